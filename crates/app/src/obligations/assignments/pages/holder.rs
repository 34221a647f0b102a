//! The forms of the holder's people: acknowledge, name the head, report, draft, endorse, submit, confirm.
//!
//! Rights and order of steps are asked in the actions; here only what was typed is checked.

use super::{super::forms::Typed, Filled};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    failure::Failure,
    look::Notice,
    obligations::actions::flow,
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::ids::AssignmentId;

/// `POST /phan-viec/{id}/xac-nhan-nhan-viec`
pub async fn post_acknowledgement(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let outcome = flow::acknowledge(&filled.app, &filled.caller, id, filled.typed.seen()).await;
    filled.answer(outcome, "assignments-done-acknowledged").await
}

/// `POST /phan-viec/{id}/thu-truong`
pub async fn post_responsible(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let head = match filled.typed.responsible(filled.asked.language) {
        Ok(head) => head,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::name_responsible(&filled.app, &filled.caller, id, filled.typed.seen(), head).await;
    filled.answer(outcome, "assignments-done-named").await
}

/// `POST /phan-viec/{id}/bao-cao`
pub async fn post_report(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let (declared, narrative) = match filled.typed.report(filled.asked.language) {
        Ok(report) => report,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let seen = filled.typed.seen();
    let outcome = flow::report_progress(&filled.app, &filled.caller, id, seen, declared, narrative).await;
    filled.answer(outcome, "assignments-done-reported").await
}

/// `POST /phan-viec/{id}/ban-nhap`
pub async fn post_draft(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let draft = match filled.typed.draft(filled.asked.language) {
        Ok(draft) => draft,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::save_draft(&filled.app, &filled.caller, id, &draft).await;
    filled.answer(outcome, "assignments-done-draft").await
}

/// `POST /phan-viec/{id}/duyet`
pub async fn post_endorsement(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let outcome = flow::endorse(&filled.app, &filled.caller, id, filled.typed.seen()).await;
    filled.answer(outcome, "assignments-done-endorsed").await
}

/// `POST /phan-viec/{id}/gui`: leads to the receipt.
pub async fn post_submission(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    match flow::submit(&filled.app, &filled.caller, id, filled.typed.seen()).await {
        Ok(submission) => {
            let said = Notice::ok(filled.asked.language.say("assignments-done-submitted"));
            Ok(redirect_saying(&format!("/phan-viec/{id}/bien-nhan/{submission}"), &said))
        }
        Err(failure) => filled.answer(Err(failure), "assignments-done-submitted").await,
    }
}

/// `POST /phan-viec/{id}/xac-nhan-dinh-ky`
pub async fn post_confirmation(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let note = match filled.typed.confirmation(filled.asked.language) {
        Ok(note) => note,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let outcome = flow::confirm(&filled.app, &filled.caller, id, filled.typed.seen(), note).await;
    filled.answer(outcome, "assignments-done-confirmed").await
}
