//! The state of a report and its next steps: a table of rows, and what holds for all rows.

use super::*;
use crate::{
    obligations::{Answer, OnSchedule},
    problem::Problem,
};
use jiff::civil::date;

fn content(is_endorsed: bool, submission: Option<Answer>) -> ReportRows {
    ReportRows { content: Some(LatestContent { is_endorsed, submission }), ..ReportRows::default() }
}

fn all_rows() -> Vec<ReportRows> {
    let answers = [None, Some(Answer::Waiting), Some(Answer::SentBack), Some(Answer::Accepted)];
    let contents = answers.iter().flat_map(|answer| [true, false].map(|is_endorsed| (is_endorsed, *answer)));
    let contents: Vec<_> =
        contents.map(|(is_endorsed, submission)| LatestContent { is_endorsed, submission }).collect();
    let mut rows = Vec::new();
    for content in contents.into_iter().map(Some).chain([None]) {
        for bits in 0..16_u8 {
            let [has_draft, was_accepted, is_waived, is_locked] = [1, 2, 4, 8].map(|bit| bits & bit != 0);
            rows.push(ReportRows { has_draft, content, was_accepted, is_waived, is_locked });
        }
    }
    rows
}

#[test]
fn each_step_is_allowed_or_refused_with_its_reason() {
    use Answer::{Accepted, SentBack, Waiting};
    use ReportState as S;
    use ReportStep as T;
    let empty = ReportRows::default();
    let typing = ReportRows { has_draft: true, ..empty };
    let waived = ReportRows { is_waived: true, ..empty };
    let draft_after = |rows: ReportRows| ReportRows { has_draft: true, ..rows };
    let correcting = ReportRows { was_accepted: true, ..content(false, None) };
    let table = [
        (empty, S::NotOpened, T::Enter, Ok(())),
        (empty, S::NotOpened, T::Endorse, Err(Problem::NothingEntered)),
        (empty, S::NotOpened, T::Submit, Err(Problem::NothingEntered)),
        (empty, S::NotOpened, T::Accept, Err(Problem::ReportNotSubmitted)),
        (empty, S::NotOpened, T::Correct, Err(Problem::ReportNotAccepted)),
        (empty, S::NotOpened, T::Waive, Ok(())),
        (empty, S::NotOpened, T::WithdrawWaiver, Err(Problem::AlreadyDone)),
        (typing, S::Draft, T::Endorse, Ok(())),
        (typing, S::Draft, T::Submit, Err(Problem::ReportNotEndorsed)),
        (content(false, None), S::Draft, T::Endorse, Ok(())),
        (content(false, None), S::Draft, T::Waive, Ok(())),
        (content(true, None), S::Endorsed, T::Endorse, Err(Problem::AlreadyDone)),
        (content(true, None), S::Endorsed, T::Submit, Ok(())),
        (content(true, None), S::Endorsed, T::Enter, Ok(())),
        (draft_after(content(true, None)), S::Draft, T::Submit, Err(Problem::ReportNotEndorsed)),
        (content(true, Some(Waiting)), S::Submitted, T::Enter, Err(Problem::ReportWaiting)),
        (content(true, Some(Waiting)), S::Submitted, T::Endorse, Err(Problem::ReportWaiting)),
        (content(true, Some(Waiting)), S::Submitted, T::Submit, Err(Problem::AlreadyDone)),
        (content(true, Some(Waiting)), S::Submitted, T::SendBack, Ok(())),
        (content(true, Some(Waiting)), S::Submitted, T::Accept, Ok(())),
        (content(true, Some(Waiting)), S::Submitted, T::Correct, Err(Problem::ReportWaiting)),
        (content(true, Some(Waiting)), S::Submitted, T::Waive, Err(Problem::ReportSubmitted)),
        (content(true, Some(SentBack)), S::SentBack, T::Enter, Ok(())),
        (content(true, Some(SentBack)), S::SentBack, T::Endorse, Err(Problem::NothingEntered)),
        (content(true, Some(SentBack)), S::SentBack, T::Submit, Err(Problem::NothingEntered)),
        (draft_after(content(true, Some(SentBack))), S::SentBack, T::Endorse, Ok(())),
        (draft_after(content(true, Some(SentBack))), S::SentBack, T::Submit, Err(Problem::ReportNotEndorsed)),
        (content(true, Some(SentBack)), S::SentBack, T::Accept, Err(Problem::SubmissionAnswered)),
        (content(true, Some(SentBack)), S::SentBack, T::Waive, Ok(())),
        (content(true, Some(Accepted)), S::Accepted, T::Enter, Err(Problem::ReportAccepted)),
        (content(true, Some(Accepted)), S::Accepted, T::SendBack, Err(Problem::SubmissionAnswered)),
        (content(true, Some(Accepted)), S::Accepted, T::Correct, Ok(())),
        (content(true, Some(Accepted)), S::Accepted, T::Waive, Err(Problem::ReportSubmitted)),
        (content(true, Some(Accepted)), S::Accepted, T::Unaccept, Ok(())),
        (content(true, Some(Waiting)), S::Submitted, T::Unaccept, Err(Problem::ReportNotAccepted)),
        (content(true, Some(SentBack)), S::SentBack, T::Unaccept, Err(Problem::SubmissionAnswered)),
        (correcting, S::Draft, T::Unaccept, Err(Problem::ReportNotAccepted)),
        (correcting, S::Draft, T::Enter, Ok(())),
        (correcting, S::Draft, T::Endorse, Ok(())),
        (correcting, S::Draft, T::Waive, Err(Problem::ReportSubmitted)),
        (waived, S::Waived, T::Enter, Err(Problem::ReportWaived)),
        (waived, S::Waived, T::Waive, Err(Problem::AlreadyDone)),
        (waived, S::Waived, T::WithdrawWaiver, Ok(())),
        (ReportRows { is_waived: true, ..typing }, S::Waived, T::Endorse, Err(Problem::ReportWaived)),
    ];
    for (rows, state, step, expected) in table {
        assert_eq!(rows.state(), state, "{rows:?}");
        assert_eq!(rows.check(step), expected, "{step:?} with {rows:?}");
    }
}

