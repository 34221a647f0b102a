-- targets: what a body sets itself to reach for an indicator in a year ----------------------------------------------------

-- Never changed after it was set: what takes its place is a row of its own that names it. Amounts are millionths of the
-- indicator's unit; a bound of one number has it twice. Of a pack the code alone: the pack comes with the program.
CREATE TABLE target (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    indicator TEXT NOT NULL,
    year BIGINT NOT NULL,
    term TEXT NOT NULL,
    commitment TEXT NOT NULL,
    bound TEXT NOT NULL,
    amount_from BIGINT NOT NULL,
    amount_to BIGINT NOT NULL,
    document_id UUID REFERENCES document (id),
    provision_id UUID REFERENCES provision (id),
    cited TEXT NOT NULL,
    replaces_id UUID REFERENCES target (id),
    set_by UUID NOT NULL REFERENCES account (id),
    set_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX target_organisation ON target (organisation_id);
CREATE INDEX target_indicator ON target (pack, indicator);

-- How it ended, once: replaced by another, or withdrawn.
CREATE TABLE target_end (
    target_id UUID NOT NULL PRIMARY KEY REFERENCES target (id),
    ending TEXT NOT NULL,
    reason TEXT NOT NULL,
    ended_by UUID NOT NULL REFERENCES account (id),
    ended_at_ms BIGINT NOT NULL
);
