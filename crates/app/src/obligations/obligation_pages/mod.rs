//! The pages of obligations: the list, and one obligation with everyone who holds it.
//!
//! They show and never change anything; what is done with one assignment stands on the page of that assignment.

mod list;
mod timing;

use crate::routes::{Access, Route};

/// The addresses of these pages.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/nhiem-vu", Access::SignedIn, list::get_list)]
}
