//! Opening a round: a form that previews who will owe it, and the act. What the preview shows is what opening does, as
//! long as the organisations are the same.

use super::{
    asking::{DUE_OF_LEVEL, Typed, classes, forms, levels, selector},
    sentence,
    words::{self, of},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, dates},
    reporting::{
        actions::{
            Acting,
            opening::{self, NewRound, Preview},
        },
        packs,
    },
    requests::Submitted,
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::OrganisationId, organisations::Graph, problem::Problem, reporting::DueDates};
use jiff::civil::Date;
use std::collections::BTreeMap;

struct UnitPreview {
    name: String,
    days: String,
    parts: Vec<String>,
}

struct PreviewView {
    heading: String,
    summary: String,
    days: Vec<String>,
    is_cut: bool,
    cut: String,
    units: Vec<UnitPreview>,
    act: String,
}

#[derive(Template)]
#[template(path = "reporting/opening.html")]
struct OpeningPage {
    frame: Frame,
    typed: Typed,
    complaints: Complaints,
    bodies: Vec<Choice>,
    forms: Vec<Choice>,
    periods: Vec<Choice>,
    classes: Vec<Choice>,
    levels: Vec<Choice>,
    preview: Option<PreviewView>,
}

/// `GET /bao-cao/dot/moi`
pub async fn get_opening(
    State(app): State<App>,
    asked: Asked,
    RawQuery(query): RawQuery,
    caller: Caller,
) -> Result<Response, Failure> {
    let acting = Acting::now(&app, &caller);
    let bodies = acting.asking_bodies()?;
    let pairs = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let typed = filled(&acting, Typed::of(pairs), &bodies);
    let mut complaints = Complaints::none();
    let preview = match typed.is_asked.then(|| new_round(&typed, asked.language, &mut complaints)).flatten() {
        Some(new) => match opening::preview(&app, &caller, &new) {
            Ok(preview) => Some((new, preview)),
            Err(failure) => {
                complain(&mut complaints, failure.into_problem()?, &asked)?;
                None
            }
        },
        None => None,
    };
    let status = if complaints.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(look::page_with_status(status, OpeningPage::new(&app, &asked, &caller, typed, complaints, preview)?))
}

/// `POST /bao-cao/dot/moi`
pub async fn post_opening(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let acting = Acting::now(&app, &caller);
    let bodies = acting.asking_bodies()?;
    let typed = filled(&acting, Typed::of(pairs), &bodies);
    let mut complaints = Complaints::none();
    if let Some(new) = new_round(&typed, asked.language, &mut complaints) {
        match opening::open_round(&app, &caller, new).await {
            Ok(id) => {
                let said = Notice::ok(asked.language.say("reporting-done-opened"));
                return Ok(redirect_saying(&format!("/bao-cao/dot/{id}"), &said));
            }
            Err(failure) => complain(&mut complaints, failure.into_problem()?, &asked)?,
        }
    }
    let page = OpeningPage::new(&app, &asked, &caller, typed, complaints, None)?;
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// Puts a problem at its field.
fn complain(complaints: &mut Complaints, problem: Problem, asked: &Asked) -> Result<(), Failure> {
    let field = match &problem {
        Problem::NotFound | Problem::Forbidden => return Err(problem.into()),
        Problem::Missing { field } => field.clone(),
        Problem::DateTooEarly { .. } => "han".to_owned(),
        Problem::NobodyOwes => "loai".to_owned(),
        _ => String::new(),
    };
    complaints.about(field, sentence(&problem, asked.language));
    Ok(())
}

/// The form with what most people want: the first body, the first form, the period that lies behind or is running.
fn filled(acting: &Acting, mut typed: Typed, bodies: &[OrganisationId]) -> Typed {
    if typed.don_vi.is_empty() {
        typed.don_vi = bodies.first().map(ToString::to_string).unwrap_or_default();
    }
    let first = packs::built_in().first().map(|own| &own.pack);
    if let Some((pack, form)) = first.and_then(|pack| Some((pack, pack.forms.first()?))) {
        if typed.bieu.is_empty() {
            typed.bieu = format!("{}/{}", pack.code, form.code);
        }
        let present = pack.regime(&form.regime).and_then(|regime| regime.period_of(acting.today));
        if let Some(present) = present.filter(|_| typed.ky.is_empty()) {
            typed.ky = format!("{}-{}", present.year, present.n);
        }
    }
    typed
}

/// What is asked for, if everything is filled in.
fn new_round(typed: &Typed, language: crate::language::Language, complaints: &mut Complaints) -> Option<NewRound> {
    let missing = |field: &str| sentence(&Problem::Missing { field: field.to_owned() }, language);
    let asked_by = typed.don_vi.parse().ok();
    let form = typed.bieu.split_once('/');
    let period = typed.ky.split_once('-').and_then(|(year, number)| Some((year.parse().ok()?, number.parse().ok()?)));
    if form.is_none() {
        complaints.about("bieu", missing("bieu"));
    }
    if period.is_none() {
        complaints.about("ky", missing("ky"));
    }
    let selector = selector(&typed.loai);
    if selector.is_none() {
        complaints.about("loai", language.say("reporting-units-choose"));
    }
    let mut day = |field: String, typed: &str| {
        let read = dates::read(typed);
        if let Err(fault) = read {
            complaints.about(field, fault.sentence(language));
        }
        read.ok()
    };
    let others = day("han".to_owned(), &typed.han);
    let of_level = typed.han_cap.iter();
    let of_level: Option<BTreeMap<String, Date>> =
        of_level.map(|(level, typed)| Some((level.clone(), day([DUE_OF_LEVEL, level].concat(), typed)?))).collect();
    let cut_off_on = if typed.chot.trim().is_empty() { None } else { Some(day("chot".to_owned(), &typed.chot)?) };
    let due = DueDates { others: others?, of_level: of_level? };
    if let Some(latest) = cut_off_on.filter(|day| *day < due.ends().1).map(|_| due.ends().1) {
        let said = language.say("reporting-cut-off-too-early").with("date", dates::written(latest));
        complaints.about("chot", said);
    }
    let ((pack, form), (year, number)) = (form?, period?);
    complaints.is_empty().then_some(())?;
    Some(NewRound {
        asked_by: asked_by?,
        pack: pack.to_owned(),
        form: form.to_owned(),
        year,
        number,
        selector: selector?,
        due,
        cut_off_on,
    })
}

impl OpeningPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        typed: Typed,
        complaints: Complaints,
        preview: Option<(NewRound, Preview)>,
    ) -> Result<Self, Failure> {
        let (graph, acting) = (app.organisations(), Acting::now(app, caller));
        let frame = asked.frame(app, caller);
        let frame = frame.clone().titled(frame.say("reporting-open-round")).in_section(Section::Reports);
        let frame = frame.complaining(&complaints);
        let name = |id: &OrganisationId| Choice::new(id, words::name(&frame, &graph, *id));
        let asked_by = typed.don_vi.parse().ok();
        Ok(OpeningPage {
            bodies: acting.asking_bodies()?.iter().map(name).collect(),
            forms: forms(&frame),
            periods: periods(&frame, &typed.bieu),
            classes: asked_by.map(|body| classes(&frame, &graph, body)).unwrap_or_default(),
            levels: asked_by.map(|body| levels(&frame, &graph, body)).unwrap_or_default(),
            preview: preview.map(|(new, preview)| preview_view(&frame, &graph, &new, &preview)),
            frame,
            typed,
            complaints,
        })
    }
}

