//! The SQL of pages where everything about one thing stands together: what a clause asks of whom, what a unit holds, how many
//! assignments each unit has open, what was done lately. It reads; «late» is what the list of obligations calls so.

use super::store::FactRow;
use database::{Connection, Error, params, record};
use domain::ids::{AssignmentId, DocumentId, ObligationId, OrganisationId, ProvisionId};
use jiff::civil::Date;

record! {
    /// An assignment of a unit, with its duty.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct HeldRow {
        pub assignment_id: AssignmentId, pub obligation_id: ObligationId, pub organisation_id: OrganisationId,
        pub role: String, pub closing: Option<String>, pub is_open: bool, pub is_acknowledged: bool, pub is_late: bool,
        pub is_waiting: bool, pub due_on: Option<Date>, pub action: String, pub timing: String,
        pub tracking_body_id: OrganisationId, pub document_type: String, pub symbol: Option<String>,
    }
}

record! {
    /// Open assignments of a unit that one body tracks, counted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "counts of the columns of the tables")]
    pub struct OpenRow {
        pub organisation_id: OrganisationId, pub tracking_body_id: OrganisationId, pub open: i64, pub late: i64,
        pub waiting: i64, pub unacknowledged: i64,
    }
}

record! {
    /// Open assignments of a document that one body tracks, counted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OpenOfDocument {
        /// The document.
        pub document_id: DocumentId,
        /// The body.
        pub tracking_body_id: OrganisationId,
        /// How many.
        pub open: i64,
    }
}

record! {
    /// What was done since a moment with the assignments of a unit that one body tracks, counted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "counts of the columns of the tables")]
    pub struct ActsRow {
        pub organisation_id: OrganisationId, pub tracking_body_id: OrganisationId, pub submitted: i64,
        pub accepted: i64, pub sent_back: i64,
    }
}

impl HeldRow {
    /// What counts of it in a list.
    pub fn fact(&self) -> FactRow {
        FactRow {
            assignment_id: self.assignment_id,
            obligation_id: self.obligation_id,
            organisation_id: self.organisation_id,
            role: self.role.clone(),
            closing: self.closing.clone(),
            is_open: self.is_open,
            is_acknowledged: self.is_acknowledged,
            is_late: self.is_late,
            is_waiting: self.is_waiting,
            due_on: self.due_on,
        }
    }
}

const LIST_OF_CLAUSE: &str = "WITH RECURSIVE inside (id) AS (SELECT id FROM provision WHERE id = $1 \
     UNION SELECT p.id FROM provision p JOIN inside i ON p.parent_id = i.id WHERE p.document_id = $3) \
     SELECT a.id AS assignment_id, a.obligation_id, a.organisation_id, a.role, a.closing, \
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
     WHERE o.document_id = $3 AND o.provision_id IN (SELECT id FROM inside) \
     ORDER BY o.position, a.opened_on, a.id";
const LIST_HELD: &str = "SELECT a.id AS assignment_id, a.obligation_id, a.organisation_id, a.role, a.closing, \
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
     THEN 1 ELSE 0 END AS BIGINT) AS is_waiting, a.due_on, \
     o.action, o.timing, o.tracking_body_id, d.type AS document_type, d.symbol \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
     LEFT JOIN acknowledgement k ON k.assignment_id = a.id \
     WHERE a.organisation_id = $1 ORDER BY a.due_on, a.opened_on, a.id";
