//! Opening a round: a form that previews who will owe it, and the act. What the preview shows is what opening does, as
//! long as the organisations are the same.

use super::{
    sentence,
    words::{self, of},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, dates},
    permits::Thing,
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
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Selector},
    permissions::Verb,
    problem::Problem,
    reporting::DueDates,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is typed into the form.
#[derive(Debug, Clone, Default)]
struct Typed {
    don_vi: String,
    bieu: String,
    ky: String,
    loai: Vec<String>,
    han: String,
    han_cap: BTreeMap<String, String>,
    chot: String,
    is_asked: bool,
}

impl Typed {
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "don_vi" => typed.don_vi = value,
                "bieu" => typed.bieu = value,
                "ky" => typed.ky = value,
                "loai" if !value.is_empty() => typed.loai.push(value),
                "han" => typed.han = value,
                "chot" => typed.chot = value,
                "xem" => typed.is_asked = true,
                _ => {
                    if let Some(level) = name.strip_prefix(DUE_OF_LEVEL).filter(|_| !value.trim().is_empty()) {
                        typed.han_cap.insert(level.to_owned(), value);
                    }
                }
            }
        }
        typed
    }

    /// What was typed for a level.
    fn of_level(&self, level: &str) -> &str {
        self.han_cap.get(level).map(String::as_str).unwrap_or_default()
    }
}

/// What the name of a level's due date begins with; the code of the level follows.
pub(super) const DUE_OF_LEVEL: &str = "han-";

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
    let bodies = bodies(&acting)?;
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
    let bodies = bodies(&acting)?;
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

/// The bodies for which the person may open a round; without one it is refused.
pub(super) fn bodies(acting: &Acting) -> Result<Vec<OrganisationId>, Failure> {
    let may = |id: &OrganisationId| acting.may(Verb::OpenRound, &Thing::Node { id: *id, today: acting.today });
    let bodies: Vec<OrganisationId> = acting.homes().into_iter().filter(may).collect();
    if bodies.is_empty() { Err(Problem::Forbidden.into()) } else { Ok(bodies) }
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

/// From `line:class` choices to a selector.
pub(super) fn selector(chosen: &[String]) -> Option<Selector> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for choice in chosen {
        let (line, class) = choice.split_once(':')?;
        lines.entry(line.to_owned()).or_default().push(class.to_owned());
    }
    let mut parts: Vec<Selector> = lines.into_iter().map(|(line, classes)| Selector::Class { line, classes }).collect();
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Selector::Union { of: parts }),
    }
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
            bodies: bodies(&acting)?.iter().map(name).collect(),
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

pub(super) fn forms(frame: &Frame) -> Vec<Choice> {
    let forms = packs::built_in().iter().flat_map(|own| own.pack.forms.iter().map(|form| (&own.pack.code, form)));
    forms.map(|(pack, form)| Choice::new(format!("{pack}/{}", form.code), of(&form.name, frame.language))).collect()
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

/// The levels of the body's direct subordinates today: none where all are of one.
pub(super) fn levels(frame: &Frame, graph: &Graph, body: OrganisationId) -> Vec<Choice> {
    let today = frame.today();
    let mut levels: Vec<&str> = Vec::new();
    for line in graph.lines(today) {
        let base = if line == "professional" { body } else { graph.committee_of(body, today) };
        levels.extend(graph.children(base, &line, today).into_iter().filter_map(|child| graph.level(child, today)));
    }
    levels.sort_by_key(|level| (graph.catalogue().level_rank(level), *level));
    levels.dedup();
    if levels.len() < 2 {
        return Vec::new();
    }
    levels.into_iter().map(|level| Choice::new(level, words::level_name(frame, graph, level))).collect()
}

/// The classes of the body's direct subordinates today, with their number, as on each line.
pub(super) fn classes(frame: &Frame, graph: &Graph, body: OrganisationId) -> Vec<Choice> {
    let today = frame.today();
    let mut choices = Vec::new();
    for line in graph.lines(today) {
        let base = if line == "professional" { body } else { graph.committee_of(body, today) };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for child in graph.children(base, &line, today) {
            *counts.entry(graph.class(child, today).unwrap_or_default()).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(class, _)| graph.catalogue().rank(class));
        for (class, count) in counts {
            let entry = graph.catalogue().class(class);
            let name = entry.map_or_else(|| class.to_owned(), |entry| name_of_class(frame, entry));
            let label = frame.say("reporting-class").with("name", name).with("count", count);
            choices.push(Choice::new(format!("{line}:{class}"), label));
        }
    }
    choices
}

fn name_of_class(frame: &Frame, entry: &domain::organisations::ClassEntry) -> String {
    match frame.language {
        crate::language::Language::Vi => entry.name_vi.clone(),
        crate::language::Language::En => entry.name_en.clone(),
    }
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
