//! The index of files: which row calls which content what. Owners are found by their references, not by name, so that a new
//! kind of owner is never forgotten.

use super::{FILES_TABLE, cells::Kind, csv, file_path, schema::Table};
use database::archive::{Column, ColumnKind, Described};
use serde_json::Value as Json;

/// The columns of the index.
pub const HEAD: [&str; 5] = ["path", "file_name", "table", "column", "key"];
/// What an owner calls a content.
const FILE_NAME: &str = "file_name";

/// A column by which rows of a table own contents.
pub struct Owner<'t> {
    table: &'t Table,
    column: Column,
    file_name: Option<Column>,
    key: Vec<Column>,
}

/// Every such column of a table.
pub fn owners_of<'t>(table: &'t Table, described: &Described) -> Vec<Owner<'t>> {
    let refers = table.references.iter().filter(|it| it.table == FILES_TABLE);
    let columns = refers.flat_map(|it| described.columns(&it.columns));
    let owner = |column: Column| Owner {
        table,
        column,
        file_name: described.columns([&FILE_NAME.to_owned()]).pop(),
        key: described.columns(&described.key),
    };
    columns.map(owner).collect()
}

impl Owner<'_> {
    /// The columns that a line needs.
    pub fn columns(&self) -> Vec<Column> {
        std::iter::once(&self.column).chain(&self.file_name).chain(&self.key).cloned().collect()
    }

    /// The line of a row; `None` where it owns nothing.
    pub fn line(&self, cells: Vec<Json>) -> Option<String> {
        let mut cells = cells.into_iter();
        let sha256 = cells.next()?;
        let file_name = if self.file_name.is_some() { cells.next()? } else { Json::Null };
        let key: Vec<String> = self.key.iter().zip(cells).map(|(column, cell)| written(column, cell)).collect();
        let row = [
            file_path(sha256.as_str()?).into(),
            file_name,
            self.table.name.clone().into(),
            self.column.name.clone().into(),
            key.join(" ").into(),
        ];
        Some(csv::line(HEAD.iter().zip(&row).map(|(name, cell)| (*name, Kind::Text, cell))))
    }
}

/// A part of a key as the other entries write it.
fn written(column: &Column, cell: Json) -> String {
    let kind = if column.kind == ColumnKind::Text { Kind::Text } else { Kind::of(column) };
    match kind.opened(cell).unwrap_or_default() {
        Json::String(text) => text,
        other => other.to_string(),
    }
}
