//! What people do with assignments, and how publication opens them.

mod opening;

pub use opening::{HandedOver, NewObligation, Opened, hand_over, open_obligations};
