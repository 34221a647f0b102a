//! «Khai thác số liệu»: one indicator over periods, for a body and those below it, as it was or as it is on a day, and as it
//! was known on a day; with its explanation down to the reports, charts, and the place of a body among its peers.
//!
//! It only reads. The whole question stands in the address, so that a link shows the same view again. Every number comes
//! from the figures in memory; a chart shows no number that its table does not.

pub(crate) mod actions;
pub(crate) mod address;
mod api;
mod charts;
pub(crate) mod held;
pub(crate) mod offer;
mod pages;
mod place;
pub(crate) mod question;
pub(crate) mod reach;
pub(crate) mod sources;
pub(crate) mod table;

pub use address::link_of_body;
pub use api::endpoints;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/so-lieu", Access::SignedIn, pages::explore::get_explorer).with_workbook(),
        Route::get(
            "/so-lieu/don-vi/{organisation}/giai-trinh",
            Access::Asks(Verb::ReadFigures),
            pages::explain::get_explanation,
        ),
    ]
}

#[cfg(test)]
mod tests;
