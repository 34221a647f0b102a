//! Documents for programs: the list, one with its text and what was read in it, bringing one in, publishing, receiving.
//! Each calls the action that the page calls. A reading is corrected on the pages, by a person who sees the text.

mod documents;
mod preview;
mod reading;
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
    ];
    Subject { key: "api-subject-documents", endpoints }
}
