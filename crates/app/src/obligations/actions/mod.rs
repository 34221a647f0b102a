//! What people do with assignments, and how publication opens them.

pub(crate) mod flow;
mod opening;

pub use opening::{HandedOver, NewObligation, Opened, hand_over, open_obligations};
