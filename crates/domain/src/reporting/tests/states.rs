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
        for bits in 0..32_u8 {
            let [has_draft, was_accepted, is_waived, is_locked, is_admitted] =
                [1, 2, 4, 8, 16].map(|bit| bits & bit != 0);
            rows.push(ReportRows { has_draft, content, was_accepted, is_waived, is_locked, is_admitted });
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
fn in_a_locked_round_no_figure_changes_and_what_waits_may_be_accepted() {
    use ReportStep as T;
    for rows in all_rows().into_iter().filter(|rows| rows.is_locked && !rows.is_admitted) {
        let open = ReportRows { is_locked: false, ..rows };
        for step in [T::Enter, T::Endorse, T::Submit, T::Correct, T::Waive, T::WithdrawWaiver] {
            assert_eq!(rows.check(step), Err(Problem::RoundLocked), "{step:?} with {rows:?}");
        }
        for step in [T::SendBack, T::Unaccept] {
            let expected = open.check(step).and(Err(Problem::AdmissionMissing));
            assert_eq!(rows.check(step), expected, "{step:?} with {rows:?}: what could be sent back wants leave");
        }
        assert_eq!(rows.check(T::Accept), open.check(T::Accept), "{rows:?}");
        assert_eq!(rows.check(T::WithdrawAdmission), Err(Problem::AlreadyDone));
        assert_eq!(rows.next_of_holder(), None);
    }
}

#[test]
fn a_unit_that_was_let_in_goes_on_as_if_the_round_were_open() {
    use ReportStep as T;
    for rows in all_rows().into_iter().filter(|rows| rows.is_locked && rows.is_admitted) {
        let open = ReportRows { is_locked: false, ..rows };
        for step in [T::Enter, T::Endorse, T::Submit, T::Correct, T::Accept, T::SendBack, T::Unaccept] {
            assert_eq!(rows.check(step), open.check(step), "{step:?} with {rows:?}");
        }
        assert_eq!(rows.check(T::Waive), Err(Problem::RoundLocked), "waiving is for all of the round's time");
        assert_eq!(rows.next_of_holder(), open.next_of_holder());
    }
    for rows in all_rows() {
        let expected = match (rows.is_locked, rows.is_waived) {
            (false, _) => Err(Problem::RoundNotLocked),
            (true, true) => Err(Problem::ReportWaived),
            (true, false) => Ok(()),
        };
        assert_eq!(rows.check(T::Admit), expected, "{rows:?}");
        assert_eq!(rows.check(T::WithdrawAdmission).is_ok(), rows.is_admitted, "{rows:?}");
    }
}

#[test]
fn leave_lasts_to_the_end_of_its_day_and_at_most_a_year() {
    let today = date(2026, 11, 23);
    for (until_on, holds, allowed) in [
        (date(2026, 11, 22), false, Err(Problem::DateTooEarly { earliest: "23/11/2026".to_owned() })),
        (today, true, Ok(())),
        (date(2026, 11, 30), true, Ok(())),
        (date(2027, 11, 23), true, Ok(())),
        (date(2027, 11, 24), true, Err(Problem::AdmissionTooLong { latest: "23/11/2027".to_owned() })),
    ] {
        assert_eq!(holds_on(until_on, today), holds, "{until_on}");
        assert_eq!(check_until(until_on, today), allowed, "{until_on}");
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
