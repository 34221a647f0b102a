//! The pages of urging: a person's notices and choices, the calendar, what a body follows, its steps, its letter.

pub mod calendar;
pub mod choices;
pub mod following;
pub mod letter;
pub mod notices;
pub mod steps;
