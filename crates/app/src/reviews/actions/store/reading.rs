//! Reading reviews: one with everything that stands, all of them for the list, the history of a block.
//! Each in a constant number of statements.

use database::{Connection, Error, params, record};
use domain::ids::{AccountId, DocumentId, OrganisationId, ReviewId, RoundId};
use jiff::civil::Date;

record! {
    /// A review.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ReviewRow {
        /// Which.
        pub id: ReviewId,
        /// Whose paper it is.
        pub organisation_id: OrganisationId,
        /// `periodic`, `interim` or `final`.
        pub kind: String,
        /// The pack.
        pub pack: String,
        /// Its version.
        pub pack_version: i64,
        /// The outline of the pack.
        pub outline: Option<String>,
        /// The round of a periodic report.
        pub round_id: Option<RoundId>,
        /// The regime of its periods.
        pub regime: String,
        /// The year of the first period.
        pub first_year: i64,
        /// Its number.
        pub first_number: i64,
        /// Its first day.
        pub first_day: Date,
        /// The year of the last period.
        pub last_year: i64,
        /// Its number.
        pub last_number: i64,
        /// Its last day.
        pub last_day: Date,
        /// The document that is carried out.
        pub document_id: Option<DocumentId>,
        /// Who began it.
        pub begun_by: AccountId,
        /// When.
        pub begun_at_ms: i64,
        /// When it was given up.
        pub abandoned_at_ms: Option<i64>,
        /// Of this row.
        pub version: i64,
    }
}

record! {
    /// What stands at head and foot.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HeadRow {
        /// Its number.
        pub number: i64,
        /// What the paper is about.
        pub subject: String,
        /// What it rests on, one a line.
        pub basis: String,
        /// Its recipients, one a line.
        pub recipients: String,
        /// Who signs, as JSON.
        pub signing: String,
    }
}

record! {
    /// The last drafting.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DraftingRow {
        /// Its number.
        pub number: i64,
        /// The facts, as a file.
        pub facts_sha256: [u8; 32],
        /// The order of all blocks, as JSON.
        pub block_order: String,
        /// The name of who drafted.
        pub drafter: String,
        /// When.
        pub drafted_at_ms: i64,
    }
}

record! {
    /// A version of a block.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct BlockRow {
        /// Which block.
        pub block_key: String,
        /// Of this version.
        pub number: i64,
        /// What was done.
        pub step: String,
        /// How it stood then, as JSON.
        pub standing: String,
        /// The block behind which a person added it.
        pub after_key: Option<String>,
        /// The name of who did it.
        pub changer: String,
        /// When.
        pub changed_at_ms: i64,
    }
}

record! {
    /// An approval.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ApprovalRow {
        /// Its number.
        pub number: i64,
        /// What was frozen, as a file.
        pub frozen_sha256: [u8; 32],
        /// The Word file.
        pub docx_sha256: [u8; 32],
        /// The PDF.
        pub pdf_sha256: [u8; 32],
        /// Whose layout.
        pub family: String,
        /// The day that chose it.
        pub layout_day: Date,
        /// The name of who approved.
        pub approver: String,
        /// When.
        pub approved_at_ms: i64,
        /// When that was taken back.
        pub reopened_at_ms: Option<i64>,
        /// Who took it back.
        pub reopener: Option<String>,
        /// Why.
        pub reason: Option<String>,
    }
}

record! {
    /// Number and date from the office's register.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct IssueRow {
        /// Its number among those that were entered.
        pub number: i64,
        /// The number of the paper.
        pub register_number: i64,
        /// The day of signing.
        pub issued_on: Date,
        /// The Word file that bears them.
        pub docx_sha256: [u8; 32],
        /// The PDF.
        pub pdf_sha256: [u8; 32],
        /// The day that chose the layout.
        pub layout_day: Date,
        /// Who entered them.
        pub enterer: String,
        /// When.
        pub entered_at_ms: i64,
    }
}

