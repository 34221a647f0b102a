//! Obligations: duties that a person confirmed, held by organisations as assignments, followed until they are accepted.

pub mod actions;

pub use actions::open_due_occurrences;

use crate::routes::Route;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    Vec::new()
}

#[cfg(test)]
mod tests;
