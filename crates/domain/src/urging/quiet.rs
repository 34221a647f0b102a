//! When nobody is told anything: ends of weeks, holidays, and the hours outside work.
//! A step whose day is quiet is moved, not lost: before the due day to the working day before, behind it to the one after.

use jiff::civil::{Date, Time, Weekday, time};
use std::collections::BTreeSet;

/// No run of quiet days is looked over that is longer.
const LONGEST: usize = 60;

/// The quiet days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quiet {
    /// Saturdays and Sundays are.
    pub weekends: bool,
    /// So are these.
    pub holidays: BTreeSet<Date>,
}

impl Quiet {
    /// Whether nobody is told anything on a day.
    pub fn is_quiet(&self, day: Date) -> bool {
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        (self.weekends && is_weekend) || self.holidays.contains(&day)
    }

    /// This day, or the last before it that is not quiet.
    pub fn back_from(&self, day: Date) -> Date {
        self.walk(day, |day| day.yesterday().ok())
    }

    /// This day, or the next that is not quiet.
    pub fn on_from(&self, day: Date) -> Date {
        self.walk(day, |day| day.tomorrow().ok())
    }

    fn walk(&self, day: Date, next: impl Fn(Date) -> Option<Date>) -> Date {
        std::iter::successors(Some(day), |day| next(*day)).take(LONGEST).find(|day| !self.is_quiet(*day)).unwrap_or(day)
    }
}

/// The hours of a day in which people are told something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// From this time on.
    pub from: Time,
    /// Up to, but without, this one.
    pub to: Time,
}

impl Default for Hours {
    fn default() -> Self {
        Hours { from: time(7, 0, 0, 0), to: time(18, 0, 0, 0) }
    }
}

impl Hours {
    /// Hours that can be: they begin before they end.
    pub fn checked(from: Time, to: Time) -> Option<Self> {
        (from < to).then_some(Hours { from, to })
    }

    /// Whether people may be told something at this time of day.
    pub fn contain(self, at: Time) -> bool {
        self.from <= at && at < self.to
    }
}
