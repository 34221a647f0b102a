//! Reading programmes, visits and what was found. Each statement serves one visit, or all of them where none is named, so that
//! lists, roll-ups and reviews take a fixed number of statements.

use database::{Connection, Error, params, record};
use domain::ids::{
    AccountId, AssignmentId, DocumentId, FindingId, InspectionId, InspectionItemId, InspectionProgrammeId,
    ObligationId, OrganisationId, PlannedVisitId, ProvisionId,
};
use jiff::civil::Date;

record! {
    struct RemediedRow { finding_id: FindingId }
}

record! {
    /// A programme.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ProgrammeRow {
        pub id: InspectionProgrammeId, pub organisation_id: OrganisationId, pub year: i64, pub begun_at_ms: i64,
        pub approved_at_ms: Option<i64>, pub approver: Option<String>,
    }
}

record! {
    /// A planned visit as it stood after one act.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct PlannedRow {
        pub id: PlannedVisitId, pub programme_id: InspectionProgrammeId, pub number: i64, pub content: String,
        pub is_dropped: i64, pub reason: String, pub writer: String, pub written_at_ms: i64,
    }
}

record! {
    /// A visit with its newest particulars and how it ended.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct VisitRow {
        pub id: InspectionId, pub organisation_id: OrganisationId, pub programme_id: Option<InspectionProgrammeId>,
        pub planned_visit_id: Option<PlannedVisitId>, pub begun_by: AccountId, pub begun_at_ms: i64, pub number: i64,
        pub content: String, pub approved_at_ms: Option<i64>, pub approver: Option<String>,
        pub abandoned_at_ms: Option<i64>, pub abandon_reason: Option<String>, pub register_number: Option<i64>,
        pub issued_on: Option<Date>, pub issues: i64, pub items: i64, pub answered: i64,
    }
}

record! {
    /// An item of a checklist with its newest result.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ItemRow {
        pub id: InspectionItemId, pub inspection_id: InspectionId, pub position: i64, pub origin: String,
        pub provision_id: Option<ProvisionId>, pub organisation_id: Option<OrganisationId>,
        pub assignment_id: Option<AssignmentId>, pub words: String, pub number: Option<i64>, pub result: Option<String>,
        pub note: Option<String>, pub writer: Option<String>, pub written_at_ms: Option<i64>,
    }
}

record! {
    /// One result of an item, of all that were written.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ResultRow {
        pub number: i64, pub result: String, pub note: String, pub written_by: AccountId, pub writer: String,
        pub written_at_ms: i64,
    }
}

record! {
    /// A finding.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct FindingRow {
        pub id: FindingId, pub inspection_id: InspectionId, pub position: i64, pub provision_id: ProvisionId,
        pub organisation_id: OrganisationId, pub item_id: Option<InspectionItemId>, pub kind: String,
        pub severity: Option<String>, pub words: String, pub recorder: String, pub recorded_at_ms: i64,
        pub withdrawal: Option<String>, pub withdrawer: Option<String>, pub withdrawn_at_ms: Option<i64>,
    }
}

record! {
    /// A remedy that was asked for.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct RemedyRow {
        pub finding_id: FindingId, pub number: i64, pub obligation_id: ObligationId, pub holder_id: OrganisationId,
        pub words: String, pub due_on: Date, pub asker: String, pub asked_at_ms: i64,
    }
}

record! {
    /// An assignment of a remedy.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct HeldRow {
        pub finding_id: FindingId, pub number: i64, pub assignment_id: AssignmentId, pub organisation_id: OrganisationId,
        pub due_on: Option<Date>, pub closed_on: Option<Date>, pub closing: Option<String>, pub is_late: i64,
    }
}

record! {
    /// A re-inspection.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct RecheckRow {
        pub finding_id: FindingId, pub number: i64, pub remedy_number: i64, pub checked_on: Date, pub checked_by: String,
        pub verdict: String, pub words: String, pub file_sha256: Option<[u8; 32]>, pub file_name: Option<String>,
        pub writer: String, pub written_by: AccountId, pub written_at_ms: i64,
    }
}

record! {
    /// What a conclusion says, with the version.
    #[derive(Debug, Clone)]
    pub struct ConclusionRow { pub number: i64, pub content: String, pub writer: String, pub written_at_ms: i64 }
}

record! {
    /// A clause with those around it, in a document that is or was published.
    #[derive(Debug, Clone)]
    pub struct ClauseRow {
        pub id: ProvisionId, pub document_id: DocumentId, pub label: String, pub outer_label: Option<String>,
        pub outermost_label: Option<String>, pub eid: String, pub start_offset: i64, pub end_offset: i64,
        pub document_type: String, pub symbol: Option<String>, pub subject: String,
    }
}

