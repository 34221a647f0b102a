//! What people do with assignments, and how publication opens them.

mod opening;

pub use opening::{NewObligation, Opened, open_obligations};
