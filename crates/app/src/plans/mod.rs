//! Plans: documents with which a body carries out documents of the bodies above: which document is one, what it carries
//! out, its clauses with lead, deadline, product and money; and who owes one.
//!
//! How clauses stand to those of the documents above is no matter of this subject. A plan's document, text and duties are
//! those of every document.

pub mod actions;
mod pages;
mod words;

use crate::{
    App,
    failure::Failure,
    routes::{Access, Route},
};
use domain::{ids::DocumentId, permissions::Verb};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{declaring, list, money, show};
    let (reads, declares) = (Access::Asks(Verb::ReadDocument), Access::Asks(Verb::DeclarePlan));
    vec![
        Route::get("/ke-hoach", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/ke-hoach/{document}", reads, show::get_plan),
        Route::get("/ke-hoach/{document}/kinh-phi", declares, money::get_money),
        Route::post("/ke-hoach/{document}/kinh-phi", declares, money::post_money),
        Route::get("/van-ban/{id}/ke-hoach", declares, declaring::get_declaration),
        Route::post("/van-ban/{id}/ke-hoach", declares, declaring::post_declaration),
        Route::post("/van-ban/{id}/ke-hoach/bo", declares, declaring::post_taking_back),
    ]
}

/// Whether a document, which the caller has opened, is a plan.
pub async fn is_plan(app: &App, id: DocumentId) -> Result<bool, Failure> {
    actions::is_plan(&mut app.database().read().await?, id).await
}

#[cfg(test)]
mod tests;
