//! What can be wrong with a row, whether it was typed or came in a file: a stable code, what is wrong and what to do, in both
//! languages. The sentences stand in `faults.txt`.

use crate::problem::{Phrases, Sentence};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("faults.txt")));

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RowFault {
    /// Nothing stands where something must.
    Missing,
    /// More letters than a field holds.
    TooLong {
        /// So many at the most.
        limit: i64,
    },
    /// No number.
    NotNumber,
    /// A number that can be read in two ways.
    Ambiguous {
        /// One.
        as_whole: String,
        /// The other.
        as_decimal: String,
    },
    /// A number with a unit behind it.
    WithUnit {
        /// The unit.
        unit: String,
    },
    /// More decimals than the field takes.
    TooPrecise {
        /// So many at the most.
        decimals: i64,
    },
    /// A number beyond all measure.
    TooLarge,
    /// A number below zero.
    BelowZero,
    /// A date where a number belongs.
    DayForNumber,
    /// No date.
    NotDay,
    /// Neither yes nor no.
    NotYesNo,
    /// None of the choices.
    NotChoice {
        /// What stands there.
        typed: String,
        /// What may.
        known: String,
    },
    /// No organisation is called so.
    OrganisationUnknown {
        /// What stands there.
        typed: String,
    },
    /// Several organisations are called so.
    OrganisationAmbiguous {
        /// What stands there.
        typed: String,
    },
    /// No document has this symbol, or it has no such clause.
    DocumentUnknown {
        /// What stands there.
        typed: String,
    },
    /// No row of the other register is called so.
    RecordUnknown {
        /// What stands there.
        typed: String,
    },
    /// Several rows of the other register are called so.
    RecordAmbiguous {
        /// What stands there.
        typed: String,
    },
    /// A formula that failed.
    FormulaFailed,
    /// A formula whose result was not kept.
    FormulaWithoutResult,
    /// A row that stands from a day has no first day.
    FirstDayMissing,
    /// The last day lies before the first.
    DaysReversed,
    /// The same key stands in another row of the file.
    KeyTwiceInFile {
        /// That row.
        row: i64,
    },
    /// The same key stands in the register.
    KeyTaken {
        /// What that row is called.
        title: String,
    },
    /// The same key stands in another row of the file for the same days.
    OverlapInFile {
        /// That row.
        row: i64,
    },
    /// The same key stands in the register for the same days.
    OverlapTaken {
        /// What that row is called.
        title: String,
    },
    /// The hidden mark of the row is none of a row of this register.
    RowUnknown,
    /// The same row of the register twice in the file.
    RowTwice {
        /// The other row of the file.
        row: i64,
    },
    /// A column that the register needs is not there.
    ColumnMissing {
        /// What it is called.
        name: String,
    },
}

impl RowFault {
    /// The stable code.
    pub fn code(&self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        json.get("code").and_then(|code| code.as_str()).unwrap_or("fault").to_owned()
    }

    /// What is wrong and what to do, in Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        PHRASES.vietnamese(self)
    }

    /// What is wrong and what to do, in English.
    pub fn english(&self) -> Sentence {
        PHRASES.english(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::wording;

    #[test]
    fn every_fault_says_what_and_what_next_in_both_languages() {
        assert!(wording::check(include_str!("fault.rs"), "RowFault", &PHRASES, &[]) > 20);
    }
}
