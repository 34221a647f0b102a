//! The rows of one difficulty in their order, and what they say of it alone. Where it was merged into another one, what
//! happened since stands in the rows of that one.

use crate::ids::{DifficultyId, OrganisationId};
use jiff::civil::Date;

/// A body received it on a day and answers or forwards it by another. Fixed when it is received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// To whom it was given; a successor holds on in its place.
    pub holder: OrganisationId,
    /// Since when.
    pub received_on: Date,
    /// The last day to answer or forward.
    pub due_on: Date,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A unit raised it: it came to its first holder.
    Raised {
        /// There.
        holding: Holding,
    },
    /// The holder gave it on.
    Forwarded {
        /// To here.
        holding: Holding,
    },
    /// The holder joined it to an elder one.
    Merged {
        /// To this one.
        into: DifficultyId,
    },
    /// A younger one was joined to it.
    Joined {
        /// This one.
        other: DifficultyId,
    },
    /// It was taken out of the elder one again.
    Parted {
        /// Out of this one.
        from: DifficultyId,
        /// Held so.
        holding: Holding,
    },
    /// A younger one was taken out of it again.
    LetGo {
        /// This one.
        other: DifficultyId,
    },
    /// The holder answered.
    Answered {
        /// Those who raised it speak by this day.
        closes_on: Date,
    },
    /// One that raised it said whether the answer solves it.
    Judged {
        /// The unit that raised it, as it was then.
        raiser: OrganisationId,
        /// Whether it does.
        solves: bool,
    },
    /// The unit that raised it took it back.
    Withdrawn,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// From 1 on.
    pub number: i64,
    /// On this day.
    pub on: Date,
    /// Which body.
    pub by: OrganisationId,
    /// What.
    pub act: Act,
}

/// All rows of one difficulty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Which.
    pub id: DifficultyId,
    /// The unit that raised it.
    pub raiser: OrganisationId,
    /// The line on which it goes up.
    pub line: String,
    /// In their order.
    pub steps: Vec<Step>,
}

impl Log {
    /// The number of the last row.
    pub fn last_number(&self) -> i64 {
        self.steps.last().map_or(0, |step| step.number)
    }

    /// Every time that it was received by somebody, while it stood by itself.
    pub fn holdings(&self) -> impl DoubleEndedIterator<Item = Holding> {
        self.steps.iter().filter_map(|step| holding_of(step.act))
    }

    /// The number of the row by which its holder got it.
    pub(super) fn held_since(&self) -> i64 {
        self.steps.iter().rev().find(|step| holding_of(step.act).is_some()).map_or(0, |step| step.number)
    }

    /// The day on which it was raised.
    pub fn raised_on(&self) -> Option<Date> {
        self.steps.first().map(|step| step.on)
    }

    /// The one to which it is joined now.
    pub fn merged_into(&self) -> Option<DifficultyId> {
        self.steps.iter().rev().find_map(|step| match step.act {
            Act::Merged { into } => Some(Some(into)),
            Act::Parted { .. } => Some(None),
            _ => None,
        })?
    }

    /// The day on which its raiser took it back.
    pub fn withdrawn_on(&self) -> Option<Date> {
        self.steps.iter().find(|step| step.act == Act::Withdrawn).map(|step| step.on)
    }

    /// Those that are joined to it directly, each with the number of the row by which it was.
    pub(super) fn joined(&self) -> Vec<(DifficultyId, i64)> {
        let mut joined: Vec<(DifficultyId, i64)> = Vec::new();
        for step in &self.steps {
            match step.act {
                Act::Joined { other } => joined.push((other, step.number)),
                Act::LetGo { other } => joined.retain(|(id, _)| *id != other),
                _ => {}
            }
        }
        joined
    }

    /// The last saying of each unit of the answers in these rows, with its row.
    pub(super) fn judgements(&self) -> impl Iterator<Item = (&Step, OrganisationId, bool)> {
        self.steps.iter().filter_map(|step| match step.act {
            Act::Judged { raiser, solves } => Some((step, raiser, solves)),
            _ => None,
        })
    }
}

fn holding_of(act: Act) -> Option<Holding> {
    match act {
        Act::Raised { holding } | Act::Forwarded { holding } | Act::Parted { holding, .. } => Some(holding),
        _ => None,
    }
}
