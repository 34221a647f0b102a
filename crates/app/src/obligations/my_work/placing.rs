//! Where an assignment stands in a person's work. The page and the interface for programs ask the same question here.
//! It writes nothing and knows no words.

use crate::{
    caller::Caller,
    obligations::actions::flow::{Assignment, OccurrenceRow, answer},
};
use domain::{
    obligations::{Answer, AssignmentState, OnSchedule},
    permissions::Role,
};
use jiff::civil::Date;

/// A place in my work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkPlace {
    /// The due day has passed.
    Overdue,
    /// It is today.
    Today,
    /// It comes within seven days.
    Soon,
    /// It is farther off, or there is none, or the work rests.
    Later,
    /// Others must act.
    Waiting,
}

impl WorkPlace {
    /// By a due date alone.
    pub const fn by_due_date(schedule: OnSchedule) -> Self {
        match schedule {
            OnSchedule::Overdue { .. } => WorkPlace::Overdue,
            OnSchedule::DueToday => WorkPlace::Today,
            OnSchedule::Soon { .. } => WorkPlace::Soon,
            _ => WorkPlace::Later,
        }
    }

    /// As a program reads it.
    pub const fn code(self) -> &'static str {
        match self {
            WorkPlace::Overdue => "overdue",
            WorkPlace::Today => "today",
            WorkPlace::Soon => "soon",
            WorkPlace::Later => "later",
            WorkPlace::Waiting => "waiting",
        }
    }
}

/// The periods of an assignment that stand in my work: the one to work on, and earlier or later ones that wait for their
/// answer. One that has no periods stands once.
pub fn periods_of(assignment: &Assignment, today: Date) -> Vec<Option<&OccurrenceRow>> {
    let current = assignment.period(today, None);
    let mut periods = vec![current];
    for report in assignment.reports.iter().filter(|report| answer(report) == Some(Answer::Waiting)) {
        let period = assignment.occurrences.iter().find(|period| Some(period.id) == report.occurrence_id);
        if period.map(|period| period.id) != current.map(|current| current.id) {
            periods.push(period);
        }
    }
    periods
}

/// Where an assignment stands for one of its periods. A report that waits for the head waits for the clerk, and stands
/// under its due date for the head.
pub fn place_of(caller: &Caller, assignment: &Assignment, period: Option<&OccurrenceRow>, today: Date) -> WorkPlace {
    let (holder, occurrence) = (assignment.row.organisation_id, period.map(|period| period.id));
    let rows = assignment.rows(occurrence);
    let is_head = || caller.posts.iter().any(|post| post.organisation == holder && post.role == Role::Head);
    match rows.state() {
        AssignmentState::Submitted => WorkPlace::Waiting,
        AssignmentState::Reported if !is_head() && !rows.lacks_evidence() => WorkPlace::Waiting,
        AssignmentState::Accepted | AssignmentState::Confirmed => WorkPlace::Later,
        _ => WorkPlace::by_due_date(assignment.on_schedule(occurrence, today)),
    }
}
