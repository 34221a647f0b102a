//! What keeps an export from being written, or from being taken over.
//! The words for people stand with whoever shows it.

use database::JournalFault;
use std::{io, path::PathBuf};

/// Why it did not come about.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// A file of the machine.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of the instance is missing or is not what its row says.
    #[error("{0} is missing or damaged")]
    FileDamaged(PathBuf),
    /// The journal does not hold together.
    #[error("the chain of the journal breaks: {0:?}")]
    JournalBroken(JournalFault),
    /// A row that an open format cannot hold, or one that does not fit its table.
    #[error("table {table}: {reason}")]
    Row {
        /// Its table.
        table: String,
        /// What is wrong.
        reason: String,
    },
    /// The file is no export, or not one of this program.
    #[error("this is no export of dondoc")]
    NotAnExport,
    /// A byte of the file is not as it was written.
    #[error("the file is not whole: its seal does not fit")]
    Spoilt,
    /// The format is one of a later program.
    #[error("the export was written by dondoc {program} in a format that this version does not read")]
    OtherFormat {
        /// Version of the program that wrote it.
        program: String,
    },
    /// What the file holds is not what it says.
    #[error("{entry}: {reason}")]
    Entry {
        /// Path of the entry.
        entry: String,
        /// What is wrong.
        reason: String,
    },
    /// It would unpack to more than an export ever does.
    #[error("the file would unpack to {unpacked_bytes} bytes")]
    TooLarge {
        /// So many bytes.
        unpacked_bytes: u64,
    },
    /// Whoever wrote went away.
    #[error("the writing was given up")]
    GivenUp,
}

impl Fault {
    /// A fault of the machine, at a path.
    pub(super) fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Fault {
        let path = path.into();
        move |source| Fault::File { path, source }
    }

    /// A fault of an entry.
    pub(super) fn of_entry(entry: &str, reason: impl Into<String>) -> Fault {
        Fault::Entry { entry: entry.to_owned(), reason: reason.into() }
    }

    /// A fault of a row.
    pub(super) fn of_row(table: &str, reason: impl Into<String>) -> Fault {
        Fault::Row { table: table.to_owned(), reason: reason.into() }
    }
}
