//! The SQL of accounts. Sessions, drafts and failed attempts are written without a permit: they are not history.

use super::{NewAccount, NewGrant};
use crate::permits::Permit;
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, OrganisationId, RoleGrantId},
    text::sort_key,
    time::Moment,
};
use jiff::civil::Date;

record! {
    /// A session with its person.
    pub struct SessionRow {
        pub token_hash: [u8; 32], pub account_id: AccountId, pub csrf_token: String, pub last_seen_at_ms: i64,
        pub expires_at_ms: i64, pub full_name: String, pub is_demo: bool, pub is_suspended: bool,
    }
}

record! {
    /// An account, as sign-in needs it.
    pub struct AccountRow {
        pub id: AccountId, pub full_name: String, pub password_hash: Option<String>, pub is_demo: bool,
        pub is_suspended: bool,
    }
}

record! {
    /// Wrong passwords given for a login, whether it exists or not.
    pub struct AttemptsRow { pub failures: i64, pub last_failure_at_ms: i64 }
}

/// A session to be opened.
pub struct NewSession {
    pub token_hash: [u8; 32],
    pub account: AccountId,
    pub csrf_token: String,
    pub user_agent: String,
    pub lives_seconds: i64,
}

record! {
    /// A role that was granted.
    pub struct RoleRow {
        pub organisation_id: OrganisationId, pub role: String, pub is_local: bool, pub from_date: Date,
        pub to_date: Option<Date>,
    }
}

const FIND_SESSION: &str = "SELECT s.token_hash, s.account_id, s.csrf_token, s.last_seen_at_ms, s.expires_at_ms, \
     a.full_name, a.is_demo, CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM session s \
     JOIN account a ON a.id = s.account_id \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL WHERE s.token_hash = $1";
const LIST_ROLES: &str = "SELECT organisation_id, role, is_local, from_date, to_date FROM role_grant \
     WHERE account_id = $1 ORDER BY granted_at_ms, id";
const TOUCH_SESSION: &str = "UPDATE session SET last_seen_at_ms = $2 WHERE token_hash = $1";

const END_SESSION: &str = "DELETE FROM session WHERE token_hash = $1";
const END_SESSIONS_OF_THE_PAST: &str = "DELETE FROM session WHERE expires_at_ms <= $1 OR last_seen_at_ms <= $2";
const INSERT_SESSION: &str = "INSERT INTO session (token_hash, account_id, csrf_token, created_at_ms, last_seen_at_ms, \
     expires_at_ms, user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FIND_ACCOUNT_BY_LOGIN: &str = "SELECT a.id, a.full_name, a.password_hash, a.is_demo, \
     CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM account a \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL WHERE a.login = $1";
const FIND_ATTEMPTS: &str = "SELECT failures, last_failure_at_ms FROM login_attempt WHERE login = $1";
const COUNT_ATTEMPT: &str = "INSERT INTO login_attempt (login, failures, last_failure_at_ms) VALUES ($1, 1, $2) \
     ON CONFLICT (login) DO UPDATE SET failures = login_attempt.failures + 1, \
     last_failure_at_ms = excluded.last_failure_at_ms";
const FORGET_ATTEMPTS: &str = "DELETE FROM login_attempt WHERE login = $1";
const FORGET_ATTEMPTS_BEFORE: &str = "DELETE FROM login_attempt WHERE last_failure_at_ms < $1";

const INSERT_ACCOUNT: &str = "INSERT INTO account (id, login, full_name, full_name_sort_key, password_hash, \
     created_at_ms, is_demo, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_GRANT: &str = "INSERT INTO role_grant (id, account_id, organisation_id, role, is_local, from_date, to_date, \
     granted_by, granted_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

pub async fn find_session(connection: &mut Connection, token: &[u8; 32]) -> Result<Option<SessionRow>, Error> {
    connection.optional(FIND_SESSION, params![token]).await
}

pub async fn list_roles(connection: &mut Connection, account: AccountId) -> Result<Vec<RoleRow>, Error> {
    connection.all(LIST_ROLES, params![account]).await
}

pub async fn touch_session(tx: &mut WriteTransaction, token: &[u8; 32]) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(TOUCH_SESSION, params![token, now]).await.map(drop)
}

pub async fn end_session(tx: &mut WriteTransaction, token: &[u8; 32]) -> Result<(), Error> {
    tx.execute(END_SESSION, params![token]).await.map(drop)
}

/// Forgets every session that has run out, and those last used before a moment.
pub async fn end_sessions_of_the_past(tx: &mut WriteTransaction, idle_since: Moment) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(END_SESSIONS_OF_THE_PAST, params![now, idle_since.millisecond()]).await.map(drop)
}

pub async fn insert_session(tx: &mut WriteTransaction, session: &NewSession) -> Result<(), Error> {
    let now = tx.now();
    let expires = now.plus_seconds(session.lives_seconds);
    let values = params![
        &session.token_hash,
        session.account,
        &session.csrf_token,
        now.millisecond(),
        now.millisecond(),
        expires.millisecond(),
        &session.user_agent
    ];
    tx.execute(INSERT_SESSION, values).await.map(drop)
}

pub async fn find_account_by_login(connection: &mut Connection, login: &str) -> Result<Option<AccountRow>, Error> {
    connection.optional(FIND_ACCOUNT_BY_LOGIN, params![login]).await
}

pub async fn find_attempts(connection: &mut Connection, login: &str) -> Result<Option<AttemptsRow>, Error> {
    connection.optional(FIND_ATTEMPTS, params![login]).await
}

pub async fn count_attempt(tx: &mut WriteTransaction, login: &str) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(COUNT_ATTEMPT, params![login, now]).await.map(drop)
}

pub async fn forget_attempts(tx: &mut WriteTransaction, login: &str) -> Result<(), Error> {
    tx.execute(FORGET_ATTEMPTS, params![login]).await.map(drop)
}

pub async fn forget_attempts_before(tx: &mut WriteTransaction, moment: Moment) -> Result<(), Error> {
    tx.execute(FORGET_ATTEMPTS_BEFORE, params![moment.millisecond()]).await.map(drop)
}

pub async fn insert_account(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AccountId,
    account: &NewAccount,
) -> Result<(), Error> {
    let key = sort_key(&account.full_name);
    let at_ms = permit.at().millisecond();
    let values = params![
        id,
        &account.login,
        &account.full_name,
        key,
        account.password_hash.as_deref(),
        at_ms,
        account.is_demo,
        1i64
    ];
    tx.execute(INSERT_ACCOUNT, values).await.map(drop)
}

pub async fn insert_grant(
    tx: &mut WriteTransaction,
    permit: &Permit,
    account: AccountId,
    grant: &NewGrant,
) -> Result<RoleGrantId, Error> {
    let id: RoleGrantId = tx.new_id();
    let (by, at_ms) = (permit.account(), permit.at().millisecond());
    let role = grant.role.code();
    let values = params![id, account, grant.organisation, role, grant.is_local, grant.from, grant.to, by, at_ms];
    tx.execute(INSERT_GRANT, values).await.map(|_| id)
}
