//! Many rows by one statement: the constant insert of one row, with its list of places said again for each row.
//! Only places are added to the text; values are bound. A statement that is no insert of one row runs once for each.

use crate::{
    Connection, Error, Touched, Value,
    connection::{Inner, bound},
};
use sqlx::AssertSqlSafe;
use std::fmt::Write as _;
use std::sync::Arc;

/// So many rows go with one statement. The driver looks each place up among all of them: many more cost more than they save.
const AT_ONCE: usize = 16;
/// What stands between the columns and the places in an insert of one row.
const VALUES: &str = " VALUES (";

impl Connection {
    /// Runs an insert of one row (`INSERT INTO … VALUES ($1, $2) …`) for each of these rows, and tells how many rows were
    /// written in all. What stands behind the places has none of its own.
    pub async fn insert_all(
        &mut self,
        sql: &'static str,
        rows: impl Iterator<Item = Vec<Value>> + Send,
    ) -> Result<Touched, Error> {
        let mut written = 0;
        let mut many: Option<Arc<str>> = None;
        let mut waiting: Vec<Vec<Value>> = Vec::with_capacity(AT_ONCE);
        for row in rows {
            waiting.push(row);
            if waiting.len() < AT_ONCE {
                continue;
            }
            let columns = waiting.first().map_or(0, Vec::len);
            let text = many.get_or_insert_with(|| repeated(sql, columns).into());
            if text.is_empty() {
                written += self.one_by_one(sql, &mut waiting).await?;
                continue;
            }
            let (text, values) = (AssertSqlSafe(Arc::clone(text)), waiting.drain(..).flatten());
            written += match &mut self.inner {
                Inner::Sqlite(connection) => {
                    bound!(sqlx::query(text), values).execute(&mut **connection).await?.rows_affected()
                }
                Inner::Postgres(connection) => {
                    bound!(sqlx::query(text), values).execute(&mut **connection).await?.rows_affected()
                }
            };
        }
        Ok(Touched(written + self.one_by_one(sql, &mut waiting).await?))
    }

    async fn one_by_one(&mut self, sql: &'static str, rows: &mut Vec<Vec<Value>>) -> Result<u64, Error> {
        let mut written = 0;
        for row in rows.drain(..) {
            let Touched(touched) = self.execute(sql, row).await?;
            written += touched;
        }
        Ok(written)
    }
}

/// The statement for as many rows as go at once; nothing where it is no insert of one row with these columns.
fn repeated(sql: &str, columns: usize) -> String {
    let parts = sql.split_once(VALUES).and_then(|(head, rest)| Some((head, rest.split_once(')')?)));
    let Some((head, (places, tail))) = parts else { return String::new() };
    // A literal among the places, or a place that is used twice, cannot be said again by numbering on.
    if places != numbered(0, columns) || tail.contains('$') {
        return String::new();
    }
    let mut text = [head, " VALUES "].concat();
    for row in 0..AT_ONCE {
        let separator = if row == 0 { "" } else { ", " };
        // Writing into a string cannot fail.
        _ = write!(text, "{separator}({})", numbered(row * columns, columns));
    }
    text + tail
}

/// So many places behind the first ones, as they stand in a statement.
fn numbered(behind: usize, columns: usize) -> String {
    let places: Vec<String> = (1..=columns).map(|column| format!("${}", behind + column)).collect();
    places.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_through_all_rows() {
        let text = repeated("INSERT INTO a (b, c) VALUES ($1, $2)", 2);
        assert!(text.starts_with("INSERT INTO a (b, c) VALUES ($1, $2), ($3, $4), ($5, $6), "), "{text}");
        assert!(text.ends_with(", ($31, $32)"), "{text}");
        let text = repeated("INSERT INTO a (b) VALUES ($1) ON CONFLICT (b) DO NOTHING", 1);
        assert!(text.ends_with("($15), ($16) ON CONFLICT (b) DO NOTHING"), "{text}");
    }

    #[test]
    fn what_is_no_insert_of_one_row_is_not_repeated() {
        for (sql, columns) in [
            ("INSERT INTO a (b, c) VALUES ($1, $2)", 3),
            ("INSERT INTO a (b) VALUES ($1) ON CONFLICT (b) DO UPDATE SET c = $2", 2),
            ("INSERT INTO a (b) SELECT $1", 1),
            ("INSERT INTO a (b, c) VALUES ($1, 1)", 1),
            ("INSERT INTO a (b, c) VALUES ($2, $1)", 2),
        ] {
            assert_eq!(repeated(sql, columns), "", "{sql}");
        }
    }
}
