-- outreach: campaigns, what units did in them, how many people there are ---------------------------------------------------

-- A campaign of a body. Of the pack the code and the version with which its lists were read; its content stands in versions.
CREATE TABLE outreach_campaign (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    drafted_by BLOB NOT NULL REFERENCES account (id),
    drafted_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX outreach_campaign_organisation ON outreach_campaign (organisation_id);

-- What a campaign says of itself. Never changed: the highest number counts.
CREATE TABLE outreach_campaign_version (
    campaign_id BLOB NOT NULL REFERENCES outreach_campaign (id),
    number INTEGER NOT NULL,
    pack_version INTEGER NOT NULL,
    name TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    document_id BLOB REFERENCES document (id),
    cited TEXT NOT NULL,
    reason TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES account (id),
    written_at_ms INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, number)
) STRICT;

-- The clauses that it carries out.
CREATE TABLE outreach_campaign_clause (
    campaign_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    provision_id BLOB NOT NULL REFERENCES provision (id),
    PRIMARY KEY (campaign_id, number, provision_id),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
) STRICT;
CREATE INDEX outreach_campaign_clause_provision ON outreach_campaign_clause (provision_id);

-- Whom it is to reach, by the codes of the pack, with the part that is to be reached in per cent.
CREATE TABLE outreach_campaign_audience (
    campaign_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    audience TEXT NOT NULL,
    goal_percent INTEGER,
    PRIMARY KEY (campaign_id, number, audience),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
) STRICT;

-- Through which channels, by the codes of the pack.
CREATE TABLE outreach_campaign_channel (
    campaign_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (campaign_id, number, channel),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
) STRICT;

-- The units that are asked to take part.
CREATE TABLE outreach_campaign_unit (
    campaign_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (campaign_id, number, organisation_id),
    FOREIGN KEY (campaign_id, number) REFERENCES outreach_campaign_version (campaign_id, number)
) STRICT;
CREATE INDEX outreach_campaign_unit_organisation ON outreach_campaign_unit (organisation_id);

-- That it was opened or closed. Without a row it is being drafted; the highest number counts.
CREATE TABLE outreach_campaign_step (
    campaign_id BLOB NOT NULL REFERENCES outreach_campaign (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    reason TEXT NOT NULL,
    taken_by BLOB NOT NULL REFERENCES account (id),
    taken_at_ms INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, number)
) STRICT;

-- Something with which a campaign is carried out; its content stands in versions.
CREATE TABLE outreach_material (
    id BLOB NOT NULL PRIMARY KEY,
    campaign_id BLOB NOT NULL REFERENCES outreach_campaign (id),
    name TEXT NOT NULL,
    added_by BLOB NOT NULL REFERENCES account (id),
    added_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX outreach_material_campaign ON outreach_material (campaign_id);

-- A file, or an address of the web. Never changed: each version is kept.
CREATE TABLE outreach_material_version (
    material_id BLOB NOT NULL REFERENCES outreach_material (id),
    number INTEGER NOT NULL,
    file_sha256 BLOB REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES account (id),
    written_at_ms INTEGER NOT NULL,
    PRIMARY KEY (material_id, number)
) STRICT;

-- What a unit did. `sending` is the key of the form that was sent, so that sending it again records nothing more.
CREATE TABLE outreach_activity (
    id BLOB NOT NULL PRIMARY KEY,
    campaign_id BLOB NOT NULL REFERENCES outreach_campaign (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    sending BLOB NOT NULL UNIQUE,
    recorded_by BLOB NOT NULL REFERENCES account (id),
    recorded_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX outreach_activity_campaign ON outreach_activity (campaign_id);
CREATE INDEX outreach_activity_organisation ON outreach_activity (organisation_id);

-- An activity as it was recorded and corrected. Never changed: the highest number counts. People are counted, never named.
CREATE TABLE outreach_activity_version (
    activity_id BLOB NOT NULL REFERENCES outreach_activity (id),
    number INTEGER NOT NULL,
    held_on TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    items INTEGER NOT NULL,
    counting TEXT NOT NULL,
    above_why TEXT NOT NULL,
    file_sha256 BLOB REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    material_id BLOB,
    material_number INTEGER,
    reason TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES account (id),
    written_at_ms INTEGER NOT NULL,
    PRIMARY KEY (activity_id, number),
    FOREIGN KEY (material_id, material_number) REFERENCES outreach_material_version (material_id, number)
) STRICT;

-- How many people of which audience.
CREATE TABLE outreach_reach (
    activity_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    audience TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (activity_id, number, audience),
    FOREIGN KEY (activity_id, number) REFERENCES outreach_activity_version (activity_id, number)
) STRICT;

-- That an activity was taken back, and why.
CREATE TABLE outreach_withdrawal (
    activity_id BLOB NOT NULL PRIMARY KEY REFERENCES outreach_activity (id),
    reason TEXT NOT NULL,
    withdrawn_by BLOB NOT NULL REFERENCES account (id),
    withdrawn_at_ms INTEGER NOT NULL
) STRICT;

-- How many people of an audience there are in a unit in a year, and who says so. The highest number counts.
CREATE TABLE outreach_people (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    audience TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    people INTEGER NOT NULL,
    source TEXT NOT NULL,
    stated_for BLOB NOT NULL REFERENCES organisation (id),
    stated_by BLOB NOT NULL REFERENCES account (id),
    stated_at_ms INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, pack, audience, year, number)
) STRICT;

-- How many persons of an audience a campaign reached in a unit, nobody counted twice, as the unit says. The highest counts.
CREATE TABLE outreach_persons (
    campaign_id BLOB NOT NULL REFERENCES outreach_campaign (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    audience TEXT NOT NULL,
    number INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    reason TEXT NOT NULL,
    stated_by BLOB NOT NULL REFERENCES account (id),
    stated_at_ms INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, organisation_id, audience, number)
) STRICT;
