//! Rounds for programs: those that the caller's bodies follow, and one with its reports.
//! It only reads.

use super::told::{self, ToldReport, ToldRound};
use crate::{
    api::{Call, Given, Listed, Paging, Wanted},
    failure::Failure,
    reporting::actions::{figures::Followed, showing},
    requests::Named,
};
use domain::ids::RoundId;
use schemars::JsonSchema;
use serde::Serialize;

/// A round that the caller's body follows, with how far it has come.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FollowedRound {
    #[serde(flatten)]
    round: ToldRound,
    /// Units that owe a report, part reports aside.
    owed: i64,
    /// Of them, those that were let off.
    waived: i64,
    /// Those that have submitted.
    submitted: i64,
    /// Those whose submission was accepted.
    accepted: i64,
    /// Those whose submission was sent back.
    sent_back: i64,
}

/// `GET /api/v1/rounds`
pub async fn list(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<FollowedRound>>, Failure> {
    let graph = call.app.organisations();
    let followed = showing::list_own(&call.app, &call.caller).await?.followed;
    let told = |Followed { round, counts }: Followed| FollowedRound {
        round: told::round(&call, &graph, &round),
        owed: counts.owed,
        waived: counts.waived,
        submitted: counts.submitted,
        accepted: counts.accepted,
        sent_back: counts.sent_back,
    };
    paging.page(followed, |followed| followed.round.row.id.uuid(), told).map(Given)
}

/// `GET /api/v1/rounds/{round}`
pub async fn show(call: Call, Named(id): Named<RoundId>) -> Result<Given<ToldRound>, Failure> {
    let found = showing::find_whole_round(&call.app, &call.caller, id).await?;
    Ok(Given(told::round(&call, &call.app.organisations(), &found.round)))
}

/// `GET /api/v1/rounds/{round}/reports`
pub async fn list_reports(
    call: Call,
    Named(id): Named<RoundId>,
    Wanted(paging): Wanted<Paging>,
) -> Result<Given<Listed<ToldReport>>, Failure> {
    let found = showing::find_whole_round(&call.app, &call.caller, id).await?;
    let acting = call.acting();
    paging.page(found.rows, |row| row.report.row.id.uuid(), |row| told::report(&acting, &row.report)).map(Given)
}
