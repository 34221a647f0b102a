//! The steps of urging: so many days before the due day, so many after it, and to whom it goes up when nothing helps.
//! A pack says them, and a body may say its own for what it tracks.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One step. Days are days of the calendar from the due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// So many days before the due day, to those who do it.
    Before(i64),
    /// So many days after it, to those who do it.
    After(i64),
    /// So many days after it, to the head of the unit.
    ToHead(i64),
    /// So many days after it, to the body that tracks it.
    ToTrackingBody(i64),
    /// A person reminded the unit on that day.
    ByHand(Date),
}

/// Who is told by a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Those who do the work of the unit.
    Doers,
    /// Its head.
    Head,
    /// Those who answer for it in the body that tracks it.
    TrackingBody,
}

impl Step {
    /// The word that is stored.
    pub fn code(self) -> String {
        match self {
            Step::Before(days) => format!("before-{days}"),
            Step::After(days) => format!("after-{days}"),
            Step::ToHead(days) => format!("to-head-{days}"),
            Step::ToTrackingBody(days) => format!("to-tracking-body-{days}"),
            Step::ByHand(day) => format!("by-hand-{day}"),
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        let days = |beginning: &str| code.strip_prefix(beginning)?.parse::<i64>().ok();
        (days("before-").map(Step::Before))
            .or_else(|| days("after-").map(Step::After))
            .or_else(|| days("to-head-").map(Step::ToHead))
            .or_else(|| days("to-tracking-body-").map(Step::ToTrackingBody))
            .or_else(|| Some(Step::ByHand(code.strip_prefix("by-hand-")?.parse().ok()?)))
    }

    /// Who is told by it.
    pub const fn audience(self) -> Audience {
        match self {
            Step::Before(_) | Step::After(_) | Step::ByHand(_) => Audience::Doers,
            Step::ToHead(_) => Audience::Head,
            Step::ToTrackingBody(_) => Audience::TrackingBody,
        }
    }
}

/// The steps that count for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// Days before the due day.
    pub before: BTreeSet<i64>,
    /// Days after it.
    pub after: BTreeSet<i64>,
    /// Behind the last of those, again every so many days.
    pub again_every: Option<i64>,
    /// Days after which the head of the unit is told.
    pub to_head_after: Option<i64>,
    /// Days after which the body that tracks it is told.
    pub to_tracking_body_after: Option<i64>,
}

/// Why steps cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepFault {
    /// Days before lie outside 1 to so many, or are more than so many.
    Before {
        /// The last day that may be.
        most: i64,
        /// How many there may be.
        count: usize,
    },
    /// Days after lie outside 1 to so many, or are more than so many.
    After {
        /// The last day that may be.
        most: i64,
        /// How many there may be.
        count: usize,
    },
    /// It goes up to the tracking body no later than to the head of the unit.
    Upwards,
}

impl Default for Steps {
    /// Where neither a pack nor a body says otherwise: 7, 3 and 1 days before, on the day after and each week from then; to the
    /// head after 3 days, to the tracking body after 7.
    fn default() -> Self {
        Steps {
            before: BTreeSet::from([1, 3, 7]),
            after: BTreeSet::from([1]),
            again_every: Some(7),
            to_head_after: Some(3),
            to_tracking_body_after: Some(7),
        }
    }
}

impl Steps {
    /// Nobody is reminded longer before.
    pub const MOST_BEFORE: i64 = 90;
    /// Nobody is reminded, and nothing goes up, later for the first time.
    pub const MOST_AFTER: i64 = 180;
    /// So many days before, and so many after, may be named.
    pub const MOST_STEPS: usize = 6;

    /// These steps, if they can be.
    pub fn checked(self) -> Result<Self, StepFault> {
        let within = |days: &BTreeSet<i64>, most: i64| {
            days.len() <= Self::MOST_STEPS && days.iter().all(|day| (1..=most).contains(day))
        };
        let is_late = |days: Option<i64>| days.is_none_or(|days| (1..=Self::MOST_AFTER).contains(&days));
        if !within(&self.before, Self::MOST_BEFORE) {
            return Err(StepFault::Before { most: Self::MOST_BEFORE, count: Self::MOST_STEPS });
        }
        let later = [self.again_every, self.to_head_after, self.to_tracking_body_after];
        if !within(&self.after, Self::MOST_AFTER) || !later.into_iter().all(is_late) {
            return Err(StepFault::After { most: Self::MOST_AFTER, count: Self::MOST_STEPS });
        }
        match (self.to_head_after, self.to_tracking_body_after) {
            (Some(head), Some(body)) if body <= head => Err(StepFault::Upwards),
            _ => Ok(self),
        }
    }

    /// The most days before a due day on which anything is told.
    pub fn longest_before(&self) -> i64 {
        self.before.last().copied().unwrap_or(0)
    }
}
