//! Consolidated reports and reviews («sơ kết», «tổng kết»): drafted from the data, edited in blocks, approved and frozen.
//!
//! Sentences come from `papers::writing::review`, facts from [`gathering`]; here people write, answer and approve, and nothing
//! that was written is lost. Number, date and signature are the office's.

pub mod actions;
mod api;
pub mod gathering;
mod order;
mod pages;
mod step;
pub(crate) mod words;

pub use actions::making::Approvals;
pub use api::endpoints;

use crate::{
    App,
    acting::Acting,
    caller::Caller,
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{approve, begin, block, compare, head, issue, list, show};
    let (reads, drafts) = (Access::Asks(Verb::ReadReview), Access::Asks(Verb::DraftReview));
    let approves = Access::Asks(Verb::ApproveReview);
    vec![
        Route::get("/tong-ket", Access::SignedIn, list::get_list),
        Route::get("/tong-ket/so-sanh", Access::SignedIn, compare::get_comparison),
        Route::get("/tong-ket/moi", drafts, begin::get_beginning),
        Route::post("/tong-ket/moi", drafts, begin::post_beginning),
        Route::get("/tong-ket/{review}", reads, show::get_review),
        Route::post("/tong-ket/{review}/lap-lai", drafts, show::post_redrafting),
        Route::get("/tong-ket/{review}/thong-tin", drafts, head::get_head),
        Route::post("/tong-ket/{review}/thong-tin", drafts, head::post_head),
        Route::get("/tong-ket/{review}/doan/{block}", drafts, block::get_block),
        Route::post("/tong-ket/{review}/doan/{block}", drafts, block::post_words),
        Route::post("/tong-ket/{review}/doan/{block}/de-xuat", drafts, block::post_answer),
        Route::post("/tong-ket/{review}/doan/{block}/bo", drafts, block::post_removal),
        Route::post("/tong-ket/{review}/doan/{block}/khoi-phuc", drafts, block::post_restoring),
        Route::post("/tong-ket/{review}/doan/{block}/tro-lai", drafts, block::post_return),
        Route::post("/tong-ket/{review}/doan/{block}/them", drafts, block::post_adding),
        Route::post("/tong-ket/{review}/bo", drafts, show::post_abandonment),
        Route::post("/tong-ket/{review}/soan-lai", drafts, show::post_restoring),
        Route::get("/tong-ket/{review}/tep.docx", reads, show::get_docx),
        Route::get("/tong-ket/{review}/tep.pdf", reads, show::get_pdf),
        Route::get("/tong-ket/{review}/duyet", approves, approve::get_approval),
        Route::post("/tong-ket/{review}/duyet", approves, approve::post_approval),
        Route::post("/tong-ket/{review}/rut-duyet", approves, approve::post_reopening),
        Route::get("/tong-ket/{review}/so-ngay", reads, issue::get_issue),
        Route::post("/tong-ket/{review}/so-ngay", drafts, issue::post_issue),
        Route::get("/tong-ket/{review}/ban-ky", reads, issue::get_signed),
        Route::post("/tong-ket/{review}/ban-ky", drafts, issue::post_signed).with_body_limit(READ_LIMIT_BYTES),
    ]
}

/// Whether a person may write a review for some body.
pub fn may_write(app: &App, caller: &Caller) -> bool {
    !actions::writing_bodies(&Acting::now(app, caller)).is_empty()
}

#[cfg(test)]
mod tests;
