//! Stories of accounts, told through the pages by named people. They look at what is seen and at the history that is
//! left; where time must pass, the stored moments are moved back.

mod people;
mod sessions;
mod sign_in;

use database::params;
use domain::ids::AccountId;
use testkit::World;
use uuid::Uuid;

database::record! {
    struct Found { id: Uuid }
}

/// The account with a login.
async fn account(world: &World, login: &str) -> AccountId {
    const FIND: &str = "SELECT id FROM account WHERE login = $1";
    world.connection().await.one::<Found>(FIND, params![login]).await.unwrap().id.into()
}

/// Lets so many minutes pass for everything that accounts measure.
async fn minutes_pass(world: &World, minutes: i64) {
    const MOVED: [&str; 3] = [
        "UPDATE session SET last_seen_at_ms = last_seen_at_ms - $1, expires_at_ms = expires_at_ms - $1",
        "UPDATE login_attempt SET last_failure_at_ms = last_failure_at_ms - $1",
        "UPDATE invitation SET expires_at_ms = expires_at_ms - $1",
    ];
    let back_ms = minutes * 60_000;
    let moved = world.app.database().write(move |tx| {
        Box::pin(async move {
            for statement in MOVED {
                let _moved = tx.execute(statement, params![back_ms]).await?;
            }
            Ok::<(), database::Error>(())
        })
    });
    moved.await.unwrap();
}
