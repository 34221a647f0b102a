//! Days in two bytes: enough for 179 years from 1970, and half of what a date takes in a column.
//! A day before or after is refused, never bent into the range.

use jiff::civil::Date;

/// The first day that can be kept.
const FIRST: Date = jiff::civil::date(1970, 1, 1);

/// A day in Viet Nam, from 1970-01-01 to 2149-06-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub(crate) u16);

impl Day {
    /// The latest day that can be kept.
    pub const LAST: Day = Day(u16::MAX);

    /// From a date; none outside the range.
    pub fn of(date: Date) -> Option<Self> {
        let days = FIRST.until(date).ok()?.get_days();
        u16::try_from(days).ok().map(Day)
    }
}
