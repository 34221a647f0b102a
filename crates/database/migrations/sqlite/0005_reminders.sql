-- reminders to recipients that have not opened a document -----------------------------------------------------------

CREATE TABLE document_reminder (
    delivery_id BLOB NOT NULL REFERENCES delivery (id),
    reminded_by BLOB NOT NULL REFERENCES account (id),
    reminded_at_ms INTEGER NOT NULL,
    PRIMARY KEY (delivery_id, reminded_at_ms)
) STRICT;
