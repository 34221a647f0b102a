//! Regimes from `regimes.toml`: periods must follow each other day by day, in common years and in leap years.
//! Nothing is put in order here: the author writes the periods of a year one after the other.

use super::{
    super::{Fault, PeriodRule, Regime, YearDay},
    Codes, Table,
};
use jiff::civil::Date;

/// Years over which periods are laid out to see whether they meet: a leap year between two common ones.
const YEARS: std::ops::RangeInclusive<i64> = 2023..=2025;

pub(super) fn read(table: &Table<'_, '_>, codes: &mut Codes) -> Vec<Regime> {
    table.only(&["regime"]);
    let entries = table.some_tables("regime");
    entries.iter().filter_map(|entry| regime(entry, codes)).collect()
}

fn regime(table: &Table<'_, '_>, codes: &mut Codes) -> Option<Regime> {
    table.only(&["code", "name", "period"]);
    let (code, name) = (codes.of(table), table.words("name"));
    let entries = table.some_tables("period");
    let periods: Vec<PeriodRule> = entries.iter().filter_map(period).collect();
    if periods.len() == entries.len() {
        check_days(&entries, &periods);
    }
    Some(Regime { code: code?, name: name?, periods })
}

fn period(table: &Table<'_, '_>) -> Option<PeriodRule> {
    table.only(&["name", "first_day", "last_day"]);
    let name = table.words("name");
    if name.as_ref().is_some_and(|name| [&name.vi].into_iter().chain(&name.en).any(|name| !name.contains("{year}"))) {
        table.note("name", Fault::YearMissing);
    }
    let (first_day, last_day) = (year_day(table, "first_day"), year_day(table, "last_day"));
    Some(PeriodRule { name: name?, first_day: first_day?, last_day: last_day? })
}

/// Day and month, «15/12». The last day of February is 29/2, which cannot be a first day.
fn year_day(table: &Table<'_, '_>, key: &str) -> Option<YearDay> {
    let typed = table.text(key)?;
    let parsed = typed.split_once('/').and_then(|(day, month)| {
        let day = YearDay { month: month.trim().parse().ok()?, day: day.trim().parse().ok()? };
        let is_usable = day.of(2024).is_some() && (key == "last_day" || day.of(2023) == day.of_common_year());
        is_usable.then_some(day)
    });
    if parsed.is_none() {
        table.note(key, Fault::NotYearDay { key: key.to_owned(), typed });
    }
    parsed
}

impl YearDay {
    /// The day in a common year, without taking 29 February for the 28th.
    fn of_common_year(self) -> Option<Date> {
        Date::new(2023, self.month, self.day).ok()
    }
}

/// Lays the periods of three years out and looks at every seam. Each seam is told once.
fn check_days(entries: &[Table<'_, '_>], periods: &[PeriodRule]) {
    let mut told = Vec::new();
    let mut before: Option<Date> = None;
    for year in YEARS {
        for (place, period) in periods.iter().enumerate() {
            let Some((first_day, last_day)) = period.days(year) else { continue };
            let fault = before.and_then(|before| seam(before, first_day));
            if let (Some(fault), Some(entry)) = (fault, entries.get(place))
                && !told.contains(&place)
            {
                entry.note("first_day", fault);
                told.push(place);
            }
            before = Some(last_day);
        }
    }
}

/// What is wrong where one period ends and the next begins.
fn seam(before: Date, first_day: Date) -> Option<Fault> {
    let next = before.tomorrow().ok()?;
    let written = |day: Date| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year());
    match first_day.cmp(&next) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => {
            Some(Fault::PeriodsOverlap { first_day: written(first_day), last_day: written(before) })
        }
        std::cmp::Ordering::Greater => {
            let last = first_day.yesterday().unwrap_or(first_day);
            Some(Fault::PeriodsLeaveOut { from: written(next), to: written(last) })
        }
    }
}
