-- reorganisations: prepared, decided, applied ------------------------------------------------------------------------

-- `contents` is what was typed and answered, as JSON: rows of old and new, whom a name means, what a new body is.
CREATE TABLE reorganisation (
    id BLOB NOT NULL PRIMARY KEY,
    owner_id BLOB NOT NULL REFERENCES organisation (id),
    title TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    contents TEXT NOT NULL,
    prepared_by BLOB NOT NULL REFERENCES account (id),
    prepared_at_ms INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES account (id),
    changed_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX reorganisation_owner ON reorganisation (owner_id, effective_on);

-- Who carries on an assignment, or where a person goes; the highest number counts. Heirs are identities as JSON.
CREATE TABLE reorganisation_choice (
    reorganisation_id BLOB NOT NULL REFERENCES reorganisation (id),
    kind TEXT NOT NULL,
    thing_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    heirs TEXT NOT NULL,
    role TEXT,
    reason TEXT NOT NULL,
    chosen_by BLOB NOT NULL REFERENCES account (id),
    chosen_at_ms INTEGER NOT NULL,
    PRIMARY KEY (reorganisation_id, kind, thing_id, number)
) STRICT;

-- `ground` is what the register knew of the organisations concerned, so that a later change is seen.
CREATE TABLE reorganisation_decision (
    id BLOB NOT NULL PRIMARY KEY,
    reorganisation_id BLOB NOT NULL REFERENCES reorganisation (id),
    ground TEXT NOT NULL,
    decided_by BLOB NOT NULL REFERENCES account (id),
    decided_for BLOB NOT NULL REFERENCES organisation (id),
    decided_at_ms INTEGER NOT NULL,
    withdrawal_reason TEXT,
    withdrawn_by BLOB REFERENCES account (id),
    withdrawn_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX reorganisation_decision_open ON reorganisation_decision (reorganisation_id) WHERE withdrawn_at_ms IS NULL;

CREATE TABLE reorganisation_abandonment (
    reorganisation_id BLOB NOT NULL PRIMARY KEY REFERENCES reorganisation (id),
    reason TEXT NOT NULL,
    abandoned_by BLOB NOT NULL REFERENCES account (id),
    abandoned_at_ms INTEGER NOT NULL
) STRICT;

-- `carried` is how much went over, as JSON. Nobody is named where the system applied it on its day.
CREATE TABLE reorganisation_application (
    reorganisation_id BLOB NOT NULL PRIMARY KEY REFERENCES reorganisation (id),
    decision_id BLOB NOT NULL REFERENCES reorganisation_decision (id),
    carried TEXT NOT NULL,
    applied_by BLOB REFERENCES account (id),
    applied_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE reorganisation_event (
    reorganisation_id BLOB NOT NULL REFERENCES reorganisation (id),
    event_id BLOB NOT NULL UNIQUE REFERENCES organisation_event (id),
    PRIMARY KEY (reorganisation_id, event_id)
) STRICT;
