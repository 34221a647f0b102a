//! Obligations and assignments: when something is due, in which state an assignment is, and which step may come next.
//!
//! State is computed from rows (acknowledged, reported, endorsed, submitted, accepted, sent back, extended, cancelled);
//! «overdue» is never stored. The first promise is never overwritten: extensions are rows beside it.

mod flow;
pub mod handover;
pub mod occurrences;
pub mod recurrence;
mod state;
mod timing;

pub use flow::Step;
pub(crate) use flow::written;
pub use handover::{AssignmentRole, Closing};
pub use state::{
    Answer, AssignmentRows, AssignmentState, Declared, Evidenced, LatestReport, OnSchedule, SOON_DAYS, TimingKind,
};
pub use timing::Timing;
