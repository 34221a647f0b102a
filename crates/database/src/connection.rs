//! One connection of either engine, and the four ways to run a statement on it.
//!
//! Statements are `&'static str`: no SQL is ever put together from text at run time.

use crate::{Error, FromRow, Row, Value, counted};
use futures_util::TryStreamExt;
use sqlx::{Postgres, Sqlite, pool::PoolConnection};

/// A connection: from the read pool, or the writer's own.
pub struct Connection {
    pub(crate) inner: Inner,
}

pub(crate) enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// How many rows a statement touched. Zero means that someone was faster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Touched(pub u64);

impl Touched {
    /// Whether the statement touched nothing.
    pub fn nothing(self) -> bool {
        self.0 == 0
    }
}

macro_rules! bound {
    ($query:expr, $values:expr) => {{
        let mut query = $query;
        for value in $values {
            query = match value {
                Value::Integer(value) => query.bind(value),
                Value::Text(value) => query.bind(value),
                Value::Bytes(value) => query.bind(value),
                Value::Identity(value) => query.bind(value),
            };
        }
        query
    }};
}
pub(crate) use bound;

impl Connection {
    /// Runs a statement and tells how many rows it touched.
    pub async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Touched, Error> {
        counted::note();
        Ok(Touched(match &mut self.inner {
            Inner::Sqlite(connection) => {
                bound!(sqlx::query(sql), values).execute(&mut **connection).await?.rows_affected()
            }
            Inner::Postgres(connection) => {
                bound!(sqlx::query(sql), values).execute(&mut **connection).await?.rows_affected()
            }
        }))
    }

    /// All rows of a query.
    pub async fn all<T: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<T>, Error> {
        self.rows(sql, values).await?.iter().map(T::from_row).collect()
    }

    /// The only row of a query, if there is one.
    pub async fn optional<T: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<T>, Error> {
        self.rows(sql, values).await?.first().map(T::from_row).transpose()
    }

    /// The first row of a query that always has one, such as a count.
    pub async fn one<T: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<T, Error> {
        self.optional(sql, values).await?.ok_or(Error::Engine(sqlx::Error::RowNotFound))
    }

    /// All rows of a query, not yet read into types.
    pub async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        counted::note();
        Ok(match &mut self.inner {
            Inner::Sqlite(connection) => {
                bound!(sqlx::query(sql), values).fetch(&mut **connection).map_ok(Row::Sqlite).try_collect().await?
            }
            Inner::Postgres(connection) => {
                bound!(sqlx::query(sql), values).fetch(&mut **connection).map_ok(Row::Postgres).try_collect().await?
            }
        })
    }

    /// Is not given back to its pool.
    pub(crate) fn close_on_drop(&mut self) {
        match &mut self.inner {
            Inner::Sqlite(connection) => connection.close_on_drop(),
            Inner::Postgres(connection) => connection.close_on_drop(),
        }
    }

    /// Asks the engine to prepare a statement without running it; tests use it on every statement of the program.
    pub async fn prepare(&mut self, sql: &'static str) -> Result<(), Error> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        let text = sql.into_sql_str();
        match &mut self.inner {
            Inner::Sqlite(connection) => drop((&mut **connection).prepare(text).await?),
            Inner::Postgres(connection) => drop((&mut **connection).prepare(text).await?),
        }
        Ok(())
    }
}
