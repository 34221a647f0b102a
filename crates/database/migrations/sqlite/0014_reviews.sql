-- reviews: papers that are drafted from the data, edited in blocks, approved and frozen ------------------------------------

-- A consolidated report or a review that a body writes. It goes from the first period to the last one, or over one round.
-- What its pack asks stands still from its beginning.
CREATE TABLE review (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL,
    pack TEXT NOT NULL,
    pack_version INTEGER NOT NULL,
    outline TEXT,
    round_id BLOB REFERENCES reporting_round (id),
    regime TEXT NOT NULL,
    first_year INTEGER NOT NULL,
    first_number INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    document_id BLOB REFERENCES document (id),
    begun_by BLOB NOT NULL REFERENCES account (id),
    begun_at_ms INTEGER NOT NULL,
    abandoned_at_ms INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX review_organisation ON review (organisation_id);
CREATE INDEX review_round ON review (round_id);
CREATE INDEX review_document ON review (document_id);

-- What stands at its head and foot. Never changed: the highest number counts.
CREATE TABLE review_head (
    review_id BLOB NOT NULL REFERENCES review (id),
    number INTEGER NOT NULL,
    subject TEXT NOT NULL,
    basis TEXT NOT NULL,
    recipients TEXT NOT NULL,
    signing TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES account (id),
    written_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, number)
) STRICT;

-- One drafting from the data: the facts as a file of JSON, and the order of all blocks after it.
CREATE TABLE review_drafting (
    review_id BLOB NOT NULL REFERENCES review (id),
    number INTEGER NOT NULL,
    facts_sha256 BLOB NOT NULL REFERENCES file (sha256),
    block_order TEXT NOT NULL,
    drafted_by BLOB NOT NULL REFERENCES account (id),
    drafted_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, number)
) STRICT;

-- A block as it stood after one act: what was drafted, what a person made of it, what is proposed. Never changed: of the same
-- block the highest number counts. A block that is not in the order of the last drafting stands behind another one.
CREATE TABLE review_block (
    review_id BLOB NOT NULL REFERENCES review (id),
    block_key TEXT NOT NULL,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    standing TEXT NOT NULL,
    after_key TEXT,
    changed_by BLOB NOT NULL REFERENCES account (id),
    changed_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, block_key, number)
) STRICT;

-- An approval, with what was frozen: everything that the paper was made of as a file of JSON, the Word file, the PDF, and the
-- layout in which they are set. The highest number counts, unless it was taken back.
CREATE TABLE review_approval (
    review_id BLOB NOT NULL REFERENCES review (id),
    number INTEGER NOT NULL,
    frozen_sha256 BLOB NOT NULL REFERENCES file (sha256),
    docx_sha256 BLOB NOT NULL REFERENCES file (sha256),
    pdf_sha256 BLOB NOT NULL REFERENCES file (sha256),
    family TEXT NOT NULL,
    layout_day TEXT NOT NULL,
    approved_by BLOB NOT NULL REFERENCES account (id),
    approved_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, number)
) STRICT;

-- That an approval was taken back, and why.
CREATE TABLE review_reopening (
    review_id BLOB NOT NULL,
    approval_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    reopened_by BLOB NOT NULL REFERENCES account (id),
    reopened_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, approval_number),
    FOREIGN KEY (review_id, approval_number) REFERENCES review_approval (review_id, number)
) STRICT;

-- Number and date from the office's register, with the files that bear them. Those of the approval stay. The highest counts.
CREATE TABLE review_issue (
    review_id BLOB NOT NULL REFERENCES review (id),
    number INTEGER NOT NULL,
    register_number INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    docx_sha256 BLOB NOT NULL REFERENCES file (sha256),
    pdf_sha256 BLOB NOT NULL REFERENCES file (sha256),
    layout_day TEXT NOT NULL,
    entered_by BLOB NOT NULL REFERENCES account (id),
    entered_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, number)
) STRICT;

-- The copy that was signed, as PDF. The highest number counts.
CREATE TABLE review_signed_copy (
    review_id BLOB NOT NULL REFERENCES review (id),
    number INTEGER NOT NULL,
    file_sha256 BLOB NOT NULL REFERENCES file (sha256),
    file_name TEXT NOT NULL,
    attached_by BLOB NOT NULL REFERENCES account (id),
    attached_at_ms INTEGER NOT NULL,
    PRIMARY KEY (review_id, number)
) STRICT;
