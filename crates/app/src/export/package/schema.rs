//! What the tables of an export are: names, kinds, keys, references and meanings; for programs as JSON, for people as a page.
//! It comes from the engine's own catalogue, without what is kept back.

use super::{
    FORMAT,
    cells::Kind,
    csv, csv_path, labels, rows_path,
    withheld::{self, WITHHELD},
    words::{self, Meaning},
};
use database::archive::{Catalogue, Column, ColumnKind, Described};
use serde::{Deserialize, Serialize};

/// The whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// Version of the export's format.
    pub format: i64,
    /// Version of the schema.
    pub schema_version: i64,
    /// Tables in the order in which they stand.
    pub tables: Vec<Table>,
    /// What was kept back.
    pub withheld: Vec<Reason>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What a row is.
    pub meaning: Meaning,
    /// Where its rows stand for programs.
    pub rows: String,
    /// Where its rows stand for people.
    pub csv: String,
    /// Columns of its key; its rows stand in this order.
    pub key: Vec<String>,
    /// Columns.
    pub columns: Vec<Field>,
    /// What columns refer to.
    pub references: Vec<Reference>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its name in the CSV file.
    pub csv: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether a row may have nothing in it.
    pub may_be_missing: bool,
    /// What it means.
    pub meaning: Meaning,
}

/// Columns that name a row of another table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The columns.
    pub columns: Vec<String>,
    /// The other table.
    pub table: String,
    /// Its columns.
    pub target: Vec<String>,
}

/// A table or column that was kept back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which.
    pub name: String,
    /// Why.
    pub reason: Meaning,
}

impl Schema {
    /// Of a database.
    pub fn of(catalogue: &Catalogue) -> Self {
        let tables = catalogue.tables.iter().filter(|table| !withheld::is_table(&table.table.name));
        let known = |it: &&withheld::Withheld| catalogue.tables.iter().any(|table| table.table.name == it.table);
        let reason = |it: &withheld::Withheld| {
            let name = it.name();
            Reason { reason: words::withheld(&name).unwrap_or_default(), name }
        };
        Schema {
            format: FORMAT,
            schema_version: catalogue.schema_version,
            tables: tables.map(Table::of).collect(),
            withheld: WITHHELD.iter().filter(known).map(reason).collect(),
        }
    }

    /// As JSON.
    pub fn json(&self) -> Vec<u8> {
        pretty(self)
    }

    /// As a page for people.
    pub fn page(&self) -> String {
        let mut page = labels::schema_opening(self.schema_version);
        for table in &self.tables {
            page.push_str(&table.section());
        }
        page.push_str(labels::withheld_opening());
        for it in &self.withheld {
            page.push_str(&format!("- `{}`: {}. {}.\n", it.name, it.reason.vi, it.reason.en));
        }
        page
    }
}

/// JSON that people can read too, with the end of its last line.
pub fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

impl Table {
    fn of(described: &Described) -> Self {
        let name = &described.table.name;
        let field = |column: &Column| Field {
            name: column.name.clone(),
            csv: csv::name_of(&column.name).to_owned(),
            kind: Kind::of(column),
            may_be_missing: !described.required.contains(&column.name),
            meaning: words::column(name, &column.name).unwrap_or_default(),
        };
        let leaves = |column: &&Column| withheld::filling(name, &column.name).is_none();
        let reference = |it: &database::archive::Reference| Reference {
            columns: it.columns.clone(),
            table: it.table.clone(),
            target: it.target.clone(),
        };
        Table {
            name: name.clone(),
            meaning: words::table(name).unwrap_or_default(),
            rows: rows_path(name),
            csv: csv_path(name),
            key: described.key.clone(),
            columns: described.table.columns.iter().filter(leaves).map(field).collect(),
            references: described.references.iter().map(reference).collect(),
        }
    }

    /// The columns as the archive knows them.
    pub fn columns(&self) -> Vec<Column> {
        let column = |field: &Field| Column { name: field.name.clone(), kind: field.kind.stored() };
        self.columns.iter().map(column).collect()
    }

    fn section(&self) -> String {
        let mut section = labels::table_head(&self.name, &self.meaning.vi, &self.meaning.en, &self.key.join(", "));
        for field in &self.columns {
            let refers = self.references.iter().filter(|it| it.columns.contains(&field.name));
            let refers: Vec<&str> = refers.map(|it| it.table.as_str()).collect();
            section.push_str(&labels::table_row(
                [&field.name, &field.csv],
                labels::kind(field.kind),
                field.may_be_missing,
                &refers.join(", "),
                [&field.meaning.vi, &field.meaning.en],
            ));
        }
        section
    }
}

impl Kind {
    /// What the archive calls it, where identities have a kind of their own.
    fn stored(self) -> ColumnKind {
        match self {
            Kind::Integer => ColumnKind::Integer,
            Kind::Text => ColumnKind::Text,
            Kind::Identity => ColumnKind::Identity,
            Kind::Bytes => ColumnKind::Bytes,
        }
    }
}
