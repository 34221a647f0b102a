//! Coverage: which clause of a document no unit's plan takes up, down a chain of any length; and how a person says how the
//! clauses of a plan stand to those of its parents.
//!
//! The rule stands in `domain::coverage`, suggestions come from `papers::matching`. What a person said is kept as rows that
//! are never changed; a suggestion is computed and never stored. Which documents are plans, and of whom, is told elsewhere.

pub mod actions;
mod api;
pub mod clauses;
mod pages;
mod papers;
mod suggesting;
mod words;

pub use api::endpoints;
pub use suggesting::Suggestions;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{gaps, matrix, relating, why};
    let (read, relate) = (Access::Asks(Verb::ReadCoverage), Access::Asks(Verb::RelateClauses));
    vec![
        Route::get("/ke-hoach/{document}/ma-tran", read, matrix::get_matrix).with_workbook(),
        Route::get("/ke-hoach/{document}/vi-sao", read, why::get_why),
        Route::get("/ke-hoach/{document}/cho-thieu", read, gaps::get_gaps).with_workbook(),
        Route::get("/ke-hoach/{document}/don-doc", Access::Asks(Verb::DraftPaper), papers::get_letter),
        Route::get("/ke-hoach/{document}/doi-chieu", read, relating::get_relating),
        Route::post("/ke-hoach/{document}/doi-chieu", relate, relating::post_relating),
        Route::post("/ke-hoach/{document}/doi-chieu/hoan-tac", relate, relating::post_undo),
    ]
}

#[cfg(test)]
pub(crate) mod tests;
