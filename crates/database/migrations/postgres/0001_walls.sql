-- Days are ISO texts (2025-07-01), moments are milliseconds since 1970, validity is half-open [valid_from, valid_to).

-- organisations: a dated graph ------------------------------------------------------------------------------------

CREATE TABLE organisation_event (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    on_date TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    note TEXT
);

CREATE TABLE organisation (
    id UUID NOT NULL PRIMARY KEY,
    founded_on TEXT NOT NULL,
    ended_on TEXT,
    ended_by UUID REFERENCES organisation_event (id)
);

CREATE TABLE organisation_name (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    short_name TEXT,
    name_folded TEXT NOT NULL,
    name_sort_key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id UUID NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, valid_from)
);

CREATE TABLE organisation_class (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    class TEXT NOT NULL,
    level TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id UUID NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, valid_from)
);

CREATE TABLE organisation_code (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id UUID NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, scheme, valid_from)
);

CREATE TABLE line_membership (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    parent_id UUID NOT NULL REFERENCES organisation (id),
    line TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id UUID NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, line, valid_from)
);

CREATE TABLE succession (
    event_id UUID NOT NULL REFERENCES organisation_event (id),
    predecessor_id UUID NOT NULL REFERENCES organisation (id),
    successor_id UUID NOT NULL REFERENCES organisation (id),
    share_numerator BIGINT NOT NULL,
    share_denominator BIGINT NOT NULL,
    scope TEXT,
    PRIMARY KEY (event_id, predecessor_id, successor_id)
);

-- accounts --------------------------------------------------------------------------------------------------------

CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    full_name_sort_key TEXT NOT NULL,
    password_hash TEXT,
    created_at_ms BIGINT NOT NULL,
    is_demo BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE role_grant (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    is_local BIGINT NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT,
    granted_by UUID REFERENCES account (id),
    granted_at_ms BIGINT NOT NULL
);
CREATE INDEX role_grant_account ON role_grant (account_id);
CREATE INDEX role_grant_organisation ON role_grant (organisation_id);

CREATE TABLE suspension (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    suspended_by UUID NOT NULL REFERENCES account (id),
    suspended_at_ms BIGINT NOT NULL,
    lifted_by UUID REFERENCES account (id),
    lifted_at_ms BIGINT
);
CREATE UNIQUE INDEX suspension_open ON suspension (account_id) WHERE lifted_at_ms IS NULL;

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    csrf_token TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    last_seen_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    user_agent TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE invitation (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    full_name TEXT NOT NULL,
    invited_by UUID NOT NULL REFERENCES account (id),
    invited_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    account_id UUID REFERENCES account (id),
    taken_at_ms BIGINT,
    withdrawn_at_ms BIGINT
);

CREATE TABLE login_attempt (
    login TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_failure_at_ms BIGINT NOT NULL
);

CREATE TABLE draft (
    account_id UUID NOT NULL REFERENCES account (id),
    form TEXT NOT NULL,
    typed TEXT NOT NULL,
    saved_at_ms BIGINT NOT NULL,
    PRIMARY KEY (account_id, form)
);

-- files: content by hash, reached only through an owning row -------------------------------------------------------

CREATE TABLE file (
    sha256 BYTEA NOT NULL PRIMARY KEY,
    size_bytes BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    stored_at_ms BIGINT NOT NULL
);

-- documents -------------------------------------------------------------------------------------------------------

