//! A workbook that people filled in, with what a table of text leaves out: whether a cell holds a number or text, whether a
//! formula computed it, which cells were merged. What the cells mean, the caller knows.

use super::Place;
use serde::{Deserialize, Serialize};

/// Sheets in their order, hidden ones among them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// The sheets.
    pub sheets: Vec<FilledSheet>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledSheet {
    /// Its name.
    pub name: String,
    /// Rows in which anything stands, in order.
    pub rows: Vec<FilledRow>,
    /// Cells that a formula computes: row from 1, column from 0. Those without a kept result stand here too.
    pub formulas: Vec<(u32, u16)>,
    /// Cells that show a share of one as per cent: 0.125 stands there as 12,5 %.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub percents: Vec<(u32, u16)>,
    /// Cells that were merged into one.
    pub merged: Vec<Span>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledRow {
    /// From 1.
    pub number: u32,
    /// Cells in which something stands: the column from 0, and what.
    pub cells: Vec<(u16, FilledValue)>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilledValue {
    /// Text.
    #[serde(rename = "t")]
    Text(String),
    /// A number with a point before its decimals, to the fifteen figures that spreadsheet programs show.
    #[serde(rename = "n")]
    Number(String),
    /// A date, as 2025-07-01, or a time.
    #[serde(rename = "d")]
    Day(String),
    /// What a formula that failed left: `#REF!`.
    #[serde(rename = "e")]
    Broken(String),
}

/// Cells from one corner to the other: rows from 1, columns from 0, both corners in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Row and column of the first cell.
    pub first: (u32, u16),
    /// Row and column of the last.
    pub last: (u32, u16),
}

impl Span {
    /// Whether a cell lies in it.
    pub fn has(&self, row: u32, column: u16) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }
}

impl FilledValue {
    /// As it is written.
    pub fn text(&self) -> &str {
        match self {
            FilledValue::Text(text)
            | FilledValue::Number(text)
            | FilledValue::Day(text)
            | FilledValue::Broken(text) => text,
        }
    }
}

impl FilledRow {
    /// What stands in a column; where the file says it twice, the last.
    pub fn cell(&self, column: u16) -> Option<&FilledValue> {
        self.cells.iter().rev().find(|(at, _)| *at == column).map(|(_, value)| value)
    }

    /// The text of a column without blanks around it.
    pub fn text(&self, column: u16) -> &str {
        self.cell(column).map(|value| value.text().trim()).unwrap_or_default()
    }
}

impl FilledSheet {
    /// A row by its number.
    pub fn row(&self, number: u32) -> Option<&FilledRow> {
        let place = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(place)
    }

    /// Whether a formula computes a cell. They stand in order.
    pub fn is_formula(&self, row: u32, column: u16) -> bool {
        self.formulas.binary_search(&(row, column)).is_ok()
    }

    /// Whether a cell shows its number as per cent. They stand in order.
    pub fn is_percent(&self, row: u32, column: u16) -> bool {
        self.percents.binary_search(&(row, column)).is_ok()
    }

    /// Where a cell stands.
    pub fn place(&self, row: u32, column: u16) -> Place {
        Place { sheet: self.name.clone(), row, column: usize::from(column) }
    }
}
