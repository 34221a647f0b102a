-- reporting: rounds, one report for each unit, from the draft to the acceptance -------------------------------------

-- A version of a pack as its files were when a round was opened with it: the round goes on with exactly this.
CREATE TABLE pack_version (
    pack TEXT NOT NULL,
    version BIGINT NOT NULL,
    files TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    kept_at_ms BIGINT NOT NULL,
    PRIMARY KEY (pack, version)
);

-- A form asked of units for a period by the body that tracks it. The same form, period and body stand once.
CREATE TABLE reporting_round (
    id UUID NOT NULL PRIMARY KEY,
    pack TEXT NOT NULL,
    pack_version BIGINT NOT NULL,
    form TEXT NOT NULL,
    form_version BIGINT NOT NULL,
    regime TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    asked_by UUID NOT NULL REFERENCES organisation (id),
    selector TEXT NOT NULL,
    due_on TEXT NOT NULL,
    opened_by UUID NOT NULL REFERENCES account (id),
    opened_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (pack, form, regime, year, number, asked_by),
    FOREIGN KEY (pack, pack_version) REFERENCES pack_version (pack, version)
);
CREATE INDEX reporting_round_asked_by ON reporting_round (asked_by, last_day);

CREATE TABLE round_lock (
    id UUID NOT NULL PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES reporting_round (id),
    reason TEXT NOT NULL,
    locked_by UUID NOT NULL REFERENCES account (id),
    locked_at_ms BIGINT NOT NULL,
    unlock_reason TEXT,
    unlocked_by UUID REFERENCES account (id),
    unlocked_at_ms BIGINT
);
CREATE UNIQUE INDEX round_lock_open ON round_lock (round_id) WHERE unlocked_at_ms IS NULL;

-- What one organisation owes for its own days of the period. A part report is that of a body which ended inside it.
CREATE TABLE report (
    id UUID NOT NULL PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES reporting_round (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    is_part BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (round_id, organisation_id, first_day)
);
CREATE INDEX report_organisation ON report (organisation_id);

-- From a part report to those of the bodies that carried on.
CREATE TABLE report_part (
    part_id UUID NOT NULL REFERENCES report (id),
    report_id UUID NOT NULL REFERENCES report (id),
    PRIMARY KEY (part_id, report_id)
);
CREATE INDEX report_part_report ON report_part (report_id);

-- The working copy that the unit's people share, as it was typed. Without history until the head endorses it.
CREATE TABLE report_draft (
    report_id UUID NOT NULL PRIMARY KEY REFERENCES report (id),
    typed TEXT NOT NULL,
    form_version BIGINT NOT NULL,
    saved_by UUID NOT NULL REFERENCES account (id),
    saved_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- An unchanging version of a report's content, made when the head endorses the draft.
CREATE TABLE report_content (
    id UUID NOT NULL PRIMARY KEY,
    report_id UUID NOT NULL REFERENCES report (id),
    number BIGINT NOT NULL,
    draft_version BIGINT NOT NULL,
    acting_id UUID NOT NULL REFERENCES organisation (id),
    made_by UUID NOT NULL REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    UNIQUE (report_id, number)
);

-- One cell: an amount in millionths, or «nothing arose». A cell that was left empty has no row.
CREATE TABLE figure (
    content_id UUID NOT NULL REFERENCES report_content (id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    state TEXT NOT NULL,
    amount_micro BIGINT,
    PRIMARY KEY (content_id, indicator, component)
);

CREATE TABLE report_narrative (
    content_id UUID NOT NULL REFERENCES report_content (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (content_id, code)
);

CREATE TABLE report_explanation (
    content_id UUID NOT NULL REFERENCES report_content (id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (content_id, indicator, component)
);

CREATE TABLE report_endorsement (
    content_id UUID NOT NULL PRIMARY KEY REFERENCES report_content (id),
    endorsed_by UUID NOT NULL REFERENCES account (id),
    endorsed_at_ms BIGINT NOT NULL
);

CREATE TABLE report_submission (
    id UUID NOT NULL PRIMARY KEY,
    report_id UUID NOT NULL REFERENCES report (id),
    content_id UUID NOT NULL UNIQUE REFERENCES report_content (id),
    receipt_number TEXT NOT NULL UNIQUE,
    content_sha256 BYTEA NOT NULL,
    acting_id UUID NOT NULL REFERENCES organisation (id),
    submitted_by UUID NOT NULL REFERENCES account (id),
    submitted_at_ms BIGINT NOT NULL
);
CREATE INDEX report_submission_report ON report_submission (report_id, submitted_at_ms);

CREATE TABLE report_sending_back (
    submission_id UUID NOT NULL PRIMARY KEY REFERENCES report_submission (id),
    reason TEXT NOT NULL,
    sent_back_by UUID NOT NULL REFERENCES account (id),
    sent_back_at_ms BIGINT NOT NULL
);

-- What is to be put right at one cell of a report that was sent back.
CREATE TABLE returned_figure (
    submission_id UUID NOT NULL REFERENCES report_sending_back (submission_id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (submission_id, indicator, component)
);

CREATE TABLE report_acceptance (
    submission_id UUID NOT NULL PRIMARY KEY REFERENCES report_submission (id),
    note TEXT NOT NULL,
    accepted_by UUID NOT NULL REFERENCES account (id),
    accepted_at_ms BIGINT NOT NULL
);

-- An accepted report is opened again for a correction; what was accepted stays and counts until the next submission.
CREATE TABLE report_correction (
    submission_id UUID NOT NULL PRIMARY KEY REFERENCES report_submission (id),
    reason TEXT NOT NULL,
    opened_by UUID NOT NULL REFERENCES account (id),
    opened_at_ms BIGINT NOT NULL
);

CREATE TABLE report_waiver (
    report_id UUID NOT NULL REFERENCES report (id),
    reason TEXT NOT NULL,
    waived_by UUID NOT NULL REFERENCES account (id),
    waived_at_ms BIGINT NOT NULL,
    withdrawn_by UUID REFERENCES account (id),
    withdrawn_at_ms BIGINT,
    PRIMARY KEY (report_id, waived_at_ms)
);
CREATE UNIQUE INDEX report_waiver_open ON report_waiver (report_id) WHERE withdrawn_at_ms IS NULL;
