//! The clock of difficulties from `difficulties.toml`: how long a level has to answer or forward, and which days count.
//! Levels are codes of the register of organisations, which a pack does not know: only their form is looked at.

use super::{
    super::{Fault, Words},
    Codes, Table,
};
use crate::difficulties::{Clock, Counts};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// No body has longer.
const MOST_DAYS: i64 = 366;
/// No holiday is longer.
const LONGEST_HOLIDAY: usize = 31;

pub(super) fn read(table: &Table<'_, '_>) -> Option<Clock> {
    table.only(&["counts", "days", "silence_days", "level", "holiday"]);
    let counts = table.word("counts", &Counts::ALL, Counts::code);
    let days = table.whole("days", 1..MOST_DAYS);
    let silence_days = table.whole("silence_days", 1..MOST_DAYS);
    let mut codes = Codes::default();
    let mut level = |table: &Table<'_, '_>| {
        table.only(&["code", "days"]);
        let (code, days) = (codes.of(table), table.whole("days", 1..MOST_DAYS));
        Some((code?, days?))
    };
    let levels = table.tables("level").iter().filter_map(&mut level).collect();
    let holidays = table.tables("holiday").iter().flat_map(holiday).collect();
    Some(Clock { counts: counts?, days: days?, silence_days: silence_days?, levels, holidays })
}

/// Every day of a holiday; without a last day it is one day.
fn holiday(table: &Table<'_, '_>) -> BTreeSet<Date> {
    table.only(&["name", "first_day", "last_day"]);
    let _: Option<Words> = table.words("name");
    let Some(first) = table.date("first_day") else { return BTreeSet::new() };
    let last = table.optional_date("last_day").unwrap_or(first);
    let days: BTreeSet<Date> =
        first.series(jiff::Span::new().days(1)).take(LONGEST_HOLIDAY).take_while(|day| *day <= last).collect();
    if days.last() != Some(&last) {
        table.note("last_day", Fault::HolidayImpossible { most: i64::try_from(LONGEST_HOLIDAY).unwrap_or(0) });
    }
    days
}
