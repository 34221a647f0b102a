//! Closing what a retracted publication had opened: every assignment that is still open, with the reason.
//! What was accepted or handed over before is not touched, and nothing is deleted.

use crate::{failure::Failure, permits::Permit};
use database::{WriteTransaction, params};
use domain::{ids::DocumentId, obligations::Closing};

const INSERT_CANCELLATIONS: &str = "INSERT INTO cancellation (assignment_id, reason, cancelled_by, cancelled_at_ms) \
     SELECT a.id, $2, $3, $4 FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE o.document_id = $1 AND a.closed_on IS NULL";
const CLOSE_ASSIGNMENTS: &str = "UPDATE assignment SET closed_on = $2, closing = $3, version = version + 1 \
     WHERE closed_on IS NULL AND obligation_id IN (SELECT id FROM obligation WHERE document_id = $1)";

/// Cancels the open assignments of a document whose publication is retracted; tells how many there were.
///
/// What was accepted or handed over before stays as it was.
pub async fn close_obligations_of(
    tx: &mut WriteTransaction,
    permit: &Permit,
    document: DocumentId,
    reason: &str,
) -> Result<u64, Failure> {
    let (by, at) = (permit.person()?, permit.at());
    let values = params![document, reason, by, at.millisecond()];
    tx.execute(INSERT_CANCELLATIONS, values).await.map(drop)?;
    let values = params![document, at.day(), Closing::Retracted.code()];
    Ok(tx.execute(CLOSE_ASSIGNMENTS, values).await?.0)
}
