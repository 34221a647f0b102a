//! Evidence: attaching it, withdrawing it, handing out its content.
//!
//! Whatever a file is, it leaves as bytes to be saved: nothing that was uploaded is shown inside a page of this system.

use super::{super::forms::Typed, Filled};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    downloads,
    failure::Failure,
    look::Complaints,
    obligations::actions::flow::{self, Attached},
    requests::{Named, Submitted},
    uploads::{SentFile, SubmittedFile},
};
use axum::{extract::State, response::Response};
use domain::ids::{AssignmentId, EvidenceId};

/// `POST /phan-viec/{id}/minh-chung`
pub async fn post_evidence(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let typed = Typed {
        version: sent.word("version"),
        ky: sent.word("ky"),
        chu_thich: sent.word("chu_thich"),
        ..Typed::default()
    };
    let SubmittedFile { caller, file, .. } = sent;
    let filled = Filled { app, asked, caller, id, typed };
    if file == SentFile::None {
        let mut complaints = Complaints::none();
        complaints.about("tep", filled.asked.language.say("assignments-evidence-choose"));
        return filled.complain(complaints).await;
    }
    let caption = match filled.typed.caption(filled.asked.language) {
        Ok(caption) => caption,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let (file_name, content) = match file.whole(&filled.app) {
        Ok(whole) => whole,
        Err(problem) => return filled.answer(Err(problem.into()), "assignments-done-attached").await,
    };
    let attached = Attached { file_name, caption, content };
    match flow::attach_evidence(&filled.app, &filled.caller, id, filled.typed.seen(), attached).await {
        Ok(evidence) => {
            let take_back = filled.asked.language.say("assignments-withdraw").to_string();
            let said = filled.done("assignments-done-attached");
            let said = said.offering(take_back, format!("/phan-viec/{id}/minh-chung/{evidence}/rut"));
            Ok(redirect_saying(&filled.path(), &said))
        }
        Err(failure) => filled.answer(Err(failure), "assignments-done-attached").await,
    }
}

/// `POST /phan-viec/{id}/minh-chung/{evidence}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named((id, evidence)): Named<(AssignmentId, EvidenceId)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let outcome = flow::withdraw_evidence(&filled.app, &filled.caller, id, evidence).await;
    filled.answer(outcome, "assignments-done-withdrawn").await
}

/// `GET /phan-viec/{id}/minh-chung/{evidence}`
pub async fn get_evidence(
    State(app): State<App>,
    Named((id, evidence)): Named<(AssignmentId, EvidenceId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let (row, content) = flow::open_evidence(&app, &caller, id, evidence).await?;
    Ok(downloads::saved(&row.file_name, content))
}
