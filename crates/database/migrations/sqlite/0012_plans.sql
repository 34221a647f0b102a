-- plans: a document with which a body carries out documents of the bodies above -----------------------------------------

-- That a document is the plan of a body. The document itself, its text and its provisions stand where all documents stand.
CREATE TABLE plan (
    document_id BLOB NOT NULL PRIMARY KEY REFERENCES document (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    declared_by BLOB NOT NULL REFERENCES account (id),
    declared_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX plan_organisation ON plan (organisation_id);

-- What it carries out: one document or several.
CREATE TABLE plan_parent (
    document_id BLOB NOT NULL REFERENCES plan (document_id),
    parent_id BLOB NOT NULL REFERENCES document (id),
    PRIMARY KEY (document_id, parent_id)
) STRICT;
CREATE INDEX plan_parent_parent ON plan_parent (parent_id);

-- A plan that is written here, before it is a document and after: `written` holds its sections and clauses as JSON.
CREATE TABLE plan_draft (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    written TEXT NOT NULL,
    document_id BLOB UNIQUE REFERENCES document (id),
    begun_by BLOB NOT NULL REFERENCES account (id),
    begun_at_ms INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES account (id),
    changed_at_ms INTEGER NOT NULL,
    abandoned_at_ms INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX plan_draft_organisation ON plan_draft (organisation_id);

-- Money of a clause, in whole dong, by where it comes from. Never changed: a later number takes the place of an earlier one.
CREATE TABLE clause_money (
    provision_id BLOB NOT NULL REFERENCES provision (id),
    number INTEGER NOT NULL,
    amount_dong INTEGER NOT NULL,
    source TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES account (id),
    written_at_ms INTEGER NOT NULL,
    PRIMARY KEY (provision_id, number)
) STRICT;

-- How a clause of a plan stands to a clause of a document that the plan carries out, as a person said it: full, partial or
-- none, with the reason. Without `clause_id` it is said of the plan as a whole. Never changed: of the same plan, clause and
-- parent clause the highest number counts.
CREATE TABLE clause_relation (
    id BLOB NOT NULL PRIMARY KEY,
    plan_id BLOB NOT NULL REFERENCES plan (document_id),
    clause_id BLOB REFERENCES provision (id),
    parent_clause_id BLOB NOT NULL REFERENCES provision (id),
    number INTEGER NOT NULL,
    degree TEXT NOT NULL,
    reason TEXT NOT NULL,
    suggested INTEGER NOT NULL,
    carried_from_id BLOB REFERENCES clause_relation (id),
    set_for BLOB NOT NULL REFERENCES organisation (id),
    set_by BLOB NOT NULL REFERENCES account (id),
    set_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX clause_relation_plan ON clause_relation (plan_id);
CREATE INDEX clause_relation_parent ON clause_relation (parent_clause_id);
