//! Cells of a form and what stands in them: nothing yet, a value (zero is one), or «không phát sinh».
//! The three are never confused: an empty cell is not a zero, and «nothing arose» is said by a person.

use super::Amount;
use crate::packs::{Component, Form, Pack};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// One number of one indicator. Written `B01.value`, `B01.part.female`, `A02.numerator`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Cell {
    /// Code of the indicator.
    pub indicator: String,
    /// Which of its numbers.
    pub component: Component,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", content = "micro", rename_all = "kebab-case")]
pub enum CellState {
    /// Nothing yet.
    #[default]
    Empty,
    /// A number; zero is one.
    Value(Amount),
    /// «Không phát sinh»: there was nothing to count.
    NothingArose,
}

/// What stands in the cells of a report. A cell that is not there is empty.
pub type Entries = BTreeMap<Cell, CellState>;

/// A text that names no cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} names no cell")]
pub struct NoCell(String);

impl Cell {
    /// A cell by its indicator and component.
    pub fn new(indicator: &str, component: Component) -> Self {
        Cell { indicator: indicator.to_owned(), component }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.indicator, self.component.code())
    }
}

impl FromStr for Cell {
    type Err = NoCell;

    fn from_str(text: &str) -> Result<Self, NoCell> {
        let parts = text.split_once('.').filter(|(indicator, _)| !indicator.is_empty());
        let cell = parts.and_then(|(indicator, code)| Some(Cell::new(indicator, Component::from_code(code)?)));
        cell.ok_or_else(|| NoCell(text.to_owned()))
    }
}

impl From<Cell> for String {
    fn from(cell: Cell) -> String {
        cell.to_string()
    }
}

impl TryFrom<String> for Cell {
    type Error = NoCell;

    fn try_from(text: String) -> Result<Self, NoCell> {
        text.parse()
    }
}

impl CellState {
    /// The number, if there is one.
    pub fn amount(self) -> Option<Amount> {
        match self {
            CellState::Value(amount) => Some(amount),
            CellState::Empty | CellState::NothingArose => None,
        }
    }

    /// Whether nothing stands there.
    pub fn is_empty(self) -> bool {
        self == CellState::Empty
    }
}

/// What stands in a cell.
pub fn state_of(entries: &Entries, cell: &Cell) -> CellState {
    entries.get(cell).copied().unwrap_or_default()
}

/// The cells of a form, in its order.
pub fn cells_of(form: &Form, pack: &Pack) -> Vec<Cell> {
    let cells = |indicator: &crate::packs::Indicator| {
        let cell = |component| Cell::new(&indicator.code, component);
        indicator.components().into_iter().map(cell).collect::<Vec<_>>()
    };
    pack.indicators_of(form).flat_map(cells).collect()
}
