//! Registers («sổ theo dõi»): rows with a schema from the pack, kept by a body, read above it, and making figures of reports.
//!
//! A row is versions, one for each act, and nothing is taken away. What a pack says of a register holds for what is written; what
//! was written under an older version stays readable. Rows of a body that ended are kept on by the one that carries on.

pub mod actions;
mod api;
mod pages;
mod schema;
mod sheets;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use api::endpoints;
pub(crate) use sheets::Uploads;

use crate::{
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{ending, entering, fed, list, overview, show, upload};
    let (read, keep) = (Access::Asks(Verb::ReadRegister), Access::Asks(Verb::KeepRegister));
    vec![
        Route::get("/so-theo-doi", Access::SignedIn, overview::get_own),
        Route::get("/so-theo-doi/don-vi/{organisation}", read, overview::get_overview),
        Route::get("/so-theo-doi/don-vi/{organisation}/{pack}/{register}", read, list::get_list).with_workbook(),
        Route::get("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/moi", keep, entering::get_new),
        Route::post("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/moi", keep, entering::post_new),
        Route::get("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel", keep, upload::get_excel),
        Route::post("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel", keep, upload::post_excel)
            .with_body_limit(READ_LIMIT_BYTES),
        Route::get("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel/mau", keep, upload::get_template),
        Route::get("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel/{upload}", keep, upload::get_upload),
        Route::post("/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel/{upload}", keep, upload::post_upload),
        Route::post(
            "/so-theo-doi/don-vi/{organisation}/{pack}/{register}/excel/{upload}/huy",
            keep,
            upload::post_cancellation,
        ),
        Route::get("/so-theo-doi/dong/{record}", read, show::get_record),
        Route::get("/so-theo-doi/dong/{record}/sua", keep, entering::get_change),
        Route::post("/so-theo-doi/dong/{record}/sua", keep, entering::post_change),
        Route::post("/so-theo-doi/dong/{record}/ket-thuc", keep, ending::post_end),
        Route::post("/so-theo-doi/dong/{record}/mo-lai", keep, ending::post_reopening),
        Route::post("/so-theo-doi/dong/{record}/sap-xep", keep, ending::post_rearrangement),
        Route::post("/so-theo-doi/dong/{record}/rut", keep, ending::post_withdrawal),
        Route::get("/so-theo-doi/so-lieu/{report}/{cell}", read, fed::get_fed),
    ]
}
