//! Targets: what a body sets itself to reach for an indicator in a year, beside those of the bodies above and below it.
//!
//! Each has its source: a clause of a document, or a citation that a person typed. Less than the superior asks is allowed
//! and shown. Nothing is changed or deleted: a target is replaced or withdrawn, and both are rows.

pub mod actions;
mod api;
pub mod beside;
mod contributions;
mod pages;
mod words;

pub use api::endpoints;
pub(crate) use words::{bound, bound_in, commitment, in_short, indicator_of, term_inside, term_inside_in};

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{containing, contributing, indicator, list, setting, several, show, taking};
    let (read, set) = (Access::Asks(Verb::ReadTarget), Access::Asks(Verb::SetTarget));
    vec![
        Route::get("/chi-tieu", Access::SignedIn, list::get_own).with_workbook(),
        Route::get("/chi-tieu/don-vi/{organisation}", read, list::get_list).with_workbook(),
        Route::get("/chi-tieu/don-vi/{organisation}/moi", set, setting::get_new),
        Route::post("/chi-tieu/don-vi/{organisation}/moi", set, setting::post_new),
        Route::get("/chi-tieu/don-vi/{organisation}/dan", set, several::get_several),
        Route::post("/chi-tieu/don-vi/{organisation}/dan", set, several::post_several),
        Route::get("/chi-tieu/don-vi/{organisation}/dua-vao", read, containing::get_containing).with_workbook(),
        Route::get("/chi-tieu/don-vi/{organisation}/dua-vao/{target}", read, taking::get_taking),
        Route::post("/chi-tieu/don-vi/{organisation}/dua-vao/{target}/xac-nhan", set, taking::post_taking),
        Route::post("/chi-tieu/don-vi/{organisation}/dua-vao/{target}/khong", set, taking::post_stance),
        Route::get("/chi-tieu/don-vi/{organisation}/{pack}/{code}", read, indicator::get_indicator),
        Route::get("/chi-tieu/{target}", read, show::get_target),
        Route::post("/chi-tieu/{target}/thay", set, show::post_replacement),
        Route::post("/chi-tieu/{target}/dong-gop", set, contributing::post_contribution),
        Route::post("/chi-tieu/{target}/rut", set, show::post_withdrawal),
    ]
}

#[cfg(test)]
mod tests;
