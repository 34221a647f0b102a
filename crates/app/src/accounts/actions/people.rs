//! The people of a unit: who they are, and taking an account out of use for a time.
//!
//! A person is seen at the organisations where a role is held now or from a later day on; who has left is not seen any
//! more. Nobody suspends the own account, nor one whose role they could not give.

use super::store;
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    permits::{Permit, Thing},
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{AccountId, InvitationId, OrganisationId},
    organisations::Graph,
    permissions::{Role, Verb},
    problem::{Problem, ProgramProblem},
    time::Moment,
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

/// A role with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// As what.
    pub role: Role,
    /// From this day.
    pub from: Date,
    /// Up to, but without, this day.
    pub to: Option<Date>,
}

/// A person of a unit.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// For signing in.
    pub login: String,
    /// Name as shown.
    pub full_name: String,
    /// Roles at the unit, now or from a later day on.
    pub roles: Vec<Held>,
    /// The account is suspended.
    pub is_suspended: bool,
}

/// An invitation that nobody has taken yet.
pub struct OpenInvitation {
    /// Which.
    pub id: InvitationId,
    /// Who is invited.
    pub full_name: String,
    /// To what.
    pub role: Role,
    /// Name of the person who invited.
    pub inviter: String,
    /// Last moment at which it can be taken.
    pub expires: Moment,
}

/// A unit whose people the caller may see.
pub struct Unit {
    /// Which.
    pub organisation: OrganisationId,
    /// Its people, by name.
    pub members: Vec<Member>,
    /// Whether the caller may invite.
    pub may_invite: bool,
    /// Open invitations; only for those who may invite.
    pub invitations: Vec<OpenInvitation>,
}

/// A person as seen at one unit.
pub struct PersonView {
    /// The person with the roles there.
    pub member: Member,
    /// The unit.
    pub organisation: OrganisationId,
    /// Why and by whom the account is suspended, and since when.
    pub suspension: Option<(String, String, Moment)>,
    /// Whether the caller may suspend the account, or lift the suspension.
    pub may_suspend: bool,
    /// Whether the caller may hand over the person's work.
    pub may_hand_over: bool,
}

/// The units whose people the caller may see, in the order of the caller's posts.
pub async fn list_units(app: &App, caller: &Caller) -> Result<Vec<Unit>, Failure> {
    let (graph, today, now) = (app.organisations(), app.today(), app.now());
    let mut connection = app.database().read().await?;
    let mut units: Vec<Unit> = Vec::new();
    for post in &caller.posts {
        let node = Thing::Node { id: post.organisation, today };
        let known = units.iter().any(|unit| unit.organisation == post.organisation);
        if known || !caller.may(&graph, Verb::ReadPeople, &node) {
            continue;
        }
        let may_invite = caller.may(&graph, Verb::Invite, &node);
        let mut invitations = Vec::new();
        if may_invite {
            let rows = store::list_open_invitations(&mut connection, post.organisation, now).await?;
            invitations = rows.into_iter().filter_map(open_invitation).collect();
        }
        let members = members(store::list_members(&mut connection, post.organisation, today).await?);
        units.push(Unit { organisation: post.organisation, members, may_invite, invitations });
    }
    Ok(units)
}

/// The people of one organisation, where the caller may see them.
pub async fn list_members(app: &App, caller: &Caller, organisation: OrganisationId) -> Result<Vec<Member>, Failure> {
    let today = app.today();
    caller.require(&app.organisations(), Verb::ReadPeople, &Thing::Node { id: organisation, today })?;
    let mut connection = app.database().read().await?;
    Ok(members(store::list_members(&mut connection, organisation, today).await?))
}

