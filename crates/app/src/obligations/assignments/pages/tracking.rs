//! The forms of the tracking body: accept, send back, extend, cancel.
//!
//! Rights and order of steps are asked in the actions; here only what was typed is checked.

use super::Filled;
use crate::{failure::Failure, obligations::actions::flow};
use axum::response::Response;

/// `POST /phan-viec/{id}/cong-nhan`
pub async fn post_acceptance(filled: Filled) -> Result<Response, Failure> {
    let (submission, note) = match filled.typed.acceptance(filled.asked.language) {
        Ok(acceptance) => acceptance,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::accept(&filled.app, &filled.caller, filled.id, filled.typed.seen(), submission, note).await;
    filled.answer(outcome, "assignments-done-accepted").await
}

/// `POST /phan-viec/{id}/tra-lai`
pub async fn post_sending_back(filled: Filled) -> Result<Response, Failure> {
    let (submission, reason) = match filled.typed.sending_back(filled.asked.language) {
        Ok(sending_back) => sending_back,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome =
        flow::send_back(&filled.app, &filled.caller, filled.id, filled.typed.seen(), submission, reason).await;
    filled.answer(outcome, "assignments-done-sent-back").await
}

/// `POST /phan-viec/{id}/gia-han`
pub async fn post_extension(filled: Filled) -> Result<Response, Failure> {
    let (to, reason) = match filled.typed.extension(filled.asked.language) {
        Ok(extension) => extension,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::extend(&filled.app, &filled.caller, filled.id, filled.typed.seen(), to, reason).await;
    filled.answer(outcome, "assignments-done-extended").await
}

/// `POST /phan-viec/{id}/huy`
pub async fn post_cancellation(filled: Filled) -> Result<Response, Failure> {
    let reason = match filled.typed.cancellation(filled.asked.language) {
        Ok(reason) => reason,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::cancel(&filled.app, &filled.caller, filled.id, filled.typed.seen(), reason).await;
    filled.answer(outcome, "assignments-done-cancelled").await
}
