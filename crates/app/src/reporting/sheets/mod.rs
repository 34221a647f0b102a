//! Forms in workbooks: a unit's own form, or one sheet for all units of a round, goes out as .xlsx, is filled in without the
//! system, and comes back. What it would do is shown first; nothing is written before a person says so.
//!
//! A workbook carries what stood in it when it was made, so that what others did meanwhile is told apart from what its person
//! did. Whoever may write is judged as on the pages: nothing that a file says of itself gives a right.

mod comparing;
mod faults;
mod form;
mod hidden;
mod marking;
mod pages;
mod reading;
mod round;
mod round_reading;
mod standing;
mod tray;

pub(crate) use pages::{check_sort, download as download_of, new_id as new_upload, refused as refused_file};
pub(crate) use standing::{Spot, Standing};
pub(crate) use tray::Tray;

use crate::{
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::permissions::Verb;

/// The addresses of workbooks.
pub fn routes() -> Vec<Route> {
    use pages::{form, round, upload};
    let (enter, enter_for) = (Access::Asks(Verb::EnterFigures), Access::Asks(Verb::EnterOnBehalf));
    vec![
        Route::get("/bao-cao/{report}/excel", enter, form::get_form),
        Route::post("/bao-cao/{report}/excel", enter, form::post_form).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/bao-cao/{report}/excel/bieu-mau", enter, form::get_workbook),
        Route::get("/bao-cao/{report}/excel/{upload}", enter, upload::get_upload),
        Route::post("/bao-cao/{report}/excel/{upload}", enter, upload::post_upload),
        Route::get("/bao-cao/{report}/excel/{upload}/danh-dau", enter, upload::get_marked),
        Route::get("/bao-cao/dot/{round}/excel", enter_for, round::get_round),
        Route::post("/bao-cao/dot/{round}/excel", enter_for, round::post_round).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/bao-cao/dot/{round}/excel/bang", enter_for, round::get_workbook),
        Route::get("/bao-cao/dot/{round}/excel/{upload}", enter_for, round::get_upload),
        Route::post("/bao-cao/dot/{round}/excel/{upload}", enter_for, round::post_upload),
        Route::post("/bao-cao/dot/{round}/excel/{upload}/huy", enter_for, round::post_cancellation),
        Route::get("/bao-cao/dot/{round}/excel/{upload}/danh-dau", enter_for, round::get_marked),
    ]
}
