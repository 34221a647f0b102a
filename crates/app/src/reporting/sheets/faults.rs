//! What is wrong in a workbook that came back, or worth a word, each at its cell and with what to do. It finds none itself.
//! A hint is no fault: it only says how something was read.

use super::standing::Spot;
use crate::language::Language;
use domain::reporting::{Cell, Remark, RemarkKind};
use papers::tables::Place;

/// One fault, or a hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The cell.
    pub place: Place,
    /// What belongs there, where that is known.
    pub spot: Option<Spot>,
    /// What stands there.
    pub found: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be read as what belongs there.
    Unread(RemarkKind),
    /// It can be read, and a check of the form says something.
    Checked(RemarkKind),
    /// A number beside «không phát sinh».
    Both,
    /// «Có số liệu» without a number.
    NoFigure,
    /// No word of the list.
    UnknownState,
    /// A date where a number belongs.
    Day,
    /// A number that is shown as per cent, and is another one.
    Percent,
    /// A formula that failed.
    Failed,
    /// A formula without a kept result.
    NoResult,
    /// Cells were merged.
    Merged,
    /// More letters than a field holds.
    TooLong,
    /// The row of a place is not there any more.
    RowGone,
    /// The row of a place stands there twice.
    RowTwice,
    /// Something was written into a row that is none of the form's.
    RowUnknown,
    /// The column in which figures are written is not there any more.
    ColumnGone,
    /// The sheet is not there any more.
    SheetGone,
    /// The form does not ask for it any more.
    NotAsked,
    /// The unit's report takes no figures now.
    Closed,
    /// A hint: the kept result of a formula was taken.
    Formula,
    /// A hint: text was read as a number.
    TextNumber {
        /// As which.
        read: String,
    },
}

impl Wrong {
    /// Whether it only says how something was read.
    pub const fn is_hint(&self) -> bool {
        matches!(self, Wrong::Formula | Wrong::TextNumber { .. })
    }

    /// What is wrong and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let key = match self {
            Wrong::Unread(kind) | Wrong::Checked(kind) => return remark(kind, language),
            Wrong::TextNumber { read } => {
                return language.say("reporting-sheet-text-number").with("read", read).to_string();
            }
            Wrong::Both => "reporting-sheet-both",
            Wrong::NoFigure => "reporting-sheet-no-figure",
            Wrong::UnknownState => "reporting-sheet-unknown-state",
            Wrong::Day => "reporting-sheet-day",
            Wrong::Percent => "reporting-sheet-percent",
            Wrong::Failed => "reporting-sheet-failed",
            Wrong::NoResult => "reporting-sheet-no-result",
            Wrong::Merged => "reporting-sheet-merged",
            Wrong::TooLong => "reporting-sheet-too-long",
            Wrong::RowGone => "reporting-sheet-row-gone",
            Wrong::RowTwice => "reporting-sheet-row-twice",
            Wrong::RowUnknown => "reporting-sheet-row-unknown",
            Wrong::ColumnGone => "reporting-sheet-column-gone",
            Wrong::SheetGone => "reporting-sheet-sheet-gone",
            Wrong::NotAsked => "reporting-sheet-not-asked",
            Wrong::Closed => "reporting-sheet-closed",
            Wrong::Formula => "reporting-sheet-formula",
        };
        language.say(key).to_string()
    }
}

fn remark(kind: &RemarkKind, language: Language) -> String {
    let remark = Remark::on_cell(&Cell::new("", domain::packs::Component::Value), kind.clone());
    let words = match language {
        Language::Vi => remark.vietnamese(),
        Language::En => remark.english(),
    };
    format!("{} {}", words.what, words.next)
}
