//! The SQL of the list of obligations and of the page of one. It reads; it decides nothing about rights.
//!
//! «Late» here is an open assignment whose due day, or that of one of its recurring occurrences, has passed without a
//! submission that waits or was accepted. A standing duty is confirmed for its current period and is not late for others.

use super::Condition;
use database::{Connection, Error, Value, params, record};
use domain::{
    ids::{AssignmentId, DocumentId, EventId, ObligationId, OrganisationId, ProvisionId},
    obligations::Timing,
};
use jiff::civil::Date;
use uuid::Uuid;

record! {
    /// Enough of an obligation to choose it.
    #[derive(Debug, Clone)]
    pub struct Header { pub id: ObligationId, pub tracking_body_id: OrganisationId }
}

record! {
    /// An obligation by its words and its document.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct Worded { pub id: ObligationId, pub action: String, pub document_type: String, pub symbol: Option<String> }
}

record! {
    struct Id { id: ObligationId }
}

record! {
    struct Text { reading: String }
}

record! {
    /// An obligation with its document.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ObligationRow {
        pub id: ObligationId, pub document_id: DocumentId, pub position: i64, pub action: String, pub kind: String,
        pub modality: String, pub outputs: String, pub start_offset: i64, pub end_offset: i64,
        pub tracking_body_id: OrganisationId, pub timing: String, pub due_on: Option<Date>,
        pub due_time: Option<String>, pub recurrence: Option<String>, pub confirm_every_months: Option<i64>,
        pub document_type: String, pub symbol: Option<String>, pub subject: String, pub issued_on: Option<Date>,
        pub provision_id: Option<ProvisionId>, pub provision_label: Option<String>, pub outer_label: Option<String>,
        pub outermost_label: Option<String>, pub retracted_at_ms: Option<i64>,
    }
}

record! {
    /// What counts of one assignment in a list.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct FactRow {
        pub assignment_id: AssignmentId, pub obligation_id: ObligationId, pub organisation_id: OrganisationId, pub role: String,
        pub closing: Option<String>, pub is_open: bool, pub is_acknowledged: bool, pub is_late: bool,
        pub is_waiting: bool, pub due_on: Option<Date>,
    }
}

record! {
    /// Who holds which obligation in which role.
    #[derive(Debug, Clone)]
    pub struct PairRow { pub obligation_id: ObligationId, pub organisation_id: OrganisationId, pub role: String }
}

record! {
    /// One hand-over between two assignments of an obligation.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct LinkRow {
        pub predecessor_id: AssignmentId, pub predecessor: OrganisationId, pub successor_id: AssignmentId,
        pub successor: OrganisationId, pub event_id: EventId,
    }
}

impl ObligationRow {
    /// When it is due.
    pub fn timing(&self) -> Timing {
        match (self.due_on, &self.recurrence) {
            (Some(due_on), _) => {
                let time = self.due_time.as_deref().and_then(|time| time.parse().ok());
                Timing::Once { due_on, time }
            }
            (None, Some(rule)) => Timing::Recurring { rule: rule.clone() },
            (None, None) => Timing::Standing { confirm_every_months: self.confirm_every_months.unwrap_or(1) },
        }
    }

    /// Its provision with those around it, as people name it: «II.1.b».
    pub fn provision(&self) -> Option<String> {
        let labels = [&self.outermost_label, &self.outer_label, &self.provision_label].into_iter().flatten();
        Some(crate::documents::clause_name(labels.map(String::as_str))).filter(|named| !named.is_empty())
    }

    /// Things it asks to be produced.
    pub fn outputs(&self) -> Vec<String> {
        serde_json::from_str(&self.outputs).unwrap_or_default()
    }
}

/// So many holders are asked for in one statement.
pub const HOLDERS_AT_ONCE: usize = 32;

const LIST_HEADERS: &str = "SELECT o.id, o.tracking_body_id FROM obligation o JOIN document d ON d.id = o.document_id \
     LEFT JOIN retraction r ON r.document_id = d.id \
     WHERE (o.document_id = $1 OR ($1 IS NULL AND r.document_id IS NULL)) \
     AND (o.action_folded LIKE $2 OR d.subject_folded LIKE $2 OR d.symbol_folded LIKE $2) \
     ORDER BY d.issued_on DESC, d.id, o.position";
const LIST_WORDED: &str = "SELECT o.id, o.action, d.type AS document_type, d.symbol FROM obligation o \
     JOIN document d ON d.id = o.document_id LEFT JOIN retraction r ON r.document_id = d.id \
     WHERE r.document_id IS NULL ORDER BY d.issued_on DESC, d.id, o.position";
