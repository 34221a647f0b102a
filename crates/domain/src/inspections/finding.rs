//! In which state a finding is, and what may come next with it.
//!
//! All of it follows from rows: the remedies that were asked for, each with what became of its assignment, and the
//! re-inspections. The last remedy decides; the first one keeps its promise for everyone to see.

use super::{FindingKind, Verdict};
use crate::{permissions::words, problem::InspectionProblem};
use serde::{Deserialize, Serialize};

/// What became of the assignment of a remedy. Handed over it goes on: the successors carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemedyState {
    /// Somebody still carries it out, or it waits for its answer.
    Open,
    /// Accepted by the tracking body.
    Accepted,
    /// Cancelled, retracted with its document, or nobody carries on.
    Ended,
}

/// A re-inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recheck {
    /// Which remedy it looked at, from 0.
    pub remedy: usize,
    /// What it saw.
    pub verdict: Verdict,
}

words! {
    /// The state of a finding.
    FindingState {
        /// A statement that asks for nothing.
        Noted = "noted",
        /// Something is to be put right, and nobody was given it, or what was given ended.
        Found = "found",
        /// The remedy is being carried out.
        Remedying = "remedying",
        /// The remedy was accepted and waits for its re-inspection.
        Remedied = "remedied",
        /// A re-inspection saw that it is put right.
        Closed = "closed",
        /// It was recorded by mistake and taken back with a reason.
        Withdrawn = "withdrawn",
    }
}

impl FindingState {
    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, FindingState::Found | FindingState::Remedying | FindingState::Remedied)
    }
}

/// What people do with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Ask for a remedy.
    AskRemedy,
    /// Re-inspect and see that it is put right.
    Verify,
    /// Re-inspect, see that it is not, and ask again.
    SendBack,
    /// Take it back.
    Withdraw,
}

/// What is stored of a finding, as far as its state depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRows {
    /// What it is.
    pub kind: FindingKind,
    /// It was taken back.
    pub is_withdrawn: bool,
    /// Its remedies, in the order in which they were asked for.
    pub remedies: Vec<RemedyState>,
    /// Its re-inspections, in order.
    pub rechecks: Vec<Recheck>,
}

impl FindingRows {
    /// The state.
    pub fn state(&self) -> FindingState {
        if self.is_withdrawn {
            return FindingState::Withdrawn;
        }
        if !self.kind.asks_for_remedy() {
            return FindingState::Noted;
        }
        if self.rechecks.iter().any(|recheck| recheck.verdict == Verdict::Verified) {
            return FindingState::Closed;
        }
        match self.remedies.last() {
            None | Some(RemedyState::Ended) => FindingState::Found,
            Some(RemedyState::Open) => FindingState::Remedying,
            // Seen and sent back: what was accepted does not count any more.
            Some(RemedyState::Accepted) if self.last_was_rechecked() => FindingState::Found,
            Some(RemedyState::Accepted) => FindingState::Remedied,
        }
    }

    fn last_was_rechecked(&self) -> bool {
        self.rechecks.iter().any(|recheck| recheck.remedy + 1 == self.remedies.len())
    }

    /// Whether the act may come now; else what to tell the person.
    pub fn check(&self, act: Act) -> Result<(), InspectionProblem> {
        use FindingState as State;
        match (self.state(), act) {
            (State::Withdrawn, _) => Err(InspectionProblem::FindingWithdrawn),
            (State::Closed, _) => Err(InspectionProblem::FindingClosed),
            (State::Noted, Act::Withdraw) | (State::Found, Act::AskRemedy) => Ok(()),
            (State::Noted, _) => Err(InspectionProblem::NothingToRemedy),
            (_, Act::Withdraw) if self.remedies.is_empty() => Ok(()),
            (_, Act::Withdraw) => Err(InspectionProblem::FindingHasRemedy),
            (State::Remedied, Act::Verify | Act::SendBack) => Ok(()),
            (State::Found | State::Remedying, Act::Verify | Act::SendBack) => Err(InspectionProblem::RemedyNotAccepted),
            (State::Remedying | State::Remedied, Act::AskRemedy) => Err(InspectionProblem::RemedyUnderWay),
        }
    }
}