record! {
    /// A clause that a checklist asks about.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AskedRow { pub inspection_id: InspectionId, pub provision_id: Option<ProvisionId> }
}

record! {
    /// A late assignment of a unit.
    #[derive(Debug, Clone)]
    pub struct LateRow {
        pub id: AssignmentId, pub provision_id: Option<ProvisionId>, pub action: String,
        pub tracking_body_id: OrganisationId,
    }
}

const LIST_PROGRAMMES: &str = "SELECT p.id, p.organisation_id, p.year, p.begun_at_ms, a.approved_at_ms, \
     n.full_name AS approver FROM inspection_programme p \
     LEFT JOIN inspection_programme_approval a ON a.programme_id = p.id LEFT JOIN account n ON n.id = a.approved_by \
     WHERE p.id = COALESCE($1, p.id) ORDER BY p.year DESC, p.begun_at_ms DESC, p.id";
const FIND_PROGRAMME_OF: &str = "SELECT p.id, p.organisation_id, p.year, p.begun_at_ms, a.approved_at_ms, \
     n.full_name AS approver FROM inspection_programme p \
     LEFT JOIN inspection_programme_approval a ON a.programme_id = p.id LEFT JOIN account n ON n.id = a.approved_by \
     WHERE p.organisation_id = $1 AND p.year = $2";
/// Every version, the oldest first; the last of each counts.
const LIST_PLANNED: &str = "SELECT v.id, v.programme_id, v.number, v.content, v.is_dropped, v.reason, \
     n.full_name AS writer, v.written_at_ms FROM inspection_planned_visit v JOIN account n ON n.id = v.written_by \
     WHERE v.programme_id = COALESCE($1, v.programme_id) ORDER BY v.id, v.number";
const LIST_VISITS: &str = "SELECT i.id, i.organisation_id, i.programme_id, i.planned_visit_id, i.begun_by, i.begun_at_ms, \
     p.number, p.content, a.approved_at_ms, n.full_name AS approver, b.abandoned_at_ms, b.reason AS abandon_reason, \
     s.register_number, s.issued_on, COALESCE(s.number, 0) AS issues, \
     (SELECT COUNT(*) FROM inspection_item t WHERE t.inspection_id = i.id) AS items, \
     (SELECT COUNT(*) FROM inspection_item t WHERE t.inspection_id = i.id \
     AND EXISTS (SELECT 1 FROM inspection_result r WHERE r.item_id = t.id)) AS answered \
     FROM inspection i JOIN inspection_particulars p ON p.inspection_id = i.id \
     AND p.number = (SELECT MAX(m.number) FROM inspection_particulars m WHERE m.inspection_id = i.id) \
     LEFT JOIN inspection_conclusion_approval a ON a.inspection_id = i.id LEFT JOIN account n ON n.id = a.approved_by \
     LEFT JOIN inspection_abandonment b ON b.inspection_id = i.id \
     LEFT JOIN inspection_conclusion_issue s ON s.inspection_id = i.id \
     AND s.number = (SELECT MAX(m.number) FROM inspection_conclusion_issue m WHERE m.inspection_id = i.id) \
     WHERE i.id = COALESCE($1, i.id) ORDER BY i.begun_at_ms DESC, i.id";
const LIST_ITEMS: &str = "SELECT t.id, t.inspection_id, t.position, t.origin, t.provision_id, t.organisation_id, \
     t.assignment_id, t.words, r.number, r.result, r.note, n.full_name AS writer, r.written_at_ms \
     FROM inspection_item t LEFT JOIN inspection_result r ON r.item_id = t.id \
     AND r.number = (SELECT MAX(m.number) FROM inspection_result m WHERE m.item_id = t.id) \
     LEFT JOIN account n ON n.id = r.written_by WHERE t.inspection_id = $1 ORDER BY t.position, t.id";
const LIST_RESULTS: &str = "SELECT r.number, r.result, r.note, r.written_by, n.full_name AS writer, r.written_at_ms \
     FROM inspection_result r JOIN account n ON n.id = r.written_by WHERE r.item_id = $1 ORDER BY r.number";
const LIST_ASKED: &str = "SELECT DISTINCT inspection_id, provision_id FROM inspection_item \
     WHERE provision_id IS NOT NULL AND inspection_id = COALESCE($1, inspection_id)";
