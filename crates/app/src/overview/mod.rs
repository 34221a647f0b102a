//! Pages where everything about one thing stands together: a clause, a unit, and all that a body follows («tổng quan»).
//!
//! It reads and writes nothing of its own: each part asks the subject that holds the rows, which cuts them to what the person may
//! read. A part shows a few rows, counts what the person may read and nothing else, and leads to the list of its subject.

mod api;
mod clause;
mod heat;
mod milestones;
mod pages;
mod parts;
mod unit;
mod whole;

pub use api::endpoints;
pub use clause::address as address_of_clause;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{clause, unit, units, whole};
    vec![
        Route::get("/tong-quan", Access::SignedIn, whole::get_overview),
        Route::get("/tong-quan/don-vi", Access::SignedIn, units::get_units).with_workbook(),
        Route::get("/van-ban/{document}/dieu-khoan/{provision}", Access::Asks(Verb::ReadDocument), clause::get_clause),
        Route::get("/don-vi/{id}/ho-so", Access::Asks(Verb::ReadOrganisation), unit::get_unit),
    ]
}

#[cfg(test)]
mod tests;
