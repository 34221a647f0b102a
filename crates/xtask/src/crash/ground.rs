//! A fresh instance for one drill: the demo's province and story, and people in many communes.
//!
//! It is made through the system's own actions, in this process, before the program is first started.

use super::program;
use crate::instance::{Instance, Unit, fault};
use app::{
    App, Settings,
    accounts::{Hashing, NewAccount, NewGrant, add_account},
    demo,
    failure::Failure,
    files::FileStore,
    permits::Permit,
};
use database::{Calendar, Database, Identities, Options, WriteTransaction, archive::Snapshot, params, record};
use domain::permissions::Role;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};
use uuid::Uuid;

/// So many communes submit.
const UNITS: usize = 12;
const CLASS: &str = "dang-uy-xa";

record! { struct Found { id: Uuid } }

/// The instance.
pub struct Ground {
    program: PathBuf,
    /// Where it is.
    pub instance: Instance,
    /// Who submits.
    pub units: Vec<Unit>,
}

impl Ground {
    /// Makes it on SQLite, or on a server.
    pub fn new(program: &Path, server: Option<&str>) -> anyhow::Result<Self> {
        let instance = Instance::new("crash", server)?;
        let units = instance.wait(settle(&instance.place, &instance.folder))?;
        Ok(Ground { program: program.to_owned(), instance, units })
    }

    /// A command of the program on this instance.
    pub fn command(&self, name: &str) -> Command {
        let mut command = program::bare(&self.program);
        command.arg(name).arg("--data").arg(&self.instance.folder).args(["--database", &self.instance.place]);
        command
    }

    /// What a statement finds for a unit, by identity, in the database as it is now.
    pub fn ids_of(&self, statement: &'static str, unit: &Unit) -> anyhow::Result<Vec<Uuid>> {
        self.instance.wait(async {
            let mut snapshot = Snapshot::open(&self.instance.place).await?;
            let rows: Vec<Found> = snapshot.connection().all(statement, params![unit.organisation]).await?;
            snapshot.close().await?;
            Ok(rows.into_iter().map(|row| row.id).collect())
        })
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
    let units: Vec<Unit> =
        communes.take(UNITS).enumerate().map(|(number, organisation)| Unit::numbered(organisation, number)).collect();
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