/// The periods around today: the running one, the next, and four before.
fn periods(frame: &Frame, form: &str) -> Vec<Choice> {
    let found = form.split_once('/').and_then(|(pack, form)| {
        let pack = &packs::newest(pack).ok()?.pack;
        pack.regime(&pack.form(form)?.regime)
    });
    let Some(regime) = found else { return Vec::new() };
    let present = regime.period_of(frame.today());
    let after = |period: &domain::packs::Period| regime.period_of(period.last_day.tomorrow().ok()?);
    let mut at = present.as_ref().and_then(after);
    let mut periods = Vec::new();
    while let Some(period) = at.filter(|_| periods.len() < 6) {
        let name = of(&regime.name_of(&period), frame.language);
        let days = words::days(frame, period.first_day, period.last_day);
        periods.push(Choice::new(format!("{}-{}", period.year, period.n), format!("{name} ({days})")));
        at = regime.previous(&period);
    }
    periods
}

fn preview_view(frame: &Frame, graph: &Graph, new: &NewRound, preview: &Preview) -> PreviewView {
    let period = &preview.period;
    let days = |(first, last): (Date, Date)| words::days(frame, first, last);
    let parts = preview.parts();
    let units = preview.owes.iter().map(|owes| UnitPreview {
        name: words::name(frame, graph, owes.organisation),
        days: if owes.segment == domain::reporting::Segment::whole(period) {
            String::new()
        } else {
            days((owes.segment.first_day, owes.segment.last_day))
        },
        parts: owes
            .predecessors
            .iter()
            .map(|part| {
                let name = words::name(frame, graph, part.organisation);
                format!("{name}, {}", days((part.segment.first_day, part.segment.last_day)))
            })
            .collect(),
    });
    let count = preview.owes.len();
    PreviewView {
        heading: frame.say("reporting-preview-heading").with("count", count).to_string(),
        summary: frame
            .say("reporting-preview-summary")
            .with("days", days((period.first_day, period.last_day)))
            .with("due", frame.date(&new.due.others))
            .to_string(),
        days: words::days_beside(frame, graph, &new.due, new.cut_off_on),
        is_cut: !parts.is_empty(),
        cut: frame.say("reporting-preview-cut").with("count", parts.len()).to_string(),
        units: units.collect(),
        act: frame.say("reporting-preview-act").with("count", count).to_string(),
    }
}
