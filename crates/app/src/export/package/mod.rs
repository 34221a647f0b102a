//! The one file of an export: a ZIP in open formats, from which an empty instance can be filled again.
//!
//! `csv/` for people, `json/` as the source of an import, `files/` with an index, `journal.jsonl` with its chain,
//! `schema.json` and `schema.md`, `DOC-TOI.md`, and `manifest.json` with the hash of every entry. The same state gives the
//! same bytes on either database: nothing of the machine, the moment or the engine gets in. docs/export.md describes it.

mod cells;
mod checking;
mod csv;
mod fault;
mod index;
mod journal;
mod labels;
mod loading;
mod manifest;
mod packing;
mod progress;
mod schema;
mod seal;
mod withheld;
mod words;
mod writing;

pub use checking::Export;
pub use fault::Fault;
pub use progress::Progress;
pub use writing::{Written, write};

/// The version of the format.
pub const FORMAT: i64 = 1;

/// What to read first.
const READ_ME: &str = "DOC-TOI.md";
/// Tables and columns, for programs.
const SCHEMA: &str = "schema.json";
/// Tables and columns, for people.
const SCHEMA_FOR_PEOPLE: &str = "schema.md";
/// The journal.
const JOURNAL: &str = "journal.jsonl";
/// The table of the journal.
const JOURNAL_TABLE: &str = "journal";
/// Rows of a table, for people.
const CSV: &str = "csv";
/// Rows of a table, for programs.
const JSON: &str = "json";
/// Contents by their hashes.
const FILES: &str = "files";
/// The table that owns them.
const FILES_TABLE: &str = "file";
/// Which row calls them what.
const FILES_INDEX: &str = "files/index.csv";
/// Hash and size of every other entry.
const MANIFEST: &str = "manifest.json";

/// Where the rows of a table stand for programs.
fn rows_path(table: &str) -> String {
    if table == JOURNAL_TABLE { JOURNAL.to_owned() } else { format!("{JSON}/{table}.jsonl") }
}

/// Where the rows of a table stand for people.
fn csv_path(table: &str) -> String {
    format!("{CSV}/{table}.csv")
}

/// Where a content stands.
fn file_path(name: &str) -> String {
    format!("{FILES}/{name}")
}
