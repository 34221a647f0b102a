//! The roll-up for programs: what an indicator comes to for a body and those below it, over periods, as it was or as it is
//! on a day, as known on a day; and the reports behind one figure.
//!
//! The same question, rights and figures as on the page; numbers are exact and rounded nowhere.

mod completeness;
mod told;

use super::{
    actions,
    address::word_of,
    offer::{Offer, Offers},
    place::Place,
    question::{OnTree, Question, Shape},
    reach::{self, Reach},
    sources::{Reports, Sources},
    table::{Making, Of, Row},
};
use crate::{
    api::{Call, Day, Endpoint, Given, Paging, Subject, Wanted},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use domain::{
    ids::OrganisationId,
    packs::Period,
    permissions::Verb,
    problem::{Problem, ProgramProblem},
};
use jiff::civil::Date;
use rollup::{Behind, Figures};
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;
use told::{Answer, Explanation, PlaceAmongPeers, lost, told_behind, told_figure, told_place, told_row};

/// So many rows stand on a page at the most.
const ROWS: usize = 5_000;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let reading = Access::Asks(Verb::ReadFigures);
    let endpoints = vec![
        Endpoint::get("/api/v1/organisations/{organisation}/figures", reading, "api-get-figures", get_figures),
        Endpoint::get(
            "/api/v1/organisations/{organisation}/figures/explanation",
            reading,
            "api-explain-figure",
            get_explanation,
        ),
        Endpoint::get(
            "/api/v1/organisations/{organisation}/figures/completeness",
            reading,
            "api-get-completeness",
            completeness::get_completeness,
        ),
        Endpoint::get("/api/v1/organisations/{organisation}/figures/place", reading, "api-get-place", get_place),
    ];
    Subject { key: "api-subject-figures", endpoints }
}

/// What is asked of the figures of a body.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Ask {
    /// The indicator, or one of its parts: pack/code or pack/code/part.
    measure: String,
    /// The first period, such as half-year-2026-1; without it, the last one alone.
    from: Option<String>,
    /// The last period; without it, the latest that was asked for.
    to: Option<String>,
    /// All on the tree of this day. Without it, each figure on the tree of its own last day.
    as_is_on: Option<Day>,
    /// As known at the end of this day; without it, as known now.
    known_on: Option<Day>,
    /// Whose rows beside that of the body: none, children (and the body alone), or all below it.
    #[serde(default)]
    below: Below,
    /// So many rows below at the most; 1000 without it.
    #[schemars(range(min = 1, max = 5000))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// Whose rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Below {
    #[default]
    None,
    Children,
    All,
}

/// What is asked of one figure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskOne {
    /// The indicator, or one of its parts: pack/code or pack/code/part.
    measure: String,
    /// The first period; without it, the last one alone.
    from: Option<String>,
    /// The last period; without it, the latest that was asked for.
    to: Option<String>,
    /// On the tree of this day. Without it, each figure on the tree of its own last day.
    as_is_on: Option<Day>,
    /// As known at the end of this day; without it, as known now.
    known_on: Option<Day>,
    /// The body alone, without those below it.
    #[serde(default)]
    alone: bool,
}

/// A question that the caller may ask, with what it is answered from.
struct Asked {
    figures: Arc<Figures>,
    offers: Offers,
    question: Question,
    today: Date,
}

impl Asked {
    async fn of(call: &Call, body: OrganisationId, ask: AskOne) -> Result<Self, Failure> {
        let (figures, today) = (call.app.figures().await?, call.app.today());
        figures.graph().life(body).ok_or(Problem::NotFound)?;
        let rounds = actions::list_rounds(&mut call.app.database().read().await?).await?;
        let offers = Offers { rounds };
        let unknown = || Problem::Program(ProgramProblem::MeasureUnknown { typed: ask.measure.clone() });
        let offer = offers.find(&ask.measure).ok_or_else(unknown)?;
        let thing = reach::figures_of(&offers, &offer, figures.graph(), body, today);
        call.caller.require(figures.graph(), Verb::ReadFigures, &thing)?;
        let periods = periods(&offers, &offer, (ask.from.as_deref(), ask.to.as_deref()))?;
        let measure = offer.number(figures.catalogue());
        measure.ok_or(Problem::Program(ProgramProblem::MeasureOfKeys))?;
        let question = Question {
            offer,
            measure,
            body,
            periods,
            tree: ask.as_is_on.map_or(OnTree::AsWas, |day| OnTree::AsIs(day.0)),
            known: ask.known_on.map(|day| day.0),
            shape: Shape::Table,
            all: true,
            alone: ask.alone,
            remarks: Vec::new(),
        };
        Ok(Asked { figures, offers, question, today })
    }

