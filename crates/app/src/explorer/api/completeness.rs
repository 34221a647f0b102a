//! Who has reported: for a body and everyone below it at every depth, in one go.
//! Counts only, so that a dashboard of a whole nation asks once.

use super::{AskOne, Asked};
use crate::{
    api::{Call, Day, Given, Wanted},
    explorer::{address::word_of, reach},
    failure::Failure,
    permits::Thing,
    requests::Named,
};
use domain::{
    ids::OrganisationId,
    permissions::Verb,
    problem::{Problem, ProgramProblem},
};
use rollup::{Run, Sheet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whose completeness.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskCompleteness {
    /// The indicator, or one of its parts: pack/code or pack/code/part.
    measure: String,
    /// The period, such as half-year-2026-1; without it, the latest that was asked for.
    period: Option<String>,
}

/// How the reports of a period came in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Completeness {
    /// The period.
    period: String,
    /// One for each tree of the period: that of its last day, and those on which bodies stood that ended inside it.
    trees: Vec<TreeReturns>,
}

/// The bodies of one tree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TreeReturns {
    /// The day of the tree.
    last_day: Day,
    /// The body and everyone below it, each superior before its subordinates.
    rows: Vec<BodyReturns>,
}

/// A body with all below it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BodyReturns {
    /// Who.
    organisation: Uuid,
    /// Who is asked.
    owed: u32,
    /// Of them, those that reported.
    reported: u32,
    /// Those that were let off.
    waived: u32,
    /// Of the reported, those in time.
    on_time: u32,
}

/// `GET /api/v1/organisations/{organisation}/figures/completeness`
pub async fn get_completeness(
    call: Call,
    Named(body): Named<OrganisationId>,
    Wanted(AskCompleteness { measure, period }): Wanted<AskCompleteness>,
) -> Result<Given<Completeness>, Failure> {
    let one = AskOne { measure, from: None, to: period, as_is_on: None, known_on: None, alone: false };
    let asked = Asked::of(&call, body, one).await?;
    let (figures, question) = (&asked.figures, &asked.question);
    let (measure, kind) = question.measured(figures).ok_or(Problem::Program(ProgramProblem::MeasureOfKeys))?;
    let period = question.periods.last().ok_or(Problem::NotFound)?;
    let may = asked.sight(&call, body);
    let tree = |sheet: &Sheet| {
        let run = sheet.tree().run(body)?;
        let seen = sheet.tree().bodies_in(run).iter().filter(|id| may(**id));
        let (bodies, runs): (Vec<OrganisationId>, Vec<Run>) =
            seen.filter_map(|id| Some((*id, sheet.tree().run(*id)?))).unzip();
        let row = |(id, returns): (&OrganisationId, rollup::Returns)| BodyReturns {
            organisation: id.uuid(),
            owed: returns.owed,
            reported: returns.reported,
            waived: returns.waived,
            on_time: returns.reported.saturating_sub(returns.late),
        };
        let rows = bodies.iter().zip(figures.returns(sheet, &[measure], &runs)).map(row);
        let rows = rows.filter(|row| row.owed > 0).collect();
        Some(TreeReturns { last_day: Day(sheet.key().last_day), rows })
    };
    let trees = figures.sheets_of(period, kind.is_in_period).filter_map(|sheet| tree(sheet)).collect();
    Ok(Given(Completeness { period: word_of(period), trees }))
}

impl Asked {
    /// Whose figures below a body the caller may see: whoever is the body, stands above it or carries it on sees all of
    /// them; who only asked for the reports is asked about each.
    fn sight<'a>(&'a self, call: &'a Call, body: OrganisationId) -> impl Fn(OrganisationId) -> bool + 'a {
        let (graph, today) = (self.figures.graph(), self.today);
        let own = Thing::Figures { of: body, asked_by: Vec::new(), today };
        let sees_all = call.caller.may(graph, Verb::ReadFigures, &own);
        move |id| {
            let thing = || reach::figures_of(&self.offers, &self.question.offer, graph, id, today);
            sees_all || call.caller.may(graph, Verb::ReadFigures, &thing())
        }
    }
}
