//! The SQL of the flow. Private to the actions: reading stands in `reading.rs` and `work.rs`, writing in `writing.rs`.
//!
//! Most lists are asked for one assignment, or for all open ones of an organisation, with the same statement.

mod reading;
mod work;
mod writing;

pub use reading::*;
pub use work::*;
pub use writing::*;
