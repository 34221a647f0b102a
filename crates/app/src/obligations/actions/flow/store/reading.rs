//! Reading assignments with what was done in them. Nothing here decides who may see what.
//!
//! The same statement serves one assignment and all open ones of an organisation; the other key is then the nil identity,
//! which nothing has.

use database::{Connection, Error, params, record};
use domain::ids::{
    AccountId, AssignmentId, DocumentId, EvidenceId, ObligationId, OccurrenceId, OrganisationId, ProgressReportId,
    SubmissionId,
};
use jiff::civil::Date;
use uuid::Uuid;

/// Which assignments are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// This one, open or closed.
    One(AssignmentId),
    /// All open ones that an organisation holds.
    HeldBy(OrganisationId),
    /// All of an obligation, open and closed.
    Of(ObligationId),
}

impl Which {
    fn keys(self) -> (Uuid, Uuid, Uuid) {
        match self {
            Which::One(id) => (id.uuid(), Uuid::nil(), Uuid::nil()),
            Which::HeldBy(organisation) => (Uuid::nil(), organisation.uuid(), Uuid::nil()),
            Which::Of(obligation) => (Uuid::nil(), Uuid::nil(), obligation.uuid()),
        }
    }
}

record! {
    /// An assignment with its obligation and document.
    #[derive(Debug, Clone)]
    pub struct AssignmentRow {
        pub id: AssignmentId, pub obligation_id: ObligationId, pub organisation_id: OrganisationId, pub role: String,
        pub opened_on: Date, pub first_due_on: Option<Date>, pub due_on: Option<Date>, pub closed_on: Option<Date>,
        pub closing: Option<String>, pub version: i64, pub action: String, pub outputs: String,
        pub start_offset: i64, pub end_offset: i64, pub tracking_body_id: OrganisationId, pub timing: String,
        pub due_time: Option<String>, pub confirm_every_months: Option<i64>, pub document_id: DocumentId,
        pub document_symbol: Option<String>, pub document_type: String, pub document_subject: String,
        pub document_issued_on: Option<Date>, pub provision_label: Option<String>, pub acknowledged_at_ms: Option<i64>,
        pub responsible: Option<String>, pub responsible_id: Option<AccountId>,
    }
}

record! { struct Predecessor { predecessor_id: AssignmentId } }

record! {
    /// One period, and its confirmation when it is of a standing duty and confirmed.
    #[derive(Debug, Clone)]
    pub struct OccurrenceRow {
        pub id: OccurrenceId, pub assignment_id: AssignmentId, pub number: i64, pub opens_on: Date, pub due_on: Date,
        pub note: Option<String>, pub confirmed_at_ms: Option<i64>, pub confirmed_by: Option<AccountId>,
        pub confirmer: Option<String>,
    }
}

record! {
    /// A report with its endorsement, its submission and the answer.
    #[derive(Debug, Clone)]
    pub struct ReportRow {
        pub id: ProgressReportId, pub assignment_id: AssignmentId, pub occurrence_id: Option<OccurrenceId>,
        pub declared: String, pub narrative: String, pub reported_by: AccountId, pub reporter: String,
        pub reported_at_ms: i64, pub endorsed_by: Option<AccountId>, pub endorser: Option<String>, pub endorsed_at_ms: Option<i64>,
        pub submission_id: Option<SubmissionId>, pub receipt_number: Option<String>,
        pub content_sha256: Option<[u8; 32]>, pub submitted_by: Option<AccountId>, pub submitter: Option<String>, pub submitted_at_ms: Option<i64>,
        pub acceptance_note: Option<String>, pub accepted_by: Option<AccountId>, pub accepter: Option<String>,
        pub accepted_at_ms: Option<i64>, pub reason: Option<String>, pub sent_back_by: Option<AccountId>,
        pub returner: Option<String>, pub sent_back_at_ms: Option<i64>,
    }
}

record! {
    /// A piece of evidence, withdrawn or not.
    #[derive(Debug, Clone)]
    pub struct EvidenceRow {
        pub id: EvidenceId, pub assignment_id: AssignmentId, pub occurrence_id: Option<OccurrenceId>,
        pub file_sha256: [u8; 32], pub file_name: String, pub caption: String, pub size_bytes: i64,
        pub attacher: String, pub attached_at_ms: i64, pub withdrawn_at_ms: Option<i64>,
    }
}

record! {
    /// A later due date that was granted.
    #[derive(Debug, Clone)]
    pub struct ExtensionRow {
        pub from_due_on: Option<Date>, pub to_due_on: Date, pub reason: String, pub extended_by: AccountId,
        pub extender: String, pub extended_at_ms: i64,
    }
}

