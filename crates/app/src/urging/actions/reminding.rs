//! A person reminds a unit by hand of what it owes: at most once a day for each thing.
//! Whoever may urge may do it; what is done, and whom nobody can be told of, is refused.

use super::{
    owed::{self, OwedThing},
    people::People,
    rounds::{Telling, insert},
    store,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use domain::{
    ids::{AssignmentId, ReportId},
    permissions::Verb,
    problem::{Problem, UrgingProblem},
    urging::{Audience, Step},
};
use jiff::ToSpan;
use serde_json::json;

/// Things that are due within so many days can be reminded of.
const AHEAD_DAYS: i64 = 366;

/// Of what a unit is reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// An assignment, or the open periods of one.
    Assignment(AssignmentId),
    /// A report of a round.
    Report(ReportId),
}

impl Named {
    fn is(self, thing: &OwedThing) -> bool {
        match self {
            Named::Assignment(id) => thing.assignment == Some(id),
            Named::Report(id) => thing.kind == "report" && thing.id == id.uuid(),
        }
    }
}

/// Reminds the unit; tells how many people were told.
pub async fn remind(app: &App, caller: &Caller, named: Named) -> Result<usize, Failure> {
    let acting = Acting::now(app, caller);
    let demo = app.settings().demo;
    let thing = store::find_thing(&mut app.database().read().await?, named, acting.today).await?;
    let thing = thing.ok_or(Problem::NotFound)?;
    caller.require(&acting.graph, Verb::Urge, &thing)?;
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let today = acting.today;
            let until = today.checked_add(AHEAD_DAYS.days()).unwrap_or(today);
            let mut owed = owed::list(tx, &acting.graph, (until, today)).await?;
            owed.retain(|one| named.is(one));
            // Of a duty that is due again and again the period that is due first.
            let owed = owed.into_iter().min_by_key(|one| one.owed.due_on);
            let owed = owed.ok_or(Problem::Urging(UrgingProblem::NothingOwed))?;
            let step = Step::ByHand(today);
            let told = store::list_told_of(tx, owed.id, owed.owed.due_on).await?;
            if told.iter().any(|row| row.step == step.code()) {
                return Err(Problem::Urging(UrgingProblem::RemindedToday).into());
            }
            let people = People::read(tx, today, demo).await?.audience(&acting.graph, &owed, Audience::Doers, today);
            if people.is_empty() {
                return Err(Problem::Urging(UrgingProblem::NobodyToTell).into());
            }
            let particulars = json!({"due_on": owed.owed.due_on.to_string(), "told": people.len()});
            let permit = acting.permit(tx, Verb::Urge, &thing, particulars).await?;
            insert(tx, &permit, vec![Telling { thing: owed, step, people }], today).await
        })
    });
    write.await
}
