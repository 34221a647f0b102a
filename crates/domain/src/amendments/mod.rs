//! Amendments: what became of the clauses of a document that another amends or replaces, and what rests on them.
//!
//! A pairing is a proposal: every clause of the older document stands in it exactly once. Nothing is decided here; whether
//! a relation is stale is computed from the pairing that counts and never stored.

mod carrying;
mod pairing;
mod staleness;

pub use carrying::{Duty, match_duties};
pub use pairing::{Act, Change, Clause, Pair, Said, find_clause, pair_named, pair_whole};
pub use staleness::{Became, Stale, Succession};

#[cfg(test)]
mod tests;
