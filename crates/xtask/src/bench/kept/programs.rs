//! The roll-up as a program asks for it: a token, the rights of its person, JSON, at the whole scale of the files.
//! Nothing of the way is left out but the network.

use super::{super::median, milliseconds, pack};
use crate::instance::fault;
use anyhow::Context;
use app::{App, files::FileStore};
use database::params;
use domain::{
    ids::{AccountId, OrganisationId},
    permissions::Role,
};
use rollup::Figures;
use std::time::Instant;
use testkit::Program;
use uuid::Uuid;

/// One number of one body, and the completeness of every body below it, in milliseconds.
pub const LIMIT_MS: f64 = 3.0;
const TIMES: usize = 40;
const WARM: usize = 10;
const TOKEN: &str = "dondoc_0000000000000000000000000000000000000000000000000000000000000000";

const GRANT: &str = "INSERT INTO role_grant (id, account_id, organisation_id, role, is_local, from_date, granted_at_ms) \
     VALUES ($1, $2, $3, $4, 0, '2000-01-01', 0)";
const TOKEN_ROW: &str = "INSERT INTO access_token (id, account_id, name, scopes, token_hash, made_at_ms, expires_at_ms, \
     last_used_at_ms) VALUES ($1, $2, 'bench', 'read', $3, 0, $4, $4)";

/// Makes the account head of the body that has the most below it, with a token; gives what is asked.
pub async fn prepare(app: &App, account: AccountId, figures: &Figures) -> anyhow::Result<[(&'static str, String); 2]> {
    let sheet = figures.sheets().last().context("a sheet")?;
    let (tree, size) = (sheet.tree(), |id: &OrganisationId| sheet.tree().run(*id).map_or(0, |run| run.bodies()));
    let body = tree.bodies().iter().copied().max_by_key(size).context("a body")?;
    let (hash, end_ms) = (FileStore::hash(TOKEN.as_bytes()), app.now().plus_seconds(3600).millisecond());
    println!("a program asks for {body} with {} bodies", size(&body));
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let (grant, token): (Uuid, Uuid) = (tx.new_id(), tx.new_id());
            _ = tx.execute(GRANT, params![grant, account, body, Role::Head.code()]).await?;
            _ = tx.execute(TOKEN_ROW, params![token, account, hash, end_ms]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.context("the token of the bench")?;
    let of = |what: &str| {
        let indicator = pack::indicator(0);
        format!("/api/v1/organisations/{body}/figures{what}?measure={}/{indicator}", pack::CODE)
    };
    Ok([
        ("one number of one body, for a program", of("")),
        ("how complete every body is, for a program", of("/completeness")),
    ])
}

/// The median of an answer.
pub async fn median_ms(app: &App, path: &str) -> anyhow::Result<f64> {
    let program = Program::new(app::routes::router(app.clone()), TOKEN);
    app.figures().await.map_err(fault)?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        let answer = program.get(path).await;
        times.push(milliseconds(start.elapsed()));
        anyhow::ensure!(answer.status == 200, "{path} answered {}: {}", answer.status, answer.html());
    }
    median(times.split_off(WARM))
}
