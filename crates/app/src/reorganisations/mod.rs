//! Reorganisations («sắp xếp tổ chức»): prepared from rows of old and new bodies, inspected for all that they carry, decided,
//! and applied in one change; before their day a decision can be withdrawn.
//!
//! The register itself belongs to `organisations`; what a reorganisation does to assignments, people and reports is done by
//! their own subjects, inside the one write of the application.

pub mod actions;
mod api;
mod pages;
#[cfg(test)]
mod tests;

pub use actions::applying::apply_due;
pub use api::endpoints;

use crate::{
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    let (reading, acting) = (Access::Asks(Verb::ReadOrganisation), Access::Asks(Verb::Reorganise));
    vec![
        Route::get("/don-vi/sap-xep", reading, pages::get_list),
        Route::get("/don-vi/sap-xep/moi", acting, pages::get_new),
        Route::post("/don-vi/sap-xep/moi", acting, pages::post_new).with_body_limit(READ_LIMIT_BYTES),
        // Everyone reads one that is applied; before that, only those who may change it.
        Route::get("/don-vi/sap-xep/{reorganisation}", acting, pages::get_reorganisation),
        Route::get("/don-vi/sap-xep/{reorganisation}/sua", acting, pages::get_edit),
        Route::post("/don-vi/sap-xep/{reorganisation}/sua", acting, pages::post_edit).with_body_limit(READ_LIMIT_BYTES),
        Route::post("/don-vi/sap-xep/{reorganisation}/ten", acting, pages::post_names),
        Route::post("/don-vi/sap-xep/{reorganisation}/don-vi-moi", acting, pages::post_body),
        Route::post("/don-vi/sap-xep/{reorganisation}/chon", acting, pages::post_choice),
        Route::post("/don-vi/sap-xep/{reorganisation}/nguoi", acting, pages::post_person),
        Route::get("/don-vi/sap-xep/{reorganisation}/chot", acting, pages::get_decision),
        Route::post("/don-vi/sap-xep/{reorganisation}/chot", acting, pages::post_decision),
        Route::get("/don-vi/sap-xep/{reorganisation}/rut", acting, pages::get_withdrawal),
        Route::post("/don-vi/sap-xep/{reorganisation}/rut", acting, pages::post_withdrawal),
        Route::get("/don-vi/sap-xep/{reorganisation}/bo", acting, pages::get_abandonment),
        Route::post("/don-vi/sap-xep/{reorganisation}/bo", acting, pages::post_abandonment),
        Route::post("/don-vi/sap-xep/{reorganisation}/lap-lai", acting, pages::post_again),
        Route::get("/don-vi/sap-xep/{reorganisation}/ap-dung", acting, pages::get_application),
        Route::post("/don-vi/sap-xep/{reorganisation}/ap-dung", acting, pages::post_application),
    ]
}