#[test]
fn in_a_locked_round_nothing_changes() {
    for rows in all_rows().into_iter().filter(|rows| rows.is_locked) {
        for step in ReportStep::ALL {
            assert_eq!(rows.check(*step), Err(Problem::RoundLocked), "{step:?} with {rows:?}");
        }
        assert_eq!(rows.next_of_holder(), None);
    }
}

#[test]
fn the_next_step_of_the_unit_is_always_one_that_is_allowed() {
    for rows in all_rows() {
        let next = rows.next_of_holder();
        assert_eq!(next.map_or(Ok(()), |step| rows.check(step)), Ok(()), "{next:?} with {rows:?}");
        if !rows.is_locked && !rows.is_waived {
            assert_eq!(rows.state().counts(), rows.check(ReportStep::Enter).is_err(), "{rows:?}");
        }
    }
}

#[test]
fn the_version_that_counts_is_the_latest_that_waits_or_was_accepted() {
    use Answer::{Accepted, SentBack, Waiting};
    for (versions, expected) in [
        (vec![], None),
        (vec![None], None),
        (vec![Some(Waiting)], Some(0)),
        (vec![Some(SentBack)], None),
        (vec![Some(SentBack), Some(Accepted)], Some(1)),
        (vec![Some(Accepted), None], Some(0)),
        (vec![Some(Accepted), Some(SentBack)], Some(0)),
        (vec![Some(Accepted), Some(Waiting)], Some(1)),
    ] {
        assert_eq!(counted_version(&versions), expected, "{versions:?}");
    }
}

#[test]
fn a_report_is_on_schedule_by_the_day_of_its_submission() {
    let (due, today) = (date(2026, 6, 20), date(2026, 6, 25));
    let waiting = content(true, Some(Answer::Waiting));
    for (rows, submitted_on, expected) in [
        (ReportRows::default(), None, OnSchedule::Overdue { days: 5 }),
        (waiting, Some(date(2026, 6, 20)), OnSchedule::SubmittedInTime),
        (waiting, Some(date(2026, 6, 22)), OnSchedule::SubmittedLate { days: 2 }),
        (content(true, Some(Answer::SentBack)), Some(date(2026, 6, 19)), OnSchedule::Overdue { days: 5 }),
        (
            ReportRows { was_accepted: true, ..content(false, None) },
            Some(date(2026, 6, 19)),
            OnSchedule::SubmittedInTime,
        ),
        (ReportRows { is_waived: true, ..ReportRows::default() }, None, OnSchedule::NoDueDate),
    ] {
        assert_eq!(rows.on_schedule(due, today, submitted_on), expected, "{rows:?}");
    }
}
