//! The forms of the holder's people: acknowledge, name the head, report, draft, endorse, submit, confirm.
//!
//! Rights and order of steps are asked in the actions; here only what was typed is checked.

use super::Filled;
use crate::{asked::redirect_saying, failure::Failure, look::Notice, obligations::actions::flow};
use axum::response::Response;

/// `POST /phan-viec/{id}/xac-nhan-nhan-viec`
pub async fn post_acknowledgement(filled: Filled) -> Result<Response, Failure> {
    let outcome = flow::acknowledge(&filled.app, &filled.caller, filled.id, filled.typed.seen()).await;
    filled.answer(outcome, "assignments-done-acknowledged").await
}

/// `POST /phan-viec/{id}/thu-truong`
pub async fn post_responsible(filled: Filled) -> Result<Response, Failure> {
    let head = match filled.typed.responsible(filled.asked.language) {
        Ok(head) => head,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::name_responsible(&filled.app, &filled.caller, filled.id, filled.typed.seen(), head).await;
    filled.answer(outcome, "assignments-done-named").await
}

/// `POST /phan-viec/{id}/bao-cao`
pub async fn post_report(filled: Filled) -> Result<Response, Failure> {
    let (declared, narrative) = match filled.typed.report(filled.asked.language) {
        Ok(report) => report,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let seen = filled.typed.seen();
    let outcome = flow::report_progress(&filled.app, &filled.caller, filled.id, seen, declared, narrative).await;
    filled.answer(outcome, "assignments-done-reported").await
}

/// `POST /phan-viec/{id}/ban-nhap`
pub async fn post_draft(filled: Filled) -> Result<Response, Failure> {
    let draft = match filled.typed.draft(filled.asked.language) {
        Ok(draft) => draft,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::save_draft(&filled.app, &filled.caller, filled.id, &draft).await;
    filled.answer(outcome, "assignments-done-draft").await
}

/// `POST /phan-viec/{id}/duyet`
pub async fn post_endorsement(filled: Filled) -> Result<Response, Failure> {
    let outcome = flow::endorse(&filled.app, &filled.caller, filled.id, filled.typed.seen()).await;
    filled.answer(outcome, "assignments-done-endorsed").await
}

/// `POST /phan-viec/{id}/gui`: leads to the receipt.
pub async fn post_submission(filled: Filled) -> Result<Response, Failure> {
    match flow::submit(&filled.app, &filled.caller, filled.id, filled.typed.seen()).await {
        Ok(submission) => {
            let said = Notice::ok(filled.asked.language.say("assignments-done-submitted"));
            Ok(redirect_saying(&format!("{}/bien-nhan/{submission}", filled.path()), &said))
        }
        Err(failure) => filled.answer(Err(failure), "assignments-done-submitted").await,
    }
}

/// `POST /phan-viec/{id}/xac-nhan-dinh-ky`
pub async fn post_confirmation(filled: Filled) -> Result<Response, Failure> {
    let note = match filled.typed.confirmation(filled.asked.language) {
        Ok(note) => note,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::confirm(&filled.app, &filled.caller, filled.id, filled.typed.seen(), note).await;
    filled.answer(outcome, "assignments-done-confirmed").await
}