record! {
    /// A person who was named as responsible head.
    #[derive(Debug, Clone)]
    pub struct NamedRow { pub full_name: String, pub named_at_ms: i64 }
}

record! {
    /// Why an assignment was cancelled.
    #[derive(Debug, Clone)]
    pub struct CancellationRow {
        pub reason: String, pub cancelled_by: AccountId, pub canceller: String, pub cancelled_at_ms: i64,
    }
}

record! {
    /// A person who may be named.
    #[derive(Debug, Clone)]
    pub struct HeadRow { pub id: AccountId, pub full_name: String }
}

record! {
    /// One line of the journal.
    #[derive(Debug, Clone)]
    pub struct JournalRow {
        pub at_ms: i64, pub verb: String, pub particulars: String, pub full_name: Option<String>,
        pub on_behalf_of: Option<OrganisationId>,
    }
}

record! {
    /// One hand-over between two assignments.
    #[derive(Debug, Clone)]
    pub struct LinkRow {
        pub predecessor_id: AssignmentId, pub predecessor: OrganisationId, pub successor_id: AssignmentId,
        pub successor: OrganisationId, pub kind: String, pub on_date: Date, pub legal_basis: String,
    }
}

record! {
    struct Supporter { organisation_id: OrganisationId }
}

record! {
    struct Typed { typed: String }
}

record! {
    struct Number { number: String }
}

const LIST_ASSIGNMENTS: &str = "SELECT a.id, a.obligation_id, a.organisation_id, a.role, a.opened_on, a.first_due_on, \
     a.due_on, a.closed_on, a.closing, a.version, o.action, o.outputs, o.start_offset, o.end_offset, o.tracking_body_id, \
     o.timing, o.due_time, o.confirm_every_months, d.id AS document_id, d.symbol AS document_symbol, \
     d.type AS document_type, d.subject AS document_subject, d.issued_on AS document_issued_on, \
     p.label AS provision_label, k.acknowledged_at_ms, \
     (SELECT n.full_name FROM responsibility r JOIN account n ON n.id = r.account_id WHERE r.assignment_id = a.id \
      ORDER BY r.named_at_ms DESC LIMIT 1) AS responsible, \
     (SELECT r.account_id FROM responsibility r WHERE r.assignment_id = a.id ORDER BY r.named_at_ms DESC LIMIT 1) \
      AS responsible_id \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
     LEFT JOIN provision p ON p.id = o.provision_id LEFT JOIN acknowledgement k ON k.assignment_id = a.id \
     WHERE a.id = $1 OR (a.organisation_id = $2 AND a.closed_on IS NULL) OR a.obligation_id = $3";
const LIST_OCCURRENCES: &str = "SELECT o.id, o.assignment_id, o.number, o.opens_on, o.due_on, c.note, c.confirmed_at_ms, \
     c.confirmed_by, n.full_name AS confirmer FROM occurrence o LEFT JOIN confirmation c ON c.occurrence_id = o.id \
     LEFT JOIN account n ON n.id = c.confirmed_by \
     WHERE o.assignment_id = $1 \
     OR o.assignment_id IN (SELECT id FROM assignment WHERE (organisation_id = $2 AND closed_on IS NULL) \
     OR obligation_id = $3) \
     ORDER BY o.assignment_id, o.number";
const LIST_REPORTS: &str = "SELECT r.id, r.assignment_id, r.occurrence_id, r.declared, r.narrative, r.reported_by, \
     n.full_name AS reporter, r.reported_at_ms, e.endorsed_by, en.full_name AS endorser, e.endorsed_at_ms, s.id AS submission_id, \
     s.receipt_number, s.content_sha256, s.submitted_by, sn.full_name AS submitter, s.submitted_at_ms, x.note AS acceptance_note, \
     x.accepted_by, xn.full_name AS accepter, x.accepted_at_ms, b.reason, b.sent_back_by, bn.full_name AS returner, \
     b.sent_back_at_ms FROM progress_report r JOIN account n ON n.id = r.reported_by \
     LEFT JOIN endorsement e ON e.progress_report_id = r.id LEFT JOIN account en ON en.id = e.endorsed_by \
     LEFT JOIN submission s ON s.progress_report_id = r.id LEFT JOIN account sn ON sn.id = s.submitted_by \
     LEFT JOIN acceptance x ON x.submission_id = s.id LEFT JOIN account xn ON xn.id = x.accepted_by \
     LEFT JOIN sending_back b ON b.submission_id = s.id LEFT JOIN account bn ON bn.id = b.sent_back_by \
     WHERE r.assignment_id = $1 \
     OR r.assignment_id IN (SELECT id FROM assignment WHERE (organisation_id = $2 AND closed_on IS NULL) \
     OR obligation_id = $3) \
     ORDER BY r.reported_at_ms, r.id";
