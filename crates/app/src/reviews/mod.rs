//! Consolidated reports and reviews («sơ kết», «tổng kết»): drafted from the data, edited in blocks, approved and frozen.
//!
//! Sentences come from `papers::writing::review`, facts from [`gathering`]; here people write, answer and approve, and nothing
//! that was written is lost. Number, date and signature are the office's.

pub mod actions;
pub mod gathering;
mod order;
mod pages;
mod step;
mod words;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{begin, block, head, list, show};
    let (reads, drafts) = (Access::Asks(Verb::ReadReview), Access::Asks(Verb::DraftReview));
    vec![
        Route::get("/tong-ket", Access::SignedIn, list::get_list),
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
    ]
}

#[cfg(test)]
mod tests;
