//! The steps of a report for programs.
//! Each is done once under its key, and answers with the report after it.

use super::told::{self, ToldReport};
use crate::{
    acting::Acting,
    api::{Call, Done, Sent},
    failure::Failure,
    reporting::actions::submitting,
    requests::Named,
};
use database::WriteTransaction;
use domain::ids::ReportId;
use schemars::JsonSchema;
use serde::Deserialize;

/// A step that needs nothing but the version that was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Of the report.
    version: i64,
}

/// `POST /api/v1/reports/{report}/submission`
pub async fn submit(call: Call, Named(id): Named<ReportId>, sent: Sent<Seen>) -> Result<Done<ToldReport>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, Seen { version }| {
        Box::pin(async move {
            submitting::write_submission(tx, &acting, id, version).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The report after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: ReportId) -> Result<ToldReport, Failure> {
    let (report, _) = acting.find_report(tx, id).await?;
    Ok(told::report(acting, &report))
}