/// The invitations to one organisation that nobody has taken, for whoever may invite there.
pub async fn list_invitations(
    app: &App,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<Vec<OpenInvitation>, Failure> {
    let node = Thing::Node { id: organisation, today: app.today() };
    caller.require(&app.organisations(), Verb::Invite, &node)?;
    let mut connection = app.database().read().await?;
    let rows = store::list_open_invitations(&mut connection, organisation, app.now()).await?;
    Ok(rows.into_iter().filter_map(open_invitation).collect())
}

/// A person, where the caller may see the people.
pub async fn person_view(app: &App, caller: &Caller, account: AccountId) -> Result<PersonView, Failure> {
    let (graph, today) = (app.organisations(), app.today());
    let mut connection = app.database().read().await?;
    let seen = see(&mut connection, caller, &graph, today, account, Verb::ReadPeople).await?;
    let suspension = store::find_suspension(&mut connection, account).await?;
    let may = |verb| {
        let allowed = caller.may(&graph, verb, &seen.thing(today));
        account != caller.account && allowed && caller.may_take_away(&seen, verb)
    };
    let (may_suspend, may_hand_over) = (may(Verb::Suspend), may(Verb::HandOver));
    let suspension =
        suspension.map(|row| (row.reason, row.suspended_by, Moment::from_millisecond(row.suspended_at_ms)));
    Ok(PersonView { member: seen.member, organisation: seen.organisation, suspension, may_suspend, may_hand_over })
}

/// A person whose account the caller may suspend: what the form asks before it is shown.
pub async fn suspendable(app: &App, caller: &Caller, account: AccountId) -> Result<Member, Failure> {
    let mut connection = app.database().read().await?;
    let graph = app.organisations();
    let seen = touchable(&mut connection, caller, &graph, app.today(), account, Verb::Suspend).await?;
    Ok(seen.member)
}

/// Takes an account out of use, with a reason. Its sessions end at once.
pub async fn suspend(app: &App, caller: &Caller, account: AccountId, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_suspension(tx, &acting, account, &reason).await })).await
}

/// The same inside a write.
pub(in crate::accounts) async fn write_suspension(
    tx: &mut WriteTransaction,
    acting: &Acting,
    account: AccountId,
    reason: &str,
) -> Result<(), Failure> {
    let seen = touchable(tx, &acting.caller, &acting.graph, acting.today, account, Verb::Suspend).await?;
    if store::find_suspension(tx, account).await?.is_some() {
        return Err(Problem::SuspensionUnchanged.into());
    }
    let permit = permit_on(acting, tx, Verb::Suspend, &seen, json!({"reason": reason})).await?;
    store::insert_suspension(tx, &permit, account, permit.person()?, reason).await?;
    store::end_sessions_of(tx, account).await.map_err(Failure::from)
}

/// Gives a suspended account back.
pub async fn lift_suspension(app: &App, caller: &Caller, account: AccountId) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_lifting(tx, &acting, account).await })).await
}

/// The same inside a write.
pub(in crate::accounts) async fn write_lifting(
    tx: &mut WriteTransaction,
    acting: &Acting,
    account: AccountId,
) -> Result<(), Failure> {
    let seen = touchable(tx, &acting.caller, &acting.graph, acting.today, account, Verb::Suspend).await?;
    let permit = permit_on(acting, tx, Verb::Suspend, &seen, json!({"lifted": true})).await?;
    if store::lift_suspension(tx, &permit, account, permit.person()?).await?.nothing() {
        return Err(Problem::SuspensionUnchanged.into());
    }
    Ok(())
}

/// A person found at an organisation where the caller may do what was asked.
pub(super) struct Seen {
    pub member: Member,
    pub organisation: OrganisationId,
    /// Every role of the person anywhere, now or from a later day on.
    everywhere: Vec<(OrganisationId, Role)>,
}

impl Seen {
    pub(super) fn thing(&self, today: Date) -> Thing {
        Thing::Person { id: self.member.account, organisation: self.organisation, today }
    }
}

