//! Outreach: campaigns of a body, what units did in them and whom they reached, against how many there are.
//!
//! The rules of counting stand in `domain::outreach`. People are counted and never listed. Others may count what was done
//! with [`actions::count`], or roll it up with [`actions::rolled`].

pub mod actions;
mod api;
mod pages;
pub(crate) mod words;

pub use api::endpoints;

use crate::{
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{activity, list, materials, matrix, recording, rolled, show, unit, unreached, writing};
    let (read, lead) = (Access::Asks(Verb::ReadCampaign), Access::Asks(Verb::OpenCampaign));
    let (see, record) = (Access::Asks(Verb::ReadOutreach), Access::Asks(Verb::RecordOutreach));
    let state = Access::Asks(Verb::StateAudience);
    vec![
        Route::get("/tuyen-truyen", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/tuyen-truyen/moi", lead, writing::get_new),
        Route::post("/tuyen-truyen/moi", lead, writing::post_new),
        Route::get("/tuyen-truyen/ghi", record, recording::get_recording),
        Route::post("/tuyen-truyen/ghi", record, recording::post_recording).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/tuyen-truyen/don-vi/{organisation}", see, rolled::get_rolled).with_workbook(),
        Route::get("/tuyen-truyen/hoat-dong/{activity}", see, activity::get_activity),
        Route::get("/tuyen-truyen/hoat-dong/{activity}/sua", record, activity::get_correction),
        Route::post("/tuyen-truyen/hoat-dong/{activity}/sua", record, activity::post_correction)
            .with_body_limit(READ_LIMIT_BYTES),
        Route::post("/tuyen-truyen/hoat-dong/{activity}/rut", record, activity::post_withdrawal),
        Route::get("/tuyen-truyen/hoat-dong/{activity}/minh-chung/{number}", see, activity::get_evidence),
        Route::get("/tuyen-truyen/{campaign}", read, show::get_campaign),
        Route::get("/tuyen-truyen/{campaign}/sua", lead, writing::get_change),
        Route::post("/tuyen-truyen/{campaign}/sua", lead, writing::post_change),
        Route::post("/tuyen-truyen/{campaign}/mo", lead, show::post_opening),
        Route::post("/tuyen-truyen/{campaign}/dong", lead, show::post_closing),
        Route::get("/tuyen-truyen/{campaign}/ma-tran", read, matrix::get_matrix).with_workbook(),
        Route::get("/tuyen-truyen/{campaign}/chua-den", read, unreached::get_unreached).with_workbook(),
        Route::get("/tuyen-truyen/{campaign}/don-vi/{organisation}", see, unit::get_unit),
        Route::post("/tuyen-truyen/{campaign}/don-vi/{organisation}/tong-so", state, unit::post_people),
        Route::post("/tuyen-truyen/{campaign}/don-vi/{organisation}/so-nguoi", record, unit::post_persons),
        Route::get("/tuyen-truyen/{campaign}/tai-lieu", read, materials::get_materials),
        Route::post("/tuyen-truyen/{campaign}/tai-lieu", lead, materials::post_material)
            .with_body_limit(READ_LIMIT_BYTES),
        Route::get("/tuyen-truyen/{campaign}/tai-lieu/{material}/{number}", read, materials::get_file),
    ]
}

#[cfg(test)]
mod tests;
