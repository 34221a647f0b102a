//! In which state an assignment is, and its three statuses side by side: declared, evidenced, on schedule.
//!
//! All of it is computed from rows and a day that is handed in; nothing here is stored. For a recurring or standing duty
//! the rows are those of one occurrence. Which step may come next stands in `flow.rs`.

use super::Closing;
use crate::{permissions::words, time::days_between};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A due date so many days ahead is near.
pub const SOON_DAYS: i64 = 7;

words! {
    /// What kind of timing an obligation has.
    TimingKind {
        /// Due on one day.
        Once = "once",
        /// One occurrence a period.
        Recurring = "recurring",
        /// No end; confirmed every so many months.
        Standing = "standing",
    }
}

words! {
    /// What the holder says of its own work.
    Declared {
        /// Under way.
        Doing = "doing",
        /// Under way, with a difficulty that others must know.
        Hindered = "hindered",
        /// All done.
        Done = "done",
    }
}

words! {
    /// What the tracking body said to a submission.
    Answer {
        /// Nothing yet.
        Waiting = "waiting",
        /// Sent back, with a reason.
        SentBack = "sent-back",
        /// Accepted.
        Accepted = "accepted",
    }
}

words! {
    /// The state of an assignment, or of one occurrence of it.
    AssignmentState {
        /// Nobody at the holder has acknowledged it.
        New = "new",
        /// Acknowledged; work is under way.
        Doing = "doing",
        /// Declared done; waits for the head's endorsement.
        Reported = "reported",
        /// Endorsed; waits to be submitted.
        Endorsed = "endorsed",
        /// Submitted; waits for the tracking body.
        Submitted = "submitted",
        /// Sent back; the holder must report again.
        SentBack = "sent-back",
        /// Accepted.
        Accepted = "accepted",
        /// A standing duty, confirmed for this period.
        Confirmed = "confirmed",
        /// Closed: the successors carry on.
        HandedOver = "handed-over",
        /// Closed: the holder ended and nobody carries on.
        WithoutSuccessor = "without-successor",
        /// Closed: cancelled, or its document was retracted.
        Cancelled = "cancelled",
    }
}

/// The holder's latest report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LatestReport {
    /// What it declares.
    pub declared: Declared,
    /// The head endorsed exactly this report.
    pub is_endorsed: bool,
    /// It was submitted, and this is what became of it.
    pub submission: Option<Answer>,
}

/// What is stored of an assignment, or of one occurrence of it, as far as its state depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRows {
    /// Kind of timing of its obligation.
    pub timing: TimingKind,
    /// Outputs that the obligation asks for.
    pub outputs: usize,
    /// How it ended, if it did.
    pub closing: Option<Closing>,
    /// Somebody at the holder acknowledged it.
    pub is_acknowledged: bool,
    /// The latest report.
    pub report: Option<LatestReport>,
    /// Pieces of evidence that are attached and not withdrawn.
    pub evidence: usize,
    /// This occurrence of a standing duty is confirmed.
    pub is_confirmed: bool,
    /// The due date in force.
    pub due_on: Option<Date>,
}

impl AssignmentRows {
    /// The state.
    pub fn state(&self) -> AssignmentState {
        match (self.closing, self.report) {
            (Some(Closing::Accepted), _) => AssignmentState::Accepted,
            (Some(Closing::HandedOver), _) => AssignmentState::HandedOver,
            (Some(Closing::WithoutSuccessor), _) => AssignmentState::WithoutSuccessor,
            (Some(Closing::Cancelled | Closing::Retracted), _) => AssignmentState::Cancelled,
            (None, _) if self.is_confirmed => AssignmentState::Confirmed,
            (None, Some(LatestReport { submission: Some(answer), .. })) => match answer {
                Answer::Waiting => AssignmentState::Submitted,
                Answer::SentBack => AssignmentState::SentBack,
                Answer::Accepted => AssignmentState::Accepted,
            },
            (None, Some(report)) if report.declared != Declared::Done => AssignmentState::Doing,
            (None, Some(report)) if report.is_endorsed => AssignmentState::Endorsed,
            (None, Some(_)) => AssignmentState::Reported,
            (None, None) if self.is_acknowledged => AssignmentState::Doing,
            (None, None) => AssignmentState::New,
        }
    }

    /// How far what is declared is shown by evidence.
    pub fn evidenced(&self) -> Evidenced {
        match (self.evidence, self.outputs) {
            (0, _) => Evidenced::None,
            (attached, asked) if attached < asked => Evidenced::Part,
            _ => Evidenced::Full,
        }
    }

    /// Evidence is asked for and none is there.
    pub fn lacks_evidence(&self) -> bool {
        self.outputs > 0 && self.evidence == 0
    }

    /// Whether it is on schedule; `submitted_on` is the day of the submission that waits or was accepted.
    pub fn on_schedule(&self, today: Date, submitted_on: Option<Date>) -> OnSchedule {
        let rests = matches!(self.state(), AssignmentState::Submitted | AssignmentState::Accepted);
        match (self.due_on, submitted_on.filter(|_| rests)) {
            (None, _) => OnSchedule::NoDueDate,
            (Some(due), Some(day)) => OnSchedule::submitted(due, day),
            (Some(due), None) => OnSchedule::of(due, today),
        }
    }
}

/// How far what is declared is shown by evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidenced {
    /// Nothing is attached.
    None,
    /// Fewer pieces than outputs asked for.
    Part,
    /// At least one piece for each output, or some where none was asked for.
    Full,
}

