//! An instance that a drill or a load is made on: its folder, its database on either engine, and how a commune's
//! people are called. What stands in it is made by the drill or the load.
//!
//! A SQLite database goes with its folder; one on a PostgreSQL server stays until the server goes, as those of the tests do.

use app::failure::Failure;
use domain::ids::OrganisationId;
use std::{os::unix::fs::DirBuilderExt, path::PathBuf};

/// A commune with its people, by login.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The commune, or its committee.
    pub organisation: OrganisationId,
    /// Who reports and submits.
    pub clerk: String,
    /// Who endorses.
    pub head: String,
}

impl Unit {
    /// A commune whose people bear its number.
    pub fn numbered(organisation: OrganisationId, number: usize) -> Self {
        Unit { organisation, clerk: format!("clerk-{number}"), head: format!("head-{number}") }
    }
}

/// Where an instance is.
pub struct Instance {
    /// Its folder.
    pub folder: PathBuf,
    /// A URL, or the path of the file.
    pub place: String,
    runtime: tokio::runtime::Runtime,
}

impl Instance {
    /// An empty one on SQLite, or on a server.
    pub fn new(what: &str, server: Option<&str>) -> anyhow::Result<Self> {
        let name = format!("dondoc_{what}_{}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::DirBuilder::new().mode(0o700).create(&folder)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let file = folder.join("dondoc.db").display().to_string();
        let place = server.map_or(file, |server| [server.trim_end_matches('/'), "/", &name].concat());
        let instance = Instance { folder, place, runtime };
        if let Some(server) = server {
            instance.wait(database::testing::create_postgres_database(server, &name))?;
        }
        Ok(instance)
    }

    /// For what is printed.
    pub fn engine(&self) -> &'static str {
        if self.place.starts_with("postgres") { "PostgreSQL" } else { "SQLite" }
    }

    /// Waits for something of the database.
    pub fn wait<T>(&self, asked: impl Future<Output = T>) -> T {
        self.runtime.block_on(asked)
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// A failure as a fault of the tool.
pub fn fault(failure: Failure) -> anyhow::Error {
    anyhow::anyhow!("{failure:?}")
}
