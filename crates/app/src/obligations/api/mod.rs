//! Obligations and assignments for programs: the lists, one with all that was done in it, and each step of an assignment.
//! Each calls the action that the page calls.
//!
//! A step carries the version of the assignment that the program saw; it answers with the assignment as it stands after it.

mod assignments;
mod evidence;
mod obligations;
mod steps;
pub mod told;
mod whole;

pub use obligations::ToldTiming;

use crate::{
    api::{Endpoint, Subject},
    routes::Access,
};
use domain::permissions::Verb;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let read = Access::Asks(Verb::ReadAssignment);
    let mut endpoints = vec![
        Endpoint::get("/api/v1/obligations", Access::SignedIn, "api-list-obligations", obligations::list),
        Endpoint::get("/api/v1/obligations/{obligation}", read, "api-get-obligation", obligations::show),
        Endpoint::get("/api/v1/assignments", Access::SignedIn, "api-list-assignments", assignments::list),
        Endpoint::get("/api/v1/assignments/{assignment}", read, "api-get-assignment", assignments::show),
        Endpoint::get(
            "/api/v1/assignments/{assignment}/receipts/{submission}",
            read,
            "api-get-assignment-receipt",
            assignments::show_receipt,
        ),
    ];
    endpoints.extend(evidence_of_work());
    endpoints.extend(steps_of_holder());
    endpoints.extend(steps_of_tracking_body());
    Subject { key: "api-subject-obligations", endpoints }
}

fn evidence_of_work() -> Vec<Endpoint> {
    let (read, attach) = (Access::Asks(Verb::ReadAssignment), Access::Asks(Verb::AttachEvidence));
    vec![
        Endpoint::post("/api/v1/assignments/{assignment}/evidence", attach, "api-attach-evidence", evidence::attach),
        Endpoint::get(
            "/api/v1/assignments/{assignment}/evidence/{evidence}",
            read,
            "api-get-evidence",
            evidence::download,
        ),
        Endpoint::post(
            "/api/v1/assignments/{assignment}/evidence/{evidence}/withdrawal",
            attach,
            "api-withdraw-evidence",
            evidence::withdraw,
        ),
    ]
}

fn steps_of_holder() -> Vec<Endpoint> {
    let (report, confirm) = (Access::Asks(Verb::ReportProgress), Access::Asks(Verb::Confirm));
    let (endorse, submit) = (Access::Asks(Verb::Endorse), Access::Asks(Verb::Submit));
    vec![
        Endpoint::post(
            "/api/v1/assignments/{assignment}/acknowledgement",
            Access::Asks(Verb::Acknowledge),
            "api-acknowledge-assignment",
            steps::acknowledge,
        ),
        Endpoint::post(
            "/api/v1/assignments/{assignment}/responsible",
            Access::Asks(Verb::NameResponsible),
            "api-name-responsible",
            steps::name_responsible,
        ),
        Endpoint::post("/api/v1/assignments/{assignment}/draft", report, "api-save-progress-draft", steps::save_draft),
        Endpoint::post("/api/v1/assignments/{assignment}/reports", report, "api-report-progress", steps::report),
        Endpoint::post("/api/v1/assignments/{assignment}/endorsement", endorse, "api-endorse-progress", steps::endorse),
        Endpoint::post("/api/v1/assignments/{assignment}/submission", submit, "api-submit-progress", steps::submit),
        Endpoint::post("/api/v1/assignments/{assignment}/confirmation", confirm, "api-confirm-duty", steps::confirm),
    ]
}

fn steps_of_tracking_body() -> Vec<Endpoint> {
    let (accept, send_back) = (Access::Asks(Verb::Accept), Access::Asks(Verb::SendBack));
    let (extend, cancel) = (Access::Asks(Verb::Extend), Access::Asks(Verb::Cancel));
    vec![
        Endpoint::post("/api/v1/assignments/{assignment}/acceptance", accept, "api-accept-progress", steps::accept),
        Endpoint::post(
            "/api/v1/assignments/{assignment}/sending-back",
            send_back,
            "api-send-back-progress",
            steps::send_back,
        ),
        Endpoint::post("/api/v1/assignments/{assignment}/extension", extend, "api-extend-assignment", steps::extend),
        Endpoint::post("/api/v1/assignments/{assignment}/cancellation", cancel, "api-cancel-assignment", steps::cancel),
    ]
}
