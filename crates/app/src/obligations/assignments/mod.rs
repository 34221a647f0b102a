//! «Phần việc của đơn vị»: one assignment, the steps that can be taken with it, its evidence and its receipts.
//!
//! Each step is a resource of its own below the assignment. Who may take it is asked in the action, on this assignment.

mod forms;
mod pages;
mod view;
pub mod words;

pub use forms::{CAPTION_LIMIT, NARRATIVE_LIMIT};

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of assignments.
pub fn routes() -> Vec<Route> {
    use pages::{evidence, holder, receipt, show, tracking};
    let read = Access::Asks(Verb::ReadAssignment);
    let attach = Access::Asks(Verb::AttachEvidence);
    vec![
        Route::get("/phan-viec/{id}", read, show::get_assignment),
        Route::post(
            "/phan-viec/{id}/xac-nhan-nhan-viec",
            Access::Asks(Verb::Acknowledge),
            holder::post_acknowledgement,
        ),
        Route::post("/phan-viec/{id}/thu-truong", Access::Asks(Verb::NameResponsible), holder::post_responsible),
        Route::post("/phan-viec/{id}/bao-cao", Access::Asks(Verb::ReportProgress), holder::post_report),
        Route::post("/phan-viec/{id}/ban-nhap", Access::Asks(Verb::ReportProgress), holder::post_draft),
        Route::post("/phan-viec/{id}/duyet", Access::Asks(Verb::Endorse), holder::post_endorsement),
        Route::post("/phan-viec/{id}/gui", Access::Asks(Verb::Submit), holder::post_submission),
        Route::post("/phan-viec/{id}/xac-nhan-dinh-ky", Access::Asks(Verb::Confirm), holder::post_confirmation),
        Route::post("/phan-viec/{id}/minh-chung", attach, evidence::post_evidence)
            .with_body_limit(crate::uploads::READ_LIMIT_BYTES),
        Route::get("/phan-viec/{id}/minh-chung/{evidence}", read, evidence::get_evidence),
        Route::post("/phan-viec/{id}/minh-chung/{evidence}/rut", attach, evidence::post_withdrawal),
        Route::get("/phan-viec/{id}/bien-nhan/{submission}", read, receipt::get_receipt),
        Route::post("/phan-viec/{id}/cong-nhan", Access::Asks(Verb::Accept), tracking::post_acceptance),
        Route::post("/phan-viec/{id}/tra-lai", Access::Asks(Verb::SendBack), tracking::post_sending_back),
        Route::post("/phan-viec/{id}/gia-han", Access::Asks(Verb::Extend), tracking::post_extension),
        Route::post("/phan-viec/{id}/huy", Access::Asks(Verb::Cancel), tracking::post_cancellation),
    ]
}
