//! Stories of accounts, told through the pages by named people. They look at what is seen and at the history that is
//! left; where time must pass, the stored moments are moved back.

mod people;
mod program;
mod sessions;
mod sign_in;
mod tokens;

use database::params;
use domain::ids::AccountId;
use testkit::World;
use uuid::Uuid;

database::record! {
    struct Found { id: Uuid }
}

database::record! {
    struct Answers { account_id: AccountId, version: i64 }
}

/// An assignment of Đảng ủy xã Yên Hến for which a person answers.
async fn assignment_answered_for_by(world: &World, login: &str) -> Uuid {
    const ROWS: [&str; 4] = [
        "INSERT INTO document (id, owner_id, family, type, subject, subject_folded, registered_by, registered_at_ms, \
         version) VALUES ($1, $2, 'party', 'plan', 'x', 'x', $3, 0, 1)",
        "INSERT INTO obligation (id, document_id, position, action, action_folded, kind, modality, outputs, \
         start_offset, end_offset, tracking_body_id, timing) \
         VALUES ($1, $1, 0, 'Xây dựng kế hoạch', 'xay dung ke hoach', 'plan', 'must', '[]', 0, 1, $2, 'once')",
        "INSERT INTO assignment (id, obligation_id, organisation_id, role, opened_on, version) \
         VALUES ($1, $1, $2, 'lead', '2026-01-01', 1)",
        "INSERT INTO responsibility (assignment_id, account_id, named_at_ms) VALUES ($1, $2, 0)",
    ];
    let id = Uuid::from_u128(7);
    let (board, commune) = (world.organisation("ban-tgdv"), world.organisation("du-yen-hen-2025"));
    let person = account(world, login).await;
    let values = [params![id, board, person], params![id, board], params![id, commune], params![id, person]];
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            for (statement, values) in ROWS.into_iter().zip(values) {
                let _row = tx.execute(statement, values).await?;
            }
            Ok::<(), database::Error>(())
        })
    });
    write.await.unwrap();
    id
}

/// Everyone who ever answered for an assignment, in order, and its version.
async fn answers_for(world: &World, assignment: Uuid) -> (Vec<AccountId>, i64) {
    const LIST: &str = "SELECT r.account_id, a.version FROM responsibility r JOIN assignment a ON a.id = r.assignment_id \
         WHERE a.id = $1 ORDER BY r.named_at_ms";
    let rows: Vec<Answers> = world.connection().await.all(LIST, params![assignment]).await.unwrap();
    (rows.iter().map(|row| row.account_id).collect(), rows[0].version)
}

/// The account with a login.
async fn account(world: &World, login: &str) -> AccountId {
    const FIND: &str = "SELECT id FROM account WHERE login = $1";
    world.connection().await.one::<Found>(FIND, params![login]).await.unwrap().id.into()
}

/// Lets so many minutes pass for everything that accounts measure.
async fn minutes_pass(world: &World, minutes: i64) {
    const MOVED: [&str; 4] = [
        "UPDATE session SET last_seen_at_ms = last_seen_at_ms - $1, expires_at_ms = expires_at_ms - $1",
        "UPDATE login_attempt SET last_failure_at_ms = last_failure_at_ms - $1",
        "UPDATE invitation SET expires_at_ms = expires_at_ms - $1",
        "UPDATE access_token SET expires_at_ms = expires_at_ms - $1",
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
