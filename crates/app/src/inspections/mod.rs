//! Inspection and supervision («kiểm tra, giám sát»): the programme of a year, visits with their checklists, findings tied to a
//! clause and a unit, remedies that are assignments, re-inspections that close them, and the conclusion paper.
//!
//! When a finding is closed is decided in `domain::inspections`; how a remedy is carried out, by the obligations. Reviews draw
//! from [`actions::rolling`].

pub mod actions;
mod api;
mod content;
mod pages;
mod paper;
pub(crate) mod words;

use crate::{
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::permissions::Verb;

pub use api::endpoints;
pub(crate) use words::kind as kind_in_words;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{
        checklist, conclusion, finding, item, list, planned, programme, recheck, remedy, rolling, visit, writing,
    };
    let reads = Access::Asks(Verb::ReadInspection);
    let (plans, records) = (Access::Asks(Verb::PlanInspection), Access::Asks(Verb::RecordInspection));
    let (verifies, approves) = (Access::Asks(Verb::VerifyRemedy), Access::Asks(Verb::ApproveInspection));
    vec![
        Route::get("/kiem-tra", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/kiem-tra/tong-hop", Access::SignedIn, rolling::get_rolling).with_workbook(),
        Route::get("/kiem-tra/chuong-trinh/moi", plans, programme::get_beginning),
        Route::post("/kiem-tra/chuong-trinh/moi", plans, programme::post_beginning),
        Route::get("/kiem-tra/chuong-trinh/{programme}", reads, programme::get_programme),
        Route::post("/kiem-tra/chuong-trinh/{programme}/duyet", approves, programme::post_approval),
        Route::get("/kiem-tra/chuong-trinh/{programme}/cuoc-moi", plans, planned::get_new),
        Route::post("/kiem-tra/chuong-trinh/{programme}/cuoc-moi", plans, planned::post_new),
        Route::get("/kiem-tra/chuong-trinh/{programme}/cuoc/{planned}", plans, planned::get_planned),
        Route::post("/kiem-tra/chuong-trinh/{programme}/cuoc/{planned}", plans, planned::post_planned),
        Route::get("/kiem-tra/cuoc/moi", plans, writing::get_beginning),
        Route::post("/kiem-tra/cuoc/moi", plans, writing::post_beginning),
        Route::get("/kiem-tra/cuoc/{inspection}", reads, visit::get_visit),
        Route::post("/kiem-tra/cuoc/{inspection}/bo", plans, visit::post_abandonment),
        Route::get("/kiem-tra/cuoc/{inspection}/thong-tin", plans, writing::get_particulars),
        Route::post("/kiem-tra/cuoc/{inspection}/thong-tin", plans, writing::post_particulars),
        Route::get("/kiem-tra/cuoc/{inspection}/de-cuong", reads, checklist::get_checklist).with_workbook(),
        Route::post("/kiem-tra/cuoc/{inspection}/de-cuong/lap", records, checklist::post_drawing),
        Route::post("/kiem-tra/cuoc/{inspection}/de-cuong/them", records, checklist::post_adding),
        Route::get("/kiem-tra/cuoc/{inspection}/de-cuong/{item}", records, item::get_item),
        Route::post("/kiem-tra/cuoc/{inspection}/de-cuong/{item}", records, item::post_item),
        Route::get("/kiem-tra/cuoc/{inspection}/phat-hien", records, finding::get_recording),
        Route::post("/kiem-tra/cuoc/{inspection}/phat-hien", records, finding::post_recording),
        Route::get("/kiem-tra/cuoc/{inspection}/ket-luan", reads, conclusion::get_conclusion),
        Route::post("/kiem-tra/cuoc/{inspection}/ket-luan", plans, conclusion::post_conclusion),
        Route::post("/kiem-tra/cuoc/{inspection}/ket-luan/duyet", approves, conclusion::post_approval),
        Route::post("/kiem-tra/cuoc/{inspection}/ket-luan/so-ngay", plans, conclusion::post_number),
        Route::get("/kiem-tra/cuoc/{inspection}/ket-luan/tep", reads, conclusion::get_paper),
        Route::get("/kiem-tra/phat-hien/{finding}", reads, finding::get_finding),
        Route::post("/kiem-tra/phat-hien/{finding}/rut", records, finding::post_withdrawal),
        Route::get("/kiem-tra/phat-hien/{finding}/khac-phuc", verifies, remedy::get_asking),
        Route::post("/kiem-tra/phat-hien/{finding}/khac-phuc", verifies, remedy::post_asking),
        Route::get("/kiem-tra/phat-hien/{finding}/tai-kiem-tra", verifies, recheck::get_recheck),
        Route::post("/kiem-tra/phat-hien/{finding}/tai-kiem-tra", verifies, recheck::post_recheck)
            .with_body_limit(READ_LIMIT_BYTES),
        Route::get("/kiem-tra/phat-hien/{finding}/minh-chung/{number}", reads, recheck::get_file),
    ]
}

#[cfg(test)]
mod tests;
