//! The rule of urging: cases that a person can follow, and random histories against an oracle.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod oracle;

use super::*;
use jiff::civil::{Date, date, time};
use std::collections::BTreeSet;

/// Monday 23 November 2026 to Friday 27: a week of work.
fn november(day: i8) -> Date {
    date(2026, 11, day)
}

fn quiet() -> Quiet {
    Quiet { weekends: true, holidays: BTreeSet::new() }
}

/// What is told day by day, from one day to another, each step written down as it is told.
fn told_on(owed: &Owed, steps: &Steps, quiet: &Quiet, days: (Date, Date)) -> Vec<(Date, Step)> {
    let (mut told, mut all) = (BTreeSet::new(), Vec::new());
    for day in days.0.series(jiff::Span::new().days(1)).take_while(|day| *day <= days.1) {
        for step in steps_due(owed, steps, quiet, day, &told) {
            told.insert(step);
            all.push((day, step));
        }
    }
    all
}

#[test]
fn a_duty_that_nobody_does_is_told_before_behind_and_upwards() {
    // Due on Wednesday 25; 22 is a Sunday, so three days before is told on Friday 20; four weeks are looked at.
    let owed = Owed { opened_on: date(2026, 11, 1), due_on: november(25) };
    let told = told_on(&owed, &Steps::default(), &quiet(), (november(1), date(2026, 12, 12)));
    let expected = vec![
        (november(18), Step::Before(7)),
        (november(20), Step::Before(3)),
        (november(24), Step::Before(1)),
        (november(26), Step::After(1)),
        // Saturday 28: to the head on Monday.
        (november(30), Step::ToHead(3)),
        (date(2026, 12, 2), Step::ToTrackingBody(7)),
        (date(2026, 12, 3), Step::After(8)),
        (date(2026, 12, 10), Step::After(15)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_comes_late_is_told_once_and_not_for_every_step_that_has_passed() {
    let owed = Owed { opened_on: november(24), due_on: november(25) };
    let told = told_on(&owed, &Steps::default(), &quiet(), (november(20), november(26)));
    assert_eq!(told, vec![(november(24), Step::Before(1)), (november(26), Step::After(1))]);
    // A server that was away for a month.
    let owed = Owed { opened_on: date(2026, 9, 1), due_on: date(2026, 10, 1) };
    let told = told_on(&owed, &Steps::default(), &quiet(), (november(27), november(27)));
    let upwards = [Step::ToHead(3), Step::ToTrackingBody(7)].map(|step| (november(27), step));
    assert_eq!(told[0], (november(27), Step::After(57)));
    assert_eq!(told[1..], upwards);
}

#[test]
fn other_steps_meanwhile_tell_nothing_that_lies_before_what_was_told() {
    let owed = Owed { opened_on: november(1), due_on: november(25) };
    let told = BTreeSet::from([Step::Before(1), Step::ToHead(3)]);
    let steps = Steps { before: BTreeSet::from([2]), to_head_after: Some(1), ..Steps::default() };
    assert_eq!(steps_due(&owed, &steps, &quiet(), november(24), &told), vec![]);
    assert_eq!(steps_due(&owed, &steps, &quiet(), november(26), &told), vec![Step::After(1)]);
}

#[test]
fn steps_that_cannot_be_are_refused() {
    let with = |before: &[i64], after: &[i64], head, body| {
        let (before, after) = (before.iter().copied().collect(), after.iter().copied().collect());
        let steps = Steps { before, after, again_every: None, to_head_after: head, to_tracking_body_after: body };
        steps.checked()
    };
    assert!(with(&[7, 3, 1], &[1], Some(3), Some(7)).is_ok());
    assert!(with(&[], &[], None, None).is_ok(), "a body may remind nobody");
    assert!(matches!(with(&[0], &[], None, None), Err(StepFault::Before { .. })));
    assert!(matches!(with(&[91], &[], None, None), Err(StepFault::Before { .. })));
    assert!(matches!(with(&[1, 2, 3, 4, 5, 6, 7], &[], None, None), Err(StepFault::Before { .. })));
    assert!(matches!(with(&[], &[181], None, None), Err(StepFault::After { .. })));
    assert!(matches!(with(&[], &[], Some(0), None), Err(StepFault::After { .. })));
    assert_eq!(with(&[], &[], Some(7), Some(7)), Err(StepFault::Upwards));
}

#[test]
fn a_step_is_read_from_its_word() {
    let all = [Step::Before(7), Step::After(1), Step::ToHead(3), Step::ToTrackingBody(7), Step::ByHand(november(28))];
    for step in all {
        assert_eq!(Step::from_code(&step.code()), Some(step));
    }
    assert_eq!(Step::from_code("before-x"), None);
    assert_eq!(Step::from_code("by-hand-2026"), None);
}

#[test]
fn hours_begin_before_they_end() {
    let hours = Hours::default();
    let told =
        [time(6, 59, 59, 0), time(7, 0, 0, 0), time(17, 59, 0, 0), time(18, 0, 0, 0)].map(|at| hours.contain(at));
    assert_eq!(told, [false, true, true, false]);
    assert_eq!(Hours::checked(time(18, 0, 0, 0), time(7, 0, 0, 0)), None);
}
