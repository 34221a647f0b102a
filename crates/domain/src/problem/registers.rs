//! What can be refused of a register and of its rows. The words stand in `registers.txt` beside it; what is wrong with a single
//! field of a row is told by [`RowFault`](crate::registers::RowFault).

use serde::{Deserialize, Serialize};

/// What can be refused of a register and of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RegisterProblem {
    /// Fields of a row are wrong; each is told by itself.
    #[serde(rename = "register-row-faults")]
    Faults {
        /// How many.
        count: i64,
    },
    /// Bodies of this class keep no such register.
    #[serde(rename = "register-not-kept")]
    NotKept,
    /// The newest version of the pack has no such register: its rows can be read, and no more.
    #[serde(rename = "register-dropped")]
    Dropped,
    /// The row was withdrawn.
    #[serde(rename = "register-withdrawn")]
    Withdrawn,
    /// The row ended before.
    #[serde(rename = "register-ended")]
    Ended {
        /// On which day, dd/mm/yyyy.
        on: String,
    },
    /// The row went into another before.
    #[serde(rename = "register-merged-before")]
    MergedBefore {
        /// On which day, dd/mm/yyyy.
        on: String,
        /// Into which row.
        into: String,
    },
    /// The row has not ended.
    #[serde(rename = "register-not-ended")]
    NotEnded,
    /// A row cannot go into itself, or into one that went into it.
    #[serde(rename = "register-circular")]
    Circular,
    /// The row into which another is to go does not stand on that day.
    #[serde(rename = "register-successor-ended")]
    SuccessorEnded {
        /// What that row is called.
        title: String,
    },
    /// The row into which another is to go went into a third one.
    #[serde(rename = "register-successor-merged")]
    SuccessorMerged {
        /// What that row is called.
        title: String,
        /// Into which row it went.
        into: String,
    },
    /// No row of the register is called so.
    #[serde(rename = "register-successor-unknown")]
    SuccessorUnknown {
        /// What was typed.
        typed: String,
    },
    /// Several rows of the register are called so.
    #[serde(rename = "register-successor-ambiguous")]
    SuccessorAmbiguous {
        /// What was typed.
        typed: String,
    },
    /// The row begins on that day or later.
    #[serde(rename = "register-not-begun")]
    NotBegun {
        /// On which day it begins, dd/mm/yyyy.
        from: String,
    },
    /// A change is to hold from a day before the last change.
    #[serde(rename = "register-before-last-change")]
    BeforeLastChange {
        /// From which day the last change holds, dd/mm/yyyy.
        since: String,
    },
    /// Rows of this register do not go into each other.
    #[serde(rename = "register-no-succession")]
    NoSuccession,
    /// The workbook is of another register or another body.
    #[serde(rename = "register-other-sheet")]
    OtherSheet,
    /// The register was changed while the file was looked at.
    #[serde(rename = "register-moved-on")]
    MovedOn,
    /// The file has more rows than are taken at once.
    #[serde(rename = "register-too-many-rows")]
    TooManyRows {
        /// So many at the most.
        limit: i64,
    },
    /// The file has no rows of the register.
    #[serde(rename = "register-no-rows")]
    NoRows,
}

impl RegisterProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            RegisterProblem::Dropped
            | RegisterProblem::Withdrawn
            | RegisterProblem::Ended { .. }
            | RegisterProblem::MergedBefore { .. }
            | RegisterProblem::NotEnded
            | RegisterProblem::SuccessorEnded { .. }
            | RegisterProblem::SuccessorMerged { .. }
            | RegisterProblem::MovedOn => 409,
            _ => 422,
        }
    }
}