    /// Does something with the figures as the question sees them.
    fn with<T>(&self, tell: impl FnOnce(&Making<'_>) -> T) -> Result<T, Failure> {
        let view = self.question.view(&self.figures)?;
        let (measure, kind) =
            self.question.measured(&self.figures).ok_or(Problem::Program(ProgramProblem::MeasureOfKeys))?;
        let making = Making { figures: &self.figures, view: &view, question: &self.question, measure, kind };
        Ok(tell(&making))
    }
}

/// `GET /api/v1/organisations/{organisation}/figures`
async fn get_figures(
    call: Call,
    Named(body): Named<OrganisationId>,
    Wanted(ask): Wanted<Ask>,
) -> Result<Given<Answer>, Failure> {
    let Ask { measure, from, to, as_is_on, known_on, below, limit, cursor } = ask;
    let one = AskOne { measure: measure.clone(), from, to, as_is_on, known_on, alone: false };
    let asked = Asked::of(&call, body, one).await?;
    let paging = Paging { limit: Some(limit.unwrap_or(1_000)), cursor };
    let (question, graph) = (&asked.question, asked.figures.graph());
    let reach = Reach { caller: &call.caller, graph, today: asked.today, offers: &asked.offers };
    asked.with(|making| {
        let mut own = None;
        let page = match below {
            Below::None => paging.page_within(1..=ROWS, Vec::new(), Row::id, |row| told_row(making, &row))?,
            Below::Children => {
                let table = making.table();
                own = table.rows.iter().find(|row| row.of == Of::Own).cloned();
                let rows = table.rows.into_iter().filter(|row| row.of == Of::Below).collect();
                paging.page_within(1..=ROWS, rows, Row::id, |row| told_row(making, &row))?
            }
            // Of everyone below only those of the page are added up.
            Below::All => paging.page_of_found(
                1..=ROWS,
                all_below(making, &reach),
                |id| id.uuid(),
                |id| Some(making.row(id, Of::Whole)).filter(Row::was_asked).map(|row| told_row(making, &row)),
            )?,
        };
        Ok(Given(Answer {
            measure,
            periods: question.periods.iter().map(word_of).collect(),
            whole: told_row(making, &making.row(body, Of::Whole)),
            own: own.map(|own| told_row(making, &own)),
            below: page.items,
            next: page.next,
            lost: lost(making),
        }))
    })?
}

/// `GET /api/v1/organisations/{organisation}/figures/explanation`
async fn get_explanation(
    call: Call,
    Named(body): Named<OrganisationId>,
    Wanted(ask): Wanted<AskOne>,
) -> Result<Given<Explanation>, Failure> {
    let asked = Asked::of(&call, body, ask).await?;
    let question = &asked.question;
    let mut connection = call.app.database().read().await?;
    let mut reports = Reports::new();
    for round in asked.offers.of(&question.offer).filter(|round| question.periods.contains(&round.period())) {
        reports.push((round, actions::list_reports(&mut connection, round.row.id).await?));
    }
    let graph = asked.figures.graph();
    let sources = Sources { caller: &call.caller, graph, today: asked.today, reports: &reports };
    let of = if question.alone { Of::Own } else { Of::Whole };
    let told = asked.with(|making| {
        let behind = making.behind(body, of, &question.periods);
        let (seen, unseen): (Vec<&Behind>, Vec<&Behind>) = behind.iter().partition(|row| sources.may_see(row));
        Explanation {
            figure: told_figure(making, &making.total(body, of, &question.periods)),
            behind: seen.into_iter().map(|row| told_behind(making, &sources, row)).collect(),
            unseen: unseen.len(),
            lost: lost(making),
        }
    })?;
    Ok(Given(told))
}

/// `GET /api/v1/organisations/{organisation}/figures/place`
async fn get_place(
    call: Call,
    Named(body): Named<OrganisationId>,
    Wanted(ask): Wanted<AskOne>,
) -> Result<Given<PlaceAmongPeers>, Failure> {
    let asked = Asked::of(&call, body, ask).await?;
    asked.with(|making| {
        let has_owners = !making.question.offer.indicator.owner.is_empty();
        let place = if has_owners { None } else { Place::find(making) };
        Given(PlaceAmongPeers { place: place.map(|place| told_place(&place)) })
    })
}

/// From one period to another, of one regime; the last alone where no first one is named.
fn periods(offers: &Offers, offer: &Offer, (from, to): (Option<&str>, Option<&str>)) -> Result<Vec<Period>, Problem> {
    let known = offers.periods(offer);
    let named = |word: &str| {
        let found = known.iter().find(|period| word_of(period) == word);
        found.ok_or_else(|| Problem::Program(ProgramProblem::PeriodUnknown { typed: word.to_owned() }))
    };
    let newest = known.iter().max_by_key(|period| period.last_day);
    let last = match to {
        Some(word) => named(word)?,
        None => newest.ok_or_else(|| Problem::Program(ProgramProblem::PeriodUnknown { typed: String::new() }))?,
    };
    let first = from.map_or(Ok(last), named)?;
    let is_meant = |period: &&Period| period.regime == last.regime && first <= *period && *period <= last;
    let found: Vec<Period> = known.iter().filter(is_meant).cloned().collect();
    let word = || from.unwrap_or_default().to_owned();
    if found.is_empty() { Err(Problem::Program(ProgramProblem::PeriodUnknown { typed: word() })) } else { Ok(found) }
}

/// Everyone below, at every depth, as far as the caller may see.
fn all_below(making: &Making<'_>, reach: &Reach<'_>) -> Vec<OrganisationId> {
    let (question, graph) = (making.question, making.figures.graph());
    let on = match question.tree {
        OnTree::AsIs(on) => Some(on),
        OnTree::AsWas => question.periods.last().map(|period| period.last_day),
    };
    let below = on.map(|on| graph.descendants(question.body, crate::figures::LINE, on)).unwrap_or_default();
    below.into_iter().filter(|id| reach.may(&question.offer, *id)).collect()
}

impl Row {
    fn id(&self) -> uuid::Uuid {
        self.body.uuid()
    }
}
