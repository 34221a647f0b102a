//! Retracting: a publication is taken back, with a reason; what it opened is closed in the same write.
//! It is done once; the document is not published again.

use super::{find_for_reader, publishing::store};
use crate::{App, caller::Caller, failure::Failure, obligations::actions::close_obligations_of};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde_json::json;

/// The longest reason, in characters.
const REASON_LIMIT: i64 = 2000;

/// Retracts a published document.
pub async fn retract(app: &App, caller: &Caller, id: DocumentId, reason: String) -> Result<(), Failure> {
    let reason = domain::text::nfc(reason.trim());
    if reason.is_empty() {
        return Err(Problem::Missing { field: "ly_do".to_owned() }.into());
    }
    if i64::try_from(reason.chars().count()).unwrap_or(i64::MAX) > REASON_LIMIT {
        return Err(Problem::TooLong { field: "ly_do".to_owned(), limit: REASON_LIMIT }.into());
    }
    let (graph, caller, today) = (app.organisations(), caller.clone(), app.today());
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let document = find_for_reader(tx, &graph, &caller, id, today).await?;
                let thing = document.thing(today);
                caller.require(&graph, Verb::RetractDocument, &thing)?;
                if document.row.published_at_ms.is_none() {
                    return Err(Problem::NotFound.into());
                }
                if document.row.retracted_at_ms.is_some() {
                    return Err(Problem::AlreadyDone.into());
                }
                let particulars = json!({"reason": reason});
                let permit = caller.permit(tx, &graph, Verb::RetractDocument, &thing, particulars).await?;
                store::insert_retraction(tx, &permit, id, &reason, permit.person()?).await?;
                close_obligations_of(tx, &permit, id, &reason).await.map(drop)
            })
        })
        .await
}
