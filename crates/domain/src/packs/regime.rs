//! A regime cuts time into periods, as its pack says: half-years may run 15/12-14/6, months from the 15th to the 14th.
//!
//! A period belongs to the year of its last day; the first day may lie in the year before. No calendar month stands in
//! code. The periods of a regime follow each other without a day between them: the loader refuses others.

use super::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearDay {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month. 29 February means the last day of February.
    pub day: i8,
}

impl YearDay {
    /// The day in a year.
    pub fn of(self, year: i64) -> Option<Date> {
        let year = i16::try_from(year).ok()?;
        let is_leap_day = (self.month, self.day) == (2, 29);
        Date::new(year, self.month, self.day)
            .or_else(|fault| if is_leap_day { Date::new(year, 2, 28) } else { Err(fault) })
            .ok()
    }
}

/// One period of every year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRule {
    /// What it is called; `{year}` stands for the year.
    pub name: Words,
    /// First day; in the year before when it is later in the year than the last day.
    pub first_day: YearDay,
    /// Last day.
    pub last_day: YearDay,
}

/// How time is cut into periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// Code.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// The periods of a year, in order.
    pub periods: Vec<PeriodRule>,
}

/// One period, with both its days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// Code of its regime.
    pub regime: String,
    /// The year of its last day.
    pub year: i64,
    /// Its number in the year, from 1.
    pub n: i64,
    /// First day.
    pub first_day: Date,
    /// Last day; the tree that counts is that of this day.
    pub last_day: Date,
}

impl Period {
    /// Whether the day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        self.first_day <= day && day <= self.last_day
    }
}

impl PeriodRule {
    /// First and last day in a year.
    pub fn days(&self, year: i64) -> Option<(Date, Date)> {
        let first_year = if self.first_day > self.last_day { year.checked_sub(1)? } else { year };
        Some((self.first_day.of(first_year)?, self.last_day.of(year)?))
    }
}

impl Regime {
    /// The period with this number in this year.
    pub fn period(&self, year: i64, n: i64) -> Option<Period> {
        let (first_day, last_day) = self.rule(n)?.days(year)?;
        Some(Period { regime: self.code.clone(), year, n, first_day, last_day })
    }

    /// The period in which a day lies.
    pub fn period_of(&self, day: Date) -> Option<Period> {
        let year = i64::from(day.year());
        let of_year = |year| self.numbers().filter_map(move |n| self.period(year, n));
        of_year(year).chain(of_year(year + 1)).find(|period| period.contains(day))
    }

    /// The period before.
    pub fn previous(&self, period: &Period) -> Option<Period> {
        self.period_of(period.first_day.yesterday().ok()?)
    }

    /// What a period is called.
    pub fn name_of(&self, period: &Period) -> Words {
        let name = self.rule(period.n).map_or(&self.name, |rule| &rule.name);
        name.with("{year}", &period.year.to_string())
    }

    /// Numbers of the periods of a year.
    pub fn numbers(&self) -> impl Iterator<Item = i64> + use<> {
        1..=i64::try_from(self.periods.len()).unwrap_or(0)
    }

    fn rule(&self, n: i64) -> Option<&PeriodRule> {
        self.periods.get(usize::try_from(n.checked_sub(1)?).ok()?)
    }
}
