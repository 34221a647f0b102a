//! What can be refused of a workbook or another table that somebody sends. The words stand in `tables.txt` beside it.

use serde::{Deserialize, Serialize};

/// What can be refused of a workbook or another table that somebody sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum TableProblem {
    /// The file is no table that is read.
    TableKindUnknown {
        /// Name as uploaded.
        file_name: String,
    },
    /// The table has more rows than are read.
    TableTooLong {
        /// Rows that are read.
        rows: i64,
    },
    /// The table has more columns than are read.
    TableTooWide {
        /// Columns that are read.
        columns: i64,
    },
    /// The table takes values from other files.
    TableLinksOutside,
    /// The workbook carries programs.
    TableWithPrograms,
    /// Reading the table took longer or more memory than it may.
    TableTooHeavy,
    /// The workbook is none that this system gave out.
    SheetNotOurs,
    /// The hidden part of the workbook was changed or lost.
    SheetDamaged,
    /// The workbook holds all units of a round, and one report's form was asked for.
    SheetOfARound,
    /// The workbook is one report's form, and one of a whole round was asked for.
    SheetOfAReport,
    /// The workbook is another form.
    SheetOfAnotherForm,
    /// The workbook is the form of another period.
    SheetOfAnotherPeriod {
        /// Which, as the workbook says.
        period: String,
    },
    /// The workbook is the form of another unit.
    SheetOfAnotherUnit {
        /// Which, as the workbook says.
        unit: String,
    },
    /// The workbook is that of another round.
    SheetOfAnotherRound,
    /// An OpenDocument table came instead of a workbook.
    SheetIsOds,
    /// Text or something else came instead of a workbook.
    SheetIsText,
    /// A workbook of the time before .xlsx came.
    SheetIsOldExcel,
    /// What was uploaded waits no more.
    SheetGone,
    /// The person stopped it.
    SheetCancelled,
    /// A unit's report took no figures any more when they were to be written.
    SheetOvertaken {
        /// The unit.
        unit: String,
    },
}

impl TableProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            TableProblem::SheetCancelled | TableProblem::SheetOvertaken { .. } => 409,
            _ => 422,
        }
    }
}
