//! The forms of the tracking body: accept, send back, extend, cancel.
//!
//! Rights and order of steps are asked in the actions; here only what was typed is checked.

use super::{super::forms::Typed, Filled};
use crate::{
    App,
    asked::Asked,
    failure::Failure,
    obligations::actions::flow,
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::ids::AssignmentId;

/// `POST /phan-viec/{id}/cong-nhan`
pub async fn post_acceptance(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let (submission, note) = match filled.typed.acceptance(filled.asked.language) {
        Ok(acceptance) => acceptance,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::accept(&filled.app, &filled.caller, id, filled.typed.seen(), submission, note).await;
    filled.answer(outcome, "assignments-done-accepted").await
}

/// `POST /phan-viec/{id}/tra-lai`
pub async fn post_sending_back(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let (submission, reason) = match filled.typed.sending_back(filled.asked.language) {
        Ok(sending_back) => sending_back,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::send_back(&filled.app, &filled.caller, id, filled.typed.seen(), submission, reason).await;
    filled.answer(outcome, "assignments-done-sent-back").await
}

/// `POST /phan-viec/{id}/gia-han`
pub async fn post_extension(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let (to, reason) = match filled.typed.extension(filled.asked.language) {
        Ok(extension) => extension,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::extend(&filled.app, &filled.caller, id, filled.typed.seen(), to, reason).await;
    filled.answer(outcome, "assignments-done-extended").await
}

/// `POST /phan-viec/{id}/huy`
pub async fn post_cancellation(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let reason = match filled.typed.cancellation(filled.asked.language) {
        Ok(reason) => reason,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::cancel(&filled.app, &filled.caller, id, filled.typed.seen(), reason).await;
    filled.answer(outcome, "assignments-done-cancelled").await
}
