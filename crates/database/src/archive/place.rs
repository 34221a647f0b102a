//! A database reached past the running instance: one connection of its own, without the lock and without migrations.
//! Who uses it either only reads, or holds a place that was empty.

use crate::{
    Connection, Error,
    connection::Inner,
    open::{Pool, is_postgres, sqlite_options},
};
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::SqlitePoolOptions,
};
use std::{path::Path, str::FromStr};

/// Connects to read. A SQLite file must be there.
pub(super) async fn connect_reading(place: &str) -> Result<Pool, Error> {
    if is_postgres(place) {
        return connect_postgres(place).await;
    }
    let path = Path::new(place);
    if !path.is_file() {
        return Err(Error::Absent { place: place.to_owned() });
    }
    // Not opened as read-only: after a crash the log must be taken over before anything can be read.
    let connect = sqlite_options(path).create_if_missing(false).pragma("query_only", "ON");
    Ok(Pool::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_with(connect).await?))
}

/// Connects to fill. A SQLite file must not be there.
pub(super) async fn connect_writing(place: &str) -> Result<Pool, Error> {
    if is_postgres(place) {
        return connect_postgres(place).await;
    }
    let path = Path::new(place);
    if path.exists() {
        return Err(Error::NotEmpty { place: place.to_owned() });
    }
    Ok(Pool::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_with(sqlite_options(path)).await?))
}

async fn connect_postgres(url: &str) -> Result<Pool, Error> {
    let connect = PgConnectOptions::from_str(url)?;
    Ok(Pool::Postgres(PgPoolOptions::new().max_connections(1).connect_with(connect).await?))
}

/// The pool's only connection.
pub(super) async fn only_connection(pool: &Pool) -> Result<Connection, Error> {
    let inner = match pool {
        Pool::Sqlite(pool) => Inner::Sqlite(pool.acquire().await?),
        Pool::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
    };
    Ok(Connection { inner })
}
