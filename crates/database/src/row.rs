//! Values on their way out of a result row, by column name, into real types.
//! A value of the wrong type is a fault with its column's name, never a panic or a default.

use crate::Error;
use jiff::civil::Date;
use sqlx::{ColumnIndex, Row as _, postgres::PgRow, sqlite::SqliteRow};
use uuid::Uuid;

/// One row of a result, of either engine.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

/// A type that one column holds.
pub trait FromColumn: Sized {
    /// The value; a missing one is a fault.
    fn from_column(row: &Row, column: &'static str) -> Result<Self, Error>;
    /// The value, or `None` where the column is NULL.
    fn optional_from_column(row: &Row, column: &'static str) -> Result<Option<Self>, Error>;
}

/// A type that a whole row gives. Made by [`record!`](crate::record).
pub trait FromRow: Sized {
    /// Reads every field from the column of its name.
    fn from_row(row: &Row) -> Result<Self, Error>;
}

impl Row {
    /// The value of a column.
    pub fn get<T: FromColumn>(&self, column: &'static str) -> Result<T, Error> {
        T::from_column(self, column)
    }
}

fn native<T>(row: &Row, column: &'static str) -> Result<Option<T>, Error>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
    &'static str: ColumnIndex<SqliteRow> + ColumnIndex<PgRow>,
{
    Ok(match row {
        Row::Sqlite(row) => row.try_get::<Option<T>, _>(column)?,
        Row::Postgres(row) => row.try_get::<Option<T>, _>(column)?,
    })
}

fn required<T: FromColumn>(row: &Row, column: &'static str) -> Result<T, Error> {
    T::optional_from_column(row, column)?
        .ok_or_else(|| Error::Column { column, reason: "a value is missing".to_owned() })
}

macro_rules! native_columns {
    ($($type:ty),*) => {
        $(
            impl FromColumn for $type {
                fn from_column(row: &Row, column: &'static str) -> Result<Self, Error> {
                    required(row, column)
                }
                fn optional_from_column(row: &Row, column: &'static str) -> Result<Option<Self>, Error> {
                    native(row, column)
                }
            }
        )*
    };
}

native_columns!(i64, String, Vec<u8>, Uuid);

impl FromColumn for bool {
    fn from_column(row: &Row, column: &'static str) -> Result<Self, Error> {
        required(row, column)
    }
    fn optional_from_column(row: &Row, column: &'static str) -> Result<Option<Self>, Error> {
        Ok(native::<i64>(row, column)?.map(|value| value != 0))
    }
}

impl FromColumn for Date {
    fn from_column(row: &Row, column: &'static str) -> Result<Self, Error> {
        required(row, column)
    }
    fn optional_from_column(row: &Row, column: &'static str) -> Result<Option<Self>, Error> {
        native::<String>(row, column)?
            .map(|text| text.parse().map_err(|fault| Error::Column { column, reason: format!("{fault}") }))
            .transpose()
    }
}

impl FromColumn for [u8; 32] {
    fn from_column(row: &Row, column: &'static str) -> Result<Self, Error> {
        required(row, column)
    }
    fn optional_from_column(row: &Row, column: &'static str) -> Result<Option<Self>, Error> {
        native::<Vec<u8>>(row, column)?
            .map(|bytes| {
                <[u8; 32]>::try_from(bytes)
                    .map_err(|bytes| Error::Column { column, reason: format!("{} bytes instead of 32", bytes.len()) })
            })
            .transpose()
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(row: &Row, column: &'static str) -> Result<Self, Error> {
        T::optional_from_column(row, column)
    }
    fn optional_from_column(row: &Row, column: &'static str) -> Result<Option<Self>, Error> {
        T::optional_from_column(row, column).map(Some)
    }
}

/// Declares a struct whose fields are read from the columns of the same name.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident { $($(#[$field_meta:meta])* $field_visibility:vis $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        $visibility struct $name { $($(#[$field_meta])* $field_visibility $field: $type),* }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> Result<Self, $crate::Error> {
                Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
        }
    };
}
