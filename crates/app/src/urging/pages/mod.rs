//! The pages of urging: a person's notices and choices, the calendar, what a body follows, its steps, its letter.
//! Each shows what an action says; none decides who is told.

pub mod calendar;
pub mod choices;
pub mod following;
pub mod letter;
pub mod notices;
pub mod steps;