const COUNT_OPEN: &str = "SELECT a.organisation_id, o.tracking_body_id, COUNT(*) AS open, \
     COUNT(CASE WHEN ((a.due_on < $1 AND NOT EXISTS (SELECT 1 FROM submission s \
     LEFT JOIN sending_back b ON b.submission_id = s.id WHERE s.assignment_id = a.id AND b.submission_id IS NULL)) \
     OR EXISTS (SELECT 1 FROM occurrence n WHERE o.timing = 'recurring' AND n.assignment_id = a.id AND n.due_on < $1 \
     AND NOT EXISTS (SELECT 1 FROM submission s LEFT JOIN sending_back b ON b.submission_id = s.id \
     WHERE s.occurrence_id = n.id AND b.submission_id IS NULL))) THEN 1 END) AS late, \
     COUNT(CASE WHEN EXISTS (SELECT 1 FROM submission s LEFT JOIN sending_back b ON b.submission_id = s.id \
     LEFT JOIN acceptance x ON x.submission_id = s.id WHERE s.assignment_id = a.id AND b.submission_id IS NULL \
     AND x.submission_id IS NULL) THEN 1 END) AS waiting, \
     COUNT(CASE WHEN k.assignment_id IS NULL THEN 1 END) AS unacknowledged \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     LEFT JOIN acknowledgement k ON k.assignment_id = a.id \
     WHERE a.closed_on IS NULL GROUP BY a.organisation_id, o.tracking_body_id";
const COUNT_OPEN_OF_DOCUMENTS: &str = "SELECT o.document_id, o.tracking_body_id, COUNT(*) AS open \
     FROM obligation o JOIN assignment a ON a.obligation_id = o.id \
     LEFT JOIN retraction r ON r.document_id = o.document_id \
     WHERE a.closed_on IS NULL AND r.document_id IS NULL AND o.kind <> 'remedy' \
     GROUP BY o.document_id, o.tracking_body_id";
const COUNT_ACTS: &str = "SELECT a.organisation_id, o.tracking_body_id, CAST(SUM(t.submitted) AS BIGINT) AS submitted, \
     CAST(SUM(t.accepted) AS BIGINT) AS accepted, CAST(SUM(t.sent_back) AS BIGINT) AS sent_back FROM (\
     SELECT s.assignment_id, 1 AS submitted, 0 AS accepted, 0 AS sent_back FROM submission s WHERE s.submitted_at_ms >= $1 \
     UNION ALL SELECT s.assignment_id, 0, 1, 0 FROM acceptance x JOIN submission s ON s.id = x.submission_id \
     WHERE x.accepted_at_ms >= $1 \
     UNION ALL SELECT s.assignment_id, 0, 0, 1 FROM sending_back b JOIN submission s ON s.id = b.submission_id \
     WHERE b.sent_back_at_ms >= $1) t JOIN assignment a ON a.id = t.assignment_id \
     JOIN obligation o ON o.id = a.obligation_id GROUP BY a.organisation_id, o.tracking_body_id";

/// What counts of the assignments of a clause and of everything inside it.
pub async fn list_of_clause(
    connection: &mut Connection,
    (document, clause): (DocumentId, ProvisionId),
    today: Date,
) -> Result<Vec<FactRow>, Error> {
    connection.all(LIST_OF_CLAUSE, params![clause, today, document]).await
}

/// Everything that a unit holds or held, the nearest due day first.
pub async fn list_held(connection: &mut Connection, unit: OrganisationId, today: Date) -> Result<Vec<HeldRow>, Error> {
    connection.all(LIST_HELD, params![unit, today]).await
}

/// Open assignments, by unit and by the body that tracks them.
pub async fn count_open(connection: &mut Connection, today: Date) -> Result<Vec<OpenRow>, Error> {
    connection.all(COUNT_OPEN, params![today]).await
}

/// Open assignments, by document and by the body that tracks them.
pub async fn count_open_of_documents(connection: &mut Connection) -> Result<Vec<OpenOfDocument>, Error> {
    connection.all(COUNT_OPEN_OF_DOCUMENTS, params![]).await
}

/// What was done since a moment, by unit and by the body that tracks.
pub async fn count_acts(connection: &mut Connection, since_ms: i64) -> Result<Vec<ActsRow>, Error> {
    connection.all(COUNT_ACTS, params![since_ms]).await
}
