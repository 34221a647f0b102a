//! «Tìm»: documents and their clauses, duties, papers and units that a person may read, by words with or without marks.
//!
//! It only reads, through the lists of each subject, so that nobody finds what the own lists do not show. The clauses of published
//! documents never change; their compared forms are kept in memory and read again after a start.

mod actions;
mod api;
mod pages;
mod texts;

pub use api::endpoints;
pub use texts::Texts;

use crate::routes::{Access, Route};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/tim", Access::SignedIn, pages::get_results)]
}

#[cfg(test)]
mod tests;
