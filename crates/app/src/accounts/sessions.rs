//! Sessions: opened at sign-in, found again by the hash of the cookie's token, ended by time, sign-out or loss of roles.
//! Whether one still lives is asked with each request.

use super::actions::store;
use crate::{
    App,
    caller::{Caller, Entrance, Post, Session},
    failure::Failure,
};
use domain::{ids::AccountId, journal::hex, permissions::Role, time::Moment};
use sha2::{Digest, Sha256};

/// «Last used» is written at most once in so many seconds, so that reading pages writes next to nothing.
pub(super) const TOUCH_AFTER_SECONDS: i64 = 300;

/// Name of the session cookie. `__Host-` binds it to this host, but browsers take it over TLS only.
pub fn session_cookie(app: &App) -> &'static str {
    if app.settings().secure_cookies { "__Host-dondoc" } else { "dondoc" }
}

/// Where a person signs in, and is then brought back.
pub fn sign_in_address(next: &str) -> String {
    let query = serde_html_form::to_string([("tiep", next)]).unwrap_or_default();
    format!("/dang-nhap?{query}")
}

/// The hash under which a token is stored; the token itself is known to the browser alone.
pub(super) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A new secret of 256 bits, as text.
pub(crate) fn new_token() -> Result<String, Failure> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|fault| Failure::Fault(std::sync::Arc::new(fault)))?;
    Ok(hex(&bytes))
}

/// The cookie of a new session. It goes along when a person follows a link from a letter (Lax), never with a form of
/// another site, and ends with the browser.
pub(super) fn set_cookie(app: &App, token: &str) -> String {
    let secure = if app.settings().secure_cookies { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", session_cookie(app))
}

/// The cookie that takes the session's away.
pub(super) fn clear_cookie(app: &App) -> String {
    let cookie = set_cookie(app, "");
    format!("{cookie}; Max-Age=0")
}

/// The caller whose session has this token, with the roles that are in force today.
pub async fn caller_of(app: &App, token: &str) -> Result<Option<Caller>, Failure> {
    let now = app.now();
    let mut connection = app.database().read().await?;
    let Some(session) = store::find_session(&mut connection, &token_hash(token)).await? else { return Ok(None) };
    if !lives(app, &session, now) {
        return Ok(None);
    }
    let posts = in_force(app, store::list_roles(&mut connection, session.account_id).await?);
    drop(connection);
    if posts.is_empty() {
        return Ok(None);
    }
    if now.millisecond() - session.last_seen_at_ms > TOUCH_AFTER_SECONDS * 1000 {
        touch(app, session.token_hash).await?;
    }
    Ok(Some(Caller {
        account: session.account_id,
        full_name: session.full_name,
        posts,
        entrance: Entrance::Session(Session {
            csrf_token: session.csrf_token,
            token_hash: session.token_hash,
            unread: session.unread,
        }),
    }))
}

fn lives(app: &App, session: &store::SessionRow, now: Moment) -> bool {
    let idle_ms = now.millisecond() - session.last_seen_at_ms;
    now.millisecond() < session.expires_at_ms
        && idle_ms < app.settings().session_idle_seconds * 1000
        && !session.is_suspended
        && (app.settings().demo || !session.is_demo)
}

/// The roles that an account holds today, at organisations that exist today.
pub(super) async fn posts_today(app: &App, account: AccountId) -> Result<Vec<Post>, Failure> {
    let roles = store::list_roles(&mut app.database().read().await?, account).await?;
    Ok(in_force(app, roles))
}

fn in_force(app: &App, roles: Vec<store::RoleRow>) -> Vec<Post> {
    let (graph, today) = (app.organisations(), app.today());
    let holds = |role: &store::RoleRow| role.from_date <= today && role.to_date.is_none_or(|end| today < end);
    let as_post = |row: store::RoleRow| {
        let role = Role::from_code(&row.role)?;
        let exists = graph.exists(row.organisation_id, today);
        exists.then_some(Post { organisation: row.organisation_id, role, is_local: row.is_local })
    };
    roles.into_iter().filter(holds).filter_map(as_post).collect()
}

async fn touch(app: &App, session: [u8; 32]) -> Result<(), Failure> {
    app.database()
        .write(move |tx| Box::pin(async move { store::touch_session(tx, &session).await.map_err(Failure::from) }))
        .await
}
