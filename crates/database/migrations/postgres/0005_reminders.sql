-- reminders to recipients that have not opened a document -----------------------------------------------------------

CREATE TABLE document_reminder (
    delivery_id UUID NOT NULL REFERENCES delivery (id),
    reminded_by UUID NOT NULL REFERENCES account (id),
    reminded_at_ms BIGINT NOT NULL,
    PRIMARY KEY (delivery_id, reminded_at_ms)
);
