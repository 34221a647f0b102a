//! Going through the submissions of a round that wait for an answer, one after the other in the order of lists.
//! Nothing is answered or remembered here: what waits is asked anew for each step.

use super::{Acting, figures, loading, store::Which};
use crate::{App, caller::Caller, failure::Failure};
use domain::ids::{ReportId, RoundId};

/// The reports of a round in the order of lists, each with whether it waits for the caller's answer.
pub async fn in_turn(app: &App, caller: &Caller, round: RoundId) -> Result<Vec<(ReportId, bool)>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    acting.find_round(&mut connection, round).await?;
    let reports = loading::list(&mut connection, Which::OfRound(round)).await?;
    let ordered = figures::in_order(&acting.graph, &reports, acting.today);
    Ok(ordered.into_iter().map(|report| (report.row.id, acting.may_answer(report))).collect())
}
