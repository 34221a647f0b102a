//! A person's own notices. No rule is asked: nothing of anybody else can be reached from here.
//! They are listed and marked as read; nothing is told here.

use super::store::{self, NoticeRow};
use crate::{App, caller::Caller, failure::Failure, permits::Permit};
use serde_json::json;

/// A page of notices.
#[derive(Debug, Clone)]
pub struct Noticed {
    /// The latest first.
    pub rows: Vec<NoticeRow>,
    /// How many there are in all.
    pub count: i64,
}

/// Some of the caller's notices.
pub async fn list(app: &App, caller: &Caller, (skip, take): (i64, i64)) -> Result<Noticed, Failure> {
    let mut connection = app.database().read().await?;
    let (rows, count) = store::list_notices(&mut connection, caller.account, (skip, take)).await?;
    Ok(Noticed { rows, count })
}

/// Marks the caller's notices as read, up to the moment that the page was made.
pub async fn mark_read(app: &App, caller: &Caller, seen_up_to_ms: i64) -> Result<(), Failure> {
    let account = caller.account;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let permit = Permit::of_oneself(tx, account, "read-notices", json!({})).await?;
                _ = store::mark_all_read(tx, &permit, account, seen_up_to_ms).await?;
                Ok(())
            })
        })
        .await
}
