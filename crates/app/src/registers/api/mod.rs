//! Registers for programs: those of a body, the rows of one, a row with its history, and every step that people take with one.
//! Each calls the action that the page calls; values are sent as texts, as people type them.

mod fed;
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
    let (read, keep) = (Access::Asks(Verb::ReadRegister), Access::Asks(Verb::KeepRegister));
    let endpoints = vec![
        Endpoint::get(
            "/api/v1/organisations/{organisation}/registers",
            read,
            "api-list-registers",
            reading::list_registers,
        ),
        Endpoint::get(
            "/api/v1/organisations/{organisation}/registers/{pack}/{register}",
            read,
            "api-list-register-records",
            reading::list_records,
        ),
        Endpoint::post(
            "/api/v1/organisations/{organisation}/registers/{pack}/{register}",
            keep,
            "api-add-register-record",
            steps::add,
        ),
        Endpoint::post(
            "/api/v1/organisations/{organisation}/registers/{pack}/{register}/import",
            keep,
            "api-import-register",
            steps::import,
        ),
        Endpoint::get("/api/v1/register-records/{record}", read, "api-get-register-record", reading::show),
        Endpoint::post("/api/v1/register-records/{record}/change", keep, "api-change-register-record", steps::change),
        Endpoint::post("/api/v1/register-records/{record}/end", keep, "api-end-register-record", steps::end),
        Endpoint::post(
            "/api/v1/register-records/{record}/rearrangement",
            keep,
            "api-rearrange-register-record",
            steps::rearrange,
        ),
        Endpoint::post(
            "/api/v1/register-records/{record}/reopening",
            keep,
            "api-reopen-register-record",
            steps::reopen,
        ),
        Endpoint::post(
            "/api/v1/register-records/{record}/withdrawal",
            keep,
            "api-withdraw-register-record",
            steps::withdraw,
        ),
        Endpoint::get("/api/v1/reports/{report}/register-figures", read, "api-list-register-figures", fed::list),
    ];
    Subject { key: "api-subject-registers", endpoints }
}
