//! Many rows by one statement: the constant insert of one row, with its list of places said again for each row.
//! Only places are added to the text; values are bound. Where a row cannot be taken, none of them is.

use crate::{
    Connection, Error, Value,
    connection::{Inner, bound},
};
use sqlx::AssertSqlSafe;
use std::fmt::Write as _;
use std::sync::Arc;

/// So many rows go with one statement: far below the number of values that either engine takes.
const AT_ONCE: usize = 64;
/// What stands between the columns and the places in an insert of one row.
const VALUES: &str = " VALUES (";

impl Connection {
    /// Runs an insert of one row (`INSERT INTO … VALUES ($1, $2)`) for each of these rows.
    pub async fn insert_all(
        &mut self,
        sql: &'static str,
        rows: impl IntoIterator<Item = Vec<Value>>,
    ) -> Result<(), Error> {
        let mut rows = rows.into_iter().peekable();
        let columns = rows.peek().map_or(0, Vec::len);
        let many: Arc<str> = repeated(sql, columns).into();
        let mut waiting: Vec<Vec<Value>> = Vec::with_capacity(AT_ONCE);
        for row in rows {
            waiting.push(row);
            if waiting.len() == AT_ONCE && !many.is_empty() {
                let values = waiting.drain(..).flatten();
                let text = AssertSqlSafe(Arc::clone(&many));
                match &mut self.inner {
                    Inner::Sqlite(connection) => {
                        bound!(sqlx::query(text), values).execute(&mut **connection).await?;
                    }
                    Inner::Postgres(connection) => {
                        bound!(sqlx::query(text), values).execute(&mut **connection).await?;
                    }
                }
            }
        }
        for row in waiting {
            let _ = self.execute(sql, row).await?;
        }
        Ok(())
    }
}

/// The statement for as many rows as go at once; nothing where it is no insert of one row with these columns.
fn repeated(sql: &str, columns: usize) -> String {
    let head = sql.split_once(VALUES).map(|(head, _)| head);
    let Some(head) = head.filter(|_| sql.matches('$').count() == columns && sql.ends_with(')')) else {
        return String::new();
    };
    let mut text = [head, " VALUES "].concat();
    for row in 0..AT_ONCE {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 1..=columns {
            let separator = if column == 1 { "" } else { ", " };
            // Writing into a string cannot fail.
            _ = write!(text, "{separator}${}", row * columns + column);
        }
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_through_all_rows() {
        let text = repeated("INSERT INTO a (b, c) VALUES ($1, $2)", 2);
        assert!(text.starts_with("INSERT INTO a (b, c) VALUES ($1, $2), ($3, $4), ($5, $6), "), "{text}");
        assert!(text.ends_with(", ($127, $128)"), "{text}");
    }

    #[test]
    fn what_is_no_insert_of_one_row_is_not_repeated() {
        for (sql, columns) in [
            ("INSERT INTO a (b, c) VALUES ($1, $2)", 3),
            ("INSERT INTO a (b) VALUES ($1) ON CONFLICT DO NOTHING", 1),
            ("INSERT INTO a (b) SELECT $1", 1),
        ] {
            assert_eq!(repeated(sql, columns), "", "{sql}");
        }
    }
}
