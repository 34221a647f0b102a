//! One unmoving state of a whole database, read while the instance runs: for backups and for `doctor`.
//! It takes no lock, changes nothing, and sees no commit that came after it was opened.

use super::{
    place::{connect_reading, only_connection},
    statements::Statement,
    values::Table,
};
use crate::{Connection, Error, JournalReport, open::Pool, params, record, verify_journal};

/// An open snapshot.
pub struct Snapshot {
    connection: Connection,
    tables: Vec<Table>,
    schema_version: i64,
    pool: Pool,
}

record! {
    /// A file that a row of the database owns.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FileRow {
        /// Its content's hash.
        pub sha256: [u8; 32],
        /// Its size.
        pub size_bytes: i64,
    }
}

const FILES: &str = "SELECT sha256, size_bytes FROM file WHERE sha256 > $1 ORDER BY sha256 LIMIT 500";

impl Snapshot {
    /// Opens one of the database at a place: a `postgres://` URL, or the path of a SQLite file.
    pub async fn open(place: &str) -> Result<Self, Error> {
        let pool = connect_reading(place).await?;
        let mut connection = only_connection(&pool).await?;
        connection.begin_snapshot().await?;
        let tables = connection.list_tables().await?;
        let schema_version = connection.stored_schema_version().await?;
        Ok(Snapshot { connection, tables, schema_version, pool })
    }

    /// Every table but the migrations' own.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The last migration that was applied.
    pub fn schema_version(&self) -> i64 {
        self.schema_version
    }

    /// To ask something else of the same state.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// How many rows a table has.
    pub async fn count(&mut self, table: &Table) -> Result<i64, Error> {
        self.connection.count(table).await
    }

    /// Hands over each row of a table as one line.
    pub async fn each_line<E: From<Error>>(
        &mut self,
        table: &Table,
        mut each: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let statement = Statement::select(table).map_err(E::from)?;
        self.connection.each_row(&statement, |row| each(&table.line(&row).map_err(E::from)?)).await
    }

    /// The next files after a hash, in the order of their hashes; begin with zeros, go on with the last one.
    pub async fn files_after(&mut self, sha256: &[u8; 32]) -> Result<Vec<FileRow>, Error> {
        self.connection.all(FILES, params![sha256]).await
    }

    /// Walks the journal from its origin.
    pub async fn journal(&mut self) -> Result<JournalReport, Error> {
        verify_journal(&mut self.connection).await
    }

    /// Refuses an engine that may forget what it acknowledged.
    pub async fn assert_durable(&mut self) -> Result<(), Error> {
        self.connection.assert_durable().await
    }

    /// Lets go of the state.
    pub async fn close(mut self) -> Result<(), Error> {
        let ended = self.connection.end_snapshot().await;
        drop(self.connection);
        self.pool.close().await;
        ended
    }
}
