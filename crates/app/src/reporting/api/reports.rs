//! Reports for programs: those that the caller's bodies give, and one with what stands in it.
//! It only reads; the steps stand beside it.

use super::told::{self, ToldReport, WholeReport};
use crate::{
    api::{Call, Given, Listed, Paging, Wanted},
    failure::Failure,
    reporting::actions::showing,
    requests::Named,
};
use domain::ids::ReportId;
use schemars::JsonSchema;
use serde::Deserialize;

/// `GET /api/v1/reports`
pub async fn list(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<ToldReport>>, Failure> {
    let acting = call.acting();
    let held = showing::list_owed(&call.app, &call.caller).await?;
    paging.page(held, |report| report.row.id.uuid(), |report| told::report(&acting, &report)).map(Given)
}

/// Which version of a report.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The version of this number. Without it, inside the unit the working copy where it is newest, else the latest version.
    number: Option<i64>,
}

/// `GET /api/v1/reports/{report}`
pub async fn show(
    call: Call,
    Named(id): Named<ReportId>,
    Wanted(wanted): Wanted<Version>,
) -> Result<Given<WholeReport>, Failure> {
    let dossier = showing::find_dossier(&call.app, &call.caller, id, wanted.number).await?;
    let report = told::report(&call.acting(), &dossier.report);
    Ok(Given(told::whole(call.language, report, &dossier.shown)))
}
