//! Documents: a file is read, a person corrects the reading and answers its questions, and publishing opens the duties.
//!
//! Others use [`actions`]; a page never reads the database itself. The reading of a text version never changes, only the
//! working copy beside it does, and after publication neither.

pub mod actions;
mod api;
mod carrying;
mod distribution;
mod forms;
mod highlight;
mod issuers;
mod lineage;
mod pages;
mod preview;
mod proposals;
mod review;
#[cfg(test)]
mod tests;
mod words;

pub use api::endpoints;
pub(crate) use lineage::carried_out;
pub use pages::arrivals::{Arrivals, Line as Arrival, arrivals};
pub(crate) use pages::lineage::{Step as LineageStep, steps as lineage_steps};
pub(crate) use review::DutyReview;
pub(crate) use words::{clause_name, named, provision_anchor, timing as timing_in_words, title};

use crate::routes::{Access, Route};
use domain::{comparison, permissions::Verb};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    let reads = Access::Asks(Verb::ReadDocument);
    let corrects = Access::Asks(Verb::CorrectReading);
    let registers = Access::Asks(Verb::RegisterDocument);
    let publishes = Access::Asks(Verb::PublishDocument);
    vec![
        Route::get("/van-ban", Access::SignedIn, pages::list::get_list).with_workbook(),
        Route::get("/van-ban/tai-len", registers, pages::upload::get_upload),
        Route::post("/van-ban/tai-len", registers, pages::upload::post_upload)
            .with_body_limit(crate::uploads::READ_LIMIT_BYTES),
        Route::get("/van-ban/{id}", reads, pages::show::get_document),
        Route::get("/van-ban/{id}/tep", reads, pages::file::get_file),
        Route::get("/van-ban/{id}/thong-tin", corrects, pages::head::get_head),
        Route::post("/van-ban/{id}/thong-tin", corrects, pages::head::post_head),
        Route::post("/van-ban/{id}/cau-hoi", corrects, pages::head::post_question),
        Route::post("/van-ban/{id}/thoi-han-con-lai", corrects, pages::head::post_standing),
        Route::get("/van-ban/{id}/them-nhiem-vu", corrects, pages::adding::get_adding),
        Route::post("/van-ban/{id}/them-nhiem-vu", corrects, pages::adding::post_adding),
        Route::get("/van-ban/{id}/nhiem-vu/{number}", corrects, pages::duty::get_duty),
        Route::post("/van-ban/{id}/nhiem-vu/{number}/noi-dung", corrects, pages::duty::post_words),
        Route::post("/van-ban/{id}/nhiem-vu/{number}/doi-tuong", corrects, pages::duty::post_addressees),
        Route::post("/van-ban/{id}/nhiem-vu/{number}/thoi-han", corrects, pages::duty::post_timing),
        Route::post("/van-ban/{id}/nhiem-vu/{number}/bo", corrects, pages::duty::post_drop),
        Route::post("/van-ban/{id}/nhiem-vu/{number}/khoi-phuc", corrects, pages::duty::post_restore),
        Route::post("/van-ban/{id}/nhiem-vu/{number}/gop", corrects, pages::reshaping::post_merge),
        Route::post("/van-ban/{id}/vi-tri", corrects, pages::reshaping::post_place),
        Route::post("/van-ban/{id}/tach", corrects, pages::reshaping::post_split),
        Route::get("/van-ban/{id}/noi-nhan/{recipient}", corrects, pages::recipients::get_recipient),
        Route::post("/van-ban/{id}/noi-nhan/{recipient}", corrects, pages::recipients::post_recipient),
        Route::get("/van-ban/{id}/them-noi-nhan", corrects, pages::recipients::get_adding),
        Route::post("/van-ban/{id}/them-noi-nhan", corrects, pages::recipients::post_adding),
        Route::post("/van-ban/{id}/da-nhan", Access::Asks(Verb::ReceiveDocument), pages::distribution::post_received),
        Route::post("/van-ban/{id}/nhac-mo", publishes, pages::distribution::post_reminder),
        Route::get("/van-ban/{id}/ban-moi", registers, pages::text_versions::get_new_text),
        Route::post("/van-ban/{id}/ban-moi", registers, pages::text_versions::post_new_text)
            .with_body_limit(crate::uploads::READ_LIMIT_BYTES),
        Route::get("/van-ban/{id}/so-sanh", reads, pages::comparing::get_comparison),
        Route::get("/van-ban/{id}/doc-lai", corrects, pages::rereading::get_proposals),
        Route::post("/van-ban/{id}/doc-lai", corrects, pages::rereading::post_rereading),
        Route::post("/van-ban/{id}/doc-lai/{proposal}", corrects, pages::rereading::post_answer),
        Route::get("/van-ban/{id}/hieu-chinh", corrects, pages::corrections::get_corrections),
        Route::post("/van-ban/{id}/hieu-chinh/{correction}/hoan-tac", corrects, pages::corrections::post_undo),
        Route::get("/van-ban/{id}/ban-hanh", publishes, pages::publication::get_preview),
        Route::post("/van-ban/{id}/ban-hanh", publishes, pages::publication::post_publication),
        Route::post("/van-ban/{id}/thu-hoi", Access::Asks(Verb::RetractDocument), pages::publication::post_retraction),
    ]
}
