//! Outreach: who was reached, through which channel, against how many there are. Campaigns carry a document out; units record
//! activities; people are counted and never listed.
//!
//! Two counts are kept apart. «Lượt» (turns) add up. «Người» (persons) do not: of one unit and audience the largest single
//! claim stands, unless the unit says how many there were without counting anybody twice. No share is given without a number
//! of people that somebody stated.

mod checking;
mod counting;
mod measuring;
mod rows;

pub use checking::{Bounds, NewActivity, check, read_count, same_activity};
pub use counting::{Activity, Counting, Persons, Reach, Work, reach, work};
pub use measuring::{Measured, Standing, measure, percent};
pub use rows::{Row, home, rows};

/// The audience that stands first wherever audiences are listed: heads and leading cadres are reached before all others.
pub const HEADS: &str = "heads";

/// More than this is a slip of the finger, not a count of people.
pub const COUNT_LIMIT: i64 = 100_000_000;

/// Codes of audiences with the heads first, the others in their order.
pub fn heads_first<T>(all: impl IntoIterator<Item = T>, code: impl Fn(&T) -> &str) -> Vec<T> {
    let mut sorted: Vec<T> = all.into_iter().collect();
    sorted.sort_by_key(|one| code(one) != HEADS);
    sorted
}

#[cfg(test)]
mod tests;
