//! Tables with their keys and references, and their rows in the order of the key: for an export, whose bytes must not
//! depend on the engine. It works on any reading connection, so that the state is the caller's.

use super::{
    statements::Statement,
    values::{Column, Table},
};
use crate::{Connection, Error, dialect::ReferencePlace};
use futures_util::{StreamExt, stream::BoxStream};
use serde_json::Value as Json;

/// What an export describes: a schema, table by table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The last migration that was applied.
    pub schema_version: i64,
    /// Every table but the migrations' own, in the order of their names.
    pub tables: Vec<Described>,
}

/// A table as an export describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Name and columns.
    pub table: Table,
    /// Columns of the key, in its order.
    pub key: Vec<String>,
    /// Columns that must hold something.
    pub required: Vec<String>,
    /// What its columns refer to, in the order of their names.
    pub references: Vec<Reference>,
}

/// Columns that name a row of another table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The columns.
    pub columns: Vec<String>,
    /// The table that is referred to.
    pub table: String,
    /// Its columns, in the same order.
    pub target: Vec<String>,
}

impl Described {
    /// The columns of these names, in the order of the names.
    pub fn columns<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> Vec<Column> {
        let find = |name: &String| self.table.columns.iter().find(|column| column.name == *name).cloned();
        names.into_iter().filter_map(find).collect()
    }
}

/// Describes the schema. A table without a key is a fault: its rows have no order.
pub async fn describe(connection: &mut Connection) -> Result<Catalogue, Error> {
    let places = connection.list_places().await?;
    let references = connection.list_reference_places().await?;
    let mut tables = Vec::new();
    for table in connection.list_tables().await? {
        let own = || places.iter().filter(|place| place.table_name == table.name);
        let mut key: Vec<_> = own().filter(|place| place.key_position > 0).collect();
        key.sort_by_key(|place| place.key_position);
        if key.is_empty() {
            return Err(Error::Line { table: table.name, reason: "the table has no key".to_owned() });
        }
        tables.push(Described {
            key: key.into_iter().map(|place| place.column_name.clone()).collect(),
            required: own().filter(|place| place.is_required == 1).map(|place| place.column_name.clone()).collect(),
            references: references_of(&table.name, &references),
            table,
        });
    }
    Ok(Catalogue { schema_version: connection.stored_schema_version().await?, tables })
}

fn references_of(table: &str, places: &[ReferencePlace]) -> Vec<Reference> {
    let mut found: Vec<(i64, Reference)> = Vec::new();
    for place in places.iter().filter(|place| place.table_name == table) {
        let (column, target) = (place.column_name.clone(), place.target_column.clone());
        match found.last_mut().filter(|(number, _)| *number == place.number) {
            Some((_, known)) => {
                known.columns.push(column);
                known.target.push(target);
            }
            None => {
                let table = place.target_name.clone();
                found.push((place.number, Reference { columns: vec![column], table, target: vec![target] }));
            }
        }
    }
    let mut references: Vec<Reference> = found.into_iter().map(|(_, reference)| reference).collect();
    references.sort();
    references
}

/// The rows of a table in the order of its key, these columns of each: a number, a text, null, or bytes (identities too)
/// as hexadecimal digits.
pub fn rows_in_order<'c>(
    connection: &'c mut Connection,
    described: &Described,
    columns: Vec<Column>,
) -> Result<BoxStream<'c, Result<Vec<Json>, Error>>, Error> {
    let table = Table { name: described.table.name.clone(), columns };
    let key = described.columns(&described.key);
    let statement = Statement::select_in_order(&table, &key, connection.bytewise())?;
    Ok(connection.stream(&statement).map(move |row| table.cells(&row?)).boxed())
}

/// How many rows a table has.
pub async fn count_rows(connection: &mut Connection, table: &Table) -> Result<i64, Error> {
    connection.count(table).await
}
