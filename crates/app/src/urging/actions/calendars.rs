//! A person's calendar feed: a secret that opens what the person owes, and nothing else. It is stored as its hash alone; a new one
//! takes the place of the old, and without one nothing is opened.

use super::{
    owed::{self, OwedThing},
    people::People,
    store,
};
use crate::{App, caller::Caller, failure::Failure, language::Language, permits::Permit};
use domain::{problem::Problem, urging::Audience};
use jiff::ToSpan;
use serde_json::json;
use sha2::{Digest, Sha256};

/// A calendar looks so many days ahead.
const AHEAD_DAYS: i64 = 180;

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Makes a new secret, which is shown this once; an older one opens nothing any more.
pub async fn make_calendar(app: &App, caller: &Caller) -> Result<String, Failure> {
    caller.session()?;
    let (account, token) = (caller.account, crate::accounts::new_token()?);
    let hash = hash(&token);
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let permit = Permit::of_oneself(tx, account, "make-calendar", json!({})).await?;
            _ = store::withdraw_calendar_key(tx, &permit, account).await?;
            _ = store::insert_calendar_key(tx, &permit, account, hash).await?;
            Ok::<_, Failure>(())
        })
    });
    write.await.map(|()| token)
}

/// Takes the secret back.
pub async fn withdraw_calendar(app: &App, caller: &Caller) -> Result<(), Failure> {
    caller.session()?;
    let account = caller.account;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let permit = Permit::of_oneself(tx, account, "withdraw-calendar", json!({})).await?;
                _ = store::withdraw_calendar_key(tx, &permit, account).await?;
                Ok(())
            })
        })
        .await
}

/// What the person with this secret owes, and the person's language. Nobody learns whether a secret ever was one.
pub async fn calendar_of(app: &App, token: &str) -> Result<(Vec<OwedThing>, Language), Failure> {
    let (today, demo) = (app.today(), app.settings().demo);
    let mut connection = app.database().read().await?;
    let owner = store::find_calendar_owner(&mut connection, hash(token), demo).await?.ok_or(Problem::NotFound)?;
    let people = People::read(&mut connection, today, demo).await?;
    let until = today.checked_add(AHEAD_DAYS.days()).unwrap_or(today);
    let graph = app.organisations();
    let mut owed = owed::list(&mut connection, &graph, (until, today)).await?;
    owed.retain(|thing| people.audience(&graph, thing, Audience::Doers, today).contains(&owner));
    let choice = store::find_choice(&mut connection, owner).await?;
    let language = choice.and_then(|choice| Language::from_tag(&choice.language)).unwrap_or_default();
    Ok((owed, language))
}