/// Finds a person through what the caller may do: at the first organisation of the person where the table allows it.
pub(super) async fn see(
    connection: &mut Connection,
    caller: &Caller,
    graph: &Graph,
    today: Date,
    account: AccountId,
    verb: Verb,
) -> Result<Seen, Failure> {
    let roles = store::list_roles(connection, account).await?;
    let not_over = roles.iter().filter(|role| role.to_date.is_none_or(|end| today < end));
    let everywhere: Vec<(OrganisationId, Role)> =
        not_over.filter_map(|row| Some((row.organisation_id, Role::from_code(&row.role)?))).collect();
    let mut refusal = Problem::NotFound;
    for (organisation, _) in everywhere.iter().copied() {
        match caller.require(graph, verb, &Thing::Person { id: account, organisation, today }) {
            Ok(_) => {
                let there = members(store::list_members(connection, organisation, today).await?);
                let member = there.into_iter().find(|member| member.account == account);
                let seen = member.map(|member| Seen { member, organisation, everywhere });
                return seen.ok_or(Problem::NotFound.into());
            }
            Err(Failure::Problem(
                problem @ (Problem::Forbidden | Problem::Program(ProgramProblem::ScopeMissing { .. })),
            )) => refusal = problem,
            Err(_) => {}
        }
    }
    Err(refusal.into())
}

/// Finds a person to whom the caller may do something drastic: not the caller, and no role that the caller could not
/// give.
pub(super) async fn touchable(
    connection: &mut Connection,
    caller: &Caller,
    graph: &Graph,
    today: Date,
    account: AccountId,
    verb: Verb,
) -> Result<Seen, Failure> {
    let seen = see(connection, caller, graph, today, account, verb).await?;
    if account == caller.account {
        return Err(Problem::OwnAccount.into());
    }
    if !caller.may_take_away(&seen, verb) {
        return Err(Problem::Forbidden.into());
    }
    Ok(seen)
}

pub(super) async fn permit_on(
    acting: &Acting,
    tx: &mut WriteTransaction,
    verb: Verb,
    seen: &Seen,
    particulars: Json,
) -> Result<Permit, Failure> {
    acting.permit(tx, verb, &seen.thing(acting.today), particulars).await
}

impl Caller {
    /// The roles that this person may give at an organisation, in the order of the table.
    pub(in crate::accounts) fn may_give(&self, organisation: OrganisationId) -> Vec<Role> {
        let given = |role: &Role| {
            let here = self.posts.iter().filter(|post| post.organisation == organisation);
            here.into_iter().any(|post| post.role.may_give().contains(role))
        };
        Role::ALL.iter().copied().filter(given).collect()
    }

    /// Whether this person could have given what would be taken away. Handing over ends the roles at one organisation; a
    /// suspension closes the whole account, with the roles at other organisations.
    fn may_take_away(&self, seen: &Seen, verb: Verb) -> bool {
        let concerned = |role: &&(OrganisationId, Role)| verb == Verb::Suspend || role.0 == seen.organisation;
        seen.everywhere.iter().filter(concerned).all(|(organisation, role)| self.may_give(*organisation).contains(role))
    }
}

/// One member for each person, with all the roles of the person's rows, which follow each other.
pub(super) fn members(rows: Vec<store::MemberRow>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for row in rows {
        let Some(role) = Role::from_code(&row.role) else { continue };
        let held = Held { role, from: row.from_date, to: row.to_date };
        match members.last_mut().filter(|last| last.account == row.account_id) {
            Some(last) => last.roles.push(held),
            None => members.push(Member {
                account: row.account_id,
                login: row.login,
                full_name: row.full_name,
                roles: vec![held],
                is_suspended: row.is_suspended,
            }),
        }
    }
    members
}

fn open_invitation(row: store::InvitationRow) -> Option<OpenInvitation> {
    Some(OpenInvitation {
        id: row.id,
        full_name: row.full_name,
        role: Role::from_code(&row.role)?,
        inviter: row.inviter,
        expires: Moment::from_millisecond(row.expires_at_ms),
    })
}