const LIST_HELD: &str = "SELECT DISTINCT obligation_id AS id FROM assignment WHERE organisation_id IN ($1, $2, $3, $4, \
     $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, \
     $29, $30, $31, $32)";
const LIST_HELD_ON: &str = "SELECT DISTINCT obligation_id, organisation_id, role FROM assignment \
     WHERE organisation_id = $1 AND ((opened_on <= $2 AND (closed_on IS NULL OR closed_on > $2)) OR $2 IS NULL)";
const LIST_SUPPORTED: &str =
    "SELECT DISTINCT obligation_id AS id FROM assignment WHERE organisation_id = $1 AND role = 'support'";
/// The one identity is that of an obligation or of a document: all identities differ.
const FIND_OBLIGATION: &str = "SELECT o.id, o.document_id, o.position, o.action, o.kind, o.modality, o.outputs, \
     o.start_offset, o.end_offset, o.tracking_body_id, o.timing, o.due_on, o.due_time, o.recurrence, \
     o.confirm_every_months, d.type AS document_type, d.symbol, d.subject, d.issued_on, o.provision_id, p.label AS provision_label, \
     q.label AS outer_label, u.label AS outermost_label, r.retracted_at_ms \
     FROM obligation o JOIN document d ON d.id = o.document_id LEFT JOIN provision p ON p.id = o.provision_id \
     LEFT JOIN provision q ON q.id = p.parent_id LEFT JOIN provision u ON u.id = q.parent_id \
     LEFT JOIN retraction r ON r.document_id = d.id WHERE o.id = $1 OR o.document_id = $1 ORDER BY o.position";
const LIST_FACTS: &str = "SELECT a.id AS assignment_id, a.obligation_id, a.organisation_id, a.role, a.closing, \
     CAST(CASE WHEN a.closed_on IS NULL THEN 1 ELSE 0 END AS BIGINT) AS is_open, \
     CAST(CASE WHEN k.assignment_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_acknowledged, \
     CAST(CASE WHEN a.closed_on IS NULL AND ((a.due_on < $2 AND NOT EXISTS (SELECT 1 FROM submission s \
     LEFT JOIN sending_back b ON b.submission_id = s.id WHERE s.assignment_id = a.id AND b.submission_id IS NULL)) \
     OR EXISTS (SELECT 1 FROM occurrence n WHERE o.timing = 'recurring' AND n.assignment_id = a.id AND n.due_on < $2 \
     AND NOT EXISTS (SELECT 1 FROM submission s LEFT JOIN sending_back b ON b.submission_id = s.id \
     WHERE s.occurrence_id = n.id AND b.submission_id IS NULL))) THEN 1 ELSE 0 END AS BIGINT) AS is_late, \
     CAST(CASE WHEN a.closed_on IS NULL AND EXISTS (SELECT 1 FROM submission s \
     LEFT JOIN sending_back b ON b.submission_id = s.id LEFT JOIN acceptance x ON x.submission_id = s.id \
     WHERE s.assignment_id = a.id AND b.submission_id IS NULL AND x.submission_id IS NULL) \
     THEN 1 ELSE 0 END AS BIGINT) AS is_waiting, a.due_on \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     LEFT JOIN acknowledgement k ON k.assignment_id = a.id \
     WHERE o.id = $1 OR o.document_id = $1 ORDER BY o.position, a.opened_on, a.id";
const LIST_LATE: &str = "SELECT a.obligation_id, a.organisation_id, a.role FROM assignment a \
     JOIN obligation o ON o.id = a.obligation_id \
     WHERE a.closed_on IS NULL AND ((a.due_on < $1 AND NOT EXISTS (SELECT 1 FROM submission s \
     LEFT JOIN sending_back b ON b.submission_id = s.id WHERE s.assignment_id = a.id AND b.submission_id IS NULL)) \
     OR EXISTS (SELECT 1 FROM occurrence n WHERE o.timing = 'recurring' AND n.assignment_id = a.id AND n.due_on < $1 \
     AND NOT EXISTS (SELECT 1 FROM submission s LEFT JOIN sending_back b ON b.submission_id = s.id \
     WHERE s.occurrence_id = n.id AND b.submission_id IS NULL)))";
const LIST_UNACKNOWLEDGED: &str = "SELECT a.obligation_id, a.organisation_id, a.role FROM assignment a \
     LEFT JOIN acknowledgement k ON k.assignment_id = a.id WHERE a.closed_on IS NULL AND k.assignment_id IS NULL";
