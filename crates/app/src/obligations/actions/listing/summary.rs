//! Counts of assignments: how many there are today, accepted, late, not yet acknowledged.
//!
//! What was handed over counts with its successor; what was cancelled does not count.

use super::store::FactRow;
use domain::obligations::Closing;

/// Assignments of one obligation, or of several, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open or accepted.
    pub assignments: i64,
    /// Accepted for good.
    pub accepted: i64,
    /// Past their due day without a submission.
    pub late: i64,
    /// Open and not acknowledged.
    pub unacknowledged: i64,
    /// With a submission that waits for its answer.
    pub waiting: i64,
    /// Of holders that ended without a successor.
    pub without_successor: i64,
}

impl Counts {
    /// Counts what was found.
    pub(super) fn of<'f>(facts: impl IntoIterator<Item = &'f FactRow>) -> Self {
        let mut counts = Counts::default();
        for fact in facts {
            let closing = fact.closing.as_deref().and_then(Closing::from_code);
            let one_if = |holds: bool| i64::from(holds);
            counts.assignments += one_if(fact.is_open || closing == Some(Closing::Accepted));
            counts.accepted += one_if(closing == Some(Closing::Accepted));
            counts.late += one_if(fact.is_late);
            counts.unacknowledged += one_if(fact.is_open && !fact.is_acknowledged);
            counts.waiting += one_if(fact.is_waiting);
            counts.without_successor += one_if(closing == Some(Closing::WithoutSuccessor));
        }
        counts
    }
}
