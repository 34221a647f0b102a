//! Inviting a person to a role, and taking the invitation.
//!
//! The link holds a token that the system hands to the inviter's form and stores only as its hash: it is shown once. The
//! same form sent twice makes one invitation, the same answer sent twice one account. What an invitation gives was
//! decided when it was made; it is void once its inviter is suspended or its organisation has ended.

use super::{NewAccount, NewGrant, store};
use crate::{
    App,
    accounts::{
        passwords::{check_login, check_password},
        sessions::{new_token, token_hash},
    },
    acting::Acting,
    caller::Caller,
    failure::Failure,
    permits::{Permit, Thing},
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{AccountId, InvitationId, OrganisationId},
    permissions::{Role, Verb},
    problem::Problem,
    time::Moment,
};
use serde_json::json;

/// An invitation can be taken for so long.
const LIVES_SECONDS: i64 = 7 * 24 * 3600;
/// Characters of a token.
const TOKEN_LENGTH: usize = 64;

/// An invitation as the invited person sees it.
pub struct Invited {
    /// Who is invited.
    pub full_name: String,
    /// Where to.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// Name of the person who invited.
    pub inviter: String,
    /// Last moment at which it can be taken.
    pub expires: Moment,
}

/// What an invited person chose.
pub struct NewPerson {
    /// Login, as it will be stored.
    pub login: String,
    /// Password.
    pub password: String,
    /// Password, typed again.
    pub again: String,
}

/// Whether the caller may invite to an organisation, the roles that may be given there, and a token for the form.
pub fn prepare_invitation(
    app: &App,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<(Vec<Role>, String), Failure> {
    let node = Thing::Node { id: organisation, today: app.today() };
    caller.require(&app.organisations(), Verb::Invite, &node)?;
    Ok((caller.may_give(organisation), new_token()?))
}

/// Whether the person may invite to an organisation, asked before what is sent is looked at.
pub fn may_invite(acting: &Acting, organisation: OrganisationId) -> Result<(), Failure> {
    let node = Thing::Node { id: organisation, today: acting.today };
    acting.caller.require(&acting.graph, Verb::Invite, &node).map(drop)
}

/// An invitation that was made.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// Which.
    pub id: InvitationId,
    /// Last moment at which it can be taken.
    pub expires: Moment,
}

/// Whom to invite, to what and where.
#[derive(Debug, Clone)]
pub struct Inviting {
    /// Where to.
    pub organisation: OrganisationId,
    /// Who is invited.
    pub full_name: String,
    /// As what.
    pub role: Role,
}

/// Invites a person; the token is the one of the form. Sent again, it says when the first one expires.
pub async fn invite(app: &App, caller: &Caller, inviting: Inviting, token: &str) -> Result<Moment, Failure> {
    let (acting, token) = (Acting::now(app, caller), token.to_owned());
    let write =
        app.database().write(move |tx| Box::pin(async move { write_invitation(tx, &acting, inviting, &token).await }));
    Ok(write.await?.expires)
}

/// The same inside a write.
pub(in crate::accounts) async fn write_invitation(
    tx: &mut WriteTransaction,
    acting: &Acting,
    Inviting { organisation, full_name, role }: Inviting,
    token: &str,
) -> Result<Made, Failure> {
    let node = Thing::Node { id: organisation, today: acting.today };
    let well_formed = token.len() == TOKEN_LENGTH && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !well_formed || !acting.caller.may_give(organisation).contains(&role) {
        acting.caller.require(&acting.graph, Verb::Invite, &node)?;
        return Err(Problem::Forbidden.into());
    }
    let new = store::NewInvitation {
        token_hash: token_hash(token),
        organisation,
        role,
        full_name,
        lives_seconds: LIVES_SECONDS,
    };
    if let Some(first) = store::find_invitation_by_token(tx, &new.token_hash).await? {
        let same = first.invited_by == acting.caller.account && first.organisation_id == organisation;
        let open = first.account_id.is_none() && first.withdrawn_at_ms.is_none();
        return if same && open {
            Ok(Made { id: first.id, expires: Moment::from_millisecond(first.expires_at_ms) })
        } else {
            Err(Problem::AlreadyDone.into())
        };
    }
    let id: InvitationId = tx.new_id();
    let particulars = json!({"invitation": id.uuid(), "role": role.code()});
    let permit = acting.permit(tx, Verb::Invite, &node, particulars).await?;
    store::insert_invitation(tx, &permit, id, permit.person()?, &new).await?;
    Ok(Made { id, expires: permit.at().plus_seconds(LIVES_SECONDS) })
}

