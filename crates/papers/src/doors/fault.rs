//! Why a file was not opened. Each becomes a problem that tells a person what to do.
//! A fault carries what a log needs; the words for people stand in the catalogue of problems.

use domain::problem::{Problem, TableProblem};
use serde::{Deserialize, Serialize};

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// Bytes that a packed part unpacks to.
    Unpacked,
    /// Entries of a zip.
    Entries,
    /// Elements inside elements.
    Depth,
    /// Pages.
    Pages,
    /// Pixels of a picture.
    Pixels,
    /// Bytes of text.
    Text,
    /// Rows of a table.
    Rows,
    /// Columns of a table.
    Columns,
}

/// Why a file was not opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum DoorFault {
    /// There is no text in it.
    Empty,
    /// Of a kind that is not read.
    UnknownKind,
    /// Text in an encoding that is not known.
    NotText {
        /// Offset of the first byte that is wrong in UTF-8.
        at: u64,
    },
    /// Of a kind that is read, but broken.
    NotReadable {
        /// What was wrong, in English, for the log.
        why: String,
    },
    /// Larger than [`super::limits`] allow.
    TooLarge {
        /// What there is too much of.
        what: Limit,
        /// How much is taken.
        limit: u64,
    },
    /// Locked with a password.
    Encrypted,
    /// Marked as a state secret.
    Secret {
        /// The mark.
        mark: String,
    },
    /// A table that takes values from other files.
    LinksOutside,
    /// Made to harm.
    Hostile {
        /// What was met, in English, for the log.
        what: String,
    },
    /// A program that reads this kind is not installed.
    ProgramMissing {
        /// Its name.
        program: String,
        /// The Debian package that has it.
        package: String,
    },
    /// Opening took longer than it may.
    TookTooLong,
    /// Opening took more memory than it may.
    TooMuchMemory,
}

impl DoorFault {
    /// What a person is told.
    pub fn problem(self, file_name: &str) -> Problem {
        match self {
            DoorFault::Empty => Problem::FileEmpty,
            DoorFault::UnknownKind => Problem::FileKindUnknown { file_name: file_name.to_owned() },
            DoorFault::NotText { at } => Problem::FileNotUtf8 { at: i64::try_from(at).unwrap_or(i64::MAX) },
            DoorFault::NotReadable { .. } => Problem::FileBroken,
            DoorFault::TooLarge { what: Limit::Pages, limit } => Problem::FileTooManyPages { limit: whole(limit) },
            DoorFault::TooLarge { what: Limit::Pixels, limit } => {
                Problem::PictureTooLarge { limit_megapixels: whole(limit / 1_000_000) }
            }
            DoorFault::TooLarge { what: Limit::Rows, limit } => {
                Problem::Table(TableProblem::TableTooLong { rows: whole(limit) })
            }
            DoorFault::TooLarge { what: Limit::Columns, limit } => {
                Problem::Table(TableProblem::TableTooWide { columns: whole(limit) })
            }
            DoorFault::TooLarge { .. } => Problem::FileUnpacksTooLarge,
            DoorFault::LinksOutside => Problem::Table(TableProblem::TableLinksOutside),
            DoorFault::Encrypted => Problem::FileEncrypted,
            DoorFault::Secret { mark } => Problem::StateSecret { mark },
            DoorFault::Hostile { .. } => Problem::FileHostile,
            DoorFault::ProgramMissing { program, package } => Problem::ProgramMissing { program, package },
            DoorFault::TookTooLong => Problem::FileTookTooLong,
            DoorFault::TooMuchMemory => Problem::FileTookTooMuchMemory,
        }
    }

    /// What a person is told of a file that should hold a table.
    pub fn problem_of_table(self, file_name: &str) -> Problem {
        match self {
            DoorFault::UnknownKind => {
                Problem::Table(TableProblem::TableKindUnknown { file_name: file_name.to_owned() })
            }
            DoorFault::TookTooLong | DoorFault::TooMuchMemory => Problem::Table(TableProblem::TableTooHeavy),
            DoorFault::Hostile { .. } => Problem::Table(TableProblem::TableWithPrograms),
            other => other.problem(file_name),
        }
    }
}

fn whole(limit: u64) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