record! {
    /// The signed copy.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SignedRow {
        /// Its number.
        pub number: i64,
        /// The file.
        pub file_sha256: [u8; 32],
        /// Its name.
        pub file_name: String,
        /// Who attached it.
        pub attacher: String,
        /// When.
        pub attached_at_ms: i64,
    }
}

record! {
    /// A line of the list.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ListRow {
        /// Which.
        pub id: ReviewId,
        /// Whose.
        pub organisation_id: OrganisationId,
        /// What it is.
        pub kind: String,
        /// The pack.
        pub pack: String,
        /// The regime of its periods.
        pub regime: String,
        /// The year of the first period.
        pub first_year: i64,
        /// Its number.
        pub first_number: i64,
        /// The year of the last period.
        pub last_year: i64,
        /// Its number.
        pub last_number: i64,
        /// The round.
        pub round_id: Option<RoundId>,
        /// The document that is carried out.
        pub document_id: Option<DocumentId>,
        /// What it is about.
        pub subject: String,
        /// When it was begun.
        pub begun_at_ms: i64,
        /// When one of its blocks last changed.
        pub changed_at_ms: Option<i64>,
        /// When it was given up.
        pub abandoned_at_ms: Option<i64>,
        /// When it was approved.
        pub approved_at_ms: Option<i64>,
        /// Its number in the register.
        pub register_number: Option<i64>,
        /// The day of signing.
        pub issued_on: Option<Date>,
    }
}

const FIND: &str = "SELECT id, organisation_id, kind, pack, pack_version, outline, round_id, regime, first_year, first_number, \
     first_day, last_year, last_number, last_day, document_id, begun_by, begun_at_ms, abandoned_at_ms, version \
     FROM review WHERE id = $1";
const FIND_HEAD: &str = "SELECT number, subject, basis, recipients, signing FROM review_head WHERE review_id = $1 \
     ORDER BY number DESC LIMIT 1";
const FIND_DRAFTING: &str = "SELECT d.number, d.facts_sha256, d.block_order, c.full_name AS drafter, d.drafted_at_ms \
     FROM review_drafting d JOIN account c ON c.id = d.drafted_by WHERE d.review_id = $1 ORDER BY d.number DESC LIMIT 1";
const LIST_BLOCKS: &str = "SELECT b.block_key, b.number, b.step, b.standing, b.after_key, c.full_name AS changer, \
     b.changed_at_ms FROM review_block b JOIN account c ON c.id = b.changed_by WHERE b.review_id = $1 AND b.number = \
     (SELECT MAX(m.number) FROM review_block m WHERE m.review_id = b.review_id AND m.block_key = b.block_key)";
const FIND_BLOCK: &str = "SELECT b.block_key, b.number, b.step, b.standing, b.after_key, c.full_name AS changer, \
     b.changed_at_ms FROM review_block b JOIN account c ON c.id = b.changed_by WHERE b.review_id = $1 AND b.block_key = $2 \
     ORDER BY b.number DESC LIMIT 1";
const LIST_VERSIONS: &str = "SELECT b.block_key, b.number, b.step, b.standing, b.after_key, c.full_name AS changer, \
     b.changed_at_ms FROM review_block b JOIN account c ON c.id = b.changed_by WHERE b.review_id = $1 AND b.block_key = $2 \
     ORDER BY b.number DESC";
const LIST_APPROVALS: &str = "SELECT a.number, a.frozen_sha256, a.docx_sha256, a.pdf_sha256, a.family, a.layout_day, \
     c.full_name AS approver, a.approved_at_ms, o.reopened_at_ms, e.full_name AS reopener, o.reason \
     FROM review_approval a JOIN account c ON c.id = a.approved_by \
     LEFT JOIN review_reopening o ON o.review_id = a.review_id AND o.approval_number = a.number \
     LEFT JOIN account e ON e.id = o.reopened_by WHERE a.review_id = $1 ORDER BY a.number DESC";
