//! Days of rounds: until when units of each level are asked, and on which days the rounds of a standing request open.
//!
//! Days are counted from the last day of a period: 1 is the day after it, -10 the tenth before it. Nothing here knows what
//! is stored, and no day is asked for.

use crate::packs::{Period, Regime};
use jiff::{Span, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// The day that lies so many days after the last day of a period, or before it. None outside the calendar.
pub fn day_of(period: &Period, days: i64) -> Option<Date> {
    let days = Span::new().try_days(days).ok()?;
    period.last_day.checked_add(days).ok()
}

/// Until when units are asked: a day for all, and other days for some levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDates {
    /// For every level that is not named.
    pub others: Date,
    /// By the code of a level.
    pub of_level: BTreeMap<String, Date>,
}

impl From<Date> for DueDates {
    fn from(others: Date) -> Self {
        DueDates { others, of_level: BTreeMap::new() }
    }
}

impl DueDates {
    /// For a unit of a level; of a unit without one, the day for all.
    pub fn of(&self, level: Option<&str>) -> Date {
        level.and_then(|level| self.of_level.get(level)).copied().unwrap_or(self.others)
    }

    /// The earliest and the latest of them.
    pub fn ends(&self) -> (Date, Date) {
        let all = || self.of_level.values().copied();
        (all().fold(self.others, Date::min), all().fold(self.others, Date::max))
    }

    /// None of them before a day: what opens late is not due before it is there.
    pub fn not_before(self, day: Date) -> Self {
        let of_level = self.of_level.into_iter().map(|(level, due)| (level, due.max(day))).collect();
        DueDates { others: self.others.max(day), of_level }
    }
}

/// When the rounds of a standing request open and are due, in days from the last day of each period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRule {
    /// The day on which a round opens.
    pub opens: i64,
    /// The due date for every level that is not named.
    pub due: i64,
    /// Due dates of levels.
    pub due_of_level: BTreeMap<String, i64>,
    /// The last day on which it takes submissions, if there is one.
    pub cut_off: Option<i64>,
}

impl DayRule {
    /// The day on which the round of a period opens.
    pub fn opening(&self, period: &Period) -> Option<Date> {
        day_of(period, self.opens)
    }

    /// The due dates of a period.
    pub fn due_dates(&self, period: &Period) -> Option<DueDates> {
        let days = |(level, days): (&String, &i64)| Some((level.clone(), day_of(period, *days)?));
        let of_level = self.due_of_level.iter().map(days).collect::<Option<_>>()?;
        Some(DueDates { others: day_of(period, self.due)?, of_level })
    }

    /// The cut-off of a period.
    pub fn cut_off_day(&self, period: &Period) -> Option<Date> {
        self.cut_off.and_then(|days| day_of(period, days))
    }

    /// Whether the days follow each other: nothing is due before it is opened, nothing is cut off before it is due.
    pub fn is_in_order(&self) -> bool {
        let due = || self.due_of_level.values().copied().chain([self.due]);
        let latest = due().max().unwrap_or(self.due);
        due().all(|days| days >= self.opens) && self.cut_off.is_none_or(|days| days >= latest)
    }

    /// The periods whose rounds open on a day from `since` up to `today` and are not there yet, oldest first. After a stop
    /// of any length they are all there.
    pub fn missing(&self, regime: &Regime, since: Date, today: Date, there: &BTreeSet<(i64, i64)>) -> Vec<Period> {
        let has_come = |period: &Period| self.opening(period).is_some_and(|day| day <= today);
        let is_after = |period: &Period| self.opening(period).is_some_and(|day| since <= day);
        let is_there = |period: &Period| there.contains(&(period.year, period.n));
        let come = self.periods(regime, since).take_while(has_come);
        come.filter(|period| is_after(period) && !is_there(period)).collect()
    }

    /// The next periods whose rounds open after a day, with the day.
    pub fn coming(&self, regime: &Regime, after: Date, count: usize) -> Vec<(Period, Date)> {
        let with_day = |period: Period| self.opening(&period).map(|day| (period, day));
        self.periods(regime, after).filter_map(with_day).filter(|(_, day)| after < *day).take(count).collect()
    }

    /// Periods in their order, beginning early enough to hold every one that opens on the day or later.
    fn periods<'r>(&self, regime: &'r Regime, on: Date) -> impl Iterator<Item = Period> + use<'r> {
        let back = Span::new().try_days(self.opens.max(0)).ok().and_then(|days| on.checked_sub(days).ok());
        let first = back.and_then(|day| regime.period_of(day));
        std::iter::successors(first, |period| regime.next(period))
    }
}
