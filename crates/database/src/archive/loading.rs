//! An empty database being filled from lines: all of it in one transaction, or nothing.
//!
//! Foreign keys are checked at its end, since rows come table by table and point forwards. A schema older than this
//! program's is filled as it was and then brought up to date.

use super::{
    place::{connect_writing, only_connection},
    statements::Statement,
    values::{Column, Table},
};
use crate::{
    Connection, Error, JournalReport,
    lock::ProcessLock,
    open::{Pool, is_postgres},
    schema_version, verify_journal,
};
use std::path::Path;

/// A load that has begun.
pub struct Loading {
    connection: Connection,
    tables: Vec<Table>,
    deferred: Vec<(String, String)>,
    pool: Pool,
    _lock: ProcessLock,
}

/// A table that lines are put into.
pub struct Target {
    table: Table,
    insert: Statement,
}

impl Loading {
    /// Makes the schema of that version in an empty place.
    pub async fn begin(place: &str, version: i64) -> Result<Self, Error> {
        if version > schema_version() {
            return Err(Error::NewerSchema { found: version, known: schema_version() });
        }
        let pool = connect_writing(place).await?;
        let lock = lock(place).await?;
        pool.migrate(Some(version)).await?;
        let mut connection = only_connection(&pool).await?;
        let tables = connection.list_tables().await?;
        for table in &tables {
            if connection.count(table).await? > 0 {
                return Err(Error::NotEmpty { place: table.name.clone() });
            }
        }
        connection.begin_write().await?;
        let deferred = connection.list_checks_to_defer().await?;
        for (table, constraint) in &deferred {
            let _ = connection.run(&Statement::alter_check(table, constraint, true)?, Vec::new()).await?;
        }
        Ok(Loading { connection, tables, deferred, pool, _lock: lock })
    }

    /// The table of this name, for lines with these columns.
    pub fn target(&self, name: &str, columns: &[Column]) -> Result<Target, Error> {
        let refuse = |reason: String| Error::Line { table: name.to_owned(), reason };
        let known = self.tables.iter().find(|table| table.name == name);
        let known = known.ok_or_else(|| refuse("there is no such table".to_owned()))?;
        let ours = |theirs: &Column| {
            let found = known.columns.iter().find(|column| column.name == theirs.name);
            found.cloned().ok_or_else(|| refuse(format!("there is no column {}", theirs.name)))
        };
        let table = Table { name: name.to_owned(), columns: columns.iter().map(ours).collect::<Result<_, _>>()? };
        Ok(Target { insert: Statement::insert(&table)?, table })
    }

    /// Puts one line in.
    pub async fn put(&mut self, target: &Target, line: &str) -> Result<(), Error> {
        let values = target.table.values(line)?;
        self.connection.run(&target.insert, values).await.map(drop)
    }

    /// Puts one row in, a value for each column: a number, a text, null, or bytes as hexadecimal digits.
    pub async fn put_cells(&mut self, target: &Target, cells: Vec<serde_json::Value>) -> Result<(), Error> {
        let values = target.table.bound(cells)?;
        self.connection.run(&target.insert, values).await.map(drop)
    }

    /// Every table of the schema that was made.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// How many rows a table has by now.
    pub async fn count(&mut self, target: &Target) -> Result<i64, Error> {
        self.connection.count(&target.table).await
    }

    /// Walks the journal that was loaded.
    pub async fn journal(&mut self) -> Result<JournalReport, Error> {
        verify_journal(&mut self.connection).await
    }

    /// Checks every foreign key, keeps what was loaded, and brings the schema up to date.
    pub async fn finish(mut self) -> Result<(), Error> {
        self.connection.check_deferred().await?;
        for (table, constraint) in &self.deferred {
            let _ = self.connection.run(&Statement::alter_check(table, constraint, false)?, Vec::new()).await?;
        }
        self.connection.simple("COMMIT").await?;
        drop(self.connection);
        self.pool.migrate(None).await?;
        self.pool.close().await;
        Ok(())
    }

    /// Gives up: nothing that was put in stays.
    pub async fn abandon(mut self) {
        // A connection that is broken has rolled back by itself.
        drop(self.connection.simple("ROLLBACK").await);
        drop(self.connection);
        self.pool.close().await;
    }
}

async fn lock(place: &str) -> Result<ProcessLock, Error> {
    if is_postgres(place) { ProcessLock::of_url(place).await } else { ProcessLock::on_file(Path::new(place)) }
}
