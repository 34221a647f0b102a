//! Retracting: a publication is taken back, with a reason; what it opened is closed in the same write.
//! It is done once; the document is not published again.

use super::{find_for_reader, publishing::store};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    obligations::actions::close_obligations_of,
    written::{REASON_LIMIT, needed},
};
use database::WriteTransaction;
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde_json::json;

/// Retracts a published document.
pub async fn retract(app: &App, caller: &Caller, id: DocumentId, reason: String) -> Result<(), Failure> {
    let reason = needed("ly_do", &reason, REASON_LIMIT)?;
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_retraction(tx, &acting, id, &reason).await })).await
}

/// The same inside a write.
pub(in crate::documents) async fn write_retraction(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    reason: &str,
) -> Result<(), Failure> {
    let document = find_for_reader(tx, &acting.graph, &acting.caller, id, acting.today).await?;
    let thing = document.thing(acting.today);
    acting.caller.require(&acting.graph, Verb::RetractDocument, &thing)?;
    if document.row.published_at_ms.is_none() {
        return Err(Problem::NotFound.into());
    }
    if document.row.retracted_at_ms.is_some() {
        return Err(Problem::AlreadyDone.into());
    }
    let permit = acting.permit(tx, Verb::RetractDocument, &thing, json!({"reason": reason})).await?;
    store::insert_retraction(tx, &permit, id, reason, permit.person()?).await?;
    close_obligations_of(tx, &permit, id, reason).await.map(drop)
}
