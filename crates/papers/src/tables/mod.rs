//! Tables in, tables out: Excel workbooks (.xlsx) and tab-separated text, as sheets of rows of text.
//!
//! A cell is text, never a number or a formula: codes keep their leading zeros, dates stand as 2025-07-01 and amounts as they
//! are written in the file. What is written comes back the same, and no cell that is written opens as a formula. Reading
//! keeps to [`limits`], loads nothing from elsewhere and never panics on any bytes. What the cells mean, the caller knows.
//!
//! Beside such tables stand workbooks that are laid out for people ([`Laid`]), read again as people filled them in
//! ([`Filled`]), and given back with marks at single cells ([`Marks`]).

mod filled;
mod laid;
pub mod limits;
mod list;
mod marks;
mod neutral;
mod opening;
mod place;
mod tsv;
mod xlsx;

pub use filled::{Filled, FilledRow, FilledSheet, FilledValue, Span};
pub use laid::{Asks, Check, Content, Laid, LaidCell, LaidRow, LaidSheet, Look};
pub use list::{List, ListCell, written as written_list};
pub use marks::{Mark, Marks};
pub use opening::{Sort, open, open_filled, pasted, sort_of};
pub use place::{Place, column_letters};
pub use tsv::written as written_as_tsv;
pub use xlsx::{laid_out, marked, written as written_as_xlsx};

use serde::{Deserialize, Serialize};

/// The media type of .xlsx.
pub const XLSX_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The media type of .tsv.
pub const TSV_TYPE: &str = "text/tab-separated-values; charset=utf-8";

/// Sheets in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for pasted text.
    pub name: String,
    /// Rows in which anything stands.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// From 1, as a spreadsheet program or an editor counts.
    pub number: u32,
    /// Cells from column A on, without the empty ones at the end.
    pub cells: Vec<String>,
}

impl Sheet {
    /// A sheet of rows that follow each other from 1.
    pub fn of(name: impl Into<String>, rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        let row = |(number, mut cells): (u32, Vec<String>)| {
            let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            cells.truncate(filled);
            Row { number, cells }
        };
        Sheet { name: name.into(), rows: (1_u32..).zip(rows).map(row).collect() }
    }

    /// Where a cell stands.
    pub fn place(&self, row: &Row, column: usize) -> Place {
        Place { sheet: self.name.clone(), row: row.number, column }
    }
}

impl Row {
    /// What stands in a column, without blanks around it; nothing where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// Whether nothing but blanks stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

#[cfg(test)]
mod tests;