/// Withdraws an invitation that nobody has taken; gives the name of the person who was invited.
pub async fn withdraw_invitation(app: &App, caller: &Caller, id: InvitationId) -> Result<String, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, id).await })).await
}

/// The same inside a write.
pub(in crate::accounts) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InvitationId,
) -> Result<String, Failure> {
    let invitation = store::find_invitation(tx, id).await?.ok_or(Problem::NotFound)?;
    let node = Thing::Node { id: invitation.organisation_id, today: acting.today };
    let particulars = json!({"invitation": id.uuid(), "withdrawn": true});
    let permit = acting.permit(tx, Verb::Invite, &node, particulars).await?;
    if store::mark_invitation_withdrawn(tx, &permit, id).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(invitation.full_name)
}

/// The invitation of a link, as long as it can be taken.
pub async fn find_invitation(app: &App, token: &str) -> Result<Invited, Failure> {
    let mut connection = app.database().read().await?;
    let row = open_invitation(&mut connection, app, token, app.now()).await?;
    let role = Role::from_code(&row.role).ok_or(Problem::InvitationInvalid)?;
    Ok(Invited {
        full_name: row.full_name,
        organisation: row.organisation_id,
        role,
        inviter: row.inviter,
        expires: Moment::from_millisecond(row.expires_at_ms),
    })
}

/// Makes the account that an invitation promises. Sent again by the same person it changes nothing.
pub async fn take_invitation(app: &App, token: &str, person: &NewPerson) -> Result<(), Failure> {
    if was_taken_as(app, token, &person.login).await? {
        return Ok(());
    }
    find_invitation(app, token).await?;
    check_login(&person.login)?;
    check_password(&person.password, &person.login)?;
    if person.password != person.again {
        return Err(Problem::PasswordsDiffer.into());
    }
    let password_hash = Some(app.hashing().hash(person.password.clone()).await?);
    let (app, token, login) = (app.clone(), token.to_owned(), person.login.clone());
    let database = app.database().clone();
    database.write(move |tx| Box::pin(async move { write_taken(tx, &app, &token, login, password_hash).await })).await
}

async fn write_taken(
    tx: &mut WriteTransaction,
    app: &App,
    token: &str,
    login: String,
    password_hash: Option<String>,
) -> Result<(), Failure> {
    let now = tx.now();
    let invitation = open_invitation(tx, app, token, now).await?;
    let role = Role::from_code(&invitation.role).ok_or(Problem::InvitationInvalid)?;
    if store::find_account_by_login(tx, &login).await?.is_some() {
        return Err(Problem::LoginTaken.into());
    }
    let id: AccountId = tx.new_id();
    let organisation = invitation.organisation_id;
    let particulars = json!({
        "invitation": invitation.id.uuid(), "organisation": organisation.uuid(), "role": role.code(),
    });
    let permit = Permit::of_oneself(tx, id, "take-invitation", particulars).await?;
    let full_name = invitation.full_name;
    let account = NewAccount { login, full_name, password_hash, is_demo: app.settings().demo, grants: Vec::new() };
    store::insert_account(tx, &permit, id, &account).await?;
    let grant = NewGrant { organisation, role, is_local: false, from: app.today(), to: None };
    store::insert_grant(tx, &permit, id, &grant, Some(invitation.invited_by)).await?;
    if store::mark_invitation_taken(tx, &permit, invitation.id, id).await?.nothing() {
        return Err(Problem::InvitationInvalid.into());
    }
    Ok(())
}

async fn open_invitation(
    connection: &mut Connection,
    app: &App,
    token: &str,
    now: Moment,
) -> Result<store::InvitationRow, Failure> {
    let row = store::find_invitation_by_token(connection, &token_hash(token)).await?;
    let row = row.ok_or(Problem::InvitationInvalid)?;
    let is_open = row.account_id.is_none()
        && row.withdrawn_at_ms.is_none()
        && now.millisecond() < row.expires_at_ms
        && app.organisations().exists(row.organisation_id, app.today());
    if !is_open || store::find_suspension(connection, row.invited_by).await?.is_some() {
        return Err(Problem::InvitationInvalid.into());
    }
    Ok(row)
}

/// Whether this invitation was taken by the account with this login: the same form came twice.
async fn was_taken_as(app: &App, token: &str, login: &str) -> Result<bool, Failure> {
    let mut connection = app.database().read().await?;
    let row = store::find_invitation_by_token(&mut connection, &token_hash(token)).await?;
    let Some(account) = row.and_then(|row| row.account_id) else { return Ok(false) };
    Ok(store::find_account(&mut connection, account).await?.is_some_and(|account| account.login == login))
}
