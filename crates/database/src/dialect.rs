//! The only place that asks which database it is: start of a transaction, migrations, safety settings, the process lock.
//! No subject's rule may depend on what is asked here.

use crate::{
    Error,
    connection::{Connection, Inner},
};
use sqlx::migrate::Migrator;

pub(crate) static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");
pub(crate) static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("./migrations/postgres");

/// «đondoc» as a number: the advisory lock that one process holds on a PostgreSQL database.
pub(crate) const ADVISORY_LOCK: i64 = 0x646f_6e64_6f63;

impl Connection {
    /// Starts the writer's transaction. SQLite takes the write lock at once: a later upgrade could fail half-way.
    pub(crate) async fn begin_write(&mut self) -> Result<(), Error> {
        let sql = match &self.inner {
            Inner::Sqlite(_) => "BEGIN IMMEDIATE",
            Inner::Postgres(_) => "BEGIN",
        };
        self.simple(sql).await
    }

    /// Starts a reading transaction that sees one unmoving state of the whole database.
    pub async fn begin_snapshot(&mut self) -> Result<(), Error> {
        let sql = match &self.inner {
            Inner::Sqlite(_) => "BEGIN",
            Inner::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        self.simple(sql).await
    }

    /// Ends a reading transaction.
    pub async fn end_snapshot(&mut self) -> Result<(), Error> {
        self.simple("COMMIT").await
    }

    /// Runs a statement without parameters and without preparing it.
    pub(crate) async fn simple(&mut self, sql: &'static str) -> Result<(), Error> {
        use sqlx::Executor as _;
        match &mut self.inner {
            Inner::Sqlite(connection) => _ = (&mut **connection).execute(sql).await?,
            Inner::Postgres(connection) => _ = (&mut **connection).execute(sql).await?,
        }
        Ok(())
    }

    /// Refuses an engine that may forget what it acknowledged.
    pub(crate) async fn assert_durable(&mut self) -> Result<(), Error> {
        let settings: &[(&'static str, &'static str, &[&str])] = match &self.inner {
            Inner::Sqlite(_) => &[
                ("synchronous", "SELECT CAST(synchronous AS TEXT) AS setting FROM pragma_synchronous", &["2", "3"]),
                ("journal_mode", "SELECT journal_mode AS setting FROM pragma_journal_mode", &["wal"]),
                ("foreign_keys", "SELECT CAST(foreign_keys AS TEXT) AS setting FROM pragma_foreign_keys", &["1"]),
            ],
            Inner::Postgres(_) => &[
                ("fsync", "SELECT current_setting('fsync') AS setting", &["on"]),
                (
                    "synchronous_commit",
                    "SELECT current_setting('synchronous_commit') AS setting",
                    &["on", "remote_write", "remote_apply", "local"],
                ),
                ("full_page_writes", "SELECT current_setting('full_page_writes') AS setting", &["on"]),
            ],
        };
        for (name, sql, allowed) in settings {
            let rows = self.rows(sql, Vec::new()).await?;
            let setting: String = rows.first().map(|row| row.get("setting")).transpose()?.unwrap_or_default();
            if !allowed.contains(&setting.as_str()) {
                return Err(Error::UnsafeSetting(format!("{name} = {setting}, must be {}", allowed.join(" or "))));
            }
        }
        Ok(())
    }

    /// Takes the lock that keeps a second process away from a PostgreSQL database, for the life of this connection.
    pub(crate) async fn take_advisory_lock(&mut self) -> Result<bool, Error> {
        let rows = self
            .rows(
                "SELECT CASE WHEN pg_try_advisory_lock($1) THEN 1::BIGINT ELSE 0::BIGINT END AS taken",
                crate::params![ADVISORY_LOCK],
            )
            .await?;
        rows.first().map_or(Ok(false), |row| row.get("taken"))
    }

    /// Who holds the lock of a PostgreSQL database: the machine and since when, as the server sees it.
    pub(crate) async fn advisory_lock_holder(&mut self) -> Result<String, Error> {
        let sql = "SELECT 'server process ' || a.pid || ' from ' || COALESCE(host(a.client_addr), 'a local socket') \
             || ', since ' || to_char(a.backend_start, 'YYYY-MM-DD HH24:MI') AS holder \
             FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
             WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() LIMIT 1";
        let rows = self.rows(sql, Vec::new()).await?;
        rows.first().map_or_else(|| Ok("unknown".to_owned()), |row| row.get("holder"))
    }
}
