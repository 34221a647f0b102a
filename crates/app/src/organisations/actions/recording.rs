//! Recording events: the stored register, changed by events in the order in which they are given.
//!
//! All of them or none: the whole graph is checked before anything is written, and only what differs is written. What an
//! event of the same day replaces is never taken away: it ends on its own first day.

use super::{faults, store};
use crate::{failure::Failure, look::dates::written, organisations::classes, permits::Permit};
use database::WriteTransaction;
use domain::{
    organisations::{Event, Graph, Rows, apply_all},
    problem::{OrganisationProblem, Problem},
};

/// Writes events, and gives the graph that they leave. It counts for others when the transaction is committed: the action
/// around it hands it to [`App::change_organisations`](crate::App::change_organisations).
pub async fn record_events(tx: &mut WriteTransaction, permit: &Permit, events: Vec<Event>) -> Result<Graph, Failure> {
    let before = store::list_rows(tx).await?;
    let (rows, graph) = applied(before.clone(), events)?;
    let differences = before.differences(&rows);
    store::insert_events(tx, permit, &differences.added.events).await?;
    store::end_rows(tx, permit, &differences.ended).await?;
    store::insert_rows(tx, permit, &differences.added).await?;
    Ok(graph)
}

/// The rows that events leave and the graph of them, or the problem that they meet.
fn applied(mut rows: Rows, events: Vec<Event>) -> Result<(Rows, Graph), Failure> {
    if let Some(event) = events.iter().find(|event| event.legal_basis.trim().is_empty()) {
        return Err(Problem::Organisation(OrganisationProblem::BasisMissing { day: written(event.on) }).into());
    }
    if let Err(fault) = apply_all(&mut rows, events) {
        return Err(faults::explain(fault, &rows));
    }
    match Graph::build(rows.clone(), classes().clone()) {
        Ok(graph) => Ok((rows, graph)),
        Err(fault) => Err(faults::explain(fault, &rows)),
    }
}
