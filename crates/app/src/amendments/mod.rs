//! Amendments: a document that amends or replaces another, their clauses paired, what is stale by it, and carrying over.
//!
//! Who amends whom is read from the text and said or corrected by people. A pairing begins as a proposal of the system and
//! is corrected clause by clause. Nothing that rests on an older clause moves by itself: a person ticks each line, and what
//! is not ticked stays as it is and is shown as stale.

pub mod actions;
mod api;
mod pages;
#[cfg(test)]
mod tests;

pub use actions::{Aged, Fate, fate_below, succession_in};
pub use api::endpoints;
pub(crate) use pages::notes;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    let reads = Access::Asks(Verb::ReadDocument);
    let relates = Access::Asks(Verb::RelateDocuments);
    vec![
        Route::get("/van-ban/{id}/sua-doi", reads, pages::get_amendments),
        Route::post("/van-ban/{id}/sua-doi/quan-he", relates, pages::saying::post_relation),
        Route::post("/van-ban/{id}/sua-doi/hoan-tac", relates, pages::saying::post_undo),
        Route::post("/van-ban/{id}/sua-doi/ghep", relates, pages::saying::post_pair),
        Route::post("/van-ban/{id}/sua-doi/mang-sang", Access::Asks(Verb::CarryOver), pages::carrying::post_carry),
    ]
}
