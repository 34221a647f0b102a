//! Pairing, carrying and staleness: tables of cases, and properties against any two lists of clauses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod pairing;
mod random;
mod staleness;

use super::Clause;

fn clause(labels: &[&str], words: &str) -> Clause {
    Clause { labels: labels.iter().map(|label| (*label).to_owned()).collect(), words: words.to_owned() }
}
