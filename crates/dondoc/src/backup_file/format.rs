//! What stands in a backup beside the rows and the files. Its field names are read by later versions of the program:
//! they are only ever added to.

use database::archive::Table;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the format.
pub const FORMAT: i64 = 1;

/// The first entry.
pub const OPENING: &str = "opening.json";
/// The last entry but the seal.
pub const CLOSING: &str = "closing.json";
/// The folder of rows.
pub const ROWS: &str = "rows";
/// The folder of files.
pub const FILES: &str = "files";

/// What a reader must know before it comes to the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Version of the format.
    pub format: i64,
    /// Version of the program that wrote it.
    pub program: String,
    /// When, in Viet Nam.
    pub made_at: String,
    /// Version of the schema.
    pub schema_version: i64,
    /// Tables and columns, in the order of the values of a line.
    pub tables: Vec<Table>,
}

/// What a reader must find to have been there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Every entry before this one, in order.
    pub entries: Vec<Entry>,
    /// Rows of each table.
    pub tables: BTreeMap<String, i64>,
    /// Number of files.
    pub files: i64,
    /// The end of the journal.
    pub journal: Journal,
}

/// One entry of the tar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Its size.
    pub size_bytes: u64,
    /// Its hash.
    pub sha256: String,
}

/// The end of a journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// Its rows.
    pub rows: i64,
    /// The hash of the last one.
    pub head: String,
}
