//! How a figure is written on a page: a number, or which of the words that are no number.
//! Amounts are rounded once, here, to the decimals of the indicator.

use crate::{language::Language, look::numbers, reporting::pages::words};
use domain::{
    packs::{Component, Indicator},
    reporting::{Amount, CellState, RowPlace, TotalFigure, TotalRow, write_number, write_percent},
};

/// A figure as a template shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A number.
    Number(String),
    /// «Không phát sinh».
    NothingArose,
    /// Nobody has reported it, or this unit has not.
    NotReported,
    /// The unit was let off.
    Waived,
    /// More than can be kept, or a ratio of nothing.
    NoNumber,
}

impl Written {
    /// Whether it is a number, which then has a unit.
    pub fn is_number(&self) -> bool {
        matches!(self, Written::Number(_))
    }
}

/// A total.
pub fn total(language: Language, indicator: &Indicator, figure: &TotalFigure) -> Written {
    match figure {
        TotalFigure::NoFigure => Written::NotReported,
        TotalFigure::NothingArose => Written::NothingArose,
        TotalFigure::TooLarge => Written::NoNumber,
        TotalFigure::Yes { .. } => figure.written(0).map_or(Written::NoNumber, Written::Number),
        _ => number(language, figure.written(indicator.decimals)),
    }
}

/// A number of an indicator, or a sum of such numbers, in the unit in which it is entered.
pub fn amount(language: Language, indicator: &Indicator, component: &Component, amount: Amount) -> Written {
    number(language, Some(write_number(amount, indicator.decimals_of(component).max(amount.decimals()))))
}

/// One number of one row.
pub fn cell(language: Language, indicator: &Indicator, row: &TotalRow, component: &Component) -> Written {
    match (row.state_of(component), row.place) {
        (CellState::Value(answered), _) if indicator.is_yes_no() => Written::Number(words::answer(language, answered)),
        (CellState::Value(sum), _) => amount(language, indicator, component, sum),
        (CellState::NothingArose, _) => Written::NothingArose,
        (CellState::Empty, RowPlace::Waived) => Written::Waived,
        (CellState::Empty, _) => Written::NotReported,
    }
}

/// What a row says of its indicator as a whole; of a ratio the percentage.
pub fn row(language: Language, indicator: &Indicator, row: &TotalRow) -> Written {
    if !indicator.is_ratio() {
        return cell(language, indicator, row, &Component::Value);
    }
    match (row.state_of(&Component::Numerator), row.state_of(&Component::Denominator)) {
        (CellState::Value(numerator), CellState::Value(denominator)) => {
            number(language, write_percent(numerator, denominator, indicator.decimals))
        }
        _ => cell(language, indicator, row, &Component::Denominator),
    }
}

fn number(language: Language, written: Option<String>) -> Written {
    written.map_or(Written::NoNumber, |text| Written::Number(numbers::parted_for(text, language)))
}
