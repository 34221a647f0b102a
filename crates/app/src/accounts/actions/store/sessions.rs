//! The SQL of sessions and of wrong passwords. Written without a permit: none of it is history.
//! A token is stored as its hash only.

use database::{Connection, Error, WriteTransaction, params, record};
use domain::{ids::AccountId, time::Moment};

record! {
    /// A session with its person.
    pub struct SessionRow {
        pub token_hash: [u8; 32], pub account_id: AccountId, pub csrf_token: String, pub last_seen_at_ms: i64,
        pub expires_at_ms: i64, pub full_name: String, pub is_demo: bool, pub is_suspended: bool, pub unread: i64,
    }
}

record! {
    /// A session in the list that its owner sees.
    pub struct OpenSessionRow {
        pub token_hash: [u8; 32], pub created_at_ms: i64, pub last_seen_at_ms: i64, pub user_agent: String,
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

const FIND_SESSION: &str = "SELECT s.token_hash, s.account_id, s.csrf_token, s.last_seen_at_ms, s.expires_at_ms, \
     a.full_name, a.is_demo, CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended, \
     (SELECT COUNT(*) FROM notice n WHERE n.account_id = a.id AND n.read_at_ms IS NULL) AS unread FROM session s \
     JOIN account a ON a.id = s.account_id \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL WHERE s.token_hash = $1";
const LIST_SESSIONS: &str = "SELECT token_hash, created_at_ms, last_seen_at_ms, user_agent FROM session \
     WHERE account_id = $1 AND expires_at_ms > $2 AND last_seen_at_ms > $3 ORDER BY last_seen_at_ms DESC";
const TOUCH_SESSION: &str = "UPDATE session SET last_seen_at_ms = $2 WHERE token_hash = $1";
const INSERT_SESSION: &str = "INSERT INTO session (token_hash, account_id, csrf_token, created_at_ms, last_seen_at_ms, \
     expires_at_ms, user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const END_SESSION: &str = "DELETE FROM session WHERE token_hash = $1";
const END_SESSIONS_OF: &str = "DELETE FROM session WHERE account_id = $1";
const END_OTHER_SESSIONS: &str = "DELETE FROM session WHERE account_id = $1 AND token_hash <> $2";
const END_SESSIONS_OF_THE_PAST: &str = "DELETE FROM session WHERE expires_at_ms <= $1 OR last_seen_at_ms <= $2";
const FIND_ATTEMPTS: &str = "SELECT failures, last_failure_at_ms FROM login_attempt WHERE login = $1";
const COUNT_ATTEMPT: &str = "INSERT INTO login_attempt (login, failures, last_failure_at_ms) VALUES ($1, 1, $2) \
     ON CONFLICT (login) DO UPDATE SET failures = login_attempt.failures + 1, \
     last_failure_at_ms = excluded.last_failure_at_ms";
const FORGET_ATTEMPTS: &str = "DELETE FROM login_attempt WHERE login = $1";
const FORGET_ATTEMPTS_BEFORE: &str = "DELETE FROM login_attempt WHERE last_failure_at_ms < $1";

pub async fn find_session(connection: &mut Connection, token: &[u8; 32]) -> Result<Option<SessionRow>, Error> {
    connection.optional(FIND_SESSION, params![token]).await
}

/// The living sessions of an account, the latest used first.
pub async fn list_sessions(
    connection: &mut Connection,
    account: AccountId,
    now: Moment,
    idle_since: Moment,
) -> Result<Vec<OpenSessionRow>, Error> {
    connection.all(LIST_SESSIONS, params![account, now.millisecond(), idle_since.millisecond()]).await
}

pub async fn touch_session(tx: &mut WriteTransaction, token: &[u8; 32]) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(TOUCH_SESSION, params![token, now]).await.map(drop)
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

pub async fn end_session(tx: &mut WriteTransaction, token: &[u8; 32]) -> Result<(), Error> {
    tx.execute(END_SESSION, params![token]).await.map(drop)
}

/// Ends every session of an account.
pub async fn end_sessions_of(tx: &mut WriteTransaction, account: AccountId) -> Result<(), Error> {
    tx.execute(END_SESSIONS_OF, params![account]).await.map(drop)
}

/// Ends every session of an account but one; tells how many.
pub async fn end_other_sessions(tx: &mut WriteTransaction, account: AccountId, kept: &[u8; 32]) -> Result<u64, Error> {
    tx.execute(END_OTHER_SESSIONS, params![account, kept]).await.map(|touched| touched.0)
}

/// Forgets every session that has run out, and those last used before a moment.
pub async fn end_sessions_of_the_past(tx: &mut WriteTransaction, idle_since: Moment) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(END_SESSIONS_OF_THE_PAST, params![now, idle_since.millisecond()]).await.map(drop)
}

pub async fn find_attempts(connection: &mut Connection, login: &str) -> Result<Option<AttemptsRow>, Error> {
    connection.optional(FIND_ATTEMPTS, params![login]).await
}

pub async fn insert_attempt(tx: &mut WriteTransaction, login: &str) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(COUNT_ATTEMPT, params![login, now]).await.map(drop)
}

pub async fn forget_attempts(tx: &mut WriteTransaction, login: &str) -> Result<(), Error> {
    tx.execute(FORGET_ATTEMPTS, params![login]).await.map(drop)
}

pub async fn forget_attempts_before(tx: &mut WriteTransaction, moment: Moment) -> Result<(), Error> {
    tx.execute(FORGET_ATTEMPTS_BEFORE, params![moment.millisecond()]).await.map(drop)
}