/// Whether something is on schedule, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnSchedule {
    /// It has no due date.
    NoDueDate,
    /// Due in more than seven days.
    OnTime {
        /// Days left.
        days: i64,
    },
    /// Due within seven days.
    Soon {
        /// Days left.
        days: i64,
    },
    /// Due today, until 24:00 or the hour stated.
    DueToday,
    /// The due date has passed.
    Overdue {
        /// Days since.
        days: i64,
    },
    /// Submitted on the due date or before.
    SubmittedInTime,
    /// Submitted after the due date.
    SubmittedLate {
        /// Days after.
        days: i64,
    },
}

impl OnSchedule {
    /// Of a due date that nothing was submitted for yet.
    pub fn of(due: Date, today: Date) -> Self {
        match days_between(today, due) {
            days @ ..=-1 => OnSchedule::Overdue { days: -days },
            0 => OnSchedule::DueToday,
            days @ 1..=SOON_DAYS => OnSchedule::Soon { days },
            days => OnSchedule::OnTime { days },
        }
    }

    /// Of a due date, and the day on which what was due was submitted.
    pub fn submitted(due: Date, day: Date) -> Self {
        match days_between(due, day) {
            late @ 1.. => OnSchedule::SubmittedLate { days: late },
            _ => OnSchedule::SubmittedInTime,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    pub(crate) fn rows() -> AssignmentRows {
        AssignmentRows {
            timing: TimingKind::Once,
            outputs: 0,
            closing: None,
            is_acknowledged: false,
            report: None,
            evidence: 0,
            is_confirmed: false,
            due_on: Some(date(2026, 11, 30)),
        }
    }

    #[test]
    fn the_state_follows_from_the_rows() {
        use AssignmentState as S;
        let reported = |declared, is_endorsed, submission| Some(LatestReport { declared, is_endorsed, submission });
        let table = [
            (None, false, None, false, S::New),
            (None, true, None, false, S::Doing),
            (None, false, reported(Declared::Doing, false, None), false, S::Doing),
            (None, true, reported(Declared::Hindered, false, None), false, S::Doing),
            (None, true, reported(Declared::Done, false, None), false, S::Reported),
            (None, true, reported(Declared::Done, true, None), false, S::Endorsed),
            (None, true, reported(Declared::Done, true, Some(Answer::Waiting)), false, S::Submitted),
            (None, true, reported(Declared::Done, true, Some(Answer::SentBack)), false, S::SentBack),
            (None, true, reported(Declared::Done, true, Some(Answer::Accepted)), false, S::Accepted),
            (None, true, None, true, S::Confirmed),
            (Some(Closing::Accepted), true, reported(Declared::Done, true, Some(Answer::Accepted)), false, S::Accepted),
            (Some(Closing::HandedOver), true, reported(Declared::Doing, false, None), false, S::HandedOver),
            (Some(Closing::WithoutSuccessor), true, None, false, S::WithoutSuccessor),
            (Some(Closing::Cancelled), false, None, false, S::Cancelled),
            (
                Some(Closing::Retracted),
                true,
                reported(Declared::Done, true, Some(Answer::Waiting)),
                false,
                S::Cancelled,
            ),
        ];
        for (closing, is_acknowledged, report, is_confirmed, state) in table {
            let rows = AssignmentRows { closing, is_acknowledged, report, is_confirmed, ..rows() };
            assert_eq!(rows.state(), state, "{rows:?}");
        }
    }

    #[test]
    fn evidence_is_counted_against_the_outputs_asked_for() {
        let table = [
            (0, 0, Evidenced::None, false),
            (1, 0, Evidenced::Full, false),
            (0, 2, Evidenced::None, true),
            (1, 2, Evidenced::Part, false),
            (2, 2, Evidenced::Full, false),
            (5, 2, Evidenced::Full, false),
        ];
        for (evidence, outputs, evidenced, lacks) in table {
            let rows = AssignmentRows { evidence, outputs, ..rows() };
            assert_eq!((rows.evidenced(), rows.lacks_evidence()), (evidenced, lacks), "{evidence} of {outputs}");
        }
    }

    #[test]
    fn the_distance_to_the_due_date_decides_the_schedule() {
        let table = [
            (date(2026, 11, 15), OnSchedule::Overdue { days: 8 }),
            (date(2026, 11, 22), OnSchedule::Overdue { days: 1 }),
            (TODAY, OnSchedule::DueToday),
            (date(2026, 11, 24), OnSchedule::Soon { days: 1 }),
            (date(2026, 11, 30), OnSchedule::Soon { days: 7 }),
            (date(2026, 12, 1), OnSchedule::OnTime { days: 8 }),
            (date(2027, 11, 23), OnSchedule::OnTime { days: 365 }),
        ];
        for (due, expected) in table {
            assert_eq!(OnSchedule::of(due, TODAY), expected, "{due}");
        }
    }

    #[test]
    fn what_was_submitted_is_judged_by_its_day_until_it_is_sent_back() {
        let submitted = |answer| AssignmentRows {
            due_on: Some(date(2026, 11, 15)),
            report: Some(LatestReport { declared: Declared::Done, is_endorsed: true, submission: Some(answer) }),
            ..rows()
        };
        let (in_time, late) = (Some(date(2026, 11, 15)), Some(date(2026, 11, 18)));
        assert_eq!(submitted(Answer::Waiting).on_schedule(TODAY, in_time), OnSchedule::SubmittedInTime);
        assert_eq!(submitted(Answer::Accepted).on_schedule(TODAY, late), OnSchedule::SubmittedLate { days: 3 });
        assert_eq!(submitted(Answer::SentBack).on_schedule(TODAY, in_time), OnSchedule::Overdue { days: 8 });
        let open_ended = AssignmentRows { due_on: None, ..rows() };
        assert_eq!(open_ended.on_schedule(TODAY, None), OnSchedule::NoDueDate);
    }
}
