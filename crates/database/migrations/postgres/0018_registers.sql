-- registers: rows with a schema from the pack -------------------------------------------------------------------------

-- A row of a register, for the whole of its life. Its version is the number of its last version below.
CREATE TABLE register_record (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    register TEXT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX register_record_register ON register_record (pack, register, organisation_id);

-- What a row said from one act on. Never changed. Of the versions that hold on a day (`effective_on`) the last says what the
-- fields hold; the highest number of all says from when to when the row stands, and that it was withdrawn.
CREATE TABLE register_version (
    record_id UUID NOT NULL REFERENCES register_record (id),
    number BIGINT NOT NULL,
    step TEXT NOT NULL,
    pack_version BIGINT NOT NULL,
    effective_on TEXT,
    first_day TEXT,
    last_day TEXT,
    field_values TEXT NOT NULL,
    record_key TEXT NOT NULL,
    title TEXT NOT NULL,
    search_text TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    PRIMARY KEY (record_id, number)
);
CREATE INDEX register_version_key ON register_version (record_key);

-- A row that ended and went into another on a day; withdrawn where it was entered by mistake.
CREATE TABLE register_succession (
    predecessor_id UUID NOT NULL REFERENCES register_record (id),
    number BIGINT NOT NULL,
    successor_id UUID NOT NULL REFERENCES register_record (id),
    on_day TEXT NOT NULL,
    basis TEXT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    withdrawn_at_ms BIGINT,
    PRIMARY KEY (predecessor_id, number)
);
CREATE INDEX register_succession_successor ON register_succession (successor_id);

-- What a register was in a version of its pack under which rows were written, as JSON: a field that a later version has
-- dropped stays readable.
CREATE TABLE register_schema (
    pack TEXT NOT NULL,
    register TEXT NOT NULL,
    pack_version BIGINT NOT NULL,
    schema_json TEXT NOT NULL,
    PRIMARY KEY (pack, register, pack_version)
);
