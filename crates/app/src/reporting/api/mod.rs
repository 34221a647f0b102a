//! Reporting for programs: rounds, reports and the steps of a report. Each calls the action that the page calls.
//!
//! A step carries the version of the report that the program saw; it answers with the report as it stands after it.

mod reports;
mod rounds;
mod steps;
mod told;

use crate::{
    api::{Endpoint, Subject},
    routes::Access,
};
use domain::permissions::Verb;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, see_round) = (Access::Asks(Verb::ReadReport), Access::Asks(Verb::ReadRound));
    let endpoints = vec![
        Endpoint::get("/api/v1/rounds", Access::SignedIn, "api-list-rounds", rounds::list),
        Endpoint::get("/api/v1/rounds/{round}", see_round, "api-get-round", rounds::show),
        Endpoint::get("/api/v1/rounds/{round}/reports", see_round, "api-list-reports-of-round", rounds::list_reports),
        Endpoint::get("/api/v1/reports", Access::SignedIn, "api-list-reports", reports::list),
        Endpoint::get("/api/v1/reports/{report}", read, "api-get-report", reports::show),
        Endpoint::post(
            "/api/v1/reports/{report}/submission",
            Access::Asks(Verb::Submit),
            "api-submit-report",
            steps::submit,
        ),
    ];
    Subject { key: "api-subject-reporting", endpoints }
}