const LIST_ISSUES: &str = "SELECT i.number, i.register_number, i.issued_on, i.docx_sha256, i.pdf_sha256, i.layout_day, \
     c.full_name AS enterer, i.entered_at_ms FROM review_issue i JOIN account c ON c.id = i.entered_by \
     WHERE i.review_id = $1 ORDER BY i.number DESC";
const LIST_SIGNED: &str = "SELECT s.number, s.file_sha256, s.file_name, c.full_name AS attacher, s.attached_at_ms \
     FROM review_signed_copy s JOIN account c ON c.id = s.attached_by WHERE s.review_id = $1 ORDER BY s.number DESC";
const LIST: &str = "SELECT r.id, r.organisation_id, r.kind, r.pack, r.regime, r.first_year, r.first_number, r.last_year, \
     r.last_number, r.round_id, r.document_id, h.subject, r.begun_at_ms, \
     (SELECT MAX(b.changed_at_ms) FROM review_block b WHERE b.review_id = r.id) AS changed_at_ms, r.abandoned_at_ms, \
     a.approved_at_ms, i.register_number, i.issued_on FROM review r \
     JOIN review_head h ON h.review_id = r.id AND h.number = (SELECT MAX(m.number) FROM review_head m \
     WHERE m.review_id = r.id) \
     LEFT JOIN review_approval a ON a.review_id = r.id AND NOT EXISTS (SELECT 1 FROM review_reopening o \
     WHERE o.review_id = a.review_id AND o.approval_number = a.number) \
     LEFT JOIN review_issue i ON i.review_id = r.id AND i.number = (SELECT MAX(n.number) FROM review_issue n \
     WHERE n.review_id = r.id) ORDER BY r.begun_at_ms DESC, r.id";

pub async fn find(connection: &mut Connection, id: ReviewId) -> Result<Option<ReviewRow>, Error> {
    connection.optional(FIND, params![id]).await
}

pub async fn find_head(connection: &mut Connection, id: ReviewId) -> Result<HeadRow, Error> {
    connection.one(FIND_HEAD, params![id]).await
}

pub async fn find_drafting(connection: &mut Connection, id: ReviewId) -> Result<DraftingRow, Error> {
    connection.one(FIND_DRAFTING, params![id]).await
}

/// Every block as it stands now, in no order.
pub async fn list_blocks(connection: &mut Connection, id: ReviewId) -> Result<Vec<BlockRow>, Error> {
    connection.all(LIST_BLOCKS, params![id]).await
}

/// A block as it stands now.
pub async fn find_block(connection: &mut Connection, id: ReviewId, key: &str) -> Result<Option<BlockRow>, Error> {
    connection.optional(FIND_BLOCK, params![id, key]).await
}

/// All versions of a block, the newest first.
pub async fn list_versions(connection: &mut Connection, id: ReviewId, key: &str) -> Result<Vec<BlockRow>, Error> {
    connection.all(LIST_VERSIONS, params![id, key]).await
}

/// All approvals, the newest first.
pub async fn list_approvals(connection: &mut Connection, id: ReviewId) -> Result<Vec<ApprovalRow>, Error> {
    connection.all(LIST_APPROVALS, params![id]).await
}

/// Numbers and dates that were entered, the newest first.
pub async fn list_issues(connection: &mut Connection, id: ReviewId) -> Result<Vec<IssueRow>, Error> {
    connection.all(LIST_ISSUES, params![id]).await
}

/// Signed copies, the newest first.
pub async fn list_signed(connection: &mut Connection, id: ReviewId) -> Result<Vec<SignedRow>, Error> {
    connection.all(LIST_SIGNED, params![id]).await
}

/// All reviews, the newest first; whoever asks keeps those that the person may see.
pub async fn list(connection: &mut Connection) -> Result<Vec<ListRow>, Error> {
    connection.all(LIST, params![]).await
}