const LIST_WAITING: &str = "SELECT a.obligation_id, a.organisation_id, a.role FROM submission s \
     JOIN assignment a ON a.id = s.assignment_id LEFT JOIN sending_back b ON b.submission_id = s.id \
     LEFT JOIN acceptance x ON x.submission_id = s.id \
     WHERE a.closed_on IS NULL AND b.submission_id IS NULL AND x.submission_id IS NULL";
const LIST_WITHOUT_SUCCESSOR: &str = "SELECT a.obligation_id, a.organisation_id, a.role FROM assignment a \
     WHERE a.closing = 'without-successor'";
const FIND_READING: &str = "SELECT t.reading FROM publication p JOIN text_version t ON t.id = p.text_version_id \
     WHERE p.document_id = $1";
const LIST_LINKS: &str = "SELECT l.predecessor_id, p.organisation_id AS predecessor, l.successor_id, \
     s.organisation_id AS successor, l.event_id FROM assignment_link l JOIN assignment p ON p.id = l.predecessor_id \
     JOIN assignment s ON s.id = l.successor_id WHERE p.obligation_id = $1";

/// Obligations of a document, or of every document that is not retracted, in the order of documents and of their text.
/// `pattern` is matched against folded words.
pub async fn list_headers(
    connection: &mut Connection,
    document: Option<DocumentId>,
    pattern: &str,
) -> Result<Vec<Header>, Error> {
    connection.all(LIST_HEADERS, params![document, pattern]).await
}

/// The words of every obligation of a document that is not retracted, in the order of documents and of their text.
pub async fn list_worded(connection: &mut Connection) -> Result<Vec<Worded>, Error> {
    connection.all(LIST_WORDED, params![]).await
}

/// Obligations of which one of these holds or held an assignment; at most [`HOLDERS_AT_ONCE`] of them.
pub async fn list_held(connection: &mut Connection, holders: &[OrganisationId]) -> Result<Vec<ObligationId>, Error> {
    let bound = |place: usize| Value::Identity(holders.get(place).map(|holder| holder.uuid()));
    let rows: Vec<Id> = connection.all(LIST_HELD, (0..HOLDERS_AT_ONCE).map(bound).collect()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// What an organisation holds or held; of a day, what it held on that day.
pub async fn list_held_on(
    connection: &mut Connection,
    holder: OrganisationId,
    on: Option<Date>,
) -> Result<Vec<PairRow>, Error> {
    connection.all(LIST_HELD_ON, params![holder, on]).await
}

/// Obligations that an organisation supports or supported.
pub async fn list_supported(
    connection: &mut Connection,
    supporter: OrganisationId,
) -> Result<Vec<ObligationId>, Error> {
    let rows: Vec<Id> = connection.all(LIST_SUPPORTED, params![supporter]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// An obligation with its document.
pub async fn find_obligation(connection: &mut Connection, id: ObligationId) -> Result<Option<ObligationRow>, Error> {
    connection.optional(FIND_OBLIGATION, params![id]).await
}

/// The obligations of a document, in the order of its text.
pub async fn list_obligations(connection: &mut Connection, document: DocumentId) -> Result<Vec<ObligationRow>, Error> {
    connection.all(FIND_OBLIGATION, params![document]).await
}

/// What counts of the assignments of an obligation, or of all obligations of a document.
pub async fn list_facts(connection: &mut Connection, of: Uuid, today: Date) -> Result<Vec<FactRow>, Error> {
    connection.all(LIST_FACTS, params![of, today]).await
}

/// Assignments in a condition that a person looks for.
pub async fn list_in(connection: &mut Connection, condition: Condition, today: Date) -> Result<Vec<PairRow>, Error> {
    match condition {
        Condition::Late => connection.all(LIST_LATE, params![today]).await,
        Condition::Unacknowledged => connection.all(LIST_UNACKNOWLEDGED, params![]).await,
        Condition::Waiting => connection.all(LIST_WAITING, params![]).await,
        Condition::WithoutSuccessor => connection.all(LIST_WITHOUT_SUCCESSOR, params![]).await,
    }
}

/// Who followed on whom in an obligation.
pub async fn list_links(connection: &mut Connection, id: ObligationId) -> Result<Vec<LinkRow>, Error> {
    connection.all(LIST_LINKS, params![id]).await
}

/// The reading from which a document was published.
pub async fn find_reading(connection: &mut Connection, document: DocumentId) -> Result<Option<String>, Error> {
    let row: Option<Text> = connection.optional(FIND_READING, params![document]).await?;
    Ok(row.map(|row| row.reading))
}
