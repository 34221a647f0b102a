//! Figures as a paper shows them: a written number or the reason why there is none, totals, and the table of the units.
//!
//! Numbers come already written («1.234,5»); nothing is added up or rounded here. «Chưa báo cáo» is a value of its own,
//! so a missing unit can never be printed as a zero.

use super::asked::Days;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A figure, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// A number as written in Vietnamese, without its unit: «1.234,5». A zero is a number.
    Figure(String),
    /// The unit states that nothing arose.
    NothingArose,
    /// The unit has not reported (or its report was sent back and none came since).
    NotReported,
    /// The unit need not report in this round.
    Waived,
    /// A total without a single row behind it.
    NoFigures,
    /// The question is not asked of this row.
    NotAsked,
}

/// The units whose figures a total rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Units whose report counts.
    pub reported: u32,
    /// Units that owe one.
    pub owed: u32,
    /// Of those that reported: units that state that nothing arose.
    pub nothing_arose: u32,
}

/// What the days of a figure mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nature {
    /// What happened in the period.
    InPeriod,
    /// What happened since a day, up to the end of the period.
    Cumulative {
        /// The day from which it is counted.
        since: Date,
    },
    /// The state on the last day of the period.
    AtDate,
}

/// The total of one indicator over the units that reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalFigure {
    /// The indicator's name, as it opens a line: «Số người được tuyển sinh».
    pub name: String,
    /// The unit of measurement: «người», «%».
    pub unit: String,
    /// What its days mean.
    pub nature: Nature,
    /// The total; of a ratio the percentage.
    pub total: Shown,
    /// Of a ratio: what it is a share of.
    pub share: Option<Share>,
    /// «Trong đó»: parts with their own totals.
    pub parts: Vec<(String, Shown)>,
    /// Whose figures are in the total.
    pub coverage: Coverage,
    /// The units' own words on it, or what the reader must know: printed after the figure, a sentence each.
    pub remarks: Vec<String>,
}

/// The two sums behind a ratio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// What is counted above the line: «người có việc làm».
    pub numerator_name: String,
    /// Its sum as written.
    pub numerator: String,
    /// What is counted below the line: «người tốt nghiệp».
    pub denominator_name: String,
    /// Its sum as written.
    pub denominator: String,
}

/// An annex: one row for each unit, and the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitTable {
    /// Its title in ordinary letters: «Số liệu của từng đơn vị».
    pub title: String,
    /// The indicators, left to right. More than four columns of figures turn the page to landscape.
    pub columns: Vec<Column>,
    /// The units in the order in which they are printed.
    pub rows: Vec<UnitRow>,
    /// The totals, one for each cell of a row.
    pub total: Vec<Shown>,
    /// How many units' figures are in the total, printed in its row.
    pub coverage: Coverage,
    /// Notes under the table, a sentence each.
    pub notes: Vec<String>,
}

/// One indicator in the head of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The indicator's name.
    pub name: String,
    /// The unit of measurement.
    pub unit: String,
    /// Headings of the parts («Tổng số», «Trong đó: nữ»), one cell of a row each; empty for one cell.
    pub parts: Vec<String>,
}

impl Column {
    /// How many cells of a row stand under it.
    pub fn cells(&self) -> usize {
        self.parts.len().max(1)
    }
}

/// One unit's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRow {
    /// The unit's name.
    pub unit: String,
    /// Its own days, when they are not the whole period (a unit founded in it, or the part report of one that ended).
    pub days: Option<Days>,
    /// Whether the row is a part of the unit above it (a predecessor's part report); such rows carry no number.
    pub is_part: bool,
    /// One value for each cell of the head.
    pub cells: Vec<Shown>,
}
