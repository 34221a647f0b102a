//! Documents for programs: the list, one with its text and what was read in it, bringing one in, correcting the reading,
//! publishing, receiving. Each calls the action that the page calls.

mod change;
mod correcting;
mod documents;
mod preview;
mod reading;
mod reviewed;
mod steps;
mod told;

use crate::{
    api::{Endpoint, Subject},
    routes::Access,
};
use domain::permissions::Verb;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, register) = (Access::Asks(Verb::ReadDocument), Access::Asks(Verb::RegisterDocument));
    let (publish, retract) = (Access::Asks(Verb::PublishDocument), Access::Asks(Verb::RetractDocument));
    let correct = Access::Asks(Verb::CorrectReading);
    let receive = Access::Asks(Verb::ReceiveDocument);
    let endpoints = vec![
        Endpoint::get("/api/v1/documents", Access::SignedIn, "api-list-documents", documents::list),
        Endpoint::post("/api/v1/documents", register, "api-register-document", steps::register),
        Endpoint::get("/api/v1/documents/{document}", read, "api-get-document", documents::show),
        Endpoint::get("/api/v1/documents/{document}/reading", read, "api-get-reading", documents::show_reading),
        Endpoint::get("/api/v1/documents/{document}/file", read, "api-get-document-file", documents::download),
        Endpoint::post("/api/v1/documents/{document}/texts", register, "api-add-text", steps::add_text),
        Endpoint::get("/api/v1/documents/{document}/preview", publish, "api-preview-publication", preview::show),
        Endpoint::post("/api/v1/documents/{document}/publication", publish, "api-publish-document", steps::publish),
        Endpoint::post("/api/v1/documents/{document}/retraction", retract, "api-retract-document", steps::retract),
        Endpoint::post("/api/v1/documents/{document}/receipt", receive, "api-receive-document", steps::receive),
        Endpoint::post("/api/v1/documents/{document}/reminders", publish, "api-remind-recipients", correcting::remind),
    ];
    let endpoints = endpoints.into_iter().chain(of_readings(read, correct)).collect();
    Subject { key: "api-subject-documents", endpoints }
}

/// What is corrected in a reading before publication, and two texts compared.
fn of_readings(read: Access, correct: Access) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/documents/{document}/corrections", correct, "api-list-corrections", correcting::list),
        Endpoint::post("/api/v1/documents/{document}/corrections", correct, "api-correct-reading", correcting::correct),
        Endpoint::post(
            "/api/v1/documents/{document}/corrections/{correction}/withdrawal",
            correct,
            "api-undo-correction",
            correcting::undo,
        ),
        Endpoint::get(
            "/api/v1/documents/{document}/proposals",
            correct,
            "api-list-proposals",
            reviewed::list_proposals,
        ),
        Endpoint::post(
            "/api/v1/documents/{document}/proposals/{proposal}/answer",
            correct,
            "api-answer-proposal",
            reviewed::answer,
        ),
        Endpoint::post("/api/v1/documents/{document}/rereading", correct, "api-reread-document", reviewed::reread),
        Endpoint::get("/api/v1/documents/{document}/comparison", read, "api-compare-texts", reviewed::compare),
    ]
}
