//! A person's own access tokens: made, listed, withdrawn.
//! Only a signed-in person does it, so that no token makes another.

use super::store::{self, NewToken};
use crate::{
    App,
    accounts::{sessions::token_hash, tokens::new_access_token},
    caller::Caller,
    failure::Failure,
    permits::Permit,
};
use domain::{
    ids::AccessTokenId,
    permissions::Scopes,
    problem::{Problem, ProgramProblem},
    time::Moment,
};
use serde_json::json;

/// So many tokens may count at the same time.
const MOST: usize = 20;
/// Days that a token may live, in the order in which they are offered; the first is proposed.
pub const LIVES_DAYS: [i64; 3] = [90, 30, 365];

/// A token that still counts.
pub struct OwnToken {
    /// Which.
    pub id: AccessTokenId,
    /// What its person calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// When it ends.
    pub expires: Moment,
    /// When it was last used, to five minutes.
    pub last_used: Option<Moment>,
}

/// A token to be made.
#[derive(Debug, Clone)]
pub struct AskedToken {
    /// What its person calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// Days that it lives.
    pub lives_days: i64,
}

/// The tokens of the caller that count, the latest made first.
pub async fn own_tokens(app: &App, caller: &Caller) -> Result<Vec<OwnToken>, Failure> {
    let now = app.now();
    let rows = store::list_tokens(&mut app.database().read().await?, caller.account, now).await?;
    let token = |row: store::OwnTokenRow| OwnToken {
        id: row.id,
        name: row.name,
        scopes: Scopes::from_codes(&row.scopes),
        expires: Moment::from_millisecond(row.expires_at_ms),
        last_used: row.last_used_at_ms.map(Moment::from_millisecond),
    };
    Ok(rows.into_iter().map(token).collect())
}

/// Makes a token; gives its text, which is stored nowhere, and the moment when it ends.
pub async fn make_token(app: &App, caller: &Caller, asked: AskedToken) -> Result<(String, Moment), Failure> {
    caller.session()?;
    let (account, token) = (caller.account, new_access_token()?);
    let hash = token_hash(&token);
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let now = tx.now();
            if store::list_tokens(tx, account, now).await?.len() >= MOST {
                return Err(Problem::Program(ProgramProblem::TooManyTokens { limit: MOST as i64 }).into());
            }
            let (id, expires) = (tx.new_id::<AccessTokenId>(), now.plus_seconds(asked.lives_days * 24 * 3600));
            let scopes = asked.scopes.codes();
            let particulars = json!({"token": id.to_string(), "scopes": scopes, "days": asked.lives_days});
            let permit = Permit::of_oneself(tx, account, "make-token", particulars).await?;
            let new = NewToken { id, account, name: &asked.name, scopes: &scopes, token_hash: hash, expires };
            store::insert_token(tx, &permit, &new).await?;
            Ok::<_, Failure>(expires)
        })
    });
    Ok((token, write.await?))
}

/// Withdraws one of the caller's own tokens: its next request is refused.
pub async fn withdraw_token(app: &App, caller: &Caller, id: AccessTokenId) -> Result<(), Failure> {
    caller.session()?;
    let account = caller.account;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let particulars = json!({"token": id.to_string()});
                let permit = Permit::of_oneself(tx, account, "withdraw-token", particulars).await?;
                if store::withdraw_token(tx, &permit, account, id).await?.nothing() {
                    return Err(Problem::NotFound.into());
                }
                Ok(())
            })
        })
        .await
}
