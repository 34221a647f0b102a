-- reorganisations: prepared, decided, applied ------------------------------------------------------------------------

-- `contents` is what was typed and answered, as JSON: rows of old and new, whom a name means, what a new body is.
CREATE TABLE reorganisation (
    id UUID NOT NULL PRIMARY KEY,
    owner_id UUID NOT NULL REFERENCES organisation (id),
    title TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    contents TEXT NOT NULL,
    prepared_by UUID NOT NULL REFERENCES account (id),
    prepared_at_ms BIGINT NOT NULL,
    changed_by UUID NOT NULL REFERENCES account (id),
    changed_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX reorganisation_owner ON reorganisation (owner_id, effective_on);

-- Who carries on an assignment, or where a person goes; the highest number counts. Heirs are identities as JSON.
CREATE TABLE reorganisation_choice (
    reorganisation_id UUID NOT NULL REFERENCES reorganisation (id),
    kind TEXT NOT NULL,
    thing_id UUID NOT NULL,
    number BIGINT NOT NULL,
    heirs TEXT NOT NULL,
    role TEXT,
    reason TEXT NOT NULL,
    chosen_by UUID NOT NULL REFERENCES account (id),
    chosen_at_ms BIGINT NOT NULL,
    PRIMARY KEY (reorganisation_id, kind, thing_id, number)
);

-- `ground` is what the register knew of the organisations concerned, so that a later change is seen.
CREATE TABLE reorganisation_decision (
    id UUID NOT NULL PRIMARY KEY,
    reorganisation_id UUID NOT NULL REFERENCES reorganisation (id),
    ground TEXT NOT NULL,
    decided_by UUID NOT NULL REFERENCES account (id),
    decided_for UUID NOT NULL REFERENCES organisation (id),
    decided_at_ms BIGINT NOT NULL,
    withdrawal_reason TEXT,
    withdrawn_by UUID REFERENCES account (id),
    withdrawn_at_ms BIGINT
);
CREATE UNIQUE INDEX reorganisation_decision_open ON reorganisation_decision (reorganisation_id) WHERE withdrawn_at_ms IS NULL;

CREATE TABLE reorganisation_abandonment (
    reorganisation_id UUID NOT NULL PRIMARY KEY REFERENCES reorganisation (id),
    reason TEXT NOT NULL,
    abandoned_by UUID NOT NULL REFERENCES account (id),
    abandoned_at_ms BIGINT NOT NULL
);

-- `carried` is how much went over, as JSON. Nobody is named where the system applied it on its day.
CREATE TABLE reorganisation_application (
    reorganisation_id UUID NOT NULL PRIMARY KEY REFERENCES reorganisation (id),
    decision_id UUID NOT NULL REFERENCES reorganisation_decision (id),
    carried TEXT NOT NULL,
    applied_by UUID REFERENCES account (id),
    applied_at_ms BIGINT NOT NULL
);

CREATE TABLE reorganisation_event (
    reorganisation_id UUID NOT NULL REFERENCES reorganisation (id),
    event_id UUID NOT NULL UNIQUE REFERENCES organisation_event (id),
    PRIMARY KEY (reorganisation_id, event_id)
);
