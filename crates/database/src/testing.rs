//! For tests alone: an empty PostgreSQL database on a test server, and counting statements.
//! Nothing of the product calls it; SQLite needs no such thing, its databases are files.

pub use crate::counted::counted;

use crate::Error;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

/// Creates a database on the server at a URL that names the database `postgres` or none. A name of an earlier run is
/// made anew.
pub async fn create_postgres_database(server: &str, name: &str) -> Result<(), Error> {
    let known = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !known {
        return Err(Error::UnsafeSetting(format!("{name} is not a name for a test database")));
    }
    let mut connection = PgConnection::connect(&format!("{}/postgres", server.trim_end_matches('/'))).await?;
    // A database name cannot be a bound parameter; its characters were checked above.
    connection.execute(AssertSqlSafe(["DROP DATABASE IF EXISTS ", name].concat())).await?;
    connection.execute(AssertSqlSafe(["CREATE DATABASE ", name].concat())).await?;
    connection.close().await?;
    Ok(())
}
