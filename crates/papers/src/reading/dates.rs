//! Days as documents write them: 17/8/2023, ngày 17 tháng 8 năm 2023, 17.8.2023.
//!
//! A day that does not exist is no date.

use super::lexicon::pattern;
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// One written day, with the named groups `d1 m1 y1` or `d2 m2 y2`.
pub(super) const DAY: &str = r"(?:(?P<d1>\d{1,2})\s*[/.-]\s*(?P<m1>\d{1,2})\s*[/.-]\s*(?P<y1>\d{4})|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s*(?:năm|/)\s*(?P<y2>\d{4}))";

static IN_WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(DAY));

/// The day in the groups of `DAY`.
pub(super) fn day_of(found: &Captures) -> Option<Date> {
    let number = |first: &str, second: &str| -> Option<i16> {
        found.name(first).or_else(|| found.name(second))?.as_str().parse().ok()
    };
    let (day, month) = (number("d1", "d2")?, number("m1", "m2")?);
    Date::new(number("y1", "y2")?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The first day that is written in the words.
pub(super) fn first_day(words: &str) -> Option<Date> {
    IN_WORDS.captures(words).as_ref().and_then(day_of)
}

/// The last day of a month.
pub(super) fn end_of_month(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(|first| first.last_of_month())
}
