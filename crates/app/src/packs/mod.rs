//! Packs as people read them: what each asks for and how it is counted, the versions that rounds keep, and what an upgrade
//! changes.
//!
//! Nothing here writes: a pack comes with the program, and a round keeps the version with which it was opened.

pub mod actions;
mod api;
mod pages;

pub use api::endpoints;

use crate::routes::{Access, Route};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/goi-nghiep-vu", Access::SignedIn, pages::list::get_list),
        Route::get("/goi-nghiep-vu/{pack}", Access::SignedIn, pages::show::get_pack),
    ]
}

#[cfg(test)]
mod tests;
