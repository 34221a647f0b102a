//! A difficulty with everything that was joined to it: who holds it, since when, until when, and how it stands on a day.
//! It is one thing for its holder and several for those who raised it.

use super::{Act, Holding, Log, heirs};
use crate::{
    ids::{DifficultyId, OrganisationId},
    organisations::Graph,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The holder has it and has not answered.
    Waiting,
    /// Those who raised it have an answer.
    Answered {
        /// They speak by this day.
        closes_on: Date,
    },
    /// One that raised it said that the answer does not solve it: the holder has it again.
    Returned,
    /// Everyone who raised it agreed.
    Solved {
        /// On this day.
        on: Date,
    },
    /// Nobody spoke of the answer in time.
    ClosedBySilence {
        /// From this day.
        on: Date,
    },
    /// Everyone who raised it took it back.
    Withdrawn {
        /// On this day.
        on: Date,
    },
}

impl State {
    /// The word of an address and of the interface for programs.
    pub const fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Answered { .. } => "answered",
            State::Returned => "returned",
            State::Solved { .. } => "solved",
            State::ClosedBySilence { .. } => "closed-by-silence",
            State::Withdrawn { .. } => "withdrawn",
        }
    }

    /// The day on which it was closed.
    pub const fn closed_on(self) -> Option<Date> {
        match self {
            State::Solved { on } | State::ClosedBySilence { on } | State::Withdrawn { on } => Some(on),
            _ => None,
        }
    }

    /// Whether the holder owes an answer.
    pub const fn waits_for_holder(self) -> bool {
        matches!(self, State::Waiting | State::Returned)
    }

    /// Whether it is done with an answer.
    pub const fn is_solved(self) -> bool {
        matches!(self, State::Solved { .. } | State::ClosedBySilence { .. })
    }
}

/// The answer that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Its row.
    pub number: i64,
    /// When.
    pub on: Date,
    /// By whom.
    pub by: OrganisationId,
    /// Those who raised it speak by this day.
    pub closes_on: Date,
}

/// A difficulty with what is joined to it, directly and through others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    root: Log,
    others: Vec<Log>,
}

impl Matter {
    /// The matter to which a difficulty belongs, out of all logs that may be in it.
    pub fn find(logs: &BTreeMap<DifficultyId, Log>, id: DifficultyId) -> Option<Self> {
        let mut root = logs.get(&id)?;
        let mut steps = 0;
        while let Some(above) = root.merged_into().and_then(|into| logs.get(&into)) {
            root = above;
            steps += 1;
            if steps > logs.len() {
                return None;
            }
        }
        let mut others: Vec<Log> = Vec::new();
        let mut waiting: Vec<DifficultyId> = root.joined().into_iter().map(|(other, _)| other).collect();
        while let Some(other) = waiting.pop().and_then(|other| logs.get(&other)) {
            waiting.extend(other.joined().into_iter().map(|(other, _)| other));
            others.push(other.clone());
        }
        others.sort_by_key(|log| (log.raised_on(), log.id));
        Some(Matter { root: root.clone(), others })
    }

    /// The log in which things happen.
    pub fn root(&self) -> &Log {
        &self.root
    }

    /// Every log: the first one, and what was joined to it.
    pub fn logs(&self) -> impl Iterator<Item = &Log> {
        std::iter::once(&self.root).chain(&self.others)
    }

    /// One of its logs.
    pub fn log(&self, id: DifficultyId) -> Option<&Log> {
        self.logs().find(|log| log.id == id)
    }

    /// The day on which the first of them was raised: from here the age is counted, whatever happens.
    pub fn first_raised_on(&self) -> Option<Date> {
        self.logs().filter_map(Log::raised_on).min()
    }

    /// How it is held: to whom it was given, since when and, of all that came together there, the earliest due day.
    pub fn holding(&self) -> Option<Holding> {
        let own = self.root.holdings().next_back()?;
        let due_on = self.due_of(&self.root, 0)?;
        Some(Holding { due_on, ..own })
    }

