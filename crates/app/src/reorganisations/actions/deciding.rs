//! Deciding («chốt») and withdrawing a decision. Decided is only what has neither faults nor open choices; what the register
//! knew of the organisations concerned is kept with it, so that a later change by somebody else is seen.

use super::{Reorganisation, State, carrying::Carry, choosing::Choices, find_for, store};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing};
use database::WriteTransaction;
use domain::{
    ids::{EventId, OrganisationId, ReorganisationId},
    organisations::{
        Graph,
        reorganisation::{Plan, examine},
    },
    permissions::Verb,
    problem::{OrganisationProblem, Problem},
};
use serde_json::json;
use std::collections::BTreeSet;

/// Decides a draft as the person saw it.
pub async fn decide(app: &App, caller: &Caller, at: (ReorganisationId, i64)) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_decision(tx, &acting, at).await })).await
}

/// The same inside a write.
pub(in crate::reorganisations) async fn write_decision(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ReorganisationId, i64),
) -> Result<(), Failure> {
    let found = find_for(tx, acting, id, State::Preparing).await?;
    let examined = examine(&acting.graph, &found.draft);
    let plan = examined.plan.as_ref().ok_or(Problem::Organisation(OrganisationProblem::ReorganisationFaulty))?;
    let choices = Choices::of(tx, id).await?;
    let carry = Carry::of(tx, plan, &found, &choices, acting.today).await?;
    check_choices(&carry)?;
    may_change_all(acting, plan)?;
    let ground: BTreeSet<EventId> = ground(&acting.graph, &plan.touched);
    let particulars = json!({"step": "decide", "events": plan.events.len(), "assignments": carry.duties.len(),
        "people": carry.people.len(), "effective_on": found.row.effective_on.to_string()});
    let permit = acting.permit(tx, Verb::Reorganise, &found.thing(acting.today), particulars).await?;
    store::advance(tx, &permit, id, seen).await?;
    store::insert_decision(tx, &permit, id, &serde_json::to_string(&ground)?).await
}

/// Refuses while a choice is open.
pub(super) fn check_choices(carry: &Carry) -> Result<(), Problem> {
    match carry.open_choices() {
        0 => Ok(()),
        count => Err(Problem::Organisation(OrganisationProblem::ChoicesOpen {
            count: i64::try_from(count).unwrap_or(i64::MAX),
        })),
    }
}

/// Everything that changes stands below a body where the person may change it.
pub(super) fn may_change_all(acting: &Acting, plan: &Plan) -> Result<(), Failure> {
    for organisation in &plan.touched {
        let node = Thing::Node { id: *organisation, today: acting.today };
        acting.caller.require(&acting.graph, Verb::Reorganise, &node)?;
    }
    Ok(())
}

/// Every event that the register knows of these organisations.
fn ground(graph: &Graph, touched: &BTreeSet<OrganisationId>) -> BTreeSet<EventId> {
    touched.iter().flat_map(|id| graph.events_of(*id)).map(|event| event.id).collect()
}

/// What came into the register about the organisations concerned since the decision.
pub(super) fn changed_since(
    graph: &Graph,
    reorganisation: &Reorganisation,
    touched: &BTreeSet<OrganisationId>,
) -> Result<Vec<EventId>, Failure> {
    let Some(kept) = reorganisation.row.ground.as_deref() else { return Ok(Vec::new()) };
    let known: BTreeSet<EventId> = serde_json::from_str(kept)?;
    Ok(ground(graph, touched).into_iter().filter(|event| !known.contains(event)).collect())
}

/// Takes a decision back, with a reason; the draft is prepared on from where it was.
pub async fn withdraw(app: &App, caller: &Caller, at: (ReorganisationId, i64), reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, at, &reason).await })).await
}

/// The same inside a write.
pub(in crate::reorganisations) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ReorganisationId, i64),
    reason: &str,
) -> Result<(), Failure> {
    let found = find_for(tx, acting, id, State::Decided).await?;
    let particulars = json!({"step": "withdraw", "reason": reason});
    let permit = acting.permit(tx, Verb::Reorganise, &found.thing(acting.today), particulars).await?;
    store::advance(tx, &permit, id, seen).await?;
    let decision = found.row.decision_id.ok_or(Problem::Organisation(OrganisationProblem::NotDecided))?;
    store::withdraw(tx, &permit, decision, reason).await
}
