//! The SQL of difficulties. What was raised and what was done is never changed: each act is a further row with the next
//! number, and a number is given once.

mod reading;
mod writing;

pub use reading::*;
pub use writing::*;
