//! The steps of urging from `urging.toml`: days before and after a due day, and when it goes up.
//! Whether they can be is asked of the steps themselves.

use super::{super::Fault, Table};
use crate::urging::{StepFault, Steps};
use std::collections::BTreeSet;

/// Each key holds whole days of at most this many; which can be together is the rule's to say.
const MOST_DAYS: i64 = 366;

pub(super) fn read(table: &Table<'_, '_>) -> Option<Steps> {
    table.only(&["before", "after", "again_every", "to_head_after", "to_tracking_body_after"]);
    let days = |key: &str| -> BTreeSet<i64> { table.whole_numbers(key, 1..MOST_DAYS).into_iter().collect() };
    let later = |key: &str| table.optional_whole(key, 1..MOST_DAYS);
    let steps = Steps {
        before: days("before"),
        after: days("after"),
        again_every: later("again_every"),
        to_head_after: later("to_head_after"),
        to_tracking_body_after: later("to_tracking_body_after"),
    };
    let (key, most, count) = match steps.clone().checked() {
        Ok(steps) => return Some(steps),
        Err(StepFault::Upwards) => {
            table.note("to_tracking_body_after", Fault::UrgingUpwards);
            return None;
        }
        Err(StepFault::Before { most, count }) => ("before", most, count),
        Err(StepFault::After { most, count }) => ("after", most, count),
    };
    table.note(key, Fault::UrgingImpossible { most, count: i64::try_from(count).unwrap_or(0) });
    None
}
