//! Reporting for programs: rounds, reports and the steps of a report. Each calls the action that the page calls.
//!
//! A step carries the version of the report that the program saw; it answers with the report as it stands after it.

mod importing;
mod papers;
mod reports;
mod rounds;
mod standing;
mod steps;
mod told;

use crate::{
    api::{Endpoint, Subject},
    routes::Access,
};
use domain::permissions::Verb;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, enter) = (Access::Asks(Verb::ReadReport), Access::Asks(Verb::EnterFigures));
    let (see_round, lock) = (Access::Asks(Verb::ReadRound), Access::Asks(Verb::LockRound));
    let (waive, admit) = (Access::Asks(Verb::WaiveReport), Access::Asks(Verb::AdmitReport));
    let (endorse, submit) = (Access::Asks(Verb::Endorse), Access::Asks(Verb::Submit));
    let (accept, send_back) = (Access::Asks(Verb::Accept), Access::Asks(Verb::SendBack));
    let (open, enter_for) = (Access::Asks(Verb::OpenRound), Access::Asks(Verb::EnterOnBehalf));
    let endpoints = vec![
        Endpoint::get("/api/v1/rounds", Access::SignedIn, "api-list-rounds", rounds::list),
        Endpoint::post("/api/v1/rounds", open, "api-open-round", rounds::open),
        Endpoint::get("/api/v1/rounds/preview", open, "api-preview-round", rounds::preview),
        Endpoint::get("/api/v1/rounds/{round}", see_round, "api-get-round", rounds::show),
        Endpoint::get("/api/v1/rounds/{round}/reports", see_round, "api-list-reports-of-round", rounds::list_reports),
        Endpoint::post("/api/v1/rounds/{round}/lock", lock, "api-lock-round", rounds::lock),
        Endpoint::post("/api/v1/rounds/{round}/lock/withdrawal", lock, "api-unlock-round", rounds::unlock),
        Endpoint::post("/api/v1/rounds/{round}/figures", enter_for, "api-enter-for-units", importing::enter_for_units),
        Endpoint::get("/api/v1/reports", Access::SignedIn, "api-list-reports", reports::list),
        Endpoint::get("/api/v1/reports/{report}", read, "api-get-report", reports::show),
        Endpoint::post("/api/v1/figures/import", Access::SignedIn, "api-import-figures", importing::import),
        Endpoint::post("/api/v1/reports/{report}/endorsement", endorse, "api-endorse-report", steps::endorse),
        Endpoint::post("/api/v1/reports/{report}/submission", submit, "api-submit-report", steps::submit),
        Endpoint::post("/api/v1/reports/{report}/acceptance", accept, "api-accept-report", steps::accept),
        Endpoint::post("/api/v1/reports/{report}/sending-back", send_back, "api-send-back-report", steps::send_back),
        Endpoint::post("/api/v1/reports/{report}/correction", enter, "api-correct-report", steps::correct),
        Endpoint::post("/api/v1/reports/{report}/waiver", waive, "api-waive-report", steps::waive),
        Endpoint::post(
            "/api/v1/reports/{report}/waiver/withdrawal",
            waive,
            "api-withdraw-waiver",
            steps::withdraw_waiver,
        ),
        Endpoint::post("/api/v1/reports/{report}/admission", admit, "api-admit-report", steps::admit),
        Endpoint::post(
            "/api/v1/reports/{report}/admission/withdrawal",
            admit,
            "api-withdraw-admission",
            steps::withdraw_admission,
        ),
    ];
    let endpoints = endpoints.into_iter().chain(of_standing_requests(open)).chain(of_papers(read)).collect();
    Subject { key: "api-subject-reporting", endpoints }
}

/// Standing requests and their steps.
fn of_standing_requests(open: Access) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/standing-requests", open, "api-list-standing-requests", standing::list),
        Endpoint::post("/api/v1/standing-requests", open, "api-make-standing-request", standing::make),
        Endpoint::get("/api/v1/standing-requests/{request}", open, "api-get-standing-request", standing::show),
        Endpoint::post("/api/v1/standing-requests/{request}/pause", open, "api-pause-request", standing::pause),
        Endpoint::post("/api/v1/standing-requests/{request}/resumption", open, "api-resume-request", standing::resume),
        Endpoint::post("/api/v1/standing-requests/{request}/end", open, "api-end-request", standing::end),
    ]
}

/// Papers that are drafted from a round, and receipts.
fn of_papers(read: Access) -> Vec<Endpoint> {
    let draft = Access::Asks(Verb::DraftPaper);
    vec![
        Endpoint::get("/api/v1/rounds/{round}/letter-of-urging", draft, "api-draft-letter", papers::letter),
        Endpoint::get("/api/v1/rounds/{round}/consolidated-report", draft, "api-draft-report", papers::consolidated),
        Endpoint::get("/api/v1/reports/{report}/receipts/{receipt}", read, "api-get-receipt", papers::receipt),
    ]
}
