-- Days are ISO texts (2025-07-01), moments are milliseconds since 1970, validity is half-open [valid_from, valid_to).

-- organisations: a dated graph ------------------------------------------------------------------------------------

CREATE TABLE organisation_event (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    on_date TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE organisation (
    id BLOB NOT NULL PRIMARY KEY,
    founded_on TEXT NOT NULL,
    ended_on TEXT,
    ended_by BLOB REFERENCES organisation_event (id)
) STRICT;

CREATE TABLE organisation_name (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    short_name TEXT,
    name_folded TEXT NOT NULL,
    name_sort_key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id BLOB NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, valid_from)
) STRICT;

CREATE TABLE organisation_class (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    class TEXT NOT NULL,
    level TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id BLOB NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, valid_from)
) STRICT;

CREATE TABLE organisation_code (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id BLOB NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, scheme, valid_from)
) STRICT;

CREATE TABLE line_membership (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    parent_id BLOB NOT NULL REFERENCES organisation (id),
    line TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    event_id BLOB NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (organisation_id, line, valid_from)
) STRICT;

CREATE TABLE succession (
    event_id BLOB NOT NULL REFERENCES organisation_event (id),
    predecessor_id BLOB NOT NULL REFERENCES organisation (id),
    successor_id BLOB NOT NULL REFERENCES organisation (id),
    share_numerator INTEGER NOT NULL,
    share_denominator INTEGER NOT NULL,
    scope TEXT,
    PRIMARY KEY (event_id, predecessor_id, successor_id)
) STRICT;

-- accounts --------------------------------------------------------------------------------------------------------

CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    full_name_sort_key TEXT NOT NULL,
    password_hash TEXT,
    created_at_ms INTEGER NOT NULL,
    is_demo INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE role_grant (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    is_local INTEGER NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT,
    granted_by BLOB REFERENCES account (id),
    granted_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX role_grant_account ON role_grant (account_id);
CREATE INDEX role_grant_organisation ON role_grant (organisation_id);

CREATE TABLE suspension (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    suspended_by BLOB NOT NULL REFERENCES account (id),
    suspended_at_ms INTEGER NOT NULL,
    lifted_by BLOB REFERENCES account (id),
    lifted_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX suspension_open ON suspension (account_id) WHERE lifted_at_ms IS NULL;

CREATE TABLE session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    csrf_token TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    last_seen_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    user_agent TEXT NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account_id);

CREATE TABLE invitation (
    id BLOB NOT NULL PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    full_name TEXT NOT NULL,
    invited_by BLOB NOT NULL REFERENCES account (id),
    invited_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    account_id BLOB REFERENCES account (id),
    taken_at_ms INTEGER,
    withdrawn_at_ms INTEGER
) STRICT;

CREATE TABLE login_attempt (
    login TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_failure_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
    account_id BLOB NOT NULL REFERENCES account (id),
    form TEXT NOT NULL,
    typed TEXT NOT NULL,
    saved_at_ms INTEGER NOT NULL,
    PRIMARY KEY (account_id, form)
) STRICT;

-- files: content by hash, reached only through an owning row -------------------------------------------------------

CREATE TABLE file (
    sha256 BLOB NOT NULL PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    stored_at_ms INTEGER NOT NULL
) STRICT;

-- documents -------------------------------------------------------------------------------------------------------

CREATE TABLE document (
    id BLOB NOT NULL PRIMARY KEY,
    owner_id BLOB NOT NULL REFERENCES organisation (id),
    family TEXT NOT NULL,
    type TEXT NOT NULL,
    symbol TEXT,
    symbol_folded TEXT,
    issuer_text TEXT,
    issuer_id BLOB REFERENCES organisation (id),
    issued_on TEXT,
    subject TEXT NOT NULL,
    subject_folded TEXT NOT NULL,
    registered_by BLOB NOT NULL REFERENCES account (id),
    registered_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX document_symbol ON document (symbol_folded, issued_on);
CREATE INDEX document_owner ON document (owner_id);

CREATE TABLE text_version (
    id BLOB NOT NULL PRIMARY KEY,
    document_id BLOB NOT NULL REFERENCES document (id),
    number INTEGER NOT NULL,
    file_sha256 BLOB NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    text_sha256 BLOB NOT NULL,
    reader_version INTEGER NOT NULL,
    reading TEXT NOT NULL,
    added_by BLOB NOT NULL REFERENCES account (id),
    added_at_ms INTEGER NOT NULL,
    UNIQUE (document_id, number)
) STRICT;

-- The working copy of a reading, as a person corrects it. What the reader said stays in text_version.
CREATE TABLE reading_review (
    text_version_id BLOB NOT NULL PRIMARY KEY REFERENCES text_version (id),
    reviewed TEXT NOT NULL,
    changed_by BLOB NOT NULL REFERENCES account (id),
    changed_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE publication (
    document_id BLOB NOT NULL PRIMARY KEY REFERENCES document (id),
    text_version_id BLOB NOT NULL REFERENCES text_version (id),
    publisher_id BLOB NOT NULL REFERENCES organisation (id),
    effective_on TEXT NOT NULL,
    obligations INTEGER NOT NULL,
    assignments INTEGER NOT NULL,
    published_by BLOB NOT NULL REFERENCES account (id),
    published_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE retraction (
    document_id BLOB NOT NULL PRIMARY KEY REFERENCES publication (document_id),
    reason TEXT NOT NULL,
    retracted_by BLOB NOT NULL REFERENCES account (id),
    retracted_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE provision (
    id BLOB NOT NULL PRIMARY KEY,
    document_id BLOB NOT NULL REFERENCES document (id),
    eid TEXT NOT NULL,
    parent_id BLOB REFERENCES provision (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    heading TEXT,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    UNIQUE (document_id, eid)
) STRICT;

CREATE TABLE document_relation (
    document_id BLOB NOT NULL REFERENCES document (id),
    target_id BLOB NOT NULL REFERENCES document (id),
    relation TEXT NOT NULL,
    cited_as TEXT NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    PRIMARY KEY (document_id, target_id, relation)
) STRICT;
CREATE INDEX document_relation_target ON document_relation (target_id);

CREATE TABLE distribution (
    document_id BLOB NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL,
    recipient_text TEXT NOT NULL,
    purpose TEXT,
    organisation_id BLOB REFERENCES organisation (id),
    PRIMARY KEY (document_id, position)
) STRICT;

-- obligations and assignments -------------------------------------------------------------------------------------

CREATE TABLE obligation (
    id BLOB NOT NULL PRIMARY KEY,
    document_id BLOB NOT NULL REFERENCES document (id),
    provision_id BLOB REFERENCES provision (id),
    position INTEGER NOT NULL,
    action TEXT NOT NULL,
    action_folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    modality TEXT NOT NULL,
    outputs TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    tracking_body_id BLOB NOT NULL REFERENCES organisation (id),
    timing TEXT NOT NULL,
    due_on TEXT,
    due_time TEXT,
    recurrence TEXT,
    confirm_every_months INTEGER
) STRICT;
CREATE INDEX obligation_document ON obligation (document_id, position);
CREATE INDEX obligation_tracking_body ON obligation (tracking_body_id);

CREATE TABLE assignment (
    id BLOB NOT NULL PRIMARY KEY,
    obligation_id BLOB NOT NULL REFERENCES obligation (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    first_due_on TEXT,
    due_on TEXT,
    closed_on TEXT,
    closing TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX assignment_open ON assignment (obligation_id, organisation_id, role) WHERE closed_on IS NULL;
CREATE INDEX assignment_organisation ON assignment (organisation_id, closed_on, due_on);
CREATE INDEX assignment_obligation ON assignment (obligation_id);

CREATE TABLE assignment_link (
    predecessor_id BLOB NOT NULL REFERENCES assignment (id),
    successor_id BLOB NOT NULL REFERENCES assignment (id),
    event_id BLOB NOT NULL REFERENCES organisation_event (id),
    PRIMARY KEY (predecessor_id, successor_id)
) STRICT;
CREATE INDEX assignment_link_successor ON assignment_link (successor_id);

CREATE TABLE responsibility (
    assignment_id BLOB NOT NULL REFERENCES assignment (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    named_by BLOB REFERENCES account (id),
    named_at_ms INTEGER NOT NULL,
    PRIMARY KEY (assignment_id, named_at_ms)
) STRICT;

CREATE TABLE acknowledgement (
    assignment_id BLOB NOT NULL PRIMARY KEY REFERENCES assignment (id),
    acknowledged_by BLOB NOT NULL REFERENCES account (id),
    acknowledged_at_ms INTEGER NOT NULL
) STRICT;

-- One period of a recurring assignment, or one confirmation date of a standing one.
CREATE TABLE occurrence (
    id BLOB NOT NULL PRIMARY KEY,
    assignment_id BLOB NOT NULL REFERENCES assignment (id),
    number INTEGER NOT NULL,
    opens_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    UNIQUE (assignment_id, number),
    UNIQUE (assignment_id, due_on)
) STRICT;

CREATE TABLE confirmation (
    occurrence_id BLOB NOT NULL PRIMARY KEY REFERENCES occurrence (id),
    note TEXT NOT NULL,
    confirmed_by BLOB NOT NULL REFERENCES account (id),
    confirmed_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE progress_report (
    id BLOB NOT NULL PRIMARY KEY,
    assignment_id BLOB NOT NULL REFERENCES assignment (id),
    occurrence_id BLOB REFERENCES occurrence (id),
    declared TEXT NOT NULL,
    narrative TEXT NOT NULL,
    reported_by BLOB NOT NULL REFERENCES account (id),
    reported_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX progress_report_assignment ON progress_report (assignment_id);

CREATE TABLE evidence (
    id BLOB NOT NULL PRIMARY KEY,
    assignment_id BLOB NOT NULL REFERENCES assignment (id),
    occurrence_id BLOB REFERENCES occurrence (id),
    file_sha256 BLOB NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    caption TEXT NOT NULL,
    attached_by BLOB NOT NULL REFERENCES account (id),
    attached_at_ms INTEGER NOT NULL,
    withdrawn_by BLOB REFERENCES account (id),
    withdrawn_at_ms INTEGER
) STRICT;
CREATE INDEX evidence_assignment ON evidence (assignment_id);

-- The head approves the latest report inside the unit; only then may it be submitted.
CREATE TABLE endorsement (
    progress_report_id BLOB NOT NULL PRIMARY KEY REFERENCES progress_report (id),
    endorsed_by BLOB NOT NULL REFERENCES account (id),
    endorsed_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE submission (
    id BLOB NOT NULL PRIMARY KEY,
    assignment_id BLOB NOT NULL REFERENCES assignment (id),
    occurrence_id BLOB REFERENCES occurrence (id),
    progress_report_id BLOB NOT NULL UNIQUE REFERENCES progress_report (id),
    receipt_number TEXT NOT NULL UNIQUE,
    content_sha256 BLOB NOT NULL,
    evidence_count INTEGER NOT NULL,
    submitted_by BLOB NOT NULL REFERENCES account (id),
    submitted_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_assignment ON submission (assignment_id);

CREATE TABLE acceptance (
    submission_id BLOB NOT NULL PRIMARY KEY REFERENCES submission (id),
    note TEXT NOT NULL,
    accepted_by BLOB NOT NULL REFERENCES account (id),
    accepted_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE sending_back (
    submission_id BLOB NOT NULL PRIMARY KEY REFERENCES submission (id),
    reason TEXT NOT NULL,
    sent_back_by BLOB NOT NULL REFERENCES account (id),
    sent_back_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE extension (
    id BLOB NOT NULL PRIMARY KEY,
    assignment_id BLOB NOT NULL REFERENCES assignment (id),
    from_due_on TEXT,
    to_due_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    extended_by BLOB NOT NULL REFERENCES account (id),
    extended_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX extension_assignment ON extension (assignment_id);

CREATE TABLE cancellation (
    assignment_id BLOB NOT NULL PRIMARY KEY REFERENCES assignment (id),
    reason TEXT NOT NULL,
    cancelled_by BLOB NOT NULL REFERENCES account (id),
    cancelled_at_ms INTEGER NOT NULL
) STRICT;

-- the instance ----------------------------------------------------------------------------------------------------

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor BLOB,
    on_behalf_of BLOB,
    verb TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id BLOB NOT NULL,
    particulars TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX journal_thing ON journal (thing, thing_id, seq);

CREATE TABLE change (
    seq INTEGER NOT NULL PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    first_journal_seq INTEGER NOT NULL,
    last_journal_seq INTEGER NOT NULL
) STRICT;
