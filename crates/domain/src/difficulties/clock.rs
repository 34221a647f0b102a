//! How long a level has to answer or to forward, and how long those who raised are waited for, as a pack says it.
//! Days are counted from the day after; a due day that was found once is kept with the step and never counted again.

use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// Which days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Monday to Friday, without the holidays of the pack.
    WorkingDays,
    /// Every day.
    CalendarDays,
}

impl Counts {
    /// Both.
    pub const ALL: [Counts; 2] = [Counts::WorkingDays, Counts::CalendarDays];

    /// The word of a pack.
    pub const fn code(self) -> &'static str {
        match self {
            Counts::WorkingDays => "working-days",
            Counts::CalendarDays => "calendar-days",
        }
    }
}

/// The clock of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Which days count.
    pub counts: Counts,
    /// Days to answer or forward, where no level says otherwise.
    pub days: i64,
    /// After so many days without a word of those who raised it, an answer closes the matter.
    pub silence_days: i64,
    /// Level and days.
    pub levels: Vec<(String, i64)>,
    /// Days on which nobody works, beside the ends of weeks.
    pub holidays: BTreeSet<Date>,
}

impl Clock {
    /// The last day to answer or forward for a body of a level that received it on a day.
    pub fn due_on(&self, received_on: Date, level: Option<&str>) -> Date {
        let of_level = self.levels.iter().find(|(code, _)| Some(code.as_str()) == level);
        self.after(received_on, of_level.map_or(self.days, |(_, days)| *days))
    }

    /// The last day on which those who raised it may speak of an answer.
    pub fn closes_on(&self, answered_on: Date) -> Date {
        self.after(answered_on, self.silence_days)
    }

    fn after(&self, day: Date, count: i64) -> Date {
        let (mut at, mut left) = (day, count);
        while left > 0 {
            let Ok(next) = at.tomorrow() else { return at };
            at = next;
            if self.is_counted(at) {
                left -= 1;
            }
        }
        at
    }

    fn is_counted(&self, day: Date) -> bool {
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.counts == Counts::CalendarDays || !(is_weekend || self.holidays.contains(&day))
    }
}
