-- urging: the steps that count for a body, what was told of what is due, to whom, and the mails that say so -----------------

-- The steps that a body set itself for what it tracks, as JSON. Never changed: the highest number counts. Without steps its packs
-- count again.
CREATE TABLE urging_steps (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    number BIGINT NOT NULL,
    steps TEXT,
    set_by UUID NOT NULL REFERENCES account (id),
    set_at_ms BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, number)
);

-- A step that was told of a thing (an assignment, an occurrence, a report, a difficulty) for a due day: once. A later due day begins
-- anew. By hand it is told once a day.
CREATE TABLE reminder (
    id UUID NOT NULL PRIMARY KEY,
    thing TEXT NOT NULL,
    thing_id UUID NOT NULL,
    holder_id UUID NOT NULL REFERENCES organisation (id),
    tracking_body_id UUID NOT NULL REFERENCES organisation (id),
    due_on TEXT NOT NULL,
    step TEXT NOT NULL,
    named TEXT NOT NULL,
    path TEXT NOT NULL,
    reminded_on TEXT NOT NULL,
    reminded_by UUID REFERENCES account (id),
    reminded_at_ms BIGINT NOT NULL,
    UNIQUE (thing_id, due_on, step)
);
CREATE INDEX reminder_due_on ON reminder (due_on);
CREATE INDEX reminder_tracking_body ON reminder (tracking_body_id, reminded_on);

-- A reminder to one person: what the page of notices shows and the mail of the day counts. digest_on is the day of that mail.
CREATE TABLE notice (
    reminder_id UUID NOT NULL REFERENCES reminder (id),
    account_id UUID NOT NULL REFERENCES account (id),
    read_at_ms BIGINT,
    digest_on TEXT,
    PRIMARY KEY (reminder_id, account_id)
);
CREATE INDEX notice_account ON notice (account_id, read_at_ms);
CREATE INDEX notice_digest ON notice (digest_on, account_id);

-- Whether and where to a person gets the mail of the day, and in which language.
CREATE TABLE mail_choice (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    is_wanted BIGINT NOT NULL,
    chosen_at_ms BIGINT NOT NULL
);

-- The mail of one person of one day. It is begun before it is sent and marked after: one that was begun and not marked is in doubt
-- and is never sent again.
CREATE TABLE digest (
    account_id UUID NOT NULL REFERENCES account (id),
    on_day TEXT NOT NULL,
    queued_at_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    begun_at_ms BIGINT,
    sent_at_ms BIGINT,
    refused_at_ms BIGINT,
    PRIMARY KEY (account_id, on_day)
);

-- The secret of a person's calendar feed, as its hash. At most one counts.
CREATE TABLE calendar_key (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    withdrawn_at_ms BIGINT
);
CREATE UNIQUE INDEX calendar_key_open ON calendar_key (account_id) WHERE withdrawn_at_ms IS NULL;

-- Whether a period was handed in is asked of every open one: in each round of reminders, and wherever what is late is counted.
CREATE INDEX submission_occurrence ON submission (occurrence_id);
