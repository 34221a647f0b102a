-- calendar: due dates by level, cut-off days, rounds that open by themselves ---------------------------------------------

-- The version of the report that was submitted: whatever arrives once more gets the same receipt.
ALTER TABLE report_submission ADD COLUMN seen_version BIGINT;

-- Until when this unit was asked. Empty in reports that are older than due dates by level: then until the round's day.
ALTER TABLE report ADD COLUMN due_on TEXT;

-- The last day on which the round takes submissions; on the next it is locked by the system.
ALTER TABLE reporting_round ADD COLUMN cut_off_on TEXT;

-- The due date of the units of one level, where it is another than the round's.
CREATE TABLE round_due (
    round_id UUID NOT NULL REFERENCES reporting_round (id),
    level TEXT NOT NULL,
    due_on TEXT NOT NULL,
    PRIMARY KEY (round_id, level)
);

-- A lock at the cut-off is nobody's: the person may be missing.
DROP INDEX round_lock_open;
ALTER TABLE round_lock RENAME TO round_lock_before;
CREATE TABLE round_lock (
    id UUID NOT NULL PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES reporting_round (id),
    reason TEXT NOT NULL,
    locked_by UUID REFERENCES account (id),
    locked_at_ms BIGINT NOT NULL,
    unlock_reason TEXT,
    unlocked_by UUID REFERENCES account (id),
    unlocked_at_ms BIGINT
);
INSERT INTO round_lock SELECT id, round_id, reason, locked_by, locked_at_ms, unlock_reason, unlocked_by, unlocked_at_ms
    FROM round_lock_before;
DROP TABLE round_lock_before;
CREATE UNIQUE INDEX round_lock_open ON round_lock (round_id) WHERE unlocked_at_ms IS NULL;

-- A form that a body asks for period after period. Days are counted from the last day of each period; before it, below 0.
CREATE TABLE standing_request (
    id UUID NOT NULL PRIMARY KEY,
    asked_by UUID NOT NULL REFERENCES organisation (id),
    pack TEXT NOT NULL,
    form TEXT NOT NULL,
    selector TEXT NOT NULL,
    opens_days BIGINT NOT NULL,
    due_days BIGINT NOT NULL,
    cut_off_days BIGINT,
    since TEXT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX standing_request_asked_by ON standing_request (asked_by);

CREATE TABLE standing_due (
    request_id UUID NOT NULL REFERENCES standing_request (id),
    level TEXT NOT NULL,
    due_days BIGINT NOT NULL,
    PRIMARY KEY (request_id, level)
);

-- While it rests no round opens; those whose day was then do not open later.
CREATE TABLE standing_pause (
    request_id UUID NOT NULL REFERENCES standing_request (id),
    reason TEXT NOT NULL,
    paused_by UUID NOT NULL REFERENCES account (id),
    paused_at_ms BIGINT NOT NULL,
    resumed_by UUID REFERENCES account (id),
    resumed_at_ms BIGINT,
    PRIMARY KEY (request_id, paused_at_ms)
);
CREATE UNIQUE INDEX standing_pause_open ON standing_pause (request_id) WHERE resumed_at_ms IS NULL;

CREATE TABLE standing_end (
    request_id UUID NOT NULL PRIMARY KEY REFERENCES standing_request (id),
    reason TEXT NOT NULL,
    ended_by UUID NOT NULL REFERENCES account (id),
    ended_at_ms BIGINT NOT NULL
);

-- A period whose day has come: once for each request. The round is missing where nobody would have owed it.
CREATE TABLE standing_opening (
    request_id UUID NOT NULL REFERENCES standing_request (id),
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    round_id UUID REFERENCES reporting_round (id),
    opened_at_ms BIGINT NOT NULL,
    PRIMARY KEY (request_id, year, number)
);

-- Sessions that are over are found without looking at all that live.
CREATE INDEX session_expires_at ON session (expires_at_ms);
CREATE INDEX session_last_seen_at ON session (last_seen_at_ms);
