//! What people do with assignments, and how publication opens them.

mod closing;
pub(crate) mod flow;
pub mod listing;
mod occurrences;
mod opening;

pub use closing::close_obligations_of;
pub use occurrences::{open_due_occurrences, open_occurrences};
pub use opening::{HandedOver, NewObligation, Opened, hand_over, open_obligations};