const LIST_EVIDENCE: &str = "SELECT e.id, e.assignment_id, e.occurrence_id, e.file_sha256, e.file_name, e.caption, \
     f.size_bytes, n.full_name AS attacher, e.attached_at_ms, e.withdrawn_at_ms FROM evidence e \
     JOIN file f ON f.sha256 = e.file_sha256 JOIN account n ON n.id = e.attached_by \
     WHERE e.assignment_id = $1 \
     OR e.assignment_id IN (SELECT id FROM assignment WHERE (organisation_id = $2 AND closed_on IS NULL) \
     OR obligation_id = $3) \
     ORDER BY e.attached_at_ms, e.id";
const LIST_SUPPORTERS: &str =
    "SELECT DISTINCT organisation_id FROM assignment WHERE obligation_id = $1 AND role = 'support'";
const LIST_EXTENSIONS: &str = "SELECT x.from_due_on, x.to_due_on, x.reason, x.extended_by, n.full_name AS extender, \
     x.extended_at_ms FROM extension x JOIN account n ON n.id = x.extended_by WHERE x.assignment_id = $1 \
     ORDER BY x.extended_at_ms, x.id";
const FIND_CANCELLATION: &str = "SELECT c.reason, c.cancelled_by, n.full_name AS canceller, c.cancelled_at_ms \
     FROM cancellation c JOIN account n ON n.id = c.cancelled_by WHERE c.assignment_id = $1";
const LIST_HEADS: &str = "SELECT DISTINCT a.id, a.full_name, a.full_name_sort_key FROM role_grant g \
     JOIN account a ON a.id = g.account_id LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL \
     WHERE g.organisation_id = $1 AND g.role = 'head' AND g.from_date <= $2 AND (g.to_date IS NULL OR g.to_date > $2) \
     AND x.id IS NULL ORDER BY a.full_name_sort_key";
const LIST_NAMED: &str = "SELECT n.full_name, r.named_at_ms FROM responsibility r JOIN account n ON n.id = r.account_id \
     WHERE r.assignment_id = $1 ORDER BY r.named_at_ms";
const LIST_JOURNAL: &str = "SELECT j.at_ms, j.verb, j.particulars, n.full_name, j.on_behalf_of FROM journal j \
     LEFT JOIN account n ON n.id = j.actor WHERE j.thing = 'assignment' AND j.thing_id = $1 ORDER BY j.seq DESC";
const LIST_LINKS_BEFORE: &str = "WITH RECURSIVE chain (predecessor_id, successor_id, event_id) AS ( \
     SELECT predecessor_id, successor_id, event_id FROM assignment_link WHERE successor_id = $1 UNION \
     SELECT l.predecessor_id, l.successor_id, l.event_id FROM assignment_link l \
     JOIN chain c ON l.successor_id = c.predecessor_id) \
     SELECT c.predecessor_id, p.organisation_id AS predecessor, c.successor_id, s.organisation_id AS successor, e.kind, \
     e.on_date, e.legal_basis FROM chain c JOIN assignment p ON p.id = c.predecessor_id \
     JOIN assignment s ON s.id = c.successor_id JOIN organisation_event e ON e.id = c.event_id \
     ORDER BY e.on_date, c.predecessor_id";
const LIST_LINKS_AFTER: &str = "SELECT l.predecessor_id, p.organisation_id AS predecessor, l.successor_id, \
     s.organisation_id AS successor, e.kind, e.on_date, e.legal_basis FROM assignment_link l \
     JOIN assignment p ON p.id = l.predecessor_id JOIN assignment s ON s.id = l.successor_id \
     JOIN organisation_event e ON e.id = l.event_id WHERE l.predecessor_id = $1 ORDER BY e.on_date, l.successor_id";
const LIST_SILENT_PREDECESSORS: &str = "SELECT l.predecessor_id FROM assignment_link l WHERE l.successor_id = $1 \
     AND NOT EXISTS (SELECT 1 FROM progress_report p WHERE p.assignment_id = $1) ORDER BY l.predecessor_id";
