//! Opening a database: the pools, the lock, the schema, the safety settings, the writer.
//! An engine that may forget what it acknowledged, or that another process holds, is refused here.

use crate::{
    Clock, Connection, Error, Identities, Unmoving, WriteTransaction,
    connection::Inner,
    dialect::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS},
    lock::ProcessLock,
    writer::{BoxFuture, Writer},
};
use domain::time::Moment;
use sqlx::{
    PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

/// Which engine an instance runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// By URL.
    Postgres,
}

/// What a database is opened with.
#[derive(Clone)]
pub struct Options {
    /// Source of moments.
    pub clock: Arc<dyn Clock>,
    /// Source of identities.
    pub identities: Identities,
    /// Reading connections.
    pub readers: u32,
}

/// The connections of an engine.
#[derive(Clone)]
pub(crate) enum Pool {
    /// Of the embedded engine.
    Sqlite(SqlitePool),
    /// Of a server.
    Postgres(PgPool),
}

impl Pool {
    /// Brings the schema to a version, or up to date.
    pub(crate) async fn migrate(&self, to: Option<i64>) -> Result<(), Error> {
        let to = to.unwrap_or_else(crate::schema_version);
        match self {
            Pool::Sqlite(pool) => SQLITE_MIGRATIONS.run_to(to, pool).await?,
            Pool::Postgres(pool) => POSTGRES_MIGRATIONS.run_to(to, pool).await?,
        }
        Ok(())
    }

    /// Closes the connections that were given back.
    pub(crate) async fn close(&self) {
        match self {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// An open database. Cheap to clone; the process lock falls with the last clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool,
    writer: Writer,
    clock: Arc<dyn Clock>,
    _lock: Arc<ProcessLock>,
}

const BUSY: Duration = Duration::from_secs(10);

impl Database {
    /// Opens (and creates, and brings up to date) the SQLite database in a file.
    pub async fn open_file(path: &Path, options: Options) -> Result<Self, Error> {
        let lock = ProcessLock::on_file(path)?;
        let connect = sqlite_options(path);
        let writing = SqlitePoolOptions::new().max_connections(1).connect_with(connect.clone()).await?;
        SQLITE_MIGRATIONS.run(&writing).await?;
        let reading = SqlitePoolOptions::new()
            .max_connections(options.readers)
            .connect_with(connect.pragma("query_only", "ON"))
            .await?;
        let writer = Connection { inner: Inner::Sqlite(writing.acquire().await?) };
        Self::start(Pool::Sqlite(reading), writer, options, lock).await
    }

    /// Opens (and brings up to date) the PostgreSQL database at a URL.
    pub async fn open_url(url: &str, options: Options) -> Result<Self, Error> {
        let connect = PgConnectOptions::from_str(url)?;
        // The lock and the writer have connections of their own: closing the readers' pool must not wait for them.
        let lock = ProcessLock::of_url(url).await?;
        let pool = PgPoolOptions::new().max_connections(options.readers).connect_with(connect.clone()).await?;
        POSTGRES_MIGRATIONS.run(&pool).await?;
        let writer = alone(&connect).await?;
        Self::start(Pool::Postgres(pool), writer, options, lock).await
    }

    /// Opens by place: a `postgres://` URL, or the path of a SQLite file.
    pub async fn open(place: &str, options: Options) -> Result<Self, Error> {
        if is_postgres(place) {
            Self::open_url(place, options).await
        } else {
            Self::open_file(Path::new(place), options).await
        }
    }

    async fn start(pool: Pool, mut writer: Connection, options: Options, lock: ProcessLock) -> Result<Self, Error> {
        writer.assert_durable().await?;
        let writer = Writer::start(writer, options.clock.clone(), options.identities).await?;
        Ok(Database { pool, writer, clock: options.clock, _lock: Arc::new(lock) })
    }

    /// Which engine this is: for `doctor` and logs, never for a subject's rules.
    pub fn engine(&self) -> Engine {
        match self.pool {
            Pool::Sqlite(_) => Engine::Sqlite,
            Pool::Postgres(_) => Engine::Postgres,
        }
    }

    /// The present moment by this instance's clock.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Position in the history up to which everything is committed; whoever had an answer finds it there.
    pub fn committed(&self) -> i64 {
        self.writer.committed()
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Connection, Error> {
        Ok(Connection {
            inner: match &self.pool {
                Pool::Sqlite(pool) => Inner::Sqlite(pool.acquire().await?),
                Pool::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
            },
        })
    }

    /// A connection for reading one unmoving state of the whole database.
    pub async fn read_unmoving(&self) -> Result<Unmoving, Error> {
        Unmoving::begin(self.read().await?).await
    }

    /// Runs one action: `Ok` is answered after the commit, `Err` rolls the action's savepoint back.
    pub async fn write<T, E, F>(&self, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        self.writer.write(action).await
    }

    /// Stops taking writes, finishes those that were taken, and closes the connections.
    pub async fn close(&self) {
        self.writer.stop().await;
        self.pool.close().await;
    }
}

/// Whether a place is the URL of a server; else it is the path of a SQLite file.
pub(crate) fn is_postgres(place: &str) -> bool {
    place.starts_with("postgres://") || place.starts_with("postgresql://")
}

/// How every connection to a SQLite file is set: a write-ahead log, synced with each commit.
pub(crate) fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        // Rows wait in a queue between the engine's thread and the reader: a short one makes the two wait for each other.
        .row_buffer_size(1024)
        .pragma("cache_size", "-8000")
}

/// A PostgreSQL connection that shares its pool with nobody.
pub(crate) async fn alone(connect: &PgConnectOptions) -> Result<Connection, Error> {
    let pool = PgPoolOptions::new().max_connections(1).connect_with(connect.clone()).await?;
    Ok(Connection { inner: Inner::Postgres(pool.acquire().await?) })
}
