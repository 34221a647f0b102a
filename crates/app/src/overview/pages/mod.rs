//! The pages: of a clause, of a unit, and of everything that a body follows.
//! They arrange what was found and decide nothing about rights.

pub mod clause;
pub mod unit;
pub mod units;
pub mod whole;