const LIST_FINDINGS: &str = "SELECT f.id, f.inspection_id, f.position, f.provision_id, f.organisation_id, f.item_id, f.kind, \
     f.severity, f.words, n.full_name AS recorder, f.recorded_at_ms, w.reason AS withdrawal, \
     m.full_name AS withdrawer, w.withdrawn_at_ms FROM inspection_finding f JOIN account n ON n.id = f.recorded_by \
     LEFT JOIN inspection_finding_withdrawal w ON w.finding_id = f.id LEFT JOIN account m ON m.id = w.withdrawn_by \
     WHERE f.inspection_id = COALESCE($1, f.inspection_id) ORDER BY f.inspection_id, f.position, f.id";
const FIND_VISIT_OF_FINDING: &str = "SELECT inspection_id, provision_id FROM inspection_finding WHERE id = $1";
const FIND_FINDING_OF_OBLIGATION: &str = "SELECT finding_id FROM inspection_remedy WHERE obligation_id = $1";
const LIST_REMEDIES: &str = "SELECT r.finding_id, r.number, r.obligation_id, r.holder_id, r.words, r.due_on, \
     n.full_name AS asker, r.asked_at_ms FROM inspection_remedy r JOIN inspection_finding f ON f.id = r.finding_id \
     JOIN account n ON n.id = r.asked_by WHERE f.inspection_id = COALESCE($1, f.inspection_id) ORDER BY r.finding_id, r.number";
/// «Late» as in the list of obligations.
const LIST_HELD: &str = "SELECT r.finding_id, r.number, a.id AS assignment_id, a.organisation_id, a.due_on, a.closed_on, \
     a.closing, CAST(CASE WHEN a.closed_on IS NULL AND a.due_on < $2 AND NOT EXISTS (SELECT 1 FROM submission s \
     LEFT JOIN sending_back b ON b.submission_id = s.id WHERE s.assignment_id = a.id AND b.submission_id IS NULL) \
     THEN 1 ELSE 0 END AS BIGINT) AS is_late FROM inspection_remedy r JOIN inspection_finding f ON f.id = r.finding_id \
     JOIN assignment a ON a.obligation_id = r.obligation_id WHERE f.inspection_id = COALESCE($1, f.inspection_id) \
     ORDER BY r.finding_id, r.number, a.opened_on, a.id";
const LIST_RECHECKS: &str = "SELECT c.finding_id, c.number, c.remedy_number, c.checked_on, c.checked_by, c.verdict, c.words, \
     c.file_sha256, c.file_name, n.full_name AS writer, c.written_by, c.written_at_ms FROM inspection_recheck c \
     JOIN inspection_finding f ON f.id = c.finding_id JOIN account n ON n.id = c.written_by \
     WHERE f.inspection_id = COALESCE($1, f.inspection_id) ORDER BY c.finding_id, c.number";
const FIND_CONCLUSION: &str = "SELECT c.number, c.content, n.full_name AS writer, c.written_at_ms \
     FROM inspection_conclusion c JOIN account n ON n.id = c.written_by WHERE c.inspection_id = $1 \
     ORDER BY c.number DESC LIMIT 1";
const LIST_CLAUSES: &str = "SELECT p.id, p.document_id, p.label, q.label AS outer_label, u.label AS outermost_label, p.eid, \
     p.start_offset, p.end_offset, d.type AS document_type, d.symbol, d.subject FROM provision p \
     JOIN document d ON d.id = p.document_id LEFT JOIN provision q ON q.id = p.parent_id \
     LEFT JOIN provision u ON u.id = q.parent_id WHERE p.id IN (SELECT provision_id FROM inspection_finding \
     WHERE inspection_id = COALESCE($1, inspection_id)) OR p.id IN (SELECT provision_id FROM inspection_item \
     WHERE provision_id IS NOT NULL AND inspection_id = COALESCE($1, inspection_id))";
const LIST_CLAUSES_OF: &str = "SELECT p.id, p.document_id, p.label, q.label AS outer_label, u.label AS outermost_label, p.eid, \
     p.start_offset, p.end_offset, d.type AS document_type, d.symbol, d.subject FROM provision p \
     JOIN document d ON d.id = p.document_id JOIN publication b ON b.document_id = d.id \
     LEFT JOIN provision q ON q.id = p.parent_id LEFT JOIN provision u ON u.id = q.parent_id \
     WHERE p.document_id = $1 ORDER BY p.position";
const LIST_LATE_OF: &str = "SELECT a.id, o.provision_id, o.action, o.tracking_body_id FROM assignment a \
     JOIN obligation o ON o.id = a.obligation_id WHERE a.organisation_id = $1 AND a.closed_on IS NULL AND a.due_on < $2 \
     AND NOT EXISTS (SELECT 1 FROM submission s LEFT JOIN sending_back b ON b.submission_id = s.id \
     WHERE s.assignment_id = a.id AND b.submission_id IS NULL) ORDER BY a.due_on, a.id";

