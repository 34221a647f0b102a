//! What may be done with a matter on a day. Each rule answers with nothing, or with what to do next; who may do it at all
//! stands in the table of rights.

use super::{Act, Log, Matter, State, Step, heirs};
use crate::{
    ids::{DifficultyId, OrganisationId},
    organisations::Graph,
    problem::DifficultyProblem as Problem,
};
use jiff::civil::Date;

/// Where a matter is forwarded to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the body above on its line.
    Up,
    /// To a body below the holder.
    Inside,
    /// To a body below the same superior.
    Beside,
}

fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// What is written into which log.
pub type Written = (DifficultyId, Act);

/// The elder of two: into it the other one is merged, whoever asks.
fn elder_first<'m>(one: &'m Log, other: &'m Log) -> (&'m Log, &'m Log) {
    let key = |log: &Log| (log.raised_on(), log.id);
    if key(one) <= key(other) { (one, other) } else { (other, one) }
}

impl Matter {
    /// Refuses where a body does not hold it on a day.
    pub fn check_holder(&self, graph: &Graph, body: OrganisationId, today: Date) -> Result<(), Problem> {
        let holder = self.holder(graph, today).ok_or(Problem::Unheld)?;
        if holder == body {
            return Ok(());
        }
        let since = self.holding().map(|holding| written(holding.received_on)).unwrap_or_default();
        Err(Problem::HeldElsewhere { holder: graph.last_name(holder, today).unwrap_or_default().to_owned(), since })
    }

    /// Refuses where the holder has nothing to answer.
    pub fn check_waiting(&self, today: Date) -> Result<(), Problem> {
        match self.state(today) {
            State::Waiting | State::Returned => Ok(()),
            State::Answered { closes_on } => Err(Problem::Answered { closes_on: written(closes_on) }),
            State::Withdrawn { on } => Err(Problem::Withdrawn { on: written(on) }),
            State::Solved { on } | State::ClosedBySilence { on } => Err(Problem::Closed { on: written(on) }),
        }
    }

    /// Whether it may be forwarded to a body, and which way that is.
    pub fn check_forward(&self, graph: &Graph, to: OrganisationId, today: Date) -> Result<Direction, Problem> {
        self.check_waiting(today)?;
        let holder = self.holder(graph, today).ok_or(Problem::Unheld)?;
        let name = || graph.last_name(to, today).unwrap_or_default().to_owned();
        let is_raiser = self.raisers().iter().any(|raiser| heirs::successor_of(graph, *raiser, today) == Some(to));
        if is_raiser {
            return Err(Problem::ForwardedToRaiser { body: name() });
        }
        if graph.parent(holder, &self.root().line, today) == Some(to) {
            return Ok(Direction::Up);
        }
        if to == holder || !graph.exists(to, today) {
            return Err(Problem::NotCompetent { body: name() });
        }
        if graph.is_above(holder, to, today) {
            return Ok(Direction::Inside);
        }
        let places = graph.parents(holder, today);
        let is_beside = graph.parents(to, today).iter().any(|place| places.contains(place));
        if is_beside { Ok(Direction::Beside) } else { Err(Problem::NotCompetent { body: name() }) }
    }

    /// The body above on its line, to which it goes next.
    pub fn above(&self, graph: &Graph, today: Date) -> Result<OrganisationId, Problem> {
        let holder = self.holder(graph, today).ok_or(Problem::Unheld)?;
        graph.parent(holder, &self.root().line, today).ok_or(Problem::NobodyAbove)
    }

    /// Merges it with another matter: what is written into the elder one, and into the other one.
    pub fn merge(&self, other: &Matter, graph: &Graph, today: Date) -> Result<[Written; 2], Problem> {
        if self.root().id == other.root().id {
            return Err(Problem::MergedAlready);
        }
        self.check_waiting(today)?;
        other.check_waiting(today)?;
        if self.root().line != other.root().line {
            return Err(Problem::LinesDiffer);
        }
        if self.holder(graph, today) != other.holder(graph, today) {
            return Err(Problem::HoldersDiffer);
        }
        let (elder, younger) = elder_first(self.root(), other.root());
        Ok([(elder.id, Act::Joined { other: younger.id }), (younger.id, Act::Merged { into: elder.id })])
    }

    /// Takes out what was joined to it: what is written into its log, and into the other one. Nothing was answered since, and
    /// the other one is held as it would be, had it gone the same way by itself.
    pub fn part(&self, other: DifficultyId, today: Date) -> Result<[Written; 2], Problem> {
        let joined = self.root().joined();
        let (_, joined_at) = joined.iter().find(|(id, _)| *id == other).ok_or(Problem::NotMerged)?;
        let answered = |step: &Step| step.number > *joined_at && matches!(step.act, Act::Answered { .. });
        if self.root().steps.iter().any(answered) {
            return Err(Problem::AnsweredSinceMerge);
        }
        if let Some(on) = self.state(today).closed_on() {
            return Err(Problem::Closed { on: written(on) });
        }
        let holding = self.holding_alone(other).ok_or(Problem::Unheld)?;
        let from = self.root().id;
        Ok([(from, Act::LetGo { other }), (other, Act::Parted { from, holding })])
    }

    /// Whether a unit may say what it thinks of the answer.
    pub fn check_judgement(&self, raiser: OrganisationId, today: Date) -> Result<(), Problem> {
        match self.state(today) {
            State::Withdrawn { on } => return Err(Problem::Withdrawn { on: written(on) }),
            State::Solved { on } | State::ClosedBySilence { on } => return Err(Problem::Closed { on: written(on) }),
            State::Waiting => return Err(Problem::NoAnswer),
            State::Answered { .. } | State::Returned => {}
        }
        if !self.raisers().contains(&raiser) {
            return Err(Problem::WithdrawnByUnit);
        }
        if self.judgement(raiser).is_some() { Err(Problem::JudgedAlready) } else { Ok(()) }
    }

    /// Whether one of them may be taken back by its unit.
    pub fn check_withdrawal(&self, id: DifficultyId, today: Date) -> Result<(), Problem> {
        if let Some(on) = self.log(id).and_then(Log::withdrawn_on) {
            return Err(Problem::Withdrawn { on: written(on) });
        }
        match self.state(today).closed_on() {
            Some(on) => Err(Problem::Closed { on: written(on) }),
            None => Ok(()),
        }
    }
}
