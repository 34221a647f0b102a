//! Obligations: duties that a person confirmed, held by organisations as assignments, followed until they are accepted.
//! State lives on the assignment as rows; an obligation's state is counted from its assignments and never stored.

pub mod actions;
mod api;
mod assignments;
mod my_work;
mod obligation_pages;

pub use actions::open_due_occurrences;
pub use api::{ToldTiming, endpoints};
use assignments::{CAPTION_LIMIT, NARRATIVE_LIMIT};
pub(crate) use my_work::brief as work;
pub use my_work::endpoints as work_endpoints;

use crate::routes::Route;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    let mut routes = my_work::routes();
    routes.extend(assignments::routes());
    routes.extend(obligation_pages::routes());
    routes
}

#[cfg(test)]
pub(crate) mod tests;
