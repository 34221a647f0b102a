-- corrections of a reading ----------------------------------------------------------------------------------------

-- Each change of a working copy, in order. `number` is the version that it led to; `before` and `after` hold the parts that
-- changed, as JSON by their paths, so that a change can be taken back. Taking back is a correction too.
CREATE TABLE correction (
    text_version_id UUID NOT NULL REFERENCES text_version (id),
    number BIGINT NOT NULL,
    act TEXT NOT NULL,
    about TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    undoes BIGINT,
    corrected_by UUID NOT NULL REFERENCES account (id),
    corrected_at_ms BIGINT NOT NULL,
    PRIMARY KEY (text_version_id, number)
);

-- What a later reader says of a text that was read before. It changes nothing: a person answers each difference.
CREATE TABLE rereading (
    id UUID NOT NULL PRIMARY KEY,
    text_version_id UUID NOT NULL REFERENCES text_version (id),
    reader_version BIGINT NOT NULL,
    reading TEXT NOT NULL,
    asked_by UUID NOT NULL REFERENCES account (id),
    asked_at_ms BIGINT NOT NULL,
    UNIQUE (text_version_id, reader_version)
);

CREATE TABLE proposal_answer (
    rereading_id UUID NOT NULL REFERENCES rereading (id),
    number BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    answered_by UUID NOT NULL REFERENCES account (id),
    answered_at_ms BIGINT NOT NULL,
    PRIMARY KEY (rereading_id, number)
);

-- distribution ----------------------------------------------------------------------------------------------------

-- A published document at one organisation: `named_id` is the body that the line of the distribution meant on the date of
-- issue, `organisation_id` the one that lives on the day of publication.
CREATE TABLE delivery (
    id UUID NOT NULL PRIMARY KEY,
    document_id UUID NOT NULL REFERENCES publication (document_id),
    position BIGINT NOT NULL,
    named_id UUID NOT NULL REFERENCES organisation (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    delivered_by UUID NOT NULL REFERENCES account (id),
    delivered_at_ms BIGINT NOT NULL,
    UNIQUE (document_id, organisation_id)
);
CREATE INDEX delivery_organisation ON delivery (organisation_id);

-- When one of the recipient's people, or of a body that took over from it, first opened the document.
CREATE TABLE document_opening (
    delivery_id UUID NOT NULL REFERENCES delivery (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    opened_by UUID NOT NULL REFERENCES account (id),
    opened_at_ms BIGINT NOT NULL,
    PRIMARY KEY (delivery_id, organisation_id)
);

CREATE TABLE document_acknowledgement (
    delivery_id UUID NOT NULL REFERENCES delivery (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    acknowledged_by UUID NOT NULL REFERENCES account (id),
    acknowledged_at_ms BIGINT NOT NULL,
    PRIMARY KEY (delivery_id, organisation_id)
);
