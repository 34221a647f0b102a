//! What can be wrong with a reorganisation that is being prepared: in which row and column, what it is and what to do.
//! The sentences stand in `faults.txt`, in both languages. Nothing is repaired and nothing is guessed.

use super::rows::Column;
use crate::problem::{Phrases, Sentence};
use serde::Serialize;
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("faults.txt")));

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row, from 1; 0 when the whole is meant.
    pub row: usize,
    /// The column, where one is to be put right.
    pub column: Option<Column>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum What {
    /// No row says anything.
    NoRows,
    /// The old body is not named.
    OldMissing,
    /// The new body, name or superior is not named.
    NewMissing,
    /// A body that is dissolved has nobody that carries on.
    NewNotWanted,
    /// A body that is founded has no predecessor.
    OldNotWanted,
    /// The document that orders it is not named.
    BasisMissing,
    /// No organisation bears this name.
    NameUnknown {
        /// What was typed.
        typed: String,
    },
    /// The organisation ended before.
    NameEnded {
        /// What was typed.
        typed: String,
        /// Since when.
        date: String,
    },
    /// The organisation came into being later.
    NameNotYet {
        /// What was typed.
        typed: String,
        /// On which day.
        date: String,
    },
    /// The organisation does not stand below the body that prepares.
    NotBelow {
        /// Which.
        name: String,
    },
    /// It is no share.
    ShareUnreadable {
        /// What was typed.
        typed: String,
    },
    /// A body that is parted needs a share or tasks in each row.
    ShareMissing,
    /// A merger takes the whole.
    ShareOfMerge,
    /// The shares of a body that ends do not make a whole.
    SharesNotWhole {
        /// Whose.
        name: String,
        /// What they make.
        sum: String,
    },
    /// A body that goes on gave everything away.
    NothingLeft {
        /// Whose.
        name: String,
        /// What the shares make.
        sum: String,
    },
    /// It is no kind of change.
    KindUnknown {
        /// What was typed.
        typed: String,
    },
    /// It is no day.
    DateUnreadable {
        /// What was typed.
        typed: String,
    },
    /// It is another day than that of the whole.
    DateDiffers {
        /// The day of the whole.
        date: String,
    },
    /// No class of organisations is called so.
    ClassUnknown {
        /// What was typed.
        typed: String,
    },
    /// It is no line on which the body stands.
    LineUnknown {
        /// What was typed.
        typed: String,
        /// The lines.
        known: String,
    },
    /// Another row says the same.
    SameRow {
        /// Its number.
        other: usize,
    },
    /// Another row says something that cannot hold with this one.
    Contradicts {
        /// Its number.
        other: usize,
        /// About whom.
        name: String,
    },
    /// The register knows of a later change of the body.
    LaterChange {
        /// Which body.
        name: String,
        /// The day of the later change.
        date: String,
    },
    /// A body below one that ends has no place any more.
    ChildLeft {
        /// The body below.
        name: String,
        /// The one that ends.
        parent: String,
    },
    /// A new body stands under nobody.
    NoPlace {
        /// Which.
        name: String,
    },
    /// A body would stand above itself.
    Cycle {
        /// Which.
        name: String,
    },
    /// A body would carry on for itself.
    OwnSuccessor {
        /// Which.
        name: String,
    },
    /// A body that is named does not exist on the day.
    NotThere {
        /// Which.
        name: String,
        /// The day.
        date: String,
    },
    /// The register as it would be breaks another rule.
    Refused {
        /// The rule, as the register says it.
        why: String,
    },
}

impl Fault {
    /// In a cell.
    pub(super) fn at(row: usize, column: Column, what: What) -> Self {
        Fault { row, column: Some(column), what }
    }

    /// Of the whole.
    pub(super) fn of_all(what: What) -> Self {
        Fault { row: 0, column: None, what }
    }

    /// What is wrong and what to do, in Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        PHRASES.vietnamese(&self.what)
    }

    /// What is wrong and what to do, in English.
    pub fn english(&self) -> Sentence {
        PHRASES.english(&self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::wording;

    #[test]
    fn every_fault_says_what_and_what_next_in_both_languages() {
        assert!(wording::check(include_str!("fault.rs"), "What", &PHRASES, &[]) > 20);
    }
}
