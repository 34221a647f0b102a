//! Obligations and assignments: when something is due, in which state an assignment is, and which step may come next.
//!
//! State is computed from rows (acknowledged, reported, endorsed, submitted, accepted, sent back, extended, cancelled);
//! «overdue» is never stored. The first promise is never overwritten: extensions are rows beside it.

pub mod handover;
pub mod occurrences;
pub mod recurrence;
mod timing;

pub use handover::{AssignmentRole, Closing};
pub use timing::Timing;
