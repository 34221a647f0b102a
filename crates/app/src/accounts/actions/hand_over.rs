//! Handing over: a person leaves a unit, another head of the unit answers for the work from then on, and the roles there end today.
//!
//! Only responsibilities for open assignments of that unit go over; each gets a history row of its own. Nothing is
//! changed in what the person did before.

use super::{
    people::{Member, Seen, members, permit_on, touchable},
    store,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{AccountId, OrganisationId},
    permissions::{Role, Verb},
    problem::Problem,
};
use serde_json::json;

/// What is to be handed over, and to whom it could go.
pub struct HandOverView {
    /// Who leaves.
    pub member: Member,
    /// The unit that is left.
    pub organisation: OrganisationId,
    /// Open assignments that the person answers for.
    pub responsibilities: Vec<store::ResponsibilityRow>,
    /// Heads of the same unit with an account in use: only a head answers for an assignment.
    pub colleagues: Vec<Member>,
}

/// Reads what would be handed over.
pub async fn hand_over_view(app: &App, caller: &Caller, account: AccountId) -> Result<HandOverView, Failure> {
    let mut connection = app.database().read().await?;
    Ok(prepared(&mut connection, &Acting::now(app, caller), account).await?.1)
}

async fn prepared(
    connection: &mut Connection,
    acting: &Acting,
    account: AccountId,
) -> Result<(Seen, HandOverView), Failure> {
    let today = acting.today;
    let seen = touchable(connection, &acting.caller, &acting.graph, today, account, Verb::HandOver).await?;
    let there = members(store::list_members(connection, seen.organisation, today).await?);
    let takes_over = |member: &Member| {
        let is_head = member.roles.iter().any(|held| held.role == Role::Head && held.from <= today);
        member.account != account && !member.is_suspended && is_head
    };
    let view = HandOverView {
        member: seen.member.clone(),
        organisation: seen.organisation,
        responsibilities: store::list_responsibilities(connection, account, seen.organisation).await?,
        colleagues: there.into_iter().filter(takes_over).collect(),
    };
    Ok((seen, view))
}

/// Hands over to a colleague and ends the roles at the unit today; tells for how many assignments. Without a colleague
/// only where nothing is to be handed over.
pub async fn hand_over(
    app: &App,
    caller: &Caller,
    account: AccountId,
    to: Option<AccountId>,
) -> Result<usize, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_hand_over(tx, &acting, account, to).await })).await
}

/// The same inside a write.
pub(in crate::accounts) async fn write_hand_over(
    tx: &mut WriteTransaction,
    acting: &Acting,
    account: AccountId,
    to: Option<AccountId>,
) -> Result<usize, Failure> {
    let (seen, view) = prepared(tx, acting, account).await?;
    let is_colleague = |to: AccountId| view.colleagues.iter().any(|colleague| colleague.account == to);
    if !to.map_or(view.responsibilities.is_empty(), is_colleague) {
        return Err(Problem::Missing { field: "nguoi_nhan".to_owned() }.into());
    }
    let particulars = json!({
        "organisation": seen.organisation.uuid(),
        "to": to.map(AccountId::uuid),
        "assignments": view.responsibilities.len(),
    });
    let permit = permit_on(acting, tx, Verb::HandOver, &seen, particulars).await?;
    for (present, to) in view.responsibilities.iter().filter_map(|present| Some((present, to?))) {
        let thing = ("assignment", present.assignment_id.uuid());
        permit.also_about(tx, thing, json!({"from": account.uuid(), "to": to.uuid()})).await?;
        store::insert_responsibility(tx, &permit, present, to).await?;
    }
    if store::end_grants(tx, &permit, account, seen.organisation, acting.today).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(view.responsibilities.len())
}
