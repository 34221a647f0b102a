//! The only place that asks which database it is: start of a transaction, migrations, safety settings, the process lock.
//! No subject's rule may depend on what is asked here.

use crate::{
    Error,
    archive::{Column, ColumnKind, Table},
    connection::{Connection, Inner},
    params, record,
};
use sqlx::migrate::Migrator;

mod catalogue;

pub(crate) use catalogue::ReferencePlace;

pub(crate) static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");
pub(crate) static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("./migrations/postgres");

/// «đondoc» as a number: the advisory lock that one process holds on a PostgreSQL database.
pub(crate) const ADVISORY_LOCK: i64 = 0x646f_6e64_6f63;

record! {
    struct CatalogueRow { table_name: String, column_name: String, declared: String }
}
record! {
    struct Check { table_name: String, constraint_name: String }
}
record! {
    struct SchemaVersion { version: i64 }
}

const SQLITE_CATALOGUE: &str = "SELECT t.name AS table_name, c.name AS column_name, c.type AS declared \
     FROM sqlite_schema t JOIN pragma_table_info(t.name) c \
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations' ORDER BY t.name, c.cid";
const POSTGRES_CATALOGUE: &str = "SELECT c.table_name::TEXT AS table_name, c.column_name::TEXT AS column_name, \
     c.data_type::TEXT AS declared FROM information_schema.columns c JOIN information_schema.tables t \
     ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE' \
     WHERE c.table_schema = current_schema() AND c.table_name <> '_sqlx_migrations' \
     ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";
const POSTGRES_CHECKS: &str = "SELECT t.relname::TEXT AS table_name, k.conname::TEXT AS constraint_name \
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid \
     WHERE k.contype = 'f' AND NOT k.condeferrable AND k.connamespace = current_schema()::REGNAMESPACE \
     ORDER BY 1, 2";
const SCHEMA_VERSION: &str = "SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) AS version FROM _sqlx_migrations";

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
    pub(crate) async fn begin_snapshot(&mut self) -> Result<(), Error> {
        let sql = match &self.inner {
            Inner::Sqlite(_) => "BEGIN",
            Inner::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        self.simple(sql).await
    }

    /// Ends a reading transaction.
    pub(crate) async fn end_snapshot(&mut self) -> Result<(), Error> {
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

    /// Every table with its columns, by the engine's own catalogue.
    pub(crate) async fn list_tables(&mut self) -> Result<Vec<Table>, Error> {
        let sql = match &self.inner {
            Inner::Sqlite(_) => SQLITE_CATALOGUE,
            Inner::Postgres(_) => POSTGRES_CATALOGUE,
        };
        let mut tables: Vec<Table> = Vec::new();
        for row in self.all::<CatalogueRow>(sql, params![]).await? {
            let kind = match row.declared.as_str() {
                "INTEGER" | "bigint" => ColumnKind::Integer,
                "TEXT" | "text" => ColumnKind::Text,
                "BLOB" | "bytea" => ColumnKind::Bytes,
                "uuid" => ColumnKind::Identity,
                other => {
                    let reason = format!("column {} is of the kind {other}, which is not known", row.column_name);
                    return Err(Error::Line { table: row.table_name, reason });
                }
            };
            let column = Column { name: row.column_name, kind };
            match tables.last_mut().filter(|table| table.name == row.table_name) {
                Some(table) => table.columns.push(column),
                None => tables.push(Table { name: row.table_name, columns: vec![column] }),
            }
        }
        Ok(tables)
    }

    /// The last migration that was applied.
    pub(crate) async fn stored_schema_version(&mut self) -> Result<i64, Error> {
        Ok(self.one::<SchemaVersion>(SCHEMA_VERSION, params![]).await?.version)
    }

    /// Lets the checks of foreign keys wait for the end of the transaction. SQLite can be told so for all; PostgreSQL's
    /// are listed here as table and constraint, to be altered one by one.
    pub(crate) async fn list_checks_to_defer(&mut self) -> Result<Vec<(String, String)>, Error> {
        match &self.inner {
            Inner::Sqlite(_) => self.simple("PRAGMA defer_foreign_keys = ON").await.map(|()| Vec::new()),
            Inner::Postgres(_) => {
                let checks: Vec<Check> = self.all(POSTGRES_CHECKS, params![]).await?;
                Ok(checks.into_iter().map(|check| (check.table_name, check.constraint_name)).collect())
            }
        }
    }

    /// Makes the checks that waited. SQLite makes them with the commit.
    pub(crate) async fn check_deferred(&mut self) -> Result<(), Error> {
        match &self.inner {
            Inner::Sqlite(_) => Ok(()),
            Inner::Postgres(_) => self.simple("SET CONSTRAINTS ALL IMMEDIATE").await,
        }
    }
}
