//! The pages: of a clause, of a unit, and of everything that a body follows.

pub mod clause;
pub mod unit;
pub mod units;
pub mod whole;
