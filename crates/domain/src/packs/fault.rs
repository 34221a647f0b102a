//! What can be wrong with a pack: where it stands, what it is and what to do, in both languages.
//! The sentences stand in `faults.txt`. Nothing is repaired and nothing is guessed: a pack with a fault is no pack.

use crate::problem::{Phrases, Sentence};
use serde::Serialize;
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("faults.txt")));

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFault {
    /// The file, as it was handed in.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Fault {
    /// A file of the pack is not there.
    FileMissing,
    /// A file that no pack has.
    FileUnknown {
        /// The files of a pack.
        known: String,
    },
    /// The text is not TOML.
    NotToml {
        /// What the parser says.
        message: String,
    },
    /// A key that nobody reads, near to one that is read.
    KeyMistyped {
        /// The key.
        key: String,
        /// The nearest key that is read here.
        nearest: String,
    },
    /// A key that nobody reads.
    KeyUnknown {
        /// The key.
        key: String,
        /// The keys that are read here.
        known: String,
    },
    /// A key that must be there.
    KeyMissing {
        /// The key.
        key: String,
    },
    /// A text is asked for.
    NotText {
        /// The key.
        key: String,
    },
    /// A text without a letter.
    TextEmpty {
        /// The key.
        key: String,
    },
    /// Words are a text, or a table with `vi` and `en`.
    NotWords {
        /// The key.
        key: String,
    },
    /// A whole number between two others is asked for.
    NotWhole {
        /// The key.
        key: String,
        /// At least.
        from: i64,
        /// At most.
        to: i64,
    },
    /// A number is asked for, with at most six decimals.
    NotNumber {
        /// The key.
        key: String,
    },
    /// `true` or `false` is asked for.
    NotTrueOrFalse {
        /// The key.
        key: String,
    },
    /// A date is asked for.
    NotDate {
        /// The key.
        key: String,
    },
    /// A day of the year is asked for.
    NotYearDay {
        /// The key.
        key: String,
        /// What stands there.
        typed: String,
    },
    /// A list of texts is asked for.
    NotList {
        /// The key.
        key: String,
    },
    /// A table is asked for.
    NotTable {
        /// The key.
        key: String,
    },
    /// None of the words that may stand there.
    WordUnknown {
        /// The key.
        key: String,
        /// What stands there.
        typed: String,
        /// The words that may.
        known: String,
    },
    /// A code with other characters than it may have.
    CodeUnusable {
        /// The code.
        typed: String,
    },
    /// The same code twice.
    CodeTwice {
        /// The code.
        typed: String,
        /// Line of the first.
        first: i64,
    },
    /// A code that leads nowhere, near to one that does not.
    CodeMistyped {
        /// The code.
        typed: String,
        /// The nearest one.
        nearest: String,
    },
    /// A code that leads nowhere.
    CodeNowhere {
        /// The code.
        typed: String,
        /// Those that there are.
        known: String,
    },
    /// A cumulative indicator without its first day.
    SinceMissing,
    /// A first day where nothing is cumulative.
    SinceUnused,
    /// Parts of something that is not one number.
    PartsUnusable,
    /// Two ways to measure one indicator.
    TwoMeasures {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// A kind that does not go with how the indicator is measured.
    KindUnfit {
        /// What is measured so.
        key: String,
    },
    /// A formula with another number of indicators than it takes.
    FormulaUnfit,
    /// An indicator from which nothing can be computed.
    OperandUnusable {
        /// Its code.
        typed: String,
    },
    /// An operand counted over another time.
    OperandOfOtherKind {
        /// Its code.
        typed: String,
    },
    /// A form asks for a derived indicator without what it is computed from.
    OperandNotInForm {
        /// The derived indicator.
        typed: String,
        /// What is not there.
        operand: String,
    },
    /// A form asks for an indicator in a regime that the indicator does not name.
    NotInFrequency {
        /// The indicator.
        typed: String,
        /// The form's regime.
        regime: String,
    },
    /// A form that asks for nothing but computed indicators.
    NothingToEnter,
    /// A division into fewer than two parts.
    DivisionOfOne,
    /// A heading that stands more than one level below the one before it.
    HeadingJumps {
        /// The deepest level that it may have.
        most: i64,
    },
    /// A holiday ends before it begins, or lasts too long.
    HolidayImpossible {
        /// The days that it may last at the most.
        most: i64,
    },
    /// Days of reminders that cannot be.
    UrgingImpossible {
        /// The highest number of days.
        most: i64,
        /// How many there may be.
        count: i64,
    },
    /// It would go up to the tracking body before the head of the unit is told.
    UrgingUpwards,
    /// The lower end lies above the upper.
    RangeReversed {
        /// Lower end.
        from: String,
        /// Upper end.
        to: String,
    },
    /// A range without an end.
    RangeEmpty,
    /// A range below zero, of an indicator that is never below zero.
    RangeBelowZero,
    /// A range above 100 per cent, of a share.
    RangeAboveWhole,
    /// No list item where at least one is needed.
    NothingListed {
        /// The key.
        key: String,
    },
    /// A form lists indicators itself and in sections too.
    IndicatorsBesideSections,
    /// An indicator in two sections of a form.
    InTwoSections {
        /// Its code.
        typed: String,
        /// Line of the first.
        first: i64,
    },
    /// A period begins before the one before it has ended.
    PeriodsOverlap {
        /// Its first day, in a year taken as an example.
        first_day: String,
        /// Last day of the period before.
        last_day: String,
    },
    /// Days lie in no period.
    PeriodsLeaveOut {
        /// First of them, in a year taken as an example.
        from: String,
        /// Last of them.
        to: String,
    },
    /// A code that another file gives already.
    CodeTwiceInFiles {
        /// The code.
        typed: String,
        /// The other file.
        file: String,
        /// Its line there.
        first: i64,
    },
    /// The name of a period does not say the year.
    YearMissing,
    /// Overlap or succession, of a register whose rows have no first and last day.
    ValidityMissing {
        /// The key.
        key: String,
    },
    /// A field that serves as title or key and may be left empty.
    FieldNotRequired {
        /// The field.
        typed: String,
    },
    /// A field of a kind that cannot serve here.
    FieldUnfit {
        /// The field.
        typed: String,
        /// Kinds that can; any where it is empty.
        wanted: String,
    },
    /// An indicator whose numbers are not made of rows.
    FeedUnusable,
    /// An indicator over a time, from rows of which nothing says when they happened.
    FeedDayMissing,
    /// A field whose choices are no parts of the indicator.
    FeedWithoutPart {
        /// The field.
        typed: String,
    },
}

impl PackFault {
    /// What is wrong and what to do, in Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        PHRASES.vietnamese(&self.fault)
    }

    /// What is wrong and what to do, in English.
    pub fn english(&self) -> Sentence {
        PHRASES.english(&self.fault)
    }
}

impl std::fmt::Display for PackFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Sentence { what, next } = self.english();
        write!(formatter, "{}, line {}: {what} {next}", self.file, self.line)
    }
}

impl std::error::Error for PackFault {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::wording;

    #[test]
    fn every_fault_says_what_and_what_next_in_both_languages() {
        // Some sentences show what the author writes, in the braces of TOML and of a name.
        assert!(
            wording::check(include_str!("fault.rs"), "Fault", &PHRASES, &["year", " … ", " vi = \"…\", en = \"…\" "])
                > 20
        );
    }

    #[test]
    fn a_fault_is_printed_with_its_place() {
        let fault = Fault::KeyMistyped { key: "nmae".to_owned(), nearest: "name".to_owned() };
        let fault = PackFault { file: "forms.toml".to_owned(), line: 7, fault };
        assert_eq!(fault.to_string(), "forms.toml, line 7: Nothing reads the key `nmae`. Write `name`, or remove it.");
    }
}
