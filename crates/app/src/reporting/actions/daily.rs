//! The daily round of reporting: rounds of standing requests open on their day, and a round is locked when its cut-off has
//! passed. Nobody does it, so the journal names nobody; what was done once is not done again, however often it comes.

use super::{
    calendar::{THING, with_days},
    loading,
    opening::{keep_round, planned},
    store,
};
use crate::{App, failure::Failure, permits::Permit};
use database::WriteTransaction;
use domain::{ids::StandingRequestId, organisations::Graph, packs::Period, permissions::Verb, problem::Problem};
use jiff::civil::Date;
use serde_json::json;
use std::sync::Arc;

/// Opens every round whose day has come; for the start of a server and for each new day. Tells how many were opened.
pub async fn open_due_rounds(app: &App) -> Result<usize, Failure> {
    let (graph, today) = (app.organisations(), app.today());
    let mut due = Vec::new();
    let mut connection = app.database().read().await?;
    for id in store::list_live_standing(&mut connection).await? {
        let row = store::find_standing(&mut connection, id).await?.ok_or(Problem::NotFound)?;
        let standing = with_days(&mut connection, row).await?;
        due.extend(standing.missing(today).into_iter().map(|period| (standing.row.id, period)));
    }
    drop(connection);
    let mut opened = 0;
    for (id, period) in due {
        let graph = Arc::clone(&graph);
        let (year, number) = (period.year, period.n);
        let write =
            app.database().write(move |tx| Box::pin(async move { open_period(tx, &graph, id, &period, today).await }));
        match write.await {
            Ok(true) => opened += 1,
            Ok(false) => {}
            // The others go on; this one is tried again on the next round of the day.
            Err(fault) => tracing::error!(request.id = %id, year, number, ?fault, "a round could not be opened"),
        }
    }
    Ok(opened)
}

/// Opens one period's round, unless it is there meanwhile. Tells whether it did.
async fn open_period(
    tx: &mut WriteTransaction,
    graph: &Graph,
    id: StandingRequestId,
    period: &Period,
    today: Date,
) -> Result<bool, Failure> {
    let row = store::find_standing(tx, id).await?.ok_or(Problem::NotFound)?;
    let standing = with_days(tx, row).await?;
    if !standing.is_live() || standing.there.contains_key(&(period.year, period.n)) {
        return Ok(false);
    }
    let new = standing.round(period, today)?;
    let planned = match planned(graph, &new) {
        Ok(planned) => Some(planned),
        Err(Failure::Problem(Problem::NobodyOwes)) => None,
        Err(failure) => return Err(failure),
    };
    let by_hand = store::find_same_round(tx, new.key(period)).await?;
    let round = by_hand.or_else(|| planned.is_some().then(|| tx.new_id()));
    let particulars = json!({
        "standing-request": id.to_string(), "year": period.year, "number": period.n,
        "round": round.map(|round| round.to_string()), "by-hand": by_hand.is_some(),
    });
    let permit = Permit::of_the_system(tx, Verb::OpenRound.code(), (THING, id.uuid()), particulars).await?;
    let opens = by_hand.is_none() && round.is_some();
    if let (Some(round), Some(planned), true) = (round, planned, opens) {
        let particulars = new.particulars(round, &planned.1);
        permit.also_about(tx, ("reporting-round", round.uuid()), particulars).await?;
        keep_round(tx, &permit, graph, &new, planned, (round, standing.row.made_by)).await?;
    }
    store::insert_opening(tx, &permit, id, (period.year, period.n), round).await?;
    Ok(opens)
}

/// Locks every round whose cut-off has passed. Tells how many were locked.
pub async fn lock_due_rounds(app: &App) -> Result<usize, Failure> {
    let today = app.today();
    let past = store::list_past_cut_off(&mut app.database().read().await?, today).await?;
    let mut locked = 0;
    for id in past {
        let write = app.database().write(move |tx| {
            Box::pin(async move {
                let round = loading::round(tx, id).await?;
                let Some(day) = round.row.cut_off_on.filter(|_| round.is_to_be_cut_off(today)) else {
                    return Ok::<_, Failure>(false);
                };
                let particulars = json!({"locked": true, "cut_off_on": day.to_string()});
                let thing = ("reporting-round", id.uuid());
                let permit = Permit::of_the_system(tx, Verb::LockRound.code(), thing, particulars).await?;
                store::advance_round(tx, &permit, id, round.row.version).await?;
                store::insert_cut_off(tx, &permit, id).await?;
                Ok(true)
            })
        });
        locked += usize::from(write.await?);
    }
    Ok(locked)
}
