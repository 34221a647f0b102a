//! The pages of obligations: the list, and one obligation with everyone who holds it.
//!
//! They show and never change anything; what is done with one assignment stands on the page of that assignment.

mod holders;
mod list;
mod show;
mod timing;
mod workbook;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of these pages.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/nhiem-vu", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/nhiem-vu/{id}", Access::Asks(Verb::ReadAssignment), show::get_obligation).with_workbook(),
    ]
}
