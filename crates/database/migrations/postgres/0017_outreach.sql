-- outreach: campaigns, what units did in them, how many people there are ---------------------------------------------------

-- A campaign of a body. Of the pack the code and the version with which its lists were read; its content stands in versions.
CREATE TABLE outreach_campaign (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    drafted_by UUID NOT NULL REFERENCES account (id),
    drafted_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX outreach_campaign_organisation ON outreach_campaign (organisation_id);

-- What a campaign says of itself. Never changed: the highest number counts.
CREATE TABLE outreach_campaign_version (
    campaign_id UUID NOT NULL REFERENCES outreach_campaign (id),
    number BIGINT NOT NULL,
    pack_version BIGINT NOT NULL,
    name TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    document_id UUID REFERENCES document (id),
    cited TEXT NOT NULL,
    reason TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, number)
);

-- The clauses that it carries out.
CREATE TABLE outreach_campaign_clause (
    campaign_id UUID NOT NULL,
    number BIGINT NOT NULL,
    provision_id UUID NOT NULL REFERENCES provision (id),
    PRIMARY KEY (campaign_id, number, provision_id),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
);
CREATE INDEX outreach_campaign_clause_provision ON outreach_campaign_clause (provision_id);

-- Whom it is to reach, by the codes of the pack, with the part that is to be reached in per cent.
CREATE TABLE outreach_campaign_audience (
    campaign_id UUID NOT NULL,
    number BIGINT NOT NULL,
    audience TEXT NOT NULL,
    goal_percent BIGINT,
    PRIMARY KEY (campaign_id, number, audience),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
);

-- Through which channels, by the codes of the pack.
CREATE TABLE outreach_campaign_channel (
    campaign_id UUID NOT NULL,
    number BIGINT NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (campaign_id, number, channel),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
);

-- The units that are asked to take part.
CREATE TABLE outreach_campaign_unit (
    campaign_id UUID NOT NULL,
    number BIGINT NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (campaign_id, number, organisation_id),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
);
CREATE INDEX outreach_campaign_unit_organisation ON outreach_campaign_unit (organisation_id);

-- That it was opened or closed. Without a row it is being drafted; the highest number counts.
CREATE TABLE outreach_campaign_step (
    campaign_id UUID NOT NULL REFERENCES outreach_campaign (id),
    number BIGINT NOT NULL,
    step TEXT NOT NULL,
    reason TEXT NOT NULL,
    taken_by UUID NOT NULL REFERENCES account (id),
    taken_at_ms BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, number)
);

-- Something with which a campaign is carried out; its content stands in versions.
CREATE TABLE outreach_material (
    id UUID NOT NULL PRIMARY KEY,
    campaign_id UUID NOT NULL REFERENCES outreach_campaign (id),
    name TEXT NOT NULL,
    added_by UUID NOT NULL REFERENCES account (id),
    added_at_ms BIGINT NOT NULL
);
CREATE INDEX outreach_material_campaign ON outreach_material (campaign_id);

-- A file, or an address of the web. Never changed: each version is kept.
CREATE TABLE outreach_material_version (
    material_id UUID NOT NULL REFERENCES outreach_material (id),
    number BIGINT NOT NULL,
    file_sha256 BYTEA REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (material_id, number)
);

-- What a unit did. `sending` is the key of the form that was sent, so that sending it again records nothing more.
CREATE TABLE outreach_activity (
    id UUID NOT NULL PRIMARY KEY,
    campaign_id UUID NOT NULL REFERENCES outreach_campaign (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    sending UUID NOT NULL UNIQUE,
    recorded_by UUID NOT NULL REFERENCES account (id),
    recorded_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX outreach_activity_campaign ON outreach_activity (campaign_id);
CREATE INDEX outreach_activity_organisation ON outreach_activity (organisation_id);

-- An activity as it was recorded and corrected. Never changed: the highest number counts. People are counted, never named.
CREATE TABLE outreach_activity_version (
    activity_id UUID NOT NULL REFERENCES outreach_activity (id),
    number BIGINT NOT NULL,
    held_on TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    items BIGINT NOT NULL,
    counting TEXT NOT NULL,
    above_why TEXT NOT NULL,
    file_sha256 BYTEA REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    material_id UUID,
    material_number BIGINT,
    reason TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (activity_id, number),
    FOREIGN KEY (material_id, material_number) REFERENCES outreach_material_version (material_id, number)
);

-- How many people of which audience.
CREATE TABLE outreach_reach (
    activity_id UUID NOT NULL,
    number BIGINT NOT NULL,
    audience TEXT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (activity_id, number, audience),
    FOREIGN KEY (activity_id, number) REFERENCES outreach_activity_version (activity_id, number)
);

-- That an activity was taken back, and why.
CREATE TABLE outreach_withdrawal (
    activity_id UUID NOT NULL PRIMARY KEY REFERENCES outreach_activity (id),
    reason TEXT NOT NULL,
    withdrawn_by UUID NOT NULL REFERENCES account (id),
    withdrawn_at_ms BIGINT NOT NULL
);

-- How many people of an audience there are in a unit in a year, and who says so. The highest number counts.
CREATE TABLE outreach_people (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    audience TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    people BIGINT NOT NULL,
    source TEXT NOT NULL,
    stated_for UUID NOT NULL REFERENCES organisation (id),
    stated_by UUID NOT NULL REFERENCES account (id),
    stated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, pack, audience, year, number)
);

-- How many persons of an audience a campaign reached in a unit, nobody counted twice, as the unit says. The highest counts.
CREATE TABLE outreach_persons (
    campaign_id UUID NOT NULL REFERENCES outreach_campaign (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    audience TEXT NOT NULL,
    number BIGINT NOT NULL,
    persons BIGINT NOT NULL,
    reason TEXT NOT NULL,
    stated_by UUID NOT NULL REFERENCES account (id),
    stated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, organisation_id, audience, number)
);
