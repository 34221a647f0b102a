//! Reminding recipients that have not opened a document: each at most once a day, and never of one that was taken back.
//! A reminder is a row; nothing is sent from here, the recipient's people see it in their own work.

use super::{Delivered, delivered, store};
use crate::{App, caller::Caller, documents::actions::find_for_reader, failure::Failure};
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
    let (graph, caller, today) = (app.organisations(), caller.clone(), app.today());
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let document = find_for_reader(tx, &graph, &caller, id, today).await?;
                let thing = document.thing(today);
                caller.require(&graph, Verb::PublishDocument, &thing)?;
                if document.row.published_at_ms.is_none() || document.row.retracted_at_ms.is_some() {
                    return Err(Problem::NotFound.into());
                }
                let mut waiting = delivered(tx, id).await?;
                waiting.retain(|delivery| delivery.may_be_reminded(today));
                if waiting.is_empty() {
                    return Err(Problem::AlreadyDone.into());
                }
                let particulars = json!({"reminded": waiting.len()});
                let permit = caller.permit(tx, &graph, Verb::PublishDocument, &thing, particulars).await?;
                let by = permit.person()?;
                for delivery in &waiting {
                    store::insert_reminder(tx, &permit, delivery.id, by).await?;
                }
                Ok(waiting.len())
            })
        })
        .await
}
