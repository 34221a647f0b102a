//! The few statements whose tables and columns are known only at run time. Names come from the engine's own catalogue
//! and are checked; values are bound.

use super::values::{Column, ColumnKind, Table};
use crate::{Connection, Error, Row, Touched, Value, connection::Inner, connection::bound};
use futures_util::{StreamExt, TryStreamExt, stream::BoxStream};
use sqlx::AssertSqlSafe;
use std::sync::Arc;

/// A statement put together from names of the catalogue.
#[derive(Debug, Clone)]
pub(super) struct Statement(Arc<str>);

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn checked(table: &Table) -> Result<String, Error> {
    let mut names = std::iter::once(&table.name).chain(table.columns.iter().map(|column| &column.name));
    if let Some(name) = names.find(|name| !is_name(name)) {
        return Err(Error::Line {
            table: table.name.clone(),
            reason: format!("{name:?} is not a name of this schema"),
        });
    }
    Ok(table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", "))
}

impl Statement {
    /// All rows of a table.
    pub(super) fn select(table: &Table) -> Result<Self, Error> {
        let columns = checked(table)?;
        Ok(Statement(["SELECT ", &columns, " FROM ", &table.name].concat().into()))
    }

    /// All rows of a table, these columns of them, in the order of its key, which is the same on every engine.
    pub(super) fn select_in_order(table: &Table, key: &[Column], bytewise: &str) -> Result<Self, Error> {
        let columns = checked(table)?;
        checked(&Table { name: table.name.clone(), columns: key.to_vec() })?;
        let term = |column: &Column| match column.kind {
            ColumnKind::Text => [column.name.as_str(), bytewise].concat(),
            _ => column.name.clone(),
        };
        let order = key.iter().map(term).collect::<Vec<_>>().join(", ");
        Ok(Statement(["SELECT ", &columns, " FROM ", &table.name, " ORDER BY ", &order].concat().into()))
    }

    /// How many rows a table has.
    pub(super) fn count(table: &Table) -> Result<Self, Error> {
        checked(table)?;
        Ok(Statement(["SELECT COUNT(*) AS number FROM ", &table.name].concat().into()))
    }

    /// One more row.
    pub(super) fn insert(table: &Table) -> Result<Self, Error> {
        let columns = checked(table)?;
        let places: Vec<String> = (1..=table.columns.len()).map(|number| format!("${number}")).collect();
        let text = ["INSERT INTO ", &table.name, " (", &columns, ") VALUES (", &places.join(", "), ")"].concat();
        Ok(Statement(text.into()))
    }

    /// Makes the check of a foreign key wait for the end of the transaction, or not.
    pub(super) fn alter_check(table: &str, constraint: &str, waits: bool) -> Result<Self, Error> {
        if !is_name(table) || !is_name(constraint) {
            return Err(Error::Line { table: table.to_owned(), reason: format!("{constraint:?} is not a name") });
        }
        let when = if waits { " DEFERRABLE INITIALLY DEFERRED" } else { " NOT DEFERRABLE" };
        Ok(Statement(["ALTER TABLE ", table, " ALTER CONSTRAINT ", constraint, when].concat().into()))
    }
}

impl Connection {
    /// Runs a statement with its values.
    pub(super) async fn run(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Touched, Error> {
        let text = AssertSqlSafe(Arc::clone(&statement.0));
        Ok(Touched(match &mut self.inner {
            Inner::Sqlite(connection) => {
                bound!(sqlx::query(text), values).execute(&mut **connection).await?.rows_affected()
            }
            Inner::Postgres(connection) => {
                bound!(sqlx::query(text), values).execute(&mut **connection).await?.rows_affected()
            }
        }))
    }

    /// Hands over each row as it comes.
    pub(super) async fn each_row<E: From<Error>>(
        &mut self,
        statement: &Statement,
        mut each: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = self.stream(statement);
        while let Some(row) = rows.try_next().await? {
            each(row)?;
        }
        Ok(())
    }

    /// The rows of a statement, one after the other.
    pub(super) fn stream(&mut self, statement: &Statement) -> BoxStream<'_, Result<Row, Error>> {
        let text = AssertSqlSafe(Arc::clone(&statement.0));
        match &mut self.inner {
            Inner::Sqlite(connection) => {
                sqlx::query(text).fetch(&mut **connection).map_ok(Row::Sqlite).map_err(Error::Engine).boxed()
            }
            Inner::Postgres(connection) => {
                sqlx::query(text).fetch(&mut **connection).map_ok(Row::Postgres).map_err(Error::Engine).boxed()
            }
        }
    }

    /// How many rows a table has.
    pub(super) async fn count(&mut self, table: &Table) -> Result<i64, Error> {
        let mut number = 0;
        let read = |row: Row| -> Result<(), Error> {
            number = row.get("number")?;
            Ok(())
        };
        self.each_row(&Statement::count(table)?, read).await?;
        Ok(number)
    }
}
