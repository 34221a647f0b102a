//! Which step may come next with an assignment, and the answer to a step that may not. Who may do it is decided elsewhere.
//!
//! An endorsement is of the latest report: a newer report needs a new one. While a submission waits for its answer, what
//! it rests on does not change. Nothing can be done with an assignment that is closed.

use super::state::{Answer, AssignmentRows, AssignmentState, Declared, LatestReport, TimingKind};
use crate::problem::Problem;
use jiff::civil::Date;

/// What people do with an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The holder says that it was received.
    Acknowledge,
    /// The holder names the responsible head.
    NameResponsible,
    /// The holder reports progress.
    Report,
    /// The holder attaches evidence.
    AttachEvidence,
    /// The holder withdraws evidence.
    WithdrawEvidence,
    /// The head endorses the latest report.
    Endorse,
    /// The holder submits the endorsed report.
    Submit,
    /// The holder confirms a standing duty.
    Confirm,
    /// The tracking body accepts or sends back.
    Answer,
    /// The tracking body cancels.
    Cancel,
}

impl AssignmentRows {
    /// Whether the step may come now; else what to tell the person.
    pub fn check(&self, step: Step) -> Result<(), Problem> {
        match step {
            Step::Answer => return self.check_answer(),
            _ if self.closing.is_some() => return Err(Problem::AssignmentClosed),
            _ => {}
        }
        match step {
            Step::Acknowledge => refuse_when(self.is_acknowledged, Problem::AlreadyDone),
            Step::Report => self.refuse_standing().and_then(|()| self.refuse_while_waiting()),
            Step::AttachEvidence | Step::WithdrawEvidence => self.refuse_while_waiting(),
            Step::Endorse => {
                let report = self.report_to_send()?;
                refuse_when(report.is_endorsed, Problem::AlreadyDone)
            }
            Step::Submit => {
                let report = self.report_to_send()?;
                refuse_when(self.lacks_evidence(), Problem::EvidenceMissing)?;
                refuse_when(!report.is_endorsed, Problem::NotEndorsed)
            }
            Step::Confirm => {
                refuse_when(self.timing != TimingKind::Standing, Problem::NotStandingDuty)?;
                refuse_when(self.is_confirmed, Problem::AlreadyDone)
            }
            Step::NameResponsible | Step::Cancel | Step::Answer => Ok(()),
        }
    }

    /// Whether the tracking body may grant this later due date. The first promise stays what it was.
    pub fn check_extension(&self, to: Date, today: Date) -> Result<(), Problem> {
        refuse_when(self.closing.is_some(), Problem::AssignmentClosed)?;
        self.refuse_standing()?;
        let present = self.due_on.filter(|_| self.timing == TimingKind::Once).ok_or(Problem::NoDueDate)?;
        refuse_when(to <= present, Problem::NotLater { present: written(present) })?;
        refuse_when(to < today, Problem::DateTooEarly { earliest: written(today) })
    }

    /// The one step that the holder should take next; `None` when it has nothing to do.
    pub fn next_of_holder(&self) -> Option<Step> {
        let or_evidence = |step| if self.lacks_evidence() { Step::AttachEvidence } else { step };
        match self.state() {
            AssignmentState::New => Some(Step::Acknowledge),
            AssignmentState::Doing if self.timing == TimingKind::Standing => Some(Step::Confirm),
            AssignmentState::Doing | AssignmentState::SentBack => Some(Step::Report),
            AssignmentState::Reported => Some(or_evidence(Step::Endorse)),
            AssignmentState::Endorsed => Some(or_evidence(Step::Submit)),
            _ => None,
        }
    }

    /// The report that may go on to the head and the tracking body.
    fn report_to_send(&self) -> Result<LatestReport, Problem> {
        self.refuse_standing()?;
        let report = self.report.ok_or(Problem::NothingReported)?;
        match report.submission {
            Some(Answer::Waiting | Answer::Accepted) => Err(Problem::AlreadyDone),
            Some(Answer::SentBack) => Err(Problem::NothingReported),
            None if report.declared != Declared::Done => Err(Problem::NotDeclaredDone),
            None => Ok(report),
        }
    }

    fn check_answer(&self) -> Result<(), Problem> {
        self.refuse_standing()?;
        match self.report.and_then(|report| report.submission) {
            Some(Answer::SentBack | Answer::Accepted) => Err(Problem::SubmissionAnswered),
            _ if self.closing.is_some() => Err(Problem::AssignmentClosed),
            Some(Answer::Waiting) => Ok(()),
            None => Err(Problem::NothingSubmitted),
        }
    }

