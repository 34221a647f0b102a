//! One process per database. The lock falls with the process, however it ends.
//! It keeps a second process away, not a second connection: readers of a backup need no lock.
//! What the file says of its holder serves the message of a refusal; the lock itself is the operating system's.

use crate::{Connection, Error, open::alone};
use sqlx::postgres::PgConnectOptions;
use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
    str::FromStr,
    time::Duration,
};

/// Held as long as the database is open.
pub(crate) enum ProcessLock {
    /// A locked file beside the SQLite database.
    File(#[allow(dead_code)] File),
    /// A connection that holds PostgreSQL's advisory lock.
    Advisory(#[allow(dead_code)] Box<tokio::sync::Mutex<Connection>>),
}

/// PostgreSQL lets a lock go a moment after its connection closed: a program that is started again at once looks so many
/// times, with a pause between.
const RELEASE_LOOKS: u32 = 20;
const RELEASE_PAUSE: Duration = Duration::from_millis(50);

impl ProcessLock {
    pub(crate) fn on_file(database: &Path) -> Result<Self, Error> {
        let path = database.with_extension("lock");
        let fault = |source| Error::File { path: path.display().to_string(), source };
        let mut file =
            File::options().create(true).read(true).write(true).truncate(false).open(&path).map_err(fault)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(fault)?;
                Ok(ProcessLock::File(file))
            }
            Err(std::fs::TryLockError::WouldBlock) => {
                let mut holder = String::new();
                drop(file.read_to_string(&mut holder));
                let holder = ["process ", holder.trim()].concat();
                Err(Error::InUse { place: database.display().to_string(), holder })
            }
            Err(std::fs::TryLockError::Error(source)) => Err(fault(source)),
        }
    }

    pub(crate) async fn of_url(url: &str) -> Result<Self, Error> {
        let connect = PgConnectOptions::from_str(url)?;
        let mut connection = alone(&connect).await?;
        let (host, port) = (connect.get_host(), connect.get_port());
        let place = format!("{host}:{port}/{}", connect.get_database().unwrap_or_default());
        for _ in 0..RELEASE_LOOKS {
            if connection.take_advisory_lock().await? {
                return Ok(ProcessLock::Advisory(Box::new(tokio::sync::Mutex::new(connection))));
            }
            tokio::time::sleep(RELEASE_PAUSE).await;
        }
        let holder = connection.advisory_lock_holder().await?;
        Err(Error::InUse { place, holder })
    }
}
