//! Plans: documents with which a body carries out documents of the bodies above: which document is one, what it carries
//! out, its clauses with lead, deadline, product and money; and who owes one.
//!
//! How clauses stand to those of the documents above is no matter of this subject. A plan's document, text and duties are
//! those of every document.

pub mod actions;
mod api;
mod draft;
mod pages;
pub(crate) mod words;

use crate::{
    App,
    failure::Failure,
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::{ids::DocumentId, permissions::Verb};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{
        declaring, exporting, list, money, show,
        writing::{begin, check, clause, head, order, show as draft, tables},
    };
    let (reads, declares) = (Access::Asks(Verb::ReadDocument), Access::Asks(Verb::DeclarePlan));
    let writes = Access::Asks(Verb::WritePlan);
    vec![
        Route::get("/ke-hoach", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/ke-hoach/{document}", reads, show::get_plan),
        Route::get("/ke-hoach/{document}/excel", reads, exporting::get_excel),
        Route::get("/ke-hoach/{document}/word", reads, exporting::get_word),
        Route::get("/ke-hoach/{document}/pdf", reads, exporting::get_pdf),
        Route::get("/ke-hoach/{document}/kinh-phi", declares, money::get_money),
        Route::post("/ke-hoach/{document}/kinh-phi", declares, money::post_money),
        Route::get("/ke-hoach/soan/moi", writes, begin::get_beginning),
        Route::post("/ke-hoach/soan/moi", writes, begin::post_beginning),
        Route::get("/ke-hoach/soan/{draft}", writes, draft::get_draft),
        Route::post("/ke-hoach/soan/{draft}/sap-xep", writes, order::post_order),
        Route::get("/ke-hoach/soan/{draft}/thong-tin", writes, head::get_head),
        Route::post("/ke-hoach/soan/{draft}/thong-tin", writes, head::post_head),
        Route::get("/ke-hoach/soan/{draft}/muc/{clause}", writes, clause::get_clause),
        Route::post("/ke-hoach/soan/{draft}/muc/{clause}", writes, clause::post_clause),
        Route::get("/ke-hoach/soan/{draft}/phan/{part}/muc-moi", writes, clause::get_new_clause),
        Route::post("/ke-hoach/soan/{draft}/phan/{part}/muc-moi", writes, clause::post_new_clause),
        Route::get("/ke-hoach/soan/{draft}/excel", writes, tables::get_excel),
        Route::get("/ke-hoach/soan/{draft}/word", writes, tables::get_word),
        Route::get("/ke-hoach/soan/{draft}/pdf", writes, tables::get_pdf),
        Route::get("/ke-hoach/soan/{draft}/nhap", writes, tables::get_table),
        Route::post("/ke-hoach/soan/{draft}/nhap", writes, tables::post_table).with_body_limit(READ_LIMIT_BYTES),
        Route::post("/ke-hoach/soan/{draft}/nhap/ghi", writes, tables::post_changes),
        Route::get("/ke-hoach/soan/{draft}/kiem-tra", writes, check::get_check),
        Route::post("/ke-hoach/soan/{draft}/thanh-van-ban", writes, check::post_becoming),
        Route::post("/ke-hoach/soan/{draft}/bo", writes, check::post_abandonment),
        Route::post("/ke-hoach/soan/{draft}/soan-lai", writes, check::post_restoring),
        Route::get("/van-ban/{id}/ke-hoach", declares, declaring::get_declaration),
        Route::post("/van-ban/{id}/ke-hoach", declares, declaring::post_declaration),
        Route::post("/van-ban/{id}/ke-hoach/bo", declares, declaring::post_taking_back),
    ]
}

pub(crate) use actions::becoming::write_at_publication;
pub use api::endpoints;

/// Whether a document, which the caller has opened, is a plan.
pub async fn is_plan(app: &App, id: DocumentId) -> Result<bool, Failure> {
    actions::is_plan(&mut app.database().read().await?, id).await
}

#[cfg(test)]
mod tests;