    fn refuse_standing(&self) -> Result<(), Problem> {
        refuse_when(self.timing == TimingKind::Standing, Problem::StandingDuty)
    }

    fn refuse_while_waiting(&self) -> Result<(), Problem> {
        match self.state() {
            AssignmentState::Submitted => Err(Problem::SubmissionWaiting),
            AssignmentState::Accepted | AssignmentState::Confirmed => Err(Problem::AlreadyDone),
            _ => Ok(()),
        }
    }
}

fn refuse_when(holds: bool, problem: Problem) -> Result<(), Problem> {
    if holds { Err(problem) } else { Ok(()) }
}

/// As people write a day: 30/11/2026.
pub(crate) fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::super::Closing;
    use super::*;
    use jiff::civil::date;

    fn open() -> AssignmentRows {
        AssignmentRows {
            timing: TimingKind::Once,
            outputs: 1,
            closing: None,
            is_acknowledged: true,
            report: None,
            evidence: 1,
            is_confirmed: false,
            due_on: Some(date(2026, 11, 15)),
        }
    }

    fn reported(declared: Declared, is_endorsed: bool, submission: Option<Answer>) -> AssignmentRows {
        AssignmentRows { report: Some(LatestReport { declared, is_endorsed, submission }), ..open() }
    }

    fn closed(closing: Closing) -> AssignmentRows {
        AssignmentRows { closing: Some(closing), ..open() }
    }

    fn standing() -> AssignmentRows {
        AssignmentRows { timing: TimingKind::Standing, ..open() }
    }

    #[test]
    fn each_step_is_allowed_or_refused_with_its_reason() {
        use Answer::{Accepted, SentBack, Waiting};
        use Declared::{Doing, Done, Hindered};
        let unseen = AssignmentRows { is_acknowledged: false, ..open() };
        let bare = AssignmentRows { evidence: 0, ..reported(Done, true, None) };
        let confirmed = AssignmentRows { is_confirmed: true, ..standing() };
        let table = [
            (unseen.clone(), Step::Acknowledge, Ok(())),
            (open(), Step::Acknowledge, Err(Problem::AlreadyDone)),
            (closed(Closing::Cancelled), Step::Acknowledge, Err(Problem::AssignmentClosed)),
            (unseen, Step::Report, Ok(())),
            (open(), Step::Report, Ok(())),
            (reported(Doing, false, None), Step::Report, Ok(())),
            (reported(Done, true, Some(SentBack)), Step::Report, Ok(())),
            (reported(Done, true, Some(Waiting)), Step::Report, Err(Problem::SubmissionWaiting)),
            (reported(Done, true, Some(Accepted)), Step::Report, Err(Problem::AlreadyDone)),
            (closed(Closing::HandedOver), Step::Report, Err(Problem::AssignmentClosed)),
            (standing(), Step::Report, Err(Problem::StandingDuty)),
            (standing(), Step::AttachEvidence, Ok(())),
            (reported(Done, true, Some(Waiting)), Step::AttachEvidence, Err(Problem::SubmissionWaiting)),
            (reported(Done, true, Some(Waiting)), Step::WithdrawEvidence, Err(Problem::SubmissionWaiting)),
            (reported(Done, true, Some(SentBack)), Step::WithdrawEvidence, Ok(())),
            (open(), Step::Endorse, Err(Problem::NothingReported)),
            (reported(Hindered, false, None), Step::Endorse, Err(Problem::NotDeclaredDone)),
            (reported(Done, false, None), Step::Endorse, Ok(())),
            (reported(Done, true, None), Step::Endorse, Err(Problem::AlreadyDone)),
            (reported(Done, true, Some(SentBack)), Step::Endorse, Err(Problem::NothingReported)),
            (standing(), Step::Endorse, Err(Problem::StandingDuty)),
            (open(), Step::Submit, Err(Problem::NothingReported)),
            (reported(Doing, false, None), Step::Submit, Err(Problem::NotDeclaredDone)),
            (reported(Done, false, None), Step::Submit, Err(Problem::NotEndorsed)),
            (bare, Step::Submit, Err(Problem::EvidenceMissing)),
            (reported(Done, true, None), Step::Submit, Ok(())),
            (reported(Done, true, Some(Waiting)), Step::Submit, Err(Problem::AlreadyDone)),
            (reported(Done, true, Some(SentBack)), Step::Submit, Err(Problem::NothingReported)),
            (closed(Closing::Accepted), Step::Submit, Err(Problem::AssignmentClosed)),
            (standing(), Step::Submit, Err(Problem::StandingDuty)),
            (standing(), Step::Confirm, Ok(())),
            (confirmed, Step::Confirm, Err(Problem::AlreadyDone)),
            (open(), Step::Confirm, Err(Problem::NotStandingDuty)),
            (reported(Done, true, Some(Waiting)), Step::Answer, Ok(())),
            (reported(Done, true, None), Step::Answer, Err(Problem::NothingSubmitted)),
            (open(), Step::Answer, Err(Problem::NothingSubmitted)),
            (reported(Done, true, Some(SentBack)), Step::Answer, Err(Problem::SubmissionAnswered)),
            (reported(Done, true, Some(Accepted)), Step::Answer, Err(Problem::SubmissionAnswered)),
            (closed(Closing::Cancelled), Step::Answer, Err(Problem::AssignmentClosed)),
            (standing(), Step::Answer, Err(Problem::StandingDuty)),
            (open(), Step::Cancel, Ok(())),
            (closed(Closing::Accepted), Step::Cancel, Err(Problem::AssignmentClosed)),
            (open(), Step::NameResponsible, Ok(())),
            (closed(Closing::HandedOver), Step::NameResponsible, Err(Problem::AssignmentClosed)),
        ];
        for (rows, step, expected) in table {
            assert_eq!(rows.check(step), expected, "{step:?} with {rows:?}");
        }
    }

    #[test]
    fn an_extension_goes_later_and_never_after_the_end() {
        let today = date(2026, 11, 23);
        let not_later = || Err(Problem::NotLater { present: "15/11/2026".to_owned() });
        let table = [
            (open(), date(2026, 12, 31), Ok(())),
            (open(), today, Ok(())),
            (open(), date(2026, 11, 20), Err(Problem::DateTooEarly { earliest: "23/11/2026".to_owned() })),
            (open(), date(2026, 11, 15), not_later()),
            (open(), date(2026, 1, 1), not_later()),
            (reported(Declared::Done, true, Some(Answer::Waiting)), date(2026, 12, 31), Ok(())),
            (closed(Closing::Accepted), date(2026, 12, 31), Err(Problem::AssignmentClosed)),
            (standing(), date(2026, 12, 31), Err(Problem::StandingDuty)),
            (AssignmentRows { timing: TimingKind::Recurring, ..open() }, date(2026, 12, 31), Err(Problem::NoDueDate)),
            (AssignmentRows { due_on: None, ..open() }, date(2026, 12, 31), Err(Problem::NoDueDate)),
        ];
        for (rows, to, expected) in table {
            assert_eq!(rows.check_extension(to, today), expected, "{to} with {rows:?}");
        }
    }

    #[test]
    fn the_next_step_of_the_holder_is_always_one_that_is_allowed() {
        use Answer::{SentBack, Waiting};
        use Declared::{Doing, Done};
        let without = |rows: AssignmentRows| AssignmentRows { evidence: 0, ..rows };
        let table = [
            (AssignmentRows { is_acknowledged: false, ..open() }, Some(Step::Acknowledge)),
            (open(), Some(Step::Report)),
            (reported(Doing, false, None), Some(Step::Report)),
            (reported(Done, false, None), Some(Step::Endorse)),
            (without(reported(Done, false, None)), Some(Step::AttachEvidence)),
            (reported(Done, true, None), Some(Step::Submit)),
            (without(reported(Done, true, None)), Some(Step::AttachEvidence)),
            (reported(Done, true, Some(Waiting)), None),
            (reported(Done, true, Some(SentBack)), Some(Step::Report)),
            (standing(), Some(Step::Confirm)),
            (AssignmentRows { is_confirmed: true, ..standing() }, None),
            (closed(Closing::Accepted), None),
        ];
        for (rows, expected) in table {
            let next = rows.next_of_holder();
            assert_eq!(next, expected, "{rows:?}");
            assert_eq!(next.map_or(Ok(()), |step| rows.check(step)), Ok(()), "{next:?} with {rows:?}");
        }
    }
}
