//! What the list of my work reads besides the assignments themselves. Each is one statement for an organisation.
//!
//! Nothing here decides who may see what; the caller of it names only the person's own organisations.

use database::{Connection, Error, params, record};
use domain::ids::{AssignmentId, OrganisationId, SubmissionId};
use jiff::civil::Date;

record! {
    /// A submission that waits for its tracking body.
    #[derive(Debug, Clone)]
    pub struct WaitingRow {
        pub submission_id: SubmissionId, pub assignment_id: AssignmentId, pub organisation_id: OrganisationId,
        pub action: String, pub document_symbol: Option<String>, pub submitted_at_ms: i64, pub due_on: Option<Date>,
        pub first_due_on: Option<Date>, pub receipt_number: String, pub period: Option<i64>,
    }
}

record! {
    /// From whom an open assignment was taken over.
    #[derive(Debug, Clone)]
    pub struct InheritedRow {
        pub assignment_id: AssignmentId, pub predecessor: OrganisationId, pub on_date: Date,
    }
}

record! {
    /// A person who is head of an organisation.
    #[derive(Debug, Clone)]
    pub struct OnlyHeadRow { pub organisation_id: OrganisationId, pub full_name: String }
}

const LIST_WAITING: &str = "SELECT s.id AS submission_id, a.id AS assignment_id, a.organisation_id, o.action, \
     d.symbol AS document_symbol, s.submitted_at_ms, COALESCE(c.due_on, a.due_on) AS due_on, a.first_due_on, \
     s.receipt_number, c.number AS period FROM obligation o JOIN assignment a ON a.obligation_id = o.id \
     JOIN submission s ON s.assignment_id = a.id JOIN document d ON d.id = o.document_id \
     LEFT JOIN occurrence c ON c.id = s.occurrence_id LEFT JOIN acceptance x ON x.submission_id = s.id \
     LEFT JOIN sending_back b ON b.submission_id = s.id \
     WHERE o.tracking_body_id = $1 AND a.closed_on IS NULL AND x.submission_id IS NULL AND b.submission_id IS NULL \
     ORDER BY s.submitted_at_ms, s.id";
const LIST_INHERITED: &str = "SELECT l.successor_id AS assignment_id, p.organisation_id AS predecessor, e.on_date \
     FROM assignment a JOIN assignment_link l ON l.successor_id = a.id JOIN assignment p ON p.id = l.predecessor_id \
     JOIN organisation_event e ON e.id = l.event_id WHERE a.organisation_id = $1 AND a.closed_on IS NULL \
     ORDER BY e.on_date, l.predecessor_id";
const LIST_ONLY_HEADS: &str = "SELECT g.organisation_id, MIN(a.full_name) AS full_name FROM role_grant g \
     JOIN account a ON a.id = g.account_id LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL \
     WHERE g.organisation_id = $1 AND g.role = 'head' AND g.from_date <= $2 AND (g.to_date IS NULL OR g.to_date > $2) \
     AND x.id IS NULL GROUP BY g.organisation_id HAVING COUNT(DISTINCT a.id) = 1";

/// Submissions that wait for the answer of a tracking body, oldest first.
pub async fn list_waiting(connection: &mut Connection, body: OrganisationId) -> Result<Vec<WaitingRow>, Error> {
    connection.all(LIST_WAITING, params![body]).await
}

/// From whom the open assignments of an organisation were taken over.
pub async fn list_inherited(
    connection: &mut Connection,
    organisation: OrganisationId,
) -> Result<Vec<InheritedRow>, Error> {
    connection.all(LIST_INHERITED, params![organisation]).await
}

/// The head of an organisation that has exactly one.
pub async fn list_only_heads(
    connection: &mut Connection,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<OnlyHeadRow>, Error> {
    connection.all(LIST_ONLY_HEADS, params![organisation, today]).await
}
