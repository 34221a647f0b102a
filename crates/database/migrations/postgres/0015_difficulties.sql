-- difficulties and proposals: raised by units, held by one body at a time, answered, judged --------------------------------

-- What a unit raised, in its own words, against a clause, an assignment or a figure. Never changed. An assignment brings the
-- clause of its duty along, so that a clause finds everything that was raised against it.
CREATE TABLE difficulty (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    pack TEXT NOT NULL,
    document_id UUID REFERENCES document (id),
    provision_id UUID REFERENCES provision (id),
    assignment_id UUID REFERENCES assignment (id),
    round_id UUID REFERENCES reporting_round (id),
    indicator TEXT,
    words TEXT NOT NULL,
    words_folded TEXT NOT NULL,
    raised_by UUID NOT NULL REFERENCES account (id),
    raised_at_ms BIGINT NOT NULL
);
CREATE INDEX difficulty_organisation ON difficulty (organisation_id);
CREATE INDEX difficulty_document ON difficulty (document_id);
CREATE INDEX difficulty_assignment ON difficulty (assignment_id);
CREATE INDEX difficulty_round ON difficulty (round_id);

CREATE TABLE difficulty_evidence (
    id UUID NOT NULL PRIMARY KEY,
    difficulty_id UUID NOT NULL REFERENCES difficulty (id),
    file_sha256 BYTEA NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    attached_by UUID NOT NULL REFERENCES account (id),
    attached_at_ms BIGINT NOT NULL
);
CREATE INDEX difficulty_evidence_difficulty ON difficulty_evidence (difficulty_id);

-- Everything that was done, each with the next number: so nothing happens twice at once, and of the rows of one difficulty
-- only one can say who holds it. A body that receives it gets its last day then, and that day is never moved.
-- other_id is the one that it was merged with or parted from, raiser_id the unit that spoke of an answer.
CREATE TABLE difficulty_step (
    difficulty_id UUID NOT NULL REFERENCES difficulty (id),
    number BIGINT NOT NULL,
    step TEXT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    other_id UUID REFERENCES difficulty (id),
    raiser_id UUID REFERENCES organisation (id),
    holder_id UUID REFERENCES organisation (id),
    received_on TEXT,
    due_on TEXT,
    closes_on TEXT,
    words TEXT NOT NULL,
    taken_by UUID NOT NULL REFERENCES account (id),
    taken_at_ms BIGINT NOT NULL,
    PRIMARY KEY (difficulty_id, number)
);
CREATE INDEX difficulty_step_other ON difficulty_step (other_id);

-- What became of a policy proposal: each saying is a further row, the highest number counts.
CREATE TABLE policy_fate (
    difficulty_id UUID NOT NULL REFERENCES difficulty (id),
    number BIGINT NOT NULL,
    fate TEXT NOT NULL,
    reason TEXT NOT NULL,
    basis TEXT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    recorded_by UUID NOT NULL REFERENCES account (id),
    recorded_at_ms BIGINT NOT NULL,
    PRIMARY KEY (difficulty_id, number)
);
