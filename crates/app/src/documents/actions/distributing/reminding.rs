//! Reminding recipients that have not opened a document: each at most once a day, and never of one that was taken back.
//! A reminder is a row; nothing is sent from here, the recipient's people see it in their own work.

use super::{Delivered, delivered, store};
use crate::{App, acting::Acting, caller::Caller, documents::actions::find_for_reader, failure::Failure};
use database::WriteTransaction;
use domain::{ids::DocumentId, permissions::Verb, problem::Problem, time::Moment};
use jiff::civil::Date;
use serde_json::json;

impl Delivered {
    /// Nobody has opened it, and it was not reminded of today.
    pub fn may_be_reminded(&self, today: Date) -> bool {
        let last = self.reminded_at_ms.last().map(|at_ms| Moment::from_millisecond(*at_ms).day());
        self.opened.is_empty() && last.is_none_or(|day| day < today)
    }
}

/// Reminds every recipient that has not opened a document and was not reminded today; says how many these are.
pub async fn remind_unopened(app: &App, caller: &Caller, id: DocumentId) -> Result<usize, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_reminders(tx, &acting, id).await })).await
}

/// The same inside a write.
pub(in crate::documents) async fn write_reminders(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
) -> Result<usize, Failure> {
    let document = find_for_reader(tx, &acting.graph, &acting.caller, id, acting.today).await?;
    let thing = document.thing(acting.today);
    acting.caller.require(&acting.graph, Verb::PublishDocument, &thing)?;
    if document.row.published_at_ms.is_none() || document.row.retracted_at_ms.is_some() {
        return Err(Problem::NotFound.into());
    }
    let mut waiting = delivered(tx, id).await?;
    waiting.retain(|delivery| delivery.may_be_reminded(acting.today));
    if waiting.is_empty() {
        return Err(Problem::AlreadyDone.into());
    }
    let permit = acting.permit(tx, Verb::PublishDocument, &thing, json!({"reminded": waiting.len()})).await?;
    let by = permit.person()?;
    for delivery in &waiting {
        store::insert_reminder(tx, &permit, delivery.id, by).await?;
    }
    Ok(waiting.len())
}
