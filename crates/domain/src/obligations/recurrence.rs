//! Recurrence: the small form of RFC 5545 in which a reading states «hằng tháng», «hằng quý».
//!
//! Two readings differ from a calendar program's, because a duty is not lost for a date that is missing: a rule without a
//! day means the last day of its period, and a day that a month does not have (30 February) is its last day. Intervals
//! count from the calendar, not from a first day, so that a successor owes the same days as its predecessor: a quarter
//! ends with March, June, September, December. What is not understood is refused with its reason.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

#[cfg(test)]
mod tests;

/// A Monday from which weeks are counted.
const FIRST_MONDAY: Date = jiff::civil::date(1970, 1, 5);

/// A rule that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// The kind of period.
    pub every: Every,
    /// One of so many periods.
    pub interval: i64,
}

/// The kind of period, and the due days in it. Days of a month count from its end when negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    /// Of each such year: these months, and in them these days.
    Year {
        /// 1 to 12.
        months: Vec<i8>,
        /// Days of the month.
        days: Vec<i8>,
    },
    /// Of each such month: these days.
    Month {
        /// Days of the month.
        days: Vec<i8>,
    },
    /// Of each such week: these weekdays.
    Week {
        /// Weekdays.
        weekdays: Vec<Weekday>,
    },
    /// Each such day.
    Day,
}

/// Why a rule is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceFault {
    /// A part is not `NAME=VALUE`.
    #[error("«{0}» is not of the form NAME=VALUE")]
    NotAPart(String),
    /// FREQ is missing or is not YEARLY, MONTHLY, WEEKLY or DAILY.
    #[error("FREQ must be YEARLY, MONTHLY, WEEKLY or DAILY")]
    Frequency,
    /// A part that this form does not have, or not with this frequency.
    #[error("{0} cannot be used here")]
    Unknown(String),
    /// A part stands twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A value that cannot be.
    #[error("{0} is not a value of {1}")]
    Value(String, &'static str),
}

/// Understands a rule such as `FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30`.
///
/// # Errors
/// Says which part is not understood.
pub fn parse(rule: &str) -> Result<Recurrence, RecurrenceFault> {
    let rule = rule.trim().trim_start_matches("RRULE:");
    let mut parts = Parts::read(rule)?;
    let frequency = parts.take("FREQ").ok_or(RecurrenceFault::Frequency)?;
    let interval = parts.take("INTERVAL").map_or(Ok(1), |text| whole(&text, "INTERVAL", 1, 366))?;
    let every = match frequency.as_str() {
        "YEARLY" => Every::Year {
            months: parts.numbers("BYMONTH", &[12], |month| (1..=12).contains(&month))?,
            days: parts.month_days()?,
        },
        "MONTHLY" => Every::Month { days: parts.month_days()? },
        "WEEKLY" => Every::Week { weekdays: parts.weekdays()? },
        "DAILY" => Every::Day,
        _ => return Err(RecurrenceFault::Frequency),
    };
    match parts.0.into_iter().next() {
        Some((name, _)) => Err(RecurrenceFault::Unknown(name)),
        None => Ok(Recurrence { every, interval }),
    }
}

