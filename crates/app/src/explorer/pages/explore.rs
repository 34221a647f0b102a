//! `/so-lieu`: the question as a form of GET, its chart, its table, the place among peers. The address shows the view again.
//! It decides nothing about rights: what may be seen is asked of the reach.

use super::{
    cells::{self, Legend, Line},
    choices::{self, Form, Tab},
    drawing::{self, Bars, Lines, Multiples},
    goals::{self, Bullet},
    standing, workbook,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    explorer::{
        actions::{self, Aim},
        address::{Address, word_of_day},
        offer::Offers,
        place::Place,
        question::{OnTree, Question, Setting, Shape},
        reach::{self, Reach},
        table::{Making, Table},
    },
    failure::Failure,
    lists::AsWorkbook,
    look::{self, Frame, Section},
    permits::Thing,
    reporting::{words, written::Written},
    targets,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::OrganisationId,
    packs::{Component, Kind},
    permissions::Verb,
};
use rollup::Figures;

/// Everything below the form.
pub(super) struct Shown {
    pub(super) unit: String,
    pub(super) told: Vec<String>,
    lines: Option<Lines>,
    bars: Option<Bars>,
    multiples: Option<Multiples>,
    bullets: Vec<Bullet>,
    is_heat: bool,
    pub(super) periods: Vec<String>,
    pub(super) rows: Vec<Line>,
    legend: Legend,
    pub(super) has_sum: bool,
    not_asked: usize,
    lost: Vec<String>,
    place: Option<standing::PlaceWords>,
    is_empty: bool,
    is_not_there: bool,
    as_was_path: String,
}

#[derive(Template)]
#[template(path = "explorer/explore.html")]
struct ExplorePage {
    frame: Frame,
    body: String,
    remarks: Vec<String>,
    form: Option<Form>,
    tabs: Vec<Tab>,
    shown: Option<Shown>,
    /// Of an indicator that counts keys: the rounds that count them.
    keys: Option<Vec<(String, String)>>,
    link: String,
    targets_path: String,
}

/// `GET /so-lieu`
pub async fn get_explorer(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(address): Query<Address>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::Figures).shaped("wide landscape");
    let figures = app.figures().await?;
    let (offers, aimed_at) = what_there_is(&app, &caller).await?;
    let reach = Reach { caller: &caller, graph: figures.graph(), today: frame.today(), offers: &offers };
    let setting = Setting { frame: &frame, figures: &figures, offers: &offers, reach, aimed_at: &aimed_at };
    let Some(question) = Question::read(&setting, &address) else {
        return Ok(look::page(ExplorePage::empty(frame)));
    };
    let offer = &question.offer;
    let mut connection = app.database().read().await?;
    let aims = actions::list_aims(&mut connection, &offer.pack.code, &offer.indicator.code).await?;
    let acting = Acting::now(&app, &caller);
    let aims = goals::readable(aims, |thing| acting.may(Verb::ReadTarget, thing), frame.today());
    let page = ExplorePage::of(&setting, &question, &aims)?;
    match (&page.shown, as_workbook.0) {
        (Some(shown), true) => workbook::of(&page.frame, &caller, &page.body, shown),
        _ => Ok(look::page(page)),
    }
}

/// What rounds asked for, and for which of it the person's bodies have a target.
pub async fn what_there_is(app: &App, caller: &Caller) -> Result<(Offers, Vec<(String, String)>), Failure> {
    let mut connection = app.database().read().await?;
    let offers = Offers { rounds: actions::list_rounds(&mut connection).await? };
    let mut aimed_at = Vec::new();
    for body in reach::homes(caller, &app.organisations(), app.today()) {
        let live = targets::actions::finding::live_of(&mut connection, body).await?;
        aimed_at.extend(live.into_iter().map(|known| (known.target.pack, known.target.indicator)));
    }
    Ok((offers, aimed_at))
}

impl ExplorePage {
    /// Where nothing was asked for yet, or nothing concerns the person.
    fn empty(frame: Frame) -> Self {
        ExplorePage {
            frame: frame.clone().titled(frame.say("explorer-title")),
            body: String::new(),
            remarks: Vec::new(),
            form: None,
            tabs: Vec::new(),
            shown: None,
            keys: None,
            link: String::new(),
            targets_path: String::new(),
        }
    }

    fn of(setting: &Setting<'_>, question: &Question, aims: &[Aim]) -> Result<Self, Failure> {
        let frame = setting.frame;
        let view = question.view(setting.figures)?;
        let measured = question.measured(setting.figures);
        let shown = measured.map(|(measure, kind)| {
            let making = Making { figures: setting.figures, view: &view, question, measure, kind };
            Shown::of(setting, &making, aims)
        });
        let known = question.known.unwrap_or(frame.today());
        Ok(ExplorePage {
            frame: frame.clone().titled(question.offer.name(frame.language)),
            body: words::name(frame, setting.figures.graph(), question.body),
            remarks: question.remarks.clone(),
            form: Some(Form::of(setting, question)),
            tabs: choices::tabs(frame, question),
            keys: shown.is_none().then(|| rounds_of(setting, question)),
            shown,
            link: Address { known: word_of_day(known), ..question.address() }.written(),
            targets_path: format!("/chi-tieu/don-vi/{}", question.body),
        })
    }
}

