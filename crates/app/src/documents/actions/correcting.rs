//! Correcting: one field of the working copy changes, with its history; the later of two people is told.
//! After publication nothing is corrected any more.

use super::{find_for_reader, reading::text_of, registering::head_of, store};
use crate::{App, caller::Caller, documents::review::Change, failure::Failure};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde_json::json;

/// One correction as it was sent.
#[derive(Debug, Clone)]
pub struct Correcting {
    /// Of which document.
    pub document: DocumentId,
    /// The version of the working copy that the person saw.
    pub version: i64,
    /// What to change.
    pub change: Change,
}

/// Corrects the working copy of a document that is not published.
pub async fn correct(app: &App, caller: &Caller, correcting: Correcting) -> Result<(), Failure> {
    let (graph, caller, today) = (app.organisations(), caller.clone(), app.today());
    let Correcting { document: id, version, change } = correcting;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let document = find_for_reader(tx, &graph, &caller, id, today).await?;
                let mut text = text_of(tx, id).await?.ok_or(Problem::NotFound)?;
                caller.require(&graph, Verb::CorrectReading, &document.thing(today))?;
                if document.row.published_at_ms.is_some() {
                    return Err(Problem::AlreadyPublished.into());
                }
                if text.version != version {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                let at = tx.now();
                let corrected = text.reviewed.correct(change, caller.account, at)?;
                let particulars = json!({
                    "about": corrected.about, "before": told(&corrected.before), "after": told(&corrected.after),
                    "version": version + 1,
                });
                let thing = document.thing(today);
                let permit = caller.permit(tx, &graph, Verb::CorrectReading, &thing, particulars).await?;
                let reviewed = serde_json::to_string(&text.reviewed)?;
                let by = permit.person()?;
                if store::update_review(tx, &permit, text.id, version, &reviewed, by).await?.nothing() {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                let head = head_of(&graph, &text.reading, &text.reviewed, today);
                if store::update_head(tx, &permit, id, document.row.version, &head).await?.nothing() {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                Ok(())
            })
        })
        .await
}

/// A value as the journal keeps it: as JSON text, because the journal's canonical form knows no fractions.
fn told(value: &serde_json::Value) -> String {
    value.to_string()
}
