//! In which state a unit's report of a round is, and which step may come next. Who may do it is decided elsewhere.
//!
//! An endorsement is of the report as it is: a change needs a new one. A submitted report does not change while it waits;
//! an accepted one is corrected by a new version, and the accepted version counts until the new one is submitted.
//!
//! In a locked round no figure changes, save those of a unit that was let in for some days: it goes on as before, and may
//! be sent back. What waits may still be accepted, which changes no figure.

use crate::{
    obligations::{Answer, OnSchedule},
    permissions::words,
    problem::Problem,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

words! {
    /// The state of a unit's report in a round.
    ReportState {
        /// Nobody has entered anything.
        NotOpened = "not-opened",
        /// Something is entered; waits for the head's endorsement.
        Draft = "draft",
        /// Endorsed; waits to be submitted.
        Endorsed = "endorsed",
        /// Submitted; waits for the tracking body.
        Submitted = "submitted",
        /// Sent back; the unit must put it right.
        SentBack = "sent-back",
        /// Accepted.
        Accepted = "accepted",
        /// The unit was let off.
        Waived = "waived",
    }
}

words! {
    /// What people do with a report.
    ReportStep {
        /// The unit enters figures and narratives.
        Enter = "enter",
        /// The head endorses the report as it is.
        Endorse = "endorse",
        /// The unit submits the endorsed report.
        Submit = "submit",
        /// The tracking body sends it back.
        SendBack = "send-back",
        /// The tracking body accepts it.
        Accept = "accept",
        /// The tracking body takes its acceptance back and sends the report back.
        Unaccept = "unaccept",
        /// The unit begins a correction of an accepted report.
        Correct = "correct",
        /// The tracking body lets the unit off.
        Waive = "waive",
        /// The tracking body takes the waiver back.
        WithdrawWaiver = "withdraw-waiver",
        /// The tracking body lets the unit go on in a locked round until a day.
        Admit = "admit",
        /// The tracking body takes that leave back before its day.
        WithdrawAdmission = "withdraw-admission",
    }
}

/// The latest version of a report's content that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LatestContent {
    /// The head endorsed exactly this version.
    pub is_endorsed: bool,
    /// It was submitted, and this is what became of it.
    pub submission: Option<Answer>,
}

/// What is stored of a report, as far as its state depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReportRows {
    /// Something was entered that is not in the latest version.
    pub has_draft: bool,
    /// The latest version.
    pub content: Option<LatestContent>,
    /// An earlier version was accepted: this is a correction.
    pub was_accepted: bool,
    /// The unit was let off.
    pub is_waived: bool,
    /// The round is locked.
    pub is_locked: bool,
    /// The unit has leave to go on today even if it is.
    pub is_admitted: bool,
}

impl ReportState {
    /// Whether its figures count in totals: submitted and accepted ones do, what is inside the unit does not.
    pub const fn counts(self) -> bool {
        matches!(self, ReportState::Submitted | ReportState::Accepted)
    }
}

/// Which of a report's versions, oldest first, counts in totals: the latest that waits or was accepted. A version that was
/// sent back, or that is still inside the unit, leaves the one before it standing.
pub fn counted_version(versions: &[Option<Answer>]) -> Option<usize> {
    versions.iter().rposition(|answer| matches!(answer, Some(Answer::Waiting | Answer::Accepted)))
}

impl ReportRows {
    /// The state.
    pub fn state(&self) -> ReportState {
        let Some(content) = self.content.filter(|_| !self.is_waived) else {
            return match (self.is_waived, self.has_draft) {
                (true, _) => ReportState::Waived,
                (false, true) => ReportState::Draft,
                (false, false) => ReportState::NotOpened,
            };
        };
        match content.submission {
            Some(Answer::Waiting) => ReportState::Submitted,
            Some(Answer::SentBack) => ReportState::SentBack,
            Some(Answer::Accepted) => ReportState::Accepted,
            None if content.is_endorsed && !self.has_draft => ReportState::Endorsed,
            None => ReportState::Draft,
        }
    }

