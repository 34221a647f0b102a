//! The roll-up for programs: what an indicator comes to for a body and those below it, over periods, as it was or as it is
//! on a day, as known on a day; and the reports behind one figure.
//!
//! The same question, rights and figures as on the page; numbers are exact and rounded nowhere.

use super::{
    actions,
    address::word_of,
    offer::{Offer, Offers},
    question::{OnTree, Question, Shape},
    reach::{self, Reach},
    sources::{Reports, Sources},
    table::{Making, Of, Row},
};
use crate::{
    api::{Call, Day, Endpoint, Exact, Given, Paging, Subject, Wanted, plain_product},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use domain::{
    ids::OrganisationId,
    packs::Period,
    permissions::Verb,
    problem::Problem,
    reporting::{Amount, TotalFigure},
};
use jiff::civil::Date;
use rollup::{Behind, Figures, Marks, Standing, Total};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

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

/// The figures of a body.
#[derive(Debug, Serialize, JsonSchema)]
struct Answer {
    /// What was asked for.
    measure: String,
    /// The periods, in the order of the figures of each row.
    periods: Vec<String>,
    /// The body with all below it.
    whole: FigureRow,
    /// The body alone, where it is asked itself and rows below were asked for.
    own: Option<FigureRow>,
    /// Those below.
    below: Vec<FigureRow>,
    /// The cursor of the next page of those below; null on the last one.
    next: Option<String>,
    /// Bodies with figures that have no place on the tree, and are in no total.
    lost: Vec<Uuid>,
}

/// A body over the periods.
#[derive(Debug, Serialize, JsonSchema)]
struct FigureRow {
    /// Who.
    organisation: Uuid,
    /// Its name.
    name: String,
    /// Period by period; null where the body did not stand there then.
    figures: Vec<Option<ToldFigure>>,
    /// All periods together, of what happens in a period and adds up.
    sum: Option<ToldFigure>,
}

/// A total, with how complete it is.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldFigure {
    /// number; nothing-arose: all who reported say so; not-reported; waived: all were let off; several-owners: more than one
    /// gave a figure that belongs to one, and these are not added; too-large.
    state: &'static str,
    /// The number; of a question, how many said yes. Null of a ratio or a mean, which are the two numbers below.
    value: Option<Exact>,
    /// Of a ratio the upper sum; of a mean the sum of its values, each times its weight.
    numerator: Option<String>,
    /// Of a ratio the lower sum; of a mean the sum of the weights; of a question, how many answered.
    denominator: Option<String>,
    /// Who is asked.
    owed: u32,
    /// Of them, those in the total.
    reported: u32,
    /// Those that said nothing.
    missing: u32,
    /// Those that were let off.
    waived: u32,
    /// Of the reported, those where nothing arose.
    nothing_arose: u32,
    /// Of the reported, those in time.
    on_time: u32,
    /// Of the reported, accepted.
    accepted: u32,
    /// Of the reported, estimates.
    estimated: u32,
    /// Of the reported, those of which only a share stands here.
    apportioned: u32,
    /// Of the reported, those that are another than what was accepted.
    changed: u32,
}

/// A figure and what is behind it.
#[derive(Debug, Serialize, JsonSchema)]
struct Explanation {
    /// The figure.
    figure: ToldFigure,
    /// Every body in it whose report may be read.
    behind: Vec<ToldBehind>,
    /// Bodies in it whose reports may not be read.
    unseen: usize,
    /// Bodies with figures that have no place on the tree, and are not in it.
    lost: Vec<Uuid>,
}

/// A body in a figure.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldBehind {
    /// Who.
    organisation: Uuid,
    /// Its name.
    name: String,
    /// For which period.
    period: String,
    /// The last day for which it stands.
    last_day: Day,
    /// Its report.
    report: Option<Uuid>,
    /// counted, nothing-arose, missing or waived.
    standing: &'static str,
    /// What it adds to the number or the upper sum.
    adds: String,
    /// What it adds to the lower sum.
    adds_below: Option<String>,
    /// Accepted.
    is_accepted: bool,
    /// An estimate.
    is_estimated: bool,
    /// Only a share of it stands here.
    is_apportioned: bool,
    /// Another than what was accepted.
    is_changed: bool,
    /// It came after its due date.
    is_late: bool,
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
        let unknown = || Problem::MeasureUnknown { typed: ask.measure.clone() };
        let offer = offers.find(&ask.measure).ok_or_else(unknown)?;
        let thing = reach::figures_of(&offers, &offer, figures.graph(), body, today);
        call.caller.require(figures.graph(), Verb::ReadFigures, &thing)?;
        let periods = periods(&offers, &offer, (ask.from.as_deref(), ask.to.as_deref()))?;
        let measure = offer.number(figures.catalogue());
        measure.ok_or(Problem::MeasureOfKeys)?;
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
        let (measure, kind) = self.question.measured(&self.figures).ok_or(Problem::MeasureOfKeys)?;
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
        let (own, rows) = match below {
            Below::None => (None, Vec::new()),
            Below::Children => {
                let table = making.table();
                let own = table.rows.iter().find(|row| row.of == Of::Own).cloned();
                (own, table.rows.into_iter().filter(|row| row.of == Of::Below).collect())
            }
            Below::All => (None, all_below(making, &reach)),
        };
        let page = paging.page_within(1..=ROWS, rows, |row| row.body.uuid(), |row| told_row(making, &row))?;
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

