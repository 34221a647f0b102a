//! Reporting: what units are asked for in a period, what they enter, what can be said of it, and what it adds up to.
//!
//! A figure is a value (zero is one), «không phát sinh», not reported, or waived: never confused. Amounts are whole
//! millionths, rounded once for display. Nothing here is stored and no day is asked for: rows and days are handed in.

mod above;
mod admission;
mod amount;
mod calendar;
mod cells;
mod checks;
mod derived;
mod given;
mod grouping;
mod keys;
mod lineage;
mod owing;
mod remark;
mod segment;
mod since;
mod state;
mod totals;
mod typed;

pub use above::PeriodReport;
pub use admission::{check_until, holds_on};
pub(crate) use amount::divide_half_up;
pub use amount::{Amount, SCALE, write_mean, write_number, write_percent};
pub use calendar::{DayRule, DueDates, day_of};
pub use cells::{Cell, CellState, Entries, NoCell, cells_of, state_of};
pub use checks::check;
pub use derived::{Derivation, derive, derive_from, number_of};
pub use given::{Given, Offer, given};
pub use grouping::{Group, Grouping, group_by};
pub use keys::{KEY_LIMIT, KEYS_LIMIT, KeyFault, KeyLists, count_keys, read_keys};
pub use owing::{Fraction, Owes, PartOf, part_reports, who_owes, without_heir};
pub use remark::{Remark, RemarkKind, RemarkPlace, Severity};
pub use segment::Segment;
pub use since::{Changed, ChangedPart, ChangedRow, changed};
pub use state::{LatestContent, ReportRows, ReportState, ReportStep, counted_version};
pub use totals::{Completeness, PartTotal, RoundRow, RowPlace, Total, TotalFigure, TotalRow, total, totals};
pub use typed::{Typed, read_number, read_number_for};

#[cfg(test)]
mod tests;
