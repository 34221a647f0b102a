//! «Đoạn kỳ»: the days of a period that a report stands for, the whole of it or a part.
//! Never empty: the first day is not after the last.

use crate::packs::Period;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// From a day to a day, both with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Segment {
    /// First day.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
}

impl Segment {
    /// The whole of a period.
    pub fn whole(period: &Period) -> Self {
        Segment { first_day: period.first_day, last_day: period.last_day }
    }

    /// The days of a life (first day, and first day after it) that lie in a period.
    pub fn of_life(period: &Period, founded_on: Date, ended_on: Option<Date>) -> Option<Self> {
        let last_lived = match ended_on {
            Some(ended_on) => ended_on.yesterday().ok()?,
            None => period.last_day,
        };
        let (first_day, last_day) = (period.first_day.max(founded_on), period.last_day.min(last_lived));
        (first_day <= last_day).then_some(Segment { first_day, last_day })
    }

    /// Whether it is the whole of a period.
    pub fn is_whole(&self, period: &Period) -> bool {
        *self == Segment::whole(period)
    }
}
