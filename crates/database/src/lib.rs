//! Where everything is kept: SQLite by default, PostgreSQL by URL, one SQL text for both.
//!
//! Reads take a connection of the read pool. Writes are closures given to [`Database::write`]: one writer runs many of
//! them, each in a savepoint of one transaction, and answers each after the commit. Nothing outside this crate names
//! sqlx, opens a transaction or asks which database it is; `dialect.rs` is the only place here that asks.

pub mod archive;
mod clock;
mod connection;
mod counted;
mod dialect;
mod error;
mod journal;
mod lock;
mod many_rows;
mod open;
#[cfg(feature = "answer-before-commit")]
mod planted_fault;
mod row;
pub mod testing;
mod transaction;
mod unmoving;
mod value;
mod writer;

pub use clock::{Calendar, Clock, FixedDay, Identities, SystemClock};
pub use connection::{Connection, Touched};
pub use error::Error;
pub use journal::{JournalFault, JournalReport, verify_journal};
pub use open::{Database, Engine, Options};
pub use row::{FromColumn, FromRow, Row};
pub use transaction::WriteTransaction;
pub use unmoving::Unmoving;
pub use value::{Bind, Value};
pub use writer::BoxFuture;

/// Every released statement of schema, in order, for each engine.
pub fn schema_version() -> i64 {
    dialect::SQLITE_MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}
