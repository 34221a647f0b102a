//! What a reorganisation asks of assignments: which an organisation holds open, how many obligations it tracks, and who
//! answers for those that a successor has taken over.
//!
//! A head is named only where the successor has exactly one; elsewhere the unit names one itself.

use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{AccountId, AssignmentId, DocumentId, EventId, ObligationId, OrganisationId};
use jiff::civil::Date;

record! {
    /// An open assignment, with the words by which its heir is found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct HeldRow {
        pub id: AssignmentId, pub obligation_id: ObligationId, pub organisation_id: OrganisationId, pub role: String,
        pub action: String, pub timing: String, pub due_on: Option<Date>, pub first_due_on: Option<Date>,
        pub next_due_on: Option<Date>, pub document_id: DocumentId, pub document_type: String,
        pub symbol: Option<String>, pub subject: String,
    }
}

record! { struct Count { count: i64 } }
record! { struct Unanswered { id: AssignmentId, organisation_id: OrganisationId } }
record! { struct OnlyHead { account_id: AccountId, heads: i64 } }

const LIST_HELD: &str = "SELECT a.id, a.obligation_id, a.organisation_id, a.role, o.action, o.timing, a.due_on, \
     a.first_due_on, (SELECT MIN(n.due_on) FROM occurrence n WHERE n.assignment_id = a.id AND n.due_on >= $2) AS \
     next_due_on, o.document_id, d.type AS document_type, d.symbol, d.subject FROM assignment a \
     JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
     WHERE a.organisation_id = $1 AND a.closed_on IS NULL ORDER BY d.issued_on, o.document_id, o.position, a.id";
const COUNT_TRACKED: &str = "SELECT COUNT(DISTINCT o.id) AS count FROM obligation o \
     JOIN assignment a ON a.obligation_id = o.id AND a.closed_on IS NULL WHERE o.tracking_body_id = $1";
const LIST_UNANSWERED: &str = "SELECT DISTINCT a.id, a.organisation_id FROM assignment_link l \
     JOIN assignment a ON a.id = l.successor_id AND a.closed_on IS NULL LEFT JOIN responsibility r \
     ON r.assignment_id = a.id WHERE l.event_id = $1 AND r.assignment_id IS NULL ORDER BY a.id";
const FIND_HEADS: &str = "SELECT g.account_id, (SELECT COUNT(DISTINCT h.account_id) FROM role_grant h \
     LEFT JOIN suspension x ON x.account_id = h.account_id AND x.lifted_at_ms IS NULL WHERE h.organisation_id = $1 \
     AND h.role = 'head' AND h.from_date <= $2 AND (h.to_date IS NULL OR h.to_date > $2) AND x.id IS NULL) AS heads \
     FROM role_grant g LEFT JOIN suspension y ON y.account_id = g.account_id AND y.lifted_at_ms IS NULL \
     WHERE g.organisation_id = $1 AND g.role = 'head' AND g.from_date <= $2 AND (g.to_date IS NULL OR g.to_date > $2) \
     AND y.id IS NULL ORDER BY g.granted_at_ms, g.id";
const NAME_RESPONSIBLE: &str = "INSERT INTO responsibility (assignment_id, account_id, named_by, named_at_ms) \
     VALUES ($1, $2, $3, $4)";

/// The open assignments of an organisation, in the order of their documents. `today` finds the next occurrence.
pub async fn list_held(
    connection: &mut Connection,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<HeldRow>, Error> {
    connection.all(LIST_HELD, params![organisation, today]).await
}

/// How many obligations with open assignments an organisation tracks.
pub async fn count_tracked(connection: &mut Connection, organisation: OrganisationId) -> Result<i64, Error> {
    let row: Count = connection.one(COUNT_TRACKED, params![organisation]).await?;
    Ok(row.count)
}

/// Names the only head of each successor for what came over by these events and has nobody who answers for it.
pub async fn name_responsible_heads(
    tx: &mut WriteTransaction,
    permit: &Permit,
    events: &[EventId],
    today: Date,
) -> Result<i64, Failure> {
    let mut named = 0;
    for event in events {
        let unanswered: Vec<Unanswered> = tx.all(LIST_UNANSWERED, params![*event]).await?;
        for assignment in unanswered {
            let heads: Vec<OnlyHead> = tx.all(FIND_HEADS, params![assignment.organisation_id, today]).await?;
            if let Some(head) = heads.first().filter(|head| head.heads == 1) {
                let values = params![assignment.id, head.account_id, permit.account(), permit.at().millisecond()];
                tx.execute(NAME_RESPONSIBLE, values).await.map(drop)?;
                named += 1;
            }
        }
    }
    Ok(named)
}
