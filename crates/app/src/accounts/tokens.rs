//! Access tokens: found again by their hash, with the roles that the person holds today. A token stops with its day, its
//! withdrawal, the suspension of its person and the loss of the last role, from one request to the next.
//!
//! A token is known by what it begins with, so that one that was left lying in a text is recognised as such.

use super::{
    actions::store::{self, TokenRow},
    sessions::{TOUCH_AFTER_SECONDS, new_token, posts_today, token_hash},
};
use crate::{
    App,
    caller::{Caller, Entrance},
    failure::Failure,
};
use domain::{ids::AccessTokenId, permissions::Scopes, time::Moment};

const BEGINS_WITH: &str = "dondoc_";

/// A new token, as text.
pub(super) fn new_access_token() -> Result<String, Failure> {
    Ok([BEGINS_WITH, &new_token()?].concat())
}

/// The person for whom a program with this token acts.
pub async fn caller_of_token(app: &App, token: &str) -> Result<Option<Caller>, Failure> {
    let Some(token) = token.strip_prefix(BEGINS_WITH).map(|_| token) else { return Ok(None) };
    let found = store::find_token(&mut app.database().read().await?, &token_hash(token)).await?;
    let Some(row) = found.filter(|row| counts(app, row)) else { return Ok(None) };
    let posts = posts_today(app, row.account_id).await?;
    if posts.is_empty() {
        return Ok(None);
    }
    let used_before = app.now().plus_seconds(-TOUCH_AFTER_SECONDS).millisecond();
    if row.last_used_at_ms.is_none_or(|at_ms| at_ms < used_before) {
        touch(app, row.id).await?;
    }
    let entrance = Entrance::Token(row.id, Scopes::from_codes(&row.scopes));
    Ok(Some(Caller { account: row.account_id, full_name: row.full_name, posts, entrance }))
}

fn counts(app: &App, row: &TokenRow) -> bool {
    app.now() < Moment::from_millisecond(row.expires_at_ms)
        && row.withdrawn_at_ms.is_none()
        && !row.is_suspended
        && (app.settings().demo || !row.is_demo)
}

async fn touch(app: &App, id: AccessTokenId) -> Result<(), Failure> {
    app.database()
        .write(move |tx| Box::pin(async move { store::touch_token(tx, id).await.map_err(Failure::from) }))
        .await
}
