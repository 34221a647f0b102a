-- amendments: what people say of documents that amend or replace others, and what is carried over ---------------------------

-- Whether a document amends or replaces another, as a person said it. Never changed: the highest number counts, and goes
-- before what the text says.
CREATE TABLE relation_statement (
    document_id UUID NOT NULL REFERENCES document (id),
    target_id UUID NOT NULL REFERENCES document (id),
    relation TEXT NOT NULL,
    number BIGINT NOT NULL,
    holds BIGINT NOT NULL,
    reason TEXT NOT NULL,
    said_for UUID NOT NULL REFERENCES organisation (id),
    said_by UUID NOT NULL REFERENCES account (id),
    said_at_ms BIGINT NOT NULL,
    PRIMARY KEY (document_id, target_id, relation, number)
);
CREATE INDEX relation_statement_target ON relation_statement (target_id);

-- What became of a clause by a document that amends or replaces its own. The first row of a clause is the proposal of the
-- system, later ones are said by people; the highest number counts.
CREATE TABLE clause_pair (
    amending_id UUID NOT NULL REFERENCES document (id),
    relation TEXT NOT NULL,
    old_clause_id UUID NOT NULL REFERENCES provision (id),
    number BIGINT NOT NULL,
    new_clause_id UUID REFERENCES provision (id),
    change TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_for UUID REFERENCES organisation (id),
    set_by UUID REFERENCES account (id),
    set_at_ms BIGINT NOT NULL,
    PRIMARY KEY (amending_id, relation, old_clause_id, number)
);
CREATE INDEX clause_pair_old ON clause_pair (old_clause_id);

-- One act with which a person carried over what rests on an older document.
CREATE TABLE carry_over (
    id UUID NOT NULL PRIMARY KEY,
    amending_id UUID NOT NULL REFERENCES document (id),
    amended_id UUID NOT NULL REFERENCES document (id),
    carried_by UUID NOT NULL REFERENCES account (id),
    carried_at_ms BIGINT NOT NULL
);
CREATE INDEX carry_over_amending ON carry_over (amending_id);

-- The assignment of the older document that was closed, and that of the newer one that carries it on.
CREATE TABLE assignment_carry (
    predecessor_id UUID NOT NULL PRIMARY KEY REFERENCES assignment (id),
    successor_id UUID NOT NULL REFERENCES assignment (id),
    carry_over_id UUID NOT NULL REFERENCES carry_over (id)
);
CREATE INDEX assignment_carry_successor ON assignment_carry (successor_id);

-- targets in plans ----------------------------------------------------------------------------------------------------------

-- That a unit does not take a target of the body above up, with the reason, or that it no longer says so. The highest
-- number counts. That it does take it up is no row here: it is a target of its own with a clause as source.
CREATE TABLE target_statement (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    target_id UUID NOT NULL REFERENCES target (id),
    number BIGINT NOT NULL,
    stance TEXT NOT NULL,
    reason TEXT NOT NULL,
    said_for UUID NOT NULL REFERENCES organisation (id),
    said_by UUID NOT NULL REFERENCES account (id),
    said_at_ms BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, target_id, number)
);
CREATE INDEX target_statement_target ON target_statement (target_id);

-- That another target counts towards a target, wholly or with a share; a share of nothing takes it back. The highest number
-- counts.
CREATE TABLE target_contribution (
    target_id UUID NOT NULL REFERENCES target (id),
    contributor_id UUID NOT NULL REFERENCES target (id),
    number BIGINT NOT NULL,
    share_numerator BIGINT NOT NULL,
    share_denominator BIGINT NOT NULL,
    reason TEXT NOT NULL,
    said_for UUID NOT NULL REFERENCES organisation (id),
    said_by UUID NOT NULL REFERENCES account (id),
    said_at_ms BIGINT NOT NULL,
    PRIMARY KEY (target_id, contributor_id, number)
);
CREATE INDEX target_contribution_contributor ON target_contribution (contributor_id);
