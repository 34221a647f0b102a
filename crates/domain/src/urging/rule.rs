//! Which steps of something that is owed are told today.
//!
//! Those who do the work are told the latest step that has come, and never one that lies before what they were told: whoever was
//! away, or a server that was, brings one reminder and not four. What goes up goes up once for a due day, whatever becomes of
//! the steps meanwhile. A later due day begins anew.

use super::{Quiet, Step, Steps};
use crate::time::days_between;
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeSet;

/// Something that is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Since when; before this day nobody is told anything.
    pub opened_on: Date,
    /// The last day on which it is in time.
    pub due_on: Date,
}

/// The steps of today. `told` are those that were told for this due day.
pub fn steps_due(owed: &Owed, steps: &Steps, quiet: &Quiet, today: Date, told: &BTreeSet<Step>) -> Vec<Step> {
    if today < owed.opened_on || quiet.is_quiet(today) {
        return Vec::new();
    }
    let has_come = |step: &Step| day_of(owed.due_on, *step, quiet).is_some_and(|day| day <= today);
    let last_told = told.iter().filter_map(|step| offset(*step)).max();
    let latest = to_the_doers(owed, steps, today).into_iter().filter(has_come).max_by_key(|step| offset(*step));
    let is_new = |step: &Step| last_told.is_none_or(|last| offset(*step).is_some_and(|offset| offset > last));
    let mut due: Vec<Step> = latest.filter(is_new).into_iter().collect();
    let went_up = |kind: fn(&Step) -> bool| told.iter().any(kind);
    let to_head = steps.to_head_after.map(Step::ToHead);
    due.extend(to_head.filter(has_come).filter(|_| !went_up(|step| matches!(step, Step::ToHead(_)))));
    let to_body = steps.to_tracking_body_after.map(Step::ToTrackingBody);
    due.extend(to_body.filter(has_come).filter(|_| !went_up(|step| matches!(step, Step::ToTrackingBody(_)))));
    due
}

/// The first day on which anything may be told of something due on a day: what is due later need not be looked at.
pub fn first_day_of(due_on: Date, steps: &Steps, quiet: &Quiet) -> Date {
    quiet.back_from(moved(due_on, -steps.longest_before()))
}

/// The steps to those who do the work that can be told today: before the due day those before it, behind it those behind.
fn to_the_doers(owed: &Owed, steps: &Steps, today: Date) -> Vec<Step> {
    if today <= owed.due_on {
        return steps.before.iter().copied().map(Step::Before).collect();
    }
    let late = days_between(owed.due_on, today);
    let mut all: Vec<Step> = steps.after.iter().copied().map(Step::After).collect();
    let last = steps.after.last().copied().unwrap_or(0);
    if let Some(every) = steps.again_every.filter(|every| *every > 0) {
        // Today is not quiet, so the last round whose day has come is the one that counts.
        let rounds = (late - last) / every;
        all.extend((rounds > 0).then_some(Step::After(last + rounds * every)));
    }
    all
}

/// The day on which a step is told.
fn day_of(due_on: Date, step: Step, quiet: &Quiet) -> Option<Date> {
    match step {
        Step::Before(days) => Some(quiet.back_from(moved(due_on, -days))),
        Step::After(days) | Step::ToHead(days) | Step::ToTrackingBody(days) => Some(quiet.on_from(moved(due_on, days))),
        Step::ByHand(_) => None,
    }
}

/// Days from the due day, of the steps to those who do the work.
fn offset(step: Step) -> Option<i64> {
    match step {
        Step::Before(days) => Some(-days),
        Step::After(days) => Some(days),
        Step::ToHead(_) | Step::ToTrackingBody(_) | Step::ByHand(_) => None,
    }
}

fn moved(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}
