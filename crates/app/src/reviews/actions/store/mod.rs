//! The SQL of reviews. What was written is never changed: a head, a block, an approval, an issue each gets a further row
//! with the next number, and the highest number counts. Only that a review was given up is a mark on its own row.

mod reading;
mod writing;

pub use reading::*;
pub use writing::*;
