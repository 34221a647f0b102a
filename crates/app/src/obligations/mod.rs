//! Obligations: duties that a person confirmed, held by organisations as assignments, followed until they are accepted.

pub mod actions;
mod obligation_pages;

pub use actions::{listing::list_for_document, open_due_occurrences};

use crate::routes::Route;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    obligation_pages::routes()
}

#[cfg(test)]
mod tests;
