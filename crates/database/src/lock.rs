//! One process per database. The lock falls with the process, however it ends.
//! It keeps a second process away, not a second connection: readers of a backup need no lock.

use crate::{Connection, Error};
use std::{fs::File, path::Path};

/// Held as long as the database is open.
pub(crate) enum ProcessLock {
    /// A locked file beside the SQLite database.
    File(#[allow(dead_code)] File),
    /// A connection that holds PostgreSQL's advisory lock.
    Advisory(#[allow(dead_code)] Box<tokio::sync::Mutex<Connection>>),
}

impl ProcessLock {
    pub(crate) fn on_file(database: &Path) -> Result<Self, Error> {
        let path = database.with_extension("lock");
        let fault = |source| Error::File { path: path.display().to_string(), source };
        let file = File::options().create(true).write(true).truncate(false).open(&path).map_err(fault)?;
        match file.try_lock() {
            Ok(()) => Ok(ProcessLock::File(file)),
            Err(std::fs::TryLockError::WouldBlock) => Err(Error::InUse { place: database.display().to_string() }),
            Err(std::fs::TryLockError::Error(source)) => Err(fault(source)),
        }
    }

    pub(crate) async fn advisory(mut connection: Connection, place: String) -> Result<Self, Error> {
        if connection.take_advisory_lock().await? {
            Ok(ProcessLock::Advisory(Box::new(tokio::sync::Mutex::new(connection))))
        } else {
            Err(Error::InUse { place })
        }
    }
}
