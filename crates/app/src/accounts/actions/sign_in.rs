//! Signing in and out. An attempt is counted before the password is looked at, so that many at once gain nothing.
//!
//! A login that does not exist is counted, delayed and answered like one that does. Of an attempt nothing is kept but
//! the number of failures; sessions are not history.

use super::store::{self, NewSession};
use crate::{
    App,
    accounts::sessions::{self, new_token, token_hash},
    caller::{Caller, Entrance, Post, Session, cookie},
    failure::Failure,
};
use axum::http::{HeaderMap, header};
use database::WriteTransaction;
use domain::{problem::Problem, time::Moment};

/// So many wrong passwords are free.
const FREE_FAILURES: i64 = 5;
/// The wait doubles up to so many minutes.
const LONGEST_WAIT_MINUTES: i64 = 15;
/// After so long without an attempt, counting starts anew.
const FORGET_FAILURES_SECONDS: i64 = 24 * 3600;
/// A login is never longer; a longer one is cut before it is counted.
const LOGIN_LIMIT: usize = 64;
const USER_AGENT_LIMIT: usize = 200;

/// Someone who says who they are.
pub struct Attempt {
    login: String,
    password: String,
    user_agent: String,
    /// The session that the browser had before; it ends when the attempt succeeds.
    former: Option<[u8; 32]>,
}

/// A session that was just opened.
pub struct OpenedSession {
    /// For the cookie; stored nowhere.
    pub token: String,
    /// The person, as the first page needs it.
    pub caller: Caller,
}

impl Attempt {
    /// From the form and the head of its request.
    pub fn new(app: &App, headers: &HeaderMap, login: &str, password: &str) -> Self {
        let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Attempt {
            login: normal_login(login),
            password: password.to_owned(),
            user_agent: user_agent.chars().take(USER_AGENT_LIMIT).collect(),
            former: cookie(headers, sessions::session_cookie(app)).map(token_hash),
        }
    }
}

/// A login as it is stored and compared: without white space around it, in small letters.
pub fn normal_login(typed: &str) -> String {
    typed.trim().to_lowercase().chars().take(LOGIN_LIMIT).collect()
}

/// Opens a session for the right password.
pub async fn sign_in(app: &App, attempt: Attempt) -> Result<OpenedSession, Failure> {
    let login = attempt.login.clone();
    app.database().write(move |tx| Box::pin(async move { count_attempt(tx, &login).await })).await?;
    let mut connection = app.database().read().await?;
    let account = store::find_account_by_login(&mut connection, &attempt.login).await?;
    let account = account.filter(|account| app.settings().demo || !account.is_demo);
    let known = account.as_ref().and_then(|account| account.password_hash.clone());
    drop(connection);
    let right = app.hashing().verify(attempt.password.clone(), known).await?;
    let Some(account) = account.filter(|_| right) else { return Err(Problem::WrongPassword.into()) };
    let posts = sessions::posts_today(app, account.id).await?;
    if account.is_suspended || posts.is_empty() {
        return Err(Problem::AccountInactive.into());
    }
    open_session(app, attempt, account, posts).await
}

/// Ends the caller's session.
pub async fn sign_out(app: &App, caller: &Caller) -> Result<(), Failure> {
    let session = caller.session()?.token_hash;
    app.database()
        .write(move |tx| Box::pin(async move { store::end_session(tx, &session).await.map_err(Failure::from) }))
        .await
}

pub(super) async fn count_attempt(tx: &mut WriteTransaction, login: &str) -> Result<(), Failure> {
    let now = tx.now();
    store::forget_attempts_before(tx, now.plus_seconds(-FORGET_FAILURES_SECONDS)).await?;
    if let Some(row) = store::find_attempts(tx, login).await? {
        let minutes = minutes_to_wait(row.failures, row.last_failure_at_ms, now);
        if minutes > 0 {
            return Err(Problem::TooManyAttempts { minutes }.into());
        }
    }
    store::insert_attempt(tx, login).await.map_err(Failure::from)
}

/// Minutes left of the wait that so many failures ask for, rounded up.
fn minutes_to_wait(failures: i64, last_failure_at_ms: i64, now: Moment) -> i64 {
    if failures < FREE_FAILURES {
        return 0;
    }
    let doublings = u32::try_from(failures - FREE_FAILURES).unwrap_or(u32::MAX);
    let wait_minutes = 1i64.checked_shl(doublings.min(10)).unwrap_or(LONGEST_WAIT_MINUTES).min(LONGEST_WAIT_MINUTES);
    let left_ms = last_failure_at_ms + wait_minutes * 60_000 - now.millisecond();
    left_ms.max(0).div_euclid(60_000) + i64::from(left_ms > 0 && left_ms % 60_000 != 0)
}

async fn open_session(
    app: &App,
    attempt: Attempt,
    account: store::AccountRow,
    posts: Vec<Post>,
) -> Result<OpenedSession, Failure> {
    let (token, csrf_token) = (new_token()?, new_token()?);
    let session = token_hash(&token);
    let entrance = Entrance::Session(Session { csrf_token: csrf_token.clone(), token_hash: session, unread: 0 });
    let caller = Caller { account: account.id, full_name: account.full_name, posts, entrance };
    let new = NewSession {
        token_hash: session,
        account: account.id,
        csrf_token,
        user_agent: attempt.user_agent,
        lives_seconds: app.settings().session_absolute_seconds,
    };
    let idle_seconds = app.settings().session_idle_seconds;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let now = tx.now();
                store::end_sessions_of_the_past(tx, now.plus_seconds(-idle_seconds)).await?;
                if let Some(former) = attempt.former {
                    store::end_session(tx, &former).await?;
                }
                store::forget_attempts(tx, &attempt.login).await?;
                store::insert_session(tx, &new).await.map_err(Failure::from)
            })
        })
        .await?;
    Ok(OpenedSession { token, caller })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_with_the_failures_and_never_beyond_a_quarter_of_an_hour() {
        let last = Moment::from_millisecond(1_800_000_000_000);
        for (failures, seconds_later, minutes) in [
            (4, 0, 0),
            (5, 0, 1),
            (5, 1, 1),
            (5, 60, 0),
            (6, 0, 2),
            (6, 61, 1),
            (7, 0, 4),
            (8, 0, 8),
            (9, 0, 15),
            (1_000_000, 0, 15),
            (1_000_000, 900, 0),
        ] {
            let now = last.plus_seconds(seconds_later);
            assert_eq!(
                minutes_to_wait(failures, last.millisecond(), now),
                minutes,
                "{failures} after {seconds_later} s"
            );
        }
    }

    #[test]
    fn a_login_is_compared_without_case_or_white_space() {
        assert_eq!(normal_login("  LAN "), "lan");
        assert_eq!(normal_login(&"a".repeat(1000)).len(), LOGIN_LIMIT);
    }
}