    /// Whether the step may come now; else what to tell the person.
    pub fn check(&self, step: ReportStep) -> Result<(), Problem> {
        self.check_lock(step)?;
        match step {
            ReportStep::WithdrawAdmission => return refuse_when(!self.is_admitted, Problem::AlreadyDone),
            ReportStep::WithdrawWaiver => return refuse_when(!self.is_waived, Problem::AlreadyDone),
            ReportStep::Waive if self.is_waived => return Err(Problem::AlreadyDone),
            _ => refuse_when(self.is_waived, Problem::ReportWaived)?,
        }
        match step {
            ReportStep::Enter => self.refuse_after_submission(),
            ReportStep::Endorse => self.check_endorsement(),
            ReportStep::Submit => self.check_submission(),
            ReportStep::Accept => self.check_answer(),
            ReportStep::SendBack => self.check_answer().and_then(|()| self.refuse_without_admission()),
            ReportStep::Unaccept => match self.state() {
                ReportState::Accepted => self.refuse_without_admission(),
                ReportState::SentBack => Err(Problem::SubmissionAnswered),
                _ => Err(Problem::ReportNotAccepted),
            },
            ReportStep::Correct => match self.state() {
                ReportState::Accepted => Ok(()),
                ReportState::Submitted => Err(Problem::ReportWaiting),
                _ => Err(Problem::ReportNotAccepted),
            },
            ReportStep::Waive => refuse_when(self.was_accepted || self.state().counts(), Problem::ReportSubmitted),
            ReportStep::WithdrawWaiver | ReportStep::Admit | ReportStep::WithdrawAdmission => Ok(()),
        }
    }

    /// Whether the round takes nothing of this unit: it is locked, and the unit has no leave.
    pub fn is_closed(&self) -> bool {
        self.is_locked && !self.is_admitted
    }

    /// What the lock says to a step, whatever the report is like. Sending back is asked last, since only what could be sent
    /// back wants leave for the unit.
    fn check_lock(&self, step: ReportStep) -> Result<(), Problem> {
        match step {
            // An acceptance changes no figure: what waits counts already.
            ReportStep::Accept | ReportStep::SendBack | ReportStep::Unaccept | ReportStep::WithdrawAdmission => Ok(()),
            ReportStep::Admit => refuse_when(!self.is_locked, Problem::RoundNotLocked),
            ReportStep::Waive | ReportStep::WithdrawWaiver => refuse_when(self.is_locked, Problem::RoundLocked),
            ReportStep::Enter | ReportStep::Endorse | ReportStep::Submit | ReportStep::Correct => {
                refuse_when(self.is_closed(), Problem::RoundLocked)
            }
        }
    }

    /// What is sent back must be put right: in a locked round only who was let in can do that.
    fn refuse_without_admission(&self) -> Result<(), Problem> {
        refuse_when(self.is_closed(), Problem::AdmissionMissing)
    }

    /// The one step that the unit should take next; `None` when it has nothing to do.
    pub fn next_of_holder(&self) -> Option<ReportStep> {
        if self.is_closed() {
            return None;
        }
        match self.state() {
            ReportState::NotOpened => Some(ReportStep::Enter),
            ReportState::Draft => Some(ReportStep::Endorse),
            ReportState::SentBack if self.has_draft => Some(ReportStep::Endorse),
            ReportState::SentBack => Some(ReportStep::Enter),
            ReportState::Endorsed => Some(ReportStep::Submit),
            ReportState::Submitted | ReportState::Accepted | ReportState::Waived => None,
        }
    }

    /// Whether it is on schedule; `submitted_on` is the day of the submission that waits or was accepted.
    pub fn on_schedule(&self, due_on: Date, today: Date, submitted_on: Option<Date>) -> OnSchedule {
        match (self.state(), submitted_on) {
            (ReportState::Waived, _) => OnSchedule::NoDueDate,
            (state, Some(day)) if state.counts() || self.was_accepted => OnSchedule::submitted(due_on, day),
            _ => OnSchedule::of(due_on, today),
        }
    }

    fn refuse_after_submission(&self) -> Result<(), Problem> {
        match self.state() {
            ReportState::Submitted => Err(Problem::ReportWaiting),
            ReportState::Accepted => Err(Problem::ReportAccepted),
            _ => Ok(()),
        }
    }

    fn check_endorsement(&self) -> Result<(), Problem> {
        self.refuse_after_submission()?;
        match self.state() {
            ReportState::NotOpened => Err(Problem::NothingEntered),
            ReportState::SentBack if !self.has_draft => Err(Problem::NothingEntered),
            ReportState::Endorsed => Err(Problem::AlreadyDone),
            _ => Ok(()),
        }
    }

    fn check_submission(&self) -> Result<(), Problem> {
        match self.state() {
            ReportState::Endorsed => Ok(()),
            ReportState::NotOpened => Err(Problem::NothingEntered),
            ReportState::SentBack if !self.has_draft => Err(Problem::NothingEntered),
            ReportState::Submitted | ReportState::Accepted => Err(Problem::AlreadyDone),
            _ => Err(Problem::ReportNotEndorsed),
        }
    }

    fn check_answer(&self) -> Result<(), Problem> {
        match self.state() {
            ReportState::Submitted => Ok(()),
            ReportState::SentBack | ReportState::Accepted => Err(Problem::SubmissionAnswered),
            _ => Err(Problem::ReportNotSubmitted),
        }
    }
}

fn refuse_when(holds: bool, problem: Problem) -> Result<(), Problem> {
    if holds { Err(problem) } else { Ok(()) }
}
