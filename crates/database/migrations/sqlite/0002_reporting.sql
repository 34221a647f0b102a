-- reporting: rounds, one report for each unit, from the draft to the acceptance -------------------------------------

-- A version of a pack as its files were when a round was opened with it: the round goes on with exactly this.
CREATE TABLE pack_version (
    pack TEXT NOT NULL,
    version INTEGER NOT NULL,
    files TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    kept_at_ms INTEGER NOT NULL,
    PRIMARY KEY (pack, version)
) STRICT;

-- A form asked of units for a period by the body that tracks it. The same form, period and body stand once.
CREATE TABLE reporting_round (
    id BLOB NOT NULL PRIMARY KEY,
    pack TEXT NOT NULL,
    pack_version INTEGER NOT NULL,
    form TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    regime TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    asked_by BLOB NOT NULL REFERENCES organisation (id),
    selector TEXT NOT NULL,
    due_on TEXT NOT NULL,
    opened_by BLOB NOT NULL REFERENCES account (id),
    opened_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (pack, form, regime, year, number, asked_by),
    FOREIGN KEY (pack, pack_version) REFERENCES pack_version (pack, version)
) STRICT;
CREATE INDEX reporting_round_asked_by ON reporting_round (asked_by, last_day);

CREATE TABLE round_lock (
    id BLOB NOT NULL PRIMARY KEY,
    round_id BLOB NOT NULL REFERENCES reporting_round (id),
    reason TEXT NOT NULL,
    locked_by BLOB NOT NULL REFERENCES account (id),
    locked_at_ms INTEGER NOT NULL,
    unlock_reason TEXT,
    unlocked_by BLOB REFERENCES account (id),
    unlocked_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX round_lock_open ON round_lock (round_id) WHERE unlocked_at_ms IS NULL;

-- What one organisation owes for its own days of the period. A part report is that of a body which ended inside it.
CREATE TABLE report (
    id BLOB NOT NULL PRIMARY KEY,
    round_id BLOB NOT NULL REFERENCES reporting_round (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    is_part INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (round_id, organisation_id, first_day)
) STRICT;
CREATE INDEX report_organisation ON report (organisation_id);

-- From a part report to those of the bodies that carried on.
CREATE TABLE report_part (
    part_id BLOB NOT NULL REFERENCES report (id),
    report_id BLOB NOT NULL REFERENCES report (id),
    PRIMARY KEY (part_id, report_id)
) STRICT;
CREATE INDEX report_part_report ON report_part (report_id);

-- The working copy that the unit's people share, as it was typed. Without history until the head endorses it.
CREATE TABLE report_draft (
    report_id BLOB NOT NULL PRIMARY KEY REFERENCES report (id),
    typed TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    saved_by BLOB NOT NULL REFERENCES account (id),
    saved_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- An unchanging version of a report's content, made when the head endorses the draft.
CREATE TABLE report_content (
    id BLOB NOT NULL PRIMARY KEY,
    report_id BLOB NOT NULL REFERENCES report (id),
    number INTEGER NOT NULL,
    draft_version INTEGER NOT NULL,
    acting_id BLOB NOT NULL REFERENCES organisation (id),
    made_by BLOB NOT NULL REFERENCES account (id),
    made_at_ms INTEGER NOT NULL,
    UNIQUE (report_id, number)
) STRICT;

-- One cell: an amount in millionths, or «nothing arose». A cell that was left empty has no row.
CREATE TABLE figure (
    content_id BLOB NOT NULL REFERENCES report_content (id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    state TEXT NOT NULL,
    amount_micro INTEGER,
    PRIMARY KEY (content_id, indicator, component)
) STRICT;

CREATE TABLE report_narrative (
    content_id BLOB NOT NULL REFERENCES report_content (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (content_id, code)
) STRICT;

CREATE TABLE report_explanation (
    content_id BLOB NOT NULL REFERENCES report_content (id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (content_id, indicator, component)
) STRICT;

CREATE TABLE report_endorsement (
    content_id BLOB NOT NULL PRIMARY KEY REFERENCES report_content (id),
    endorsed_by BLOB NOT NULL REFERENCES account (id),
    endorsed_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE report_submission (
    id BLOB NOT NULL PRIMARY KEY,
    report_id BLOB NOT NULL REFERENCES report (id),
    content_id BLOB NOT NULL UNIQUE REFERENCES report_content (id),
    receipt_number TEXT NOT NULL UNIQUE,
    content_sha256 BLOB NOT NULL,
    acting_id BLOB NOT NULL REFERENCES organisation (id),
    submitted_by BLOB NOT NULL REFERENCES account (id),
    submitted_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX report_submission_report ON report_submission (report_id, submitted_at_ms);

CREATE TABLE report_sending_back (
    submission_id BLOB NOT NULL PRIMARY KEY REFERENCES report_submission (id),
    reason TEXT NOT NULL,
    sent_back_by BLOB NOT NULL REFERENCES account (id),
    sent_back_at_ms INTEGER NOT NULL
) STRICT;

-- What is to be put right at one cell of a report that was sent back.
CREATE TABLE returned_figure (
    submission_id BLOB NOT NULL REFERENCES report_sending_back (submission_id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (submission_id, indicator, component)
) STRICT;

CREATE TABLE report_acceptance (
    submission_id BLOB NOT NULL PRIMARY KEY REFERENCES report_submission (id),
    note TEXT NOT NULL,
    accepted_by BLOB NOT NULL REFERENCES account (id),
    accepted_at_ms INTEGER NOT NULL
) STRICT;

-- An accepted report is opened again for a correction; what was accepted stays and counts until the next submission.
CREATE TABLE report_correction (
    submission_id BLOB NOT NULL PRIMARY KEY REFERENCES report_submission (id),
    reason TEXT NOT NULL,
    opened_by BLOB NOT NULL REFERENCES account (id),
    opened_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE report_waiver (
    report_id BLOB NOT NULL REFERENCES report (id),
    reason TEXT NOT NULL,
    waived_by BLOB NOT NULL REFERENCES account (id),
    waived_at_ms INTEGER NOT NULL,
    withdrawn_by BLOB REFERENCES account (id),
    withdrawn_at_ms INTEGER,
    PRIMARY KEY (report_id, waived_at_ms)
) STRICT;
CREATE UNIQUE INDEX report_waiver_open ON report_waiver (report_id) WHERE withdrawn_at_ms IS NULL;