/// The due days of `[from, to]`, in order, each once.
pub fn occurrences_between(recurrence: &Recurrence, from: Date, to: Date) -> Vec<Date> {
    let mut found = Vec::new();
    let mut day = from;
    while day <= to {
        if recurrence.falls_on(day) {
            found.push(day);
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    found
}

impl Recurrence {
    /// Whether something is due on that day.
    pub fn falls_on(&self, day: Date) -> bool {
        let every = |count: i64| count.rem_euclid(self.interval) == 0;
        match &self.every {
            Every::Year { months, days } => {
                every(i64::from(day.year())) && months.contains(&day.month()) && is_one_of(days, day)
            }
            Every::Month { days } => every(i64::from(day.year()) * 12 + i64::from(day.month())) && is_one_of(days, day),
            Every::Week { weekdays } => every(days_since(day).div_euclid(7)) && weekdays.contains(&day.weekday()),
            Every::Day => every(days_since(day)),
        }
    }

    /// So many due days of the past are worth an occurrence when an assignment is opened late: a month of days, a year of
    /// weeks, twenty years of anything longer. Nobody reports a thousand days that are gone.
    pub fn kept_of_the_past(&self) -> usize {
        match self.every {
            Every::Day => 31,
            Every::Week { .. } => 53,
            Every::Month { .. } | Every::Year { .. } => 240,
        }
    }

    /// The first due day on or after a day; `None` at the end of the calendar.
    pub fn first_from(&self, day: Date) -> Option<Date> {
        // No rule of this form pauses longer than its interval of years.
        let days = self.interval.saturating_add(1).saturating_mul(366);
        let mut at = day;
        for _ in 0..=days {
            if self.falls_on(at) {
                return Some(at);
            }
            at = at.tomorrow().ok()?;
        }
        None
    }
}

/// Days of a month, counted from its start, or from its end when negative.
fn is_one_of(days: &[i8], day: Date) -> bool {
    let length = day.days_in_month();
    days.iter().any(|wanted| {
        let wanted = if *wanted < 0 { length + 1 + wanted } else { *wanted };
        wanted.clamp(1, length) == day.day()
    })
}

fn days_since(day: Date) -> i64 {
    FIRST_MONDAY.duration_until(day).as_hours().div_euclid(24)
}

/// Name and value of each part that was not used yet.
struct Parts(Vec<(String, String)>);

impl Parts {
    fn read(rule: &str) -> Result<Self, RecurrenceFault> {
        let mut parts: Vec<(String, String)> = Vec::new();
        for part in rule.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| RecurrenceFault::NotAPart(part.to_owned()))?;
            let (name, value) = (name.trim().to_uppercase(), value.trim().to_uppercase());
            if parts.iter().any(|(known, _)| *known == name) {
                return Err(RecurrenceFault::Twice(name));
            }
            parts.push((name, value));
        }
        Ok(Parts(parts))
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(place).1)
    }

    fn numbers(
        &mut self,
        name: &'static str,
        otherwise: &[i8],
        allowed: impl Fn(i8) -> bool,
    ) -> Result<Vec<i8>, RecurrenceFault> {
        let Some(text) = self.take(name) else { return Ok(otherwise.to_vec()) };
        let number = |word: &str| {
            let number = word.trim().parse().ok().filter(|number| allowed(*number));
            number.ok_or_else(|| RecurrenceFault::Value(word.to_owned(), name))
        };
        text.split(',').map(number).collect()
    }

    fn month_days(&mut self) -> Result<Vec<i8>, RecurrenceFault> {
        self.numbers("BYMONTHDAY", &[-1], |day| (1..=31).contains(&day) || (-31..=-1).contains(&day))
    }

    fn weekdays(&mut self) -> Result<Vec<Weekday>, RecurrenceFault> {
        let Some(text) = self.take("BYDAY") else { return Ok(vec![Weekday::Sunday]) };
        let weekday = |word: &str| match word.trim() {
            "MO" => Ok(Weekday::Monday),
            "TU" => Ok(Weekday::Tuesday),
            "WE" => Ok(Weekday::Wednesday),
            "TH" => Ok(Weekday::Thursday),
            "FR" => Ok(Weekday::Friday),
            "SA" => Ok(Weekday::Saturday),
            "SU" => Ok(Weekday::Sunday),
            other => Err(RecurrenceFault::Value(other.to_owned(), "BYDAY")),
        };
        text.split(',').map(weekday).collect()
    }
}

fn whole(text: &str, name: &'static str, low: i64, high: i64) -> Result<i64, RecurrenceFault> {
    let number = text.parse().ok().filter(|number| (low..=high).contains(number));
    number.ok_or_else(|| RecurrenceFault::Value(text.to_owned(), name))
}

/// The day so many months after another; of a month without that day, its last.
pub(super) fn months_after(day: Date, months: i64) -> Option<Date> {
    day.checked_add(months.months()).ok()
}
