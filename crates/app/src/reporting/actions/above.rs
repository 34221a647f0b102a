//! What a body above holds: it has accepted the report that the tracking body made from those of its units, so none of
//! their acceptances is taken back before its own. Asked inside the write, and by the page beforehand; nothing is stored.

use super::{Acting, Report, loading, store};
use crate::failure::Failure;
use database::Connection;
use domain::{problem::Problem, reporting::PeriodReport};

impl Report {
    /// As those above and below it see it.
    fn of_period(&self) -> PeriodReport<'_> {
        let round = &self.round.row;
        PeriodReport {
            pack: &round.pack,
            regime: &round.regime,
            year: round.year,
            number: round.number,
            holder: self.row.organisation_id,
            asked_by: round.asked_by,
            state: self.state(),
        }
    }
}

/// The reports of the tracking body that hold the acceptance of this one.
pub async fn holding(connection: &mut Connection, report: &Report) -> Result<Vec<Report>, Failure> {
    let below = report.of_period();
    let mut holding = Vec::new();
    for id in store::list_given_above(connection, below.asked_by, &below).await? {
        let found = loading::list(connection, store::Which::One(id)).await?;
        holding.extend(found.into_iter().filter(|given| given.of_period().holds(&below)));
    }
    Ok(holding)
}

/// Refuses what would take an acceptance back while a body above holds it, and names that body.
pub(super) async fn refuse_while_held(
    connection: &mut Connection,
    acting: &Acting,
    report: &Report,
) -> Result<(), Failure> {
    let names: Vec<String> = holding(connection, report)
        .await?
        .iter()
        .filter_map(|given| acting.graph.last_name(given.round.row.asked_by, acting.today).map(str::to_owned))
        .collect();
    if names.is_empty() { Ok(()) } else { Err(Problem::AcceptedAbove { body: names.join(", ") }.into()) }
}