/// From one period to another, of one regime; the last alone where no first one is named.
fn periods(offers: &Offers, offer: &Offer, (from, to): (Option<&str>, Option<&str>)) -> Result<Vec<Period>, Problem> {
    let known = offers.periods(offer);
    let named = |word: &str| {
        let found = known.iter().find(|period| word_of(period) == word);
        found.ok_or_else(|| Problem::PeriodUnknown { typed: word.to_owned() })
    };
    let newest = known.iter().max_by_key(|period| period.last_day);
    let last = match to {
        Some(word) => named(word)?,
        None => newest.ok_or_else(|| Problem::PeriodUnknown { typed: String::new() })?,
    };
    let first = from.map_or(Ok(last), named)?;
    let is_meant = |period: &&Period| period.regime == last.regime && first <= *period && *period <= last;
    let found: Vec<Period> = known.iter().filter(is_meant).cloned().collect();
    let word = || from.unwrap_or_default().to_owned();
    if found.is_empty() { Err(Problem::PeriodUnknown { typed: word() }) } else { Ok(found) }
}

/// Everyone below, at every depth, as far as the caller may see.
fn all_below(making: &Making<'_>, reach: &Reach<'_>) -> Vec<Row> {
    let (question, graph) = (making.question, making.figures.graph());
    let on = match question.tree {
        OnTree::AsIs(on) => Some(on),
        OnTree::AsWas => question.periods.last().map(|period| period.last_day),
    };
    let below = on.map(|on| graph.descendants(question.body, crate::figures::LINE, on)).unwrap_or_default();
    let seen = below.into_iter().filter(|id| reach.may(&question.offer, *id));
    seen.map(|id| making.row(id, Of::Whole)).filter(Row::was_asked).collect()
}

fn lost(making: &Making<'_>) -> Vec<Uuid> {
    let mut lost: Vec<Uuid> = making.lost().into_iter().map(|(body, _)| body.uuid()).collect();
    lost.sort_unstable();
    lost.dedup();
    lost
}

fn told_row(making: &Making<'_>, row: &Row) -> FigureRow {
    let graph = making.figures.graph();
    let last = making.question.periods.last().map_or(Date::MAX, |period| period.last_day);
    let figure = |stood: &super::table::Stood| stood.is_there.then(|| told_figure(making, &stood.total));
    FigureRow {
        organisation: row.body.uuid(),
        name: graph.last_name(row.body, last).unwrap_or_default().to_owned(),
        figures: row.stood.iter().map(figure).collect(),
        sum: row.sum.as_ref().map(|sum| told_figure(making, sum)),
    }
}

fn told_figure(making: &Making<'_>, total: &Total) -> ToldFigure {
    let tally = &total.tally;
    let is_several = !making.question.offer.indicator.owner.is_empty() && tally.reported > 1;
    let all_waived = tally.reported == 0 && tally.waived > 0 && total.missing() == 0;
    let amount = |amount: Amount| Some(plain_product(i128::from(amount.micro()), 6));
    let count = |number: usize| i64::try_from(number).ok().and_then(Amount::whole);
    let (state, value, numerator, denominator) = match total.figure(making.kind) {
        _ if is_several => ("several-owners", None, None, None),
        _ if all_waived => ("waived", None, None, None),
        TotalFigure::NoFigure => ("not-reported", None, None, None),
        TotalFigure::NothingArose => ("nothing-arose", None, None, None),
        TotalFigure::Amount(value) => ("number", Some(value), None, None),
        TotalFigure::Ratio { numerator, denominator } => ("number", None, amount(numerator), amount(denominator)),
        TotalFigure::Mean { weighted, weight } => ("number", None, Some(plain_product(weighted, 12)), amount(weight)),
        TotalFigure::Yes { yes, answered } => ("number", count(yes), None, count(answered).and_then(amount)),
        TotalFigure::Keys { .. } | TotalFigure::TooLarge => ("too-large", None, None, None),
    };
    ToldFigure {
        state,
        value: value.map(Exact),
        numerator,
        denominator,
        owed: total.owed,
        reported: tally.reported,
        missing: total.missing(),
        waived: tally.waived,
        nothing_arose: tally.nothing_arose,
        on_time: tally.reported.saturating_sub(tally.late),
        accepted: tally.accepted,
        estimated: tally.estimated,
        apportioned: tally.apportioned,
        changed: tally.changed,
    }
}

fn told_behind(making: &Making<'_>, sources: &Sources<'_>, row: &Behind) -> ToldBehind {
    let is_mean = making.kind.shape == rollup::Shape::Mean;
    let has_two = is_mean || making.kind.shape == rollup::Shape::Ratio;
    ToldBehind {
        organisation: row.organisation.uuid(),
        name: sources.graph.last_name(row.organisation, row.sheet.last_day).unwrap_or_default().to_owned(),
        period: word_of(&row.sheet.period),
        last_day: Day(row.sheet.last_day),
        report: sources.readable(row).map(|(_, report)| report.id.uuid()),
        standing: match row.standing {
            Standing::Counted => "counted",
            Standing::NothingArose => "nothing-arose",
            Standing::Missing => "missing",
            Standing::Waived => "waived",
        },
        adds: plain_product(row.adds.0, if is_mean { 12 } else { 6 }),
        adds_below: has_two.then(|| plain_product(row.adds.1, 6)),
        is_accepted: row.marks.has(Marks::ACCEPTED),
        is_estimated: row.marks.has(Marks::ESTIMATED),
        is_apportioned: row.is_apportioned,
        is_changed: row.marks.has(Marks::CHANGED),
        is_late: row.marks.has(Marks::LATE),
    }
}