/// The rounds that asked for the indicator and that the person may read, the latest first.
fn rounds_of(setting: &Setting<'_>, question: &Question) -> Vec<(String, String)> {
    let (offer, caller) = (&question.offer, setting.reach.caller);
    let may = |round: &&actions::Round| {
        let thing = Thing::Round { id: round.row.id, tracking_body: round.row.asked_by, today: setting.frame.today() };
        caller.may(setting.figures.graph(), Verb::ReadRound, &thing)
    };
    let rounds = setting.offers.of(offer).rev().filter(may);
    let link = |round: &actions::Round| {
        let path = format!("/bao-cao/dot/{}/chi-tieu/{}", round.row.id, offer.indicator.code);
        (path, offer.period_name(&round.period(), setting.frame.language))
    };
    rounds.map(link).collect()
}

impl Shown {
    fn of(setting: &Setting<'_>, making: &Making<'_>, aims: &[Aim]) -> Self {
        let (frame, question) = (setting.frame, making.question);
        let table = making.table();
        let mut rows = cells::lines(frame, making, &table);
        let is = |shape: Shape| question.shape == shape;
        if is(Shape::Heat) {
            cells::shaded(&mut rows);
        }
        let whole = rows.last().cloned();
        let draws = is(Shape::Lines) || is(Shape::Bars);
        let periods = setting.offers.periods(&question.offer);
        Shown {
            unit: question.offer.unit(frame.language),
            told: told(setting, question),
            lines: whole.filter(|_| is(Shape::Lines)).and_then(|whole| drawing::lines(frame, making, &whole, aims)),
            bars: if is(Shape::Bars) { drawing::bars(frame, making, &table, &rows, aims) } else { None },
            multiples: if is(Shape::Multiples) { drawing::multiples(frame, making, &rows) } else { None },
            bullets: if draws { goals::bullets(frame, making, aims, &periods) } else { Vec::new() },
            is_heat: is(Shape::Heat) && !table.rows.is_empty(),
            periods: question.periods.iter().map(|one| question.offer.period_name(one, frame.language)).collect(),
            legend: cells::legend(&rows),
            has_sum: table.whole.sum.is_some(),
            not_asked: table.not_asked,
            lost: lost(setting, question, &table),
            place: place(setting, making),
            is_empty: !table.whole.was_asked() && table.rows.is_empty(),
            is_not_there: is_not_there(setting.figures, question),
            as_was_path: Address { tree: String::new(), on: String::new(), ..question.address() }.written(),
            rows,
        }
    }
}

/// Whether the body does not stand on the tree of the day that was chosen.
fn is_not_there(figures: &Figures, question: &Question) -> bool {
    matches!(question.tree, OnTree::AsIs(on) if !figures.graph().exists(question.body, on))
}

/// What the numbers mean, in sentences: unit, days, tree, knowledge.
pub fn told(setting: &Setting<'_>, question: &Question) -> Vec<String> {
    let (frame, indicator) = (setting.frame, &question.offer.indicator);
    let kind = match indicator.kind {
        Kind::InPeriod => frame.say("reporting-kind-in-period").to_string(),
        Kind::Cumulative { since } => {
            frame.say("reporting-kind-cumulative").with("date", frame.date(&since)).to_string()
        }
        Kind::AtDate => frame.say("reporting-kind-at-date").to_string(),
    };
    let tree = match question.tree {
        OnTree::AsWas => frame.say("explorer-told-as-was").to_string(),
        OnTree::AsIs(on) => frame.say("explorer-told-as-is").with("date", frame.date(&on)).to_string(),
    };
    let known = match question.known {
        None => frame.say("explorer-told-now").to_string(),
        Some(day) => frame.say("explorer-told-known").with("date", frame.date(&day)).to_string(),
    };
    let name = |component: Component| indicator.name_of(&component).map(|name| words::of(name, frame.language));
    let how = match indicator.is_ratio() {
        true => {
            let said = frame.say("explorer-told-ratio").with("upper", name(Component::Numerator).unwrap_or_default());
            said.with("lower", name(Component::Denominator).unwrap_or_default()).to_string()
        }
        false if !indicator.owner.is_empty() => frame.say("explorer-told-owner").to_string(),
        false => name(Component::Weight)
            .map(|weight| frame.say("explorer-told-mean").with("weight", weight).to_string())
            .unwrap_or_default(),
    };
    [kind, how, tree, known].into_iter().filter(|words| !words.is_empty()).collect()
}

/// Those whose figures have no place on the tree, each with the periods.
fn lost(setting: &Setting<'_>, question: &Question, table: &Table) -> Vec<String> {
    let frame = setting.frame;
    let mut bodies: Vec<OrganisationId> = table.lost.iter().map(|(body, _)| *body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let words = |body: OrganisationId| {
        let of_body = table.lost.iter().filter(|(other, _)| *other == body);
        let periods = of_body.filter_map(|(_, number)| question.periods.get(*number));
        let periods: Vec<String> = periods.map(|period| question.offer.period_name(period, frame.language)).collect();
        format!("{} ({})", words::name(frame, setting.figures.graph(), body), periods.join(", "))
    };
    bodies.into_iter().map(words).collect()
}

/// The place among peers, where there is one.
fn place(setting: &Setting<'_>, making: &Making<'_>) -> Option<standing::PlaceWords> {
    let (frame, question) = (setting.frame, making.question);
    if !question.offer.indicator.owner.is_empty() {
        return None;
    }
    Some(standing::of(frame, question, &setting.reach, Place::find(making)?))
}
