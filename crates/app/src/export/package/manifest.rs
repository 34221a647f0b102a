//! What an export says that it holds.
//! Field names are read by later versions of the program: they are only ever added to.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Tells an export from other files.
pub const KIND: &str = "dondoc-export";

/// The last entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always [`KIND`].
    pub kind: String,
    /// Version of the format.
    pub format: i64,
    /// Version of the program that wrote it.
    pub program: String,
    /// Version of the schema.
    pub schema_version: i64,
    /// Rows of each table.
    pub tables: BTreeMap<String, u64>,
    /// Number of files.
    pub files: u64,
    /// The end of the journal.
    pub journal: JournalEnd,
    /// Every other entry, in order.
    pub entries: Vec<Entry>,
}

/// The end of a journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEnd {
    /// Its rows.
    pub rows: i64,
    /// The hash of the last one.
    pub head: String,
}

/// One entry of the ZIP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Its size, unpacked.
    pub size_bytes: u64,
    /// Its hash.
    pub sha256: String,
}
