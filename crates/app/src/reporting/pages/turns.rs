//! `/bao-cao/dot/{round}/lan-luot`: from one waiting submission to the next, so that many are answered without the list
//! between them. It answers nothing itself; it only leads on.

use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::Notice,
    reporting::actions::turns,
    requests::Named,
};
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::{ReportId, RoundId};
use serde::Deserialize;

/// After which report the next one is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    sau: String,
}

/// How far a person has come who goes through the waiting submissions.
pub struct Turn {
    /// In which round.
    pub round: RoundId,
    /// How many wait, with the one that is shown.
    pub left: usize,
    /// Leads on without an answer; none when this is the last.
    pub skip: Option<String>,
}

impl Turn {
    /// The turn at a report, if it waits for the caller.
    pub async fn at(app: &App, caller: &Caller, round: RoundId, report: ReportId) -> Result<Option<Turn>, Failure> {
        let order = turns::in_turn(app, caller, round).await?;
        let left = order.iter().filter(|(_, waits)| *waits).count();
        let skip = (left > 1).then(|| onward(round, report));
        Ok(order.contains(&(report, true)).then_some(Turn { round, left, skip }))
    }
}

/// The address that leads from a report to the next that waits.
pub fn onward(round: RoundId, report: ReportId) -> String {
    format!("/bao-cao/dot/{round}/lan-luot?sau={report}")
}

/// `GET /bao-cao/dot/{round}/lan-luot`
pub async fn get_next(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(round): Named<RoundId>,
    Query(after): Query<After>,
) -> Result<Response, Failure> {
    let order = turns::in_turn(&app, &caller, round).await?;
    Ok(match next(&order, after.sau.parse().ok()) {
        Some(report) => Redirect::to(&format!("/bao-cao/{report}?lan_luot=1")).into_response(),
        None => {
            let said = Notice::ok(asked.language.say("reporting-turn-over"));
            redirect_saying(&format!("/bao-cao/dot/{round}"), &said)
        }
    })
}

/// The first that waits behind the one that was left; behind the last the first again.
fn next(order: &[(ReportId, bool)], left: Option<ReportId>) -> Option<ReportId> {
    let at = order.iter().position(|(report, _)| Some(*report) == left).map_or(0, |at| at + 1);
    let (before, behind) = order.split_at(at.min(order.len()));
    let waits = |(report, waits): &&(ReportId, bool)| *waits && Some(*report) != left;
    behind.iter().chain(before).find(waits).map(|(report, _)| *report)
}
