//! A fresh instance for one drill: the demo's province and story, and people in many communes.
//!
//! It is made through the system's own actions, in this process, before the program is first started. A SQLite database
//! goes with its folder; one on a PostgreSQL server stays until the server goes, as those of the tests do.

use super::program;
use app::{
    App, Settings,
    accounts::{Hashing, NewAccount, NewGrant, add_account},
    demo,
    failure::Failure,
    files::FileStore,
    permits::Permit,
};
use database::{Calendar, Database, Identities, Options, WriteTransaction, archive::Snapshot, params, record};
use domain::{ids::OrganisationId, permissions::Role};
use serde_json::json;
use std::{
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};
use uuid::Uuid;

/// So many communes submit.
const UNITS: usize = 12;
const CLASS: &str = "dang-uy-xa";

record! { struct Found { id: Uuid } }

/// A commune with its people, by login.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The commune's committee.
    pub organisation: OrganisationId,
    /// Who reports and submits.
    pub clerk: String,
    /// Who endorses.
    pub head: String,
}

/// The instance.
pub struct Ground {
    program: PathBuf,
    folder: PathBuf,
    /// A URL, or the path of the file.
    pub place: String,
    /// Who submits.
    pub units: Vec<Unit>,
    runtime: tokio::runtime::Runtime,
}

impl Ground {
    /// Makes it on SQLite, or on a server.
    pub fn new(program: &Path, server: Option<&str>) -> anyhow::Result<Self> {
        let name = format!("dondoc_crash_{}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::DirBuilder::new().mode(0o700).create(&folder)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let file = folder.join("dondoc.db").display().to_string();
        let place = server.map_or(file, |server| [server.trim_end_matches('/'), "/", &name].concat());
        let mut ground = Ground { program: program.to_owned(), folder, place, units: Vec::new(), runtime };
        if let Some(server) = server {
            ground.wait(database::testing::create_postgres_database(server, &name))?;
        }
        ground.units = ground.wait(settle(&ground.place, &ground.folder))?;
        Ok(ground)
    }

    /// For what is printed.
    pub fn engine(&self) -> &'static str {
        if self.place.starts_with("postgres") { "PostgreSQL" } else { "SQLite" }
    }

    /// A command of the program on this instance.
    pub fn command(&self, name: &str) -> Command {
        let mut command = program::bare(&self.program);
        command.arg(name).arg("--data").arg(&self.folder).args(["--database", &self.place]);
        command
    }

    /// What a statement finds for a unit, by identity, in the database as it is now.
    pub fn ids_of(&self, statement: &'static str, unit: &Unit) -> anyhow::Result<Vec<Uuid>> {
        self.wait(async {
            let mut snapshot = Snapshot::open(&self.place).await?;
            let rows: Vec<Found> = snapshot.connection().all(statement, params![unit.organisation]).await?;
            snapshot.close().await?;
            Ok(rows.into_iter().map(|row| row.id).collect())
        })
    }

    /// Waits for something of the database.
    pub fn wait<T>(&self, asked: impl Future<Output = T>) -> T {
        self.runtime.block_on(asked)
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

async fn settle(place: &str, folder: &Path) -> anyhow::Result<Vec<Unit>> {
    let calendar = Calendar::at(demo::TODAY);
    let options = Options { clock: Arc::new(calendar.clone()), identities: Identities::Random, readers: 2 };
    let database = Database::open(place, options).await?;
    let files = FileStore::open(folder.join("files"))?;
    let settings = Settings { demo: true, ..Settings::default() };
    // Signing in is no part of this drill, so its people have passwords that are checked quickly.
    let app = App::start(database, files, Hashing::at_test_cost(), settings).await.map_err(fault)?;
    demo::settle(&app, &calendar, None, demo::Extent::Plan).await.map_err(fault)?;
    let password = app.hashing().hash(demo::PASSWORD.to_owned()).await.map_err(fault)?;
    let graph = app.organisations();
    let communes = graph.alive(demo::TODAY).into_iter().filter(|id| graph.class(*id, demo::TODAY) == Some(CLASS));
    let units: Vec<Unit> = communes
        .take(UNITS)
        .enumerate()
        .map(|(number, organisation)| Unit {
            organisation,
            clerk: format!("clerk-{number}"),
            head: format!("head-{number}"),
        })
        .collect();
    let people = units.clone();
    let added: Result<(), Failure> =
        app.database().write(move |tx| Box::pin(async move { add_people(tx, &people, &password).await })).await;
    added.map_err(fault)?;
    app.database().close().await;
    Ok(units)
}

async fn add_people(tx: &mut WriteTransaction, units: &[Unit], password: &str) -> Result<(), Failure> {
    let thing = ("instance", Uuid::nil());
    let permit = Permit::of_the_system(tx, "settle-demo", thing, json!({"people": units.len() * 2})).await?;
    for unit in units {
        for (login, role) in [(&unit.clerk, Role::Clerk), (&unit.head, Role::Head)] {
            let grant =
                NewGrant { organisation: unit.organisation, role, is_local: false, from: demo::TODAY, to: None };
            let account = NewAccount {
                login: login.clone(),
                full_name: login.clone(),
                password_hash: Some(password.to_owned()),
                is_demo: true,
                grants: vec![grant],
            };
            add_account(tx, &permit, account).await?;
        }
    }
    Ok(())
}

fn fault(failure: Failure) -> anyhow::Error {
    anyhow::anyhow!("{failure:?}")
}
