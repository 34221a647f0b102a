//! The person's own account: what is known of it, its sessions, another password.
//! No rule is asked, because nothing of anybody else can be reached from here.

use super::{
    sign_in::{count_attempt, normal_login},
    store,
};
use crate::{App, accounts::passwords::check_password, caller::Caller, failure::Failure, permits::Permit};
use domain::{ids::OrganisationId, permissions::Role, problem::Problem, time::Moment};
use jiff::civil::Date;
use serde_json::json;

/// What a person sees of the own account.
pub struct OwnAccount {
    /// For signing in.
    pub login: String,
    /// Version that a change must carry.
    pub version: i64,
    /// Roles held today: where, as what, since.
    pub roles: Vec<(OrganisationId, Role, Date)>,
    /// Open sessions, the latest used first.
    pub sessions: Vec<OwnSession>,
}

/// One open session.
pub struct OwnSession {
    /// It is the one that asks.
    pub is_this: bool,
    /// What the browser calls itself, as it came.
    pub user_agent: String,
    /// When it was opened.
    pub opened: Moment,
    /// When it was last used, to five minutes.
    pub last_used: Moment,
}

/// Another password, with what proves that it is the person who asks.
pub struct NewPassword {
    /// The present one.
    pub present: String,
    /// The one to come.
    pub new: String,
    /// The one to come, typed again.
    pub again: String,
    /// Version of the account that the person saw.
    pub version: i64,
}

/// Reads the own account.
pub async fn own_account(app: &App, caller: &Caller) -> Result<OwnAccount, Failure> {
    let this = caller.session()?.token_hash;
    let (now, today) = (app.now(), app.today());
    let idle_since = now.plus_seconds(-app.settings().session_idle_seconds);
    let mut connection = app.database().read().await?;
    let account = store::find_account(&mut connection, caller.account).await?.ok_or(Problem::NotFound)?;
    let roles = store::list_roles(&mut connection, caller.account).await?;
    let sessions = store::list_sessions(&mut connection, caller.account, now, idle_since).await?;
    let held = |row: &store::RoleRow| row.from_date <= today && row.to_date.is_none_or(|end| today < end);
    let role = |row: store::RoleRow| Some((row.organisation_id, Role::from_code(&row.role)?, row.from_date));
    let session = |row: store::OpenSessionRow| OwnSession {
        is_this: row.token_hash == this,
        user_agent: row.user_agent,
        opened: Moment::from_millisecond(row.created_at_ms),
        last_used: Moment::from_millisecond(row.last_seen_at_ms),
    };
    Ok(OwnAccount {
        login: account.login,
        version: account.version,
        roles: roles.into_iter().filter(held).filter_map(role).collect(),
        sessions: sessions.into_iter().map(session).collect(),
    })
}

/// Replaces the password and ends every other session. A wrong present password counts like one at sign-in.
pub async fn change_password(app: &App, caller: &Caller, asked: NewPassword) -> Result<(), Failure> {
    let session = caller.session()?.token_hash;
    let account = store::find_account(&mut app.database().read().await?, caller.account).await?;
    let account = account.ok_or(Problem::NotFound)?;
    if asked.new != asked.again {
        return Err(Problem::PasswordsDiffer.into());
    }
    check_password(&asked.new, &account.login)?;
    let login = normal_login(&account.login);
    app.database().write(move |tx| Box::pin(async move { count_attempt(tx, &login).await })).await?;
    if !app.hashing().verify(asked.present, account.password_hash).await? {
        return Err(Problem::WrongPassword.into());
    }
    let hash = app.hashing().hash(asked.new).await?;
    let version = asked.version;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let permit = Permit::of_oneself(tx, account.id, "change-password", json!({})).await?;
                if store::replace_password(tx, &permit, account.id, version, &hash).await?.nothing() {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                store::forget_attempts(tx, &normal_login(&account.login)).await?;
                store::end_other_sessions(tx, account.id, &session).await?;
                Ok(())
            })
        })
        .await
}

/// Ends every session of the person but the one that asks; tells how many.
pub async fn end_other_sessions(app: &App, caller: &Caller) -> Result<u64, Failure> {
    let (account, session) = (caller.account, caller.session()?.token_hash);
    app.database()
        .write(move |tx| {
            Box::pin(async move { store::end_other_sessions(tx, account, &session).await.map_err(Failure::from) })
        })
        .await
}
