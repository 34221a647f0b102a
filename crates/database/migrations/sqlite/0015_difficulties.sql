-- difficulties and proposals: raised by units, held by one body at a time, answered, judged --------------------------------

-- What a unit raised, in its own words, against a clause, an assignment or a figure. Never changed. An assignment brings the
-- clause of its duty along, so that a clause finds everything that was raised against it.
CREATE TABLE difficulty (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    pack TEXT NOT NULL,
    document_id BLOB REFERENCES document (id),
    provision_id BLOB REFERENCES provision (id),
    assignment_id BLOB REFERENCES assignment (id),
    round_id BLOB REFERENCES reporting_round (id),
    indicator TEXT,
    words TEXT NOT NULL,
    words_folded TEXT NOT NULL,
    raised_by BLOB NOT NULL REFERENCES account (id),
    raised_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX difficulty_organisation ON difficulty (organisation_id);
CREATE INDEX difficulty_document ON difficulty (document_id);
CREATE INDEX difficulty_assignment ON difficulty (assignment_id);
CREATE INDEX difficulty_round ON difficulty (round_id);

CREATE TABLE difficulty_evidence (
    id BLOB NOT NULL PRIMARY KEY,
    difficulty_id BLOB NOT NULL REFERENCES difficulty (id),
    file_sha256 BLOB NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    attached_by BLOB NOT NULL REFERENCES account (id),
    attached_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX difficulty_evidence_difficulty ON difficulty_evidence (difficulty_id);

-- Everything that was done, each with the next number: so nothing happens twice at once, and of the rows of one difficulty
-- only one can say who holds it. A body that receives it gets its last day then, and that day is never moved.
-- other_id is the one that it was merged with or parted from, raiser_id the unit that spoke of an answer.
CREATE TABLE difficulty_step (
    difficulty_id BLOB NOT NULL REFERENCES difficulty (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    other_id BLOB REFERENCES difficulty (id),
    raiser_id BLOB REFERENCES organisation (id),
    holder_id BLOB REFERENCES organisation (id),
    received_on TEXT,
    due_on TEXT,
    closes_on TEXT,
    words TEXT NOT NULL,
    taken_by BLOB NOT NULL REFERENCES account (id),
    taken_at_ms INTEGER NOT NULL,
    PRIMARY KEY (difficulty_id, number)
) STRICT;
CREATE INDEX difficulty_step_other ON difficulty_step (other_id);

-- What became of a policy proposal: each saying is a further row, the highest number counts.
CREATE TABLE policy_fate (
    difficulty_id BLOB NOT NULL REFERENCES difficulty (id),
    number INTEGER NOT NULL,
    fate TEXT NOT NULL,
    reason TEXT NOT NULL,
    basis TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    recorded_by BLOB NOT NULL REFERENCES account (id),
    recorded_at_ms INTEGER NOT NULL,
    PRIMARY KEY (difficulty_id, number)
) STRICT;