    fn due_of(&self, log: &Log, depth: usize) -> Option<Date> {
        let own = log.holdings().next_back()?.due_on;
        if depth > self.others.len() {
            return Some(own);
        }
        let since = log.held_since();
        let together = log.joined().into_iter().filter(|(_, number)| *number > since);
        let of_others = together.filter_map(|(other, _)| self.due_of(self.log(other)?, depth + 1));
        Some(of_others.fold(own, Date::min))
    }

    /// How one that is joined to it would be held by itself, were it taken out now.
    pub fn holding_alone(&self, id: DifficultyId) -> Option<Holding> {
        let (_, joined_at) = self.root.joined().into_iter().find(|(other, _)| *other == id)?;
        let log = self.log(id)?;
        if joined_at > self.root.held_since() {
            let own = log.holdings().next_back()?;
            return Some(Holding { due_on: self.due_of(log, 1)?, ..own });
        }
        self.root.holdings().next_back()
    }

    /// The one body that holds it on a day.
    pub fn holder(&self, graph: &Graph, today: Date) -> Option<OrganisationId> {
        let given = self.root.holdings().next_back()?.holder;
        Some(heirs::taken_over_by(graph, given, &self.root.line, today))
    }

    /// Everybody who held one of them, as they were then.
    pub fn held_by(&self) -> BTreeSet<OrganisationId> {
        self.logs().flat_map(Log::holdings).map(|holding| holding.holder).collect()
    }

    /// Units that raised one of them and did not take it back, as they were then.
    pub fn raisers(&self) -> BTreeSet<OrganisationId> {
        self.logs().filter(|log| log.withdrawn_on().is_none()).map(|log| log.raiser).collect()
    }

    /// The answer that counts now: none after it was forwarded, joined or taken apart.
    pub fn answer(&self) -> Option<Answer> {
        let last =
            self.root.steps.iter().rev().find(|step| !matches!(step.act, Act::Judged { .. } | Act::Withdrawn))?;
        match last.act {
            Act::Answered { closes_on } => Some(Answer { number: last.number, on: last.on, by: last.by, closes_on }),
            _ => None,
        }
    }

    /// What a unit said of the answer that counts.
    pub fn judgement(&self, raiser: OrganisationId) -> Option<bool> {
        let answer = self.answer()?.number;
        let said = self.root.judgements().filter(|(step, unit, _)| step.number > answer && *unit == raiser);
        said.last().map(|(_, _, solves)| solves)
    }

    /// The last thing that a unit said of any answer, and when.
    fn last_said(&self, raiser: OrganisationId) -> Option<(Date, bool)> {
        let said = self.logs().flat_map(Log::judgements).filter(|(_, unit, _)| *unit == raiser);
        said.map(|(step, _, solves)| (step.on, step.number, solves)).max().map(|(on, _, solves)| (on, solves))
    }

    /// How it stands on a day.
    pub fn state(&self, today: Date) -> State {
        let raisers = self.raisers();
        let last_withdrawn = self.logs().filter_map(Log::withdrawn_on).max();
        if raisers.is_empty() {
            return State::Withdrawn { on: last_withdrawn.unwrap_or(today) };
        }
        let said: Vec<Option<(Date, bool)>> = raisers.iter().map(|raiser| self.last_said(*raiser)).collect();
        if said.iter().all(|said| matches!(said, Some((_, true)))) {
            let agreed = said.iter().flatten().map(|(on, _)| *on).max();
            return State::Solved { on: agreed.max(last_withdrawn).unwrap_or(today) };
        }
        match self.answer() {
            None => State::Waiting,
            Some(_) if raisers.iter().any(|raiser| self.judgement(*raiser) == Some(false)) => State::Returned,
            Some(Answer { closes_on, .. }) if closes_on < today => {
                let next = closes_on.tomorrow().unwrap_or(closes_on);
                State::ClosedBySilence { on: last_withdrawn.map_or(next, |on| on.max(next)) }
            }
            Some(Answer { closes_on, .. }) => State::Answered { closes_on },
        }
    }

    /// Whether the holder is late on a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state(today).waits_for_holder() && self.holding().is_some_and(|holding| holding.due_on < today)
    }
}
