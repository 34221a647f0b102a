//! Difficulties and proposals («khó khăn, vướng mắc», «kiến nghị, đề xuất»): raised by a unit against a clause, an assignment or a
//! figure, held by one body at a time, answered or forwarded in time, judged by those who raised them.
//!
//! The rules stand in `domain::difficulties`; the clock is the pack's. What a page shows of who holds it and how long it
//! waits is read from the rows and today's graph.

pub mod actions;
mod api;
mod own_work;
mod pages;
pub(crate) mod words;

pub use api::endpoints;
pub use own_work::own_work;

use crate::{
    App,
    acting::Acting,
    caller::Caller,
    routes::{Access, Route},
    uploads::READ_LIMIT_BYTES,
};
use domain::{ids::OrganisationId, permissions::Verb};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{evidence, list, policy, raise, show, steps, totals};
    let (reads, raises) = (Access::Asks(Verb::ReadDifficulty), Access::Asks(Verb::RaiseDifficulty));
    let (answers, merges) = (Access::Asks(Verb::AnswerDifficulty), Access::Asks(Verb::MergeDifficulties));
    vec![
        Route::get("/kho-khan", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/kho-khan/chinh-sach", Access::SignedIn, policy::get_register).with_workbook(),
        Route::get("/kho-khan/tong-hop", Access::SignedIn, totals::get_totals).with_workbook(),
        Route::get("/kho-khan/moi", raises, raise::get_raising),
        Route::post("/kho-khan/moi", raises, raise::post_raising).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/kho-khan/{difficulty}", reads, show::get_difficulty),
        Route::post("/kho-khan/{difficulty}/tra-loi", answers, steps::post_answer),
        Route::post("/kho-khan/{difficulty}/chuyen", Access::Asks(Verb::ForwardDifficulty), steps::post_forwarding),
        Route::post("/kho-khan/{difficulty}/gop", merges, steps::post_merging),
        Route::post("/kho-khan/{difficulty}/tach", merges, steps::post_parting),
        Route::post("/kho-khan/{difficulty}/y-kien", Access::Asks(Verb::JudgeAnswer), steps::post_judgement),
        Route::post("/kho-khan/{difficulty}/rut", raises, steps::post_withdrawal),
        Route::post("/kho-khan/{difficulty}/tep", raises, evidence::post_evidence).with_body_limit(READ_LIMIT_BYTES),
        Route::get("/kho-khan/{difficulty}/tep/{evidence}", reads, evidence::get_evidence),
        Route::post("/kho-khan/{difficulty}/ket-qua", Access::Asks(Verb::RecordFate), steps::post_fate),
    ]
}

/// Whether a person may raise something for a body.
pub fn may_raise_for(app: &App, caller: &Caller, body: OrganisationId) -> bool {
    actions::raising::require(&Acting::now(app, caller), body).is_ok()
}

#[cfg(test)]
pub(crate) mod tests;
