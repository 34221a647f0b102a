//! Urging («đôn đốc»): who is told what of a thing that is due, on which day.
//!
//! Pure: what is owed, the steps that count for it, the days on which nobody is told anything and what was told already go in;
//! the steps of today come out. Whoever calls it writes down what it says, and so nothing is told twice. Nothing is told of
//! what is done: that is not handed in at all.

mod quiet;
mod rule;
mod steps;

pub use quiet::{Hours, Quiet};
pub use rule::{Owed, first_day_of, steps_due};
pub use steps::{Audience, Step, StepFault, Steps};

#[cfg(test)]
mod tests;
