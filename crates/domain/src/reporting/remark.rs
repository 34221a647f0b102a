//! «Điều cần xem»: what a check says of a cell or a narrative. An error blocks, a warning wants an explanation.
//! The sentences stand in `remarks.txt`, both languages together.

use super::{Amount, Cell, write_number};
use crate::{
    packs::{Component, Form, Pack, Words},
    problem::{Phrases, Sentence},
};
use serde::Serialize;
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("remarks.txt")));

/// A remark and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: RemarkPlace,
    /// What.
    pub kind: RemarkKind,
}

/// Where a remark belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkPlace {
    /// A cell.
    Cell(Cell),
    /// A narrative, by its code.
    Narrative(String),
}

/// Whether a remark blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be put right before the head can endorse.
    Error,
    /// Someone must say why before the head can endorse.
    Warning,
}

/// What a remark says. Numbers are written as people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RemarkKind {
    /// A required cell is empty.
    Missing,
    /// A required narrative is empty.
    NarrativeMissing,
    /// A narrative is too long.
    NarrativeTooLong {
        /// Characters that it has.
        chars: i64,
        /// Characters that it may have.
        limit: i64,
    },
    /// What was typed can be read in two ways.
    Ambiguous {
        /// One.
        as_whole: String,
        /// The other.
        as_decimal: String,
    },
    /// A dash was typed.
    Dash,
    /// Something stands behind the number.
    WithUnit {
        /// What.
        unit: String,
    },
    /// What was typed is no number.
    NotANumber,
    /// The number is too large.
    TooLarge,
    /// The number has more decimals than the cell takes.
    TooPrecise {
        /// Decimals that it takes.
        decimals: i64,
    },
    /// The number is below zero.
    Negative,
    /// A part is larger than its total.
    PartAboveTotal {
        /// The part.
        part: String,
        /// The total.
        total: String,
    },
    /// The parts of a division do not make the total.
    DivisionDiffers {
        /// The parts together.
        sum: String,
        /// The total.
        total: String,
        /// What lies between them.
        difference: String,
    },
    /// A mean of nothing.
    MeanOfNothing,
    /// Something is counted, and there is no mean of it.
    WeightWithoutMean,
    /// Nothing arose, and zero is counted.
    NothingToMean,
    /// Neither yes nor no.
    NotYesOrNo,
    /// A key is too long to be one.
    KeyTooLong {
        /// Its beginning.
        key: String,
    },
    /// A list is longer than a cell takes.
    TooManyKeys,
    /// What is computed from this number is below zero.
    ComputedNegative {
        /// Code of what is computed.
        computed: String,
        /// What it comes to.
        present: String,
    },
    /// What is computed from this number cannot be kept.
    ComputedTooLarge {
        /// Code of what is computed.
        computed: String,
    },
    /// The numerator of a share is larger than the denominator.
    NumeratorAboveDenominator {
        /// Numerator.
        numerator: String,
        /// Denominator.
        denominator: String,
    },
    /// The denominator is zero and the numerator is not.
    DenominatorZero {
        /// Numerator.
        numerator: String,
    },
    /// Both are zero: nothing arose.
    NothingOfNothing,
    /// A cumulative number is lower than that of the period before.
    BelowPrevious {
        /// Now.
        present: String,
        /// Before.
        previous: String,
    },
    /// A thousand times the number of the period before, or a thousandth: perhaps another unit.
    UnitSlip {
        /// Now.
        present: String,
        /// Before.
        previous: String,
    },
    /// Less than the pack holds plausible.
    BelowPlausible {
        /// Now.
        present: String,
        /// The least that is plausible.
        least: String,
    },
    /// More than the pack holds plausible.
    AbovePlausible {
        /// Now.
        present: String,
        /// The most that is plausible.
        most: String,
    },
    /// Changed by more than the pack lets pass.
    Changed {
        /// Now.
        present: String,
        /// Before.
        previous: String,
        /// Per cent that the pack lets pass.
        percent: i64,
    },
    /// Another number than the same organisation gave in another form for the same time.
    DiffersFromGiven {
        /// Here.
        present: String,
        /// There.
        given: String,
    },
    /// Another number than the organisation's own register makes.
    DiffersFromRegister {
        /// Here.
        present: String,
        /// By the register.
        given: String,
    },
}

impl Remark {
    /// A remark on a cell.
    pub fn on_cell(cell: &Cell, kind: RemarkKind) -> Self {
        Remark { place: RemarkPlace::Cell(cell.clone()), kind }
    }

    /// A remark on a narrative.
    pub fn on_narrative(code: &str, kind: RemarkKind) -> Self {
        Remark { place: RemarkPlace::Narrative(code.to_owned()), kind }
    }

    /// The cell, if it is on one.
    pub fn cell(&self) -> Option<&Cell> {
        match &self.place {
            RemarkPlace::Cell(cell) => Some(cell),
            RemarkPlace::Narrative(_) => None,
        }
    }

    /// Whether it blocks.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// What its place is called: the indicator, or the indicator and the number in it, or the question.
    pub fn name_of_place(&self, pack: &Pack, form: &Form) -> Option<Words> {
        match &self.place {
            RemarkPlace::Narrative(code) => form.narrative(code).map(|narrative| narrative.question.clone()),
            RemarkPlace::Cell(Cell { indicator, component }) => {
                let indicator = pack.indicator(indicator)?;
                let own = indicator.name_of(component)?;
                Some(if *component == Component::Value { own.clone() } else { joined(&indicator.name, own) })
            }
        }
    }

    /// What is remarked and what to do, in Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        PHRASES.vietnamese(&self.kind)
    }

    /// What is remarked and what to do, in English.
    pub fn english(&self) -> Sentence {
        PHRASES.english(&self.kind)
    }
}

impl RemarkKind {
    /// Whether it blocks.
    pub const fn severity(&self) -> Severity {
        match self {
            RemarkKind::UnitSlip { .. }
            | RemarkKind::BelowPlausible { .. }
            | RemarkKind::AbovePlausible { .. }
            | RemarkKind::Changed { .. }
            | RemarkKind::DiffersFromGiven { .. }
            | RemarkKind::DiffersFromRegister { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

fn joined(first: &Words, second: &Words) -> Words {
    let en = (first.en.is_some() || second.en.is_some()).then(|| format!("{}: {}", first.english(), second.english()));
    Words { vi: format!("{}: {}", first.vi, second.vi), en }
}

/// A number with the decimals that it needs.
pub(super) fn written(amount: Amount) -> String {
    write_number(amount, amount.decimals())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::wording;

    #[test]
    fn every_remark_says_what_and_what_next_in_both_languages() {
        assert!(wording::check(include_str!("remark.rs"), "RemarkKind", &PHRASES, &[]) > 15);
    }
}