const FIND_DRAFT: &str = "SELECT typed FROM draft WHERE account_id = $1 AND form = $2";
/// From both ends, so that the index leads to it however many there are: a pattern would be held against each.
const LAST_RECEIPT: &str = "SELECT receipt_number AS number FROM submission WHERE receipt_number BETWEEN $1 AND $2 \
     ORDER BY receipt_number DESC LIMIT 1";

/// The assignments.
pub async fn list_assignments(connection: &mut Connection, which: Which) -> Result<Vec<AssignmentRow>, Error> {
    let (id, organisation, obligation) = which.keys();
    connection.all(LIST_ASSIGNMENTS, params![id, organisation, obligation]).await
}

/// Their occurrences, by number.
pub async fn list_occurrences(connection: &mut Connection, which: Which) -> Result<Vec<OccurrenceRow>, Error> {
    let (id, organisation, obligation) = which.keys();
    connection.all(LIST_OCCURRENCES, params![id, organisation, obligation]).await
}

/// Their reports, oldest first.
pub async fn list_reports(connection: &mut Connection, which: Which) -> Result<Vec<ReportRow>, Error> {
    let (id, organisation, obligation) = which.keys();
    connection.all(LIST_REPORTS, params![id, organisation, obligation]).await
}

/// Their evidence, oldest first.
pub async fn list_evidence(connection: &mut Connection, which: Which) -> Result<Vec<EvidenceRow>, Error> {
    let (id, organisation, obligation) = which.keys();
    connection.all(LIST_EVIDENCE, params![id, organisation, obligation]).await
}

/// Bodies that support an obligation.
pub async fn list_supporters(
    connection: &mut Connection,
    obligation: ObligationId,
) -> Result<Vec<OrganisationId>, Error> {
    let rows: Vec<Supporter> = connection.all(LIST_SUPPORTERS, params![obligation]).await?;
    Ok(rows.into_iter().map(|row| row.organisation_id).collect())
}

/// Extensions, oldest first.
pub async fn list_extensions(connection: &mut Connection, id: AssignmentId) -> Result<Vec<ExtensionRow>, Error> {
    connection.all(LIST_EXTENSIONS, params![id]).await
}

/// The cancellation, if any.
pub async fn find_cancellation(
    connection: &mut Connection,
    id: AssignmentId,
) -> Result<Option<CancellationRow>, Error> {
    connection.optional(FIND_CANCELLATION, params![id]).await
}

/// People who are head of an organisation on a day and not suspended.
pub async fn list_heads(
    connection: &mut Connection,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<HeadRow>, Error> {
    connection.all(LIST_HEADS, params![organisation, today]).await
}

/// Everyone who was named as responsible head, in order.
pub async fn list_named(connection: &mut Connection, id: AssignmentId) -> Result<Vec<NamedRow>, Error> {
    connection.all(LIST_NAMED, params![id]).await
}

/// The history of an assignment, newest first.
pub async fn list_journal(connection: &mut Connection, id: AssignmentId) -> Result<Vec<JournalRow>, Error> {
    connection.all(LIST_JOURNAL, params![id]).await
}

/// Every hand-over that led to this assignment, oldest first.
pub async fn list_links_before(connection: &mut Connection, id: AssignmentId) -> Result<Vec<LinkRow>, Error> {
    connection.all(LIST_LINKS_BEFORE, params![id]).await
}

/// The hand-overs that lead on from this assignment.
pub async fn list_links_after(connection: &mut Connection, id: AssignmentId) -> Result<Vec<LinkRow>, Error> {
    connection.all(LIST_LINKS_AFTER, params![id]).await
}

/// The assignments that an assignment directly follows on; none where something was reported of it already.
pub async fn list_silent_predecessors(
    connection: &mut Connection,
    assignment: AssignmentId,
) -> Result<Vec<AssignmentId>, Error> {
    let rows: Vec<Predecessor> = connection.all(LIST_SILENT_PREDECESSORS, params![assignment]).await?;
    Ok(rows.into_iter().map(|row| row.predecessor_id).collect())
}

/// What a person kept of a form.
pub async fn find_draft(connection: &mut Connection, account: AccountId, form: &str) -> Result<Option<String>, Error> {
    let row: Option<Typed> = connection.optional(FIND_DRAFT, params![account, form]).await?;
    Ok(row.map(|row| row.typed))
}

/// The last receipt number that begins so.
pub async fn last_receipt(connection: &mut Connection, beginning: &str) -> Result<Option<String>, Error> {
    let (first, last) = (format!("{beginning}000000"), format!("{beginning}999999"));
    let row: Option<Number> = connection.optional(LAST_RECEIPT, params![first, last]).await?;
    Ok(row.map(|row| row.number))
}