/// Programmes: one, or all of them.
pub async fn list_programmes(
    connection: &mut Connection,
    id: Option<InspectionProgrammeId>,
) -> Result<Vec<ProgrammeRow>, Error> {
    connection.all(LIST_PROGRAMMES, params![id]).await
}

/// The programme of a body for a year.
pub async fn find_programme_of(
    connection: &mut Connection,
    body: OrganisationId,
    year: i64,
) -> Result<Option<ProgrammeRow>, Error> {
    connection.optional(FIND_PROGRAMME_OF, params![body, year]).await
}

/// Planned visits of a programme, or of all: every version, oldest first.
pub async fn list_planned(
    connection: &mut Connection,
    programme: Option<InspectionProgrammeId>,
) -> Result<Vec<PlannedRow>, Error> {
    connection.all(LIST_PLANNED, params![programme]).await
}

/// Visits: one, or all of them, the newest first.
pub async fn list_visits(connection: &mut Connection, id: Option<InspectionId>) -> Result<Vec<VisitRow>, Error> {
    connection.all(LIST_VISITS, params![id]).await
}

/// The checklist of a visit.
pub async fn list_items(connection: &mut Connection, id: InspectionId) -> Result<Vec<ItemRow>, Error> {
    connection.all(LIST_ITEMS, params![id]).await
}

/// Everything that was written of an item, oldest first.
pub async fn list_results(connection: &mut Connection, item: InspectionItemId) -> Result<Vec<ResultRow>, Error> {
    connection.all(LIST_RESULTS, params![item]).await
}

/// The clauses that checklists ask about.
pub async fn list_asked(connection: &mut Connection, id: Option<InspectionId>) -> Result<Vec<AskedRow>, Error> {
    connection.all(LIST_ASKED, params![id]).await
}

/// Findings of a visit, or of all.
pub async fn list_findings(connection: &mut Connection, id: Option<InspectionId>) -> Result<Vec<FindingRow>, Error> {
    connection.all(LIST_FINDINGS, params![id]).await
}

/// The visit of a finding.
pub async fn find_visit_of(connection: &mut Connection, id: FindingId) -> Result<Option<InspectionId>, Error> {
    let row: Option<AskedRow> = connection.optional(FIND_VISIT_OF_FINDING, params![id]).await?;
    Ok(row.map(|row| row.inspection_id))
}

/// The finding whose remedy an obligation is.
pub async fn find_finding_of(
    connection: &mut Connection,
    obligation: ObligationId,
) -> Result<Option<FindingId>, Error> {
    let row: Option<RemediedRow> = connection.optional(FIND_FINDING_OF_OBLIGATION, params![obligation]).await?;
    Ok(row.map(|row| row.finding_id))
}

/// Remedies of the findings of a visit, or of all.
pub async fn list_remedies(connection: &mut Connection, id: Option<InspectionId>) -> Result<Vec<RemedyRow>, Error> {
    connection.all(LIST_REMEDIES, params![id]).await
}

/// The assignments of those remedies, as of a day.
pub async fn list_held(
    connection: &mut Connection,
    id: Option<InspectionId>,
    today: Date,
) -> Result<Vec<HeldRow>, Error> {
    connection.all(LIST_HELD, params![id, today]).await
}

/// Re-inspections.
pub async fn list_rechecks(connection: &mut Connection, id: Option<InspectionId>) -> Result<Vec<RecheckRow>, Error> {
    connection.all(LIST_RECHECKS, params![id]).await
}

/// What the conclusion says now.
pub async fn find_conclusion(connection: &mut Connection, id: InspectionId) -> Result<Option<ConclusionRow>, Error> {
    connection.optional(FIND_CONCLUSION, params![id]).await
}

/// The clauses that a visit, or any, touches.
pub async fn list_clauses(connection: &mut Connection, id: Option<InspectionId>) -> Result<Vec<ClauseRow>, Error> {
    connection.all(LIST_CLAUSES, params![id]).await
}

/// All clauses of a published document, in its order.
pub async fn list_clauses_of(connection: &mut Connection, document: DocumentId) -> Result<Vec<ClauseRow>, Error> {
    connection.all(LIST_CLAUSES_OF, params![document]).await
}

/// What a unit holds and is late with.
pub async fn list_late_of(
    connection: &mut Connection,
    unit: OrganisationId,
    today: Date,
) -> Result<Vec<LateRow>, Error> {
    connection.all(LIST_LATE_OF, params![unit, today]).await
}