CREATE TABLE document (
    id UUID NOT NULL PRIMARY KEY,
    owner_id UUID NOT NULL REFERENCES organisation (id),
    family TEXT NOT NULL,
    type TEXT NOT NULL,
    symbol TEXT,
    symbol_folded TEXT,
    issuer_text TEXT,
    issuer_id UUID REFERENCES organisation (id),
    issued_on TEXT,
    subject TEXT NOT NULL,
    subject_folded TEXT NOT NULL,
    registered_by UUID NOT NULL REFERENCES account (id),
    registered_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX document_symbol ON document (symbol_folded, issued_on);
CREATE INDEX document_owner ON document (owner_id);

CREATE TABLE text_version (
    id UUID NOT NULL PRIMARY KEY,
    document_id UUID NOT NULL REFERENCES document (id),
    number BIGINT NOT NULL,
    file_sha256 BYTEA NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    text_sha256 BYTEA NOT NULL,
    reader_version BIGINT NOT NULL,
    reading TEXT NOT NULL,
    added_by UUID NOT NULL REFERENCES account (id),
    added_at_ms BIGINT NOT NULL,
    UNIQUE (document_id, number)
);

-- The working copy of a reading, as a person corrects it. What the reader said stays in text_version.
CREATE TABLE reading_review (
    text_version_id UUID NOT NULL PRIMARY KEY REFERENCES text_version (id),
    reviewed TEXT NOT NULL,
    changed_by UUID NOT NULL REFERENCES account (id),
    changed_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE publication (
    document_id UUID NOT NULL PRIMARY KEY REFERENCES document (id),
    text_version_id UUID NOT NULL REFERENCES text_version (id),
    publisher_id UUID NOT NULL REFERENCES organisation (id),
    effective_on TEXT NOT NULL,
    obligations BIGINT NOT NULL,
    assignments BIGINT NOT NULL,
    published_by UUID NOT NULL REFERENCES account (id),
    published_at_ms BIGINT NOT NULL
);

CREATE TABLE retraction (
    document_id UUID NOT NULL PRIMARY KEY REFERENCES publication (document_id),
    reason TEXT NOT NULL,
    retracted_by UUID NOT NULL REFERENCES account (id),
    retracted_at_ms BIGINT NOT NULL
);

CREATE TABLE provision (
    id UUID NOT NULL PRIMARY KEY,
    document_id UUID NOT NULL REFERENCES document (id),
    eid TEXT NOT NULL,
    parent_id UUID REFERENCES provision (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    heading TEXT,
    start_offset BIGINT NOT NULL,
    end_offset BIGINT NOT NULL,
    UNIQUE (document_id, eid)
);

CREATE TABLE document_relation (
    document_id UUID NOT NULL REFERENCES document (id),
    target_id UUID NOT NULL REFERENCES document (id),
    relation TEXT NOT NULL,
    cited_as TEXT NOT NULL,
    start_offset BIGINT,
    end_offset BIGINT,
    PRIMARY KEY (document_id, target_id, relation)
);
CREATE INDEX document_relation_target ON document_relation (target_id);

CREATE TABLE distribution (
    document_id UUID NOT NULL REFERENCES document (id),
    position BIGINT NOT NULL,
    recipient_text TEXT NOT NULL,
    purpose TEXT,
    organisation_id UUID REFERENCES organisation (id),
    PRIMARY KEY (document_id, position)
);

-- obligations and assignments -------------------------------------------------------------------------------------

CREATE TABLE obligation (
    id UUID NOT NULL PRIMARY KEY,
    document_id UUID NOT NULL REFERENCES document (id),
    provision_id UUID REFERENCES provision (id),
    position BIGINT NOT NULL,
    action TEXT NOT NULL,
    action_folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    modality TEXT NOT NULL,
    outputs TEXT NOT NULL,
    start_offset BIGINT NOT NULL,
    end_offset BIGINT NOT NULL,
    tracking_body_id UUID NOT NULL REFERENCES organisation (id),
    timing TEXT NOT NULL,
    due_on TEXT,
    due_time TEXT,
    recurrence TEXT,
    confirm_every_months BIGINT
);
CREATE INDEX obligation_document ON obligation (document_id, position);
CREATE INDEX obligation_tracking_body ON obligation (tracking_body_id);

CREATE TABLE assignment (
    id UUID NOT NULL PRIMARY KEY,
    obligation_id UUID NOT NULL REFERENCES obligation (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    first_due_on TEXT,
    due_on TEXT,
    closed_on TEXT,
    closing TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX assignment_open ON assignment (obligation_id, organisation_id, role) WHERE closed_on IS NULL;
CREATE INDEX assignment_organisation ON assignment (organisation_id, closed_on, due_on);
CREATE INDEX assignment_obligation ON assignment (obligation_id);

CREATE TABLE assignment_link (
    predecessor_id UUID NOT NULL REFERENCES assignment (id),
    successor_id UUID NOT NULL REFERENCES assignment (id),
    event_id UUID NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (predecessor_id, successor_id)
);
CREATE INDEX assignment_link_successor ON assignment_link (successor_id);

CREATE TABLE responsibility (
    assignment_id UUID NOT NULL REFERENCES assignment (id),
    account_id UUID NOT NULL REFERENCES account (id),
    named_by UUID REFERENCES account (id),
    named_at_ms BIGINT NOT NULL,
    PRIMARY KEY (assignment_id, named_at_ms)
);

CREATE TABLE acknowledgement (
    assignment_id UUID NOT NULL PRIMARY KEY REFERENCES assignment (id),
    acknowledged_by UUID NOT NULL REFERENCES account (id),
    acknowledged_at_ms BIGINT NOT NULL
);

-- One period of a recurring assignment, or one confirmation date of a standing one.
CREATE TABLE occurrence (
    id UUID NOT NULL PRIMARY KEY,
    assignment_id UUID NOT NULL REFERENCES assignment (id),
    number BIGINT NOT NULL,
    opens_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    UNIQUE (assignment_id, number),
    UNIQUE (assignment_id, due_on)
);

CREATE TABLE confirmation (
    occurrence_id UUID NOT NULL PRIMARY KEY REFERENCES occurrence (id),
    note TEXT NOT NULL,
    confirmed_by UUID NOT NULL REFERENCES account (id),
    confirmed_at_ms BIGINT NOT NULL
);

CREATE TABLE progress_report (
    id UUID NOT NULL PRIMARY KEY,
    assignment_id UUID NOT NULL REFERENCES assignment (id),
    occurrence_id UUID REFERENCES occurrence (id),
    declared TEXT NOT NULL,
    narrative TEXT NOT NULL,
    reported_by UUID NOT NULL REFERENCES account (id),
    reported_at_ms BIGINT NOT NULL
);
CREATE INDEX progress_report_assignment ON progress_report (assignment_id);

CREATE TABLE evidence (
    id UUID NOT NULL PRIMARY KEY,
    assignment_id UUID NOT NULL REFERENCES assignment (id),
    occurrence_id UUID REFERENCES occurrence (id),
    file_sha256 BYTEA NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    caption TEXT NOT NULL,
    attached_by UUID NOT NULL REFERENCES account (id),
    attached_at_ms BIGINT NOT NULL,
    withdrawn_by UUID REFERENCES account (id),
    withdrawn_at_ms BIGINT
);
CREATE INDEX evidence_assignment ON evidence (assignment_id);

-- The head approves the latest report inside the unit; only then may it be submitted.
CREATE TABLE endorsement (
    progress_report_id UUID NOT NULL PRIMARY KEY REFERENCES progress_report (id),
    endorsed_by UUID NOT NULL REFERENCES account (id),
    endorsed_at_ms BIGINT NOT NULL
);

CREATE TABLE submission (
    id UUID NOT NULL PRIMARY KEY,
    assignment_id UUID NOT NULL REFERENCES assignment (id),
    occurrence_id UUID REFERENCES occurrence (id),
    progress_report_id UUID NOT NULL UNIQUE REFERENCES progress_report (id),
    receipt_number TEXT NOT NULL UNIQUE,
    content_sha256 BYTEA NOT NULL,
    evidence_count BIGINT NOT NULL,
    submitted_by UUID NOT NULL REFERENCES account (id),
    submitted_at_ms BIGINT NOT NULL
);
CREATE INDEX submission_assignment ON submission (assignment_id);

CREATE TABLE acceptance (
    submission_id UUID NOT NULL PRIMARY KEY REFERENCES submission (id),
    note TEXT NOT NULL,
    accepted_by UUID NOT NULL REFERENCES account (id),
    accepted_at_ms BIGINT NOT NULL
);

CREATE TABLE sending_back (
    submission_id UUID NOT NULL PRIMARY KEY REFERENCES submission (id),
    reason TEXT NOT NULL,
    sent_back_by UUID NOT NULL REFERENCES account (id),
    sent_back_at_ms BIGINT NOT NULL
);

CREATE TABLE extension (
    id UUID NOT NULL PRIMARY KEY,
    assignment_id UUID NOT NULL REFERENCES assignment (id),
    from_due_on TEXT,
    to_due_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    extended_by UUID NOT NULL REFERENCES account (id),
    extended_at_ms BIGINT NOT NULL
);
CREATE INDEX extension_assignment ON extension (assignment_id);

CREATE TABLE cancellation (
    assignment_id UUID NOT NULL PRIMARY KEY REFERENCES assignment (id),
    reason TEXT NOT NULL,
    cancelled_by UUID NOT NULL REFERENCES account (id),
    cancelled_at_ms BIGINT NOT NULL
);

-- the instance ----------------------------------------------------------------------------------------------------

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE journal (
    seq BIGINT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    actor UUID,
    on_behalf_of UUID,
    verb TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id UUID NOT NULL,
    particulars TEXT NOT NULL,
    schema_version BIGINT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX journal_thing ON journal (thing, thing_id, seq);

CREATE TABLE change (
    seq BIGINT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    first_journal_seq BIGINT NOT NULL,
    last_journal_seq BIGINT NOT NULL
);
