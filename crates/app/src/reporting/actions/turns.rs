//! Going through the submissions of a round that wait for an answer, one after the other in the order of lists.
//! Nothing is answered or remembered here: what waits is asked anew for each step.

use super::{Acting, loading, store::Which};
use crate::{App, caller::Caller, failure::Failure};
use domain::{
    ids::{OrganisationId, ReportId, RoundId},
    permissions::Verb,
    reporting::ReportStep,
};
use std::collections::BTreeMap;

/// The reports of a round in the order of lists, each with whether it waits for the caller's answer.
pub async fn in_turn(app: &App, caller: &Caller, round: RoundId) -> Result<Vec<(ReportId, bool)>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    acting.find_round(&mut connection, round).await?;
    let mut reports = loading::list(&mut connection, Which::OfRound(round)).await?;
    let holders = reports.iter().map(|report| report.row.organisation_id).collect();
    let places: BTreeMap<OrganisationId, usize> =
        acting.graph.sorted(holders, acting.today).into_iter().zip(0..).collect();
    reports.sort_by_key(|report| (report.row.is_part, places.get(&report.row.organisation_id).copied()));
    let waits = |report: &super::Report| {
        report.check(ReportStep::Accept).is_ok() && acting.may(Verb::Accept, &acting.thing_of_report(report))
    };
    Ok(reports.iter().map(|report| (report.row.id, waits(report))).collect())
}

/// The round of a report.
pub async fn round_of(app: &App, caller: &Caller, id: ReportId) -> Result<RoundId, Failure> {
    let acting = Acting::now(app, caller);
    let (report, _) = acting.find_report(&mut app.database().read().await?, id).await?;
    Ok(report.row.round_id)
}
