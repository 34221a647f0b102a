//! Obligations: duties that a person confirmed, held by organisations as assignments, followed until they are accepted.
//! State lives on the assignment as rows; an obligation's state is counted from its assignments and never stored.

pub mod actions;
mod assignments;
mod my_work;
mod obligation_pages;

pub use actions::open_due_occurrences;

use crate::routes::Route;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    let mut routes = my_work::routes();
    routes.extend(assignments::routes());
    routes.extend(obligation_pages::routes());
    routes
}

#[cfg(test)]
mod tests;
