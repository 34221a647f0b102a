//! Making a standing request: which form of whom, on which days; a preview of its next rounds; then the act. What the preview
//! shows is what the days bring, as long as nobody changes the organisations.

use super::{
    asking::{DUE_OF_LEVEL, Typed, classes, forms, levels, selector},
    calendar::{Coming, SHOWN, shown},
    sentence, words,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    reporting::actions::{
        Acting,
        calendar::{self, NewRequest},
    },
    requests::Submitted,
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::OrganisationId, problem::Problem, reporting::DayRule};
use std::collections::BTreeMap;

/// The furthest day from the end of a period.
const FURTHEST_DAYS: i64 = 366;
/// What most offices want: the round opens ten days before the period ends, and is due five days after it.
const OPENS: &str = "-10";
const DUE: &str = "5";

impl Typed {
    /// The form before anything is typed: the first body, the first form, the usual days.
    fn filled(mut self, bodies: &[OrganisationId], forms: &[Choice]) -> Self {
        let first = |value: &mut String, fill: String| {
            if value.is_empty() {
                *value = fill;
            }
        };
        first(&mut self.don_vi, bodies.first().map(ToString::to_string).unwrap_or_default());
        first(&mut self.bieu, forms.first().map(|form| form.value.clone()).unwrap_or_default());
        if !self.is_asked && self.loai.is_empty() {
            first(&mut self.mo, OPENS.to_owned());
            first(&mut self.han, DUE.to_owned());
        }
        self
    }
}

struct PreviewView {
    heading: String,
    coming: Vec<Coming>,
}

#[derive(Template)]
#[template(path = "reporting/standing_new.html")]
struct NewPage {
    frame: Frame,
    typed: Typed,
    complaints: Complaints,
    bodies: Vec<Choice>,
    forms: Vec<Choice>,
    classes: Vec<Choice>,
    levels: Vec<Choice>,
    preview: Option<PreviewView>,
}

/// `GET /bao-cao/lich/moi`
pub async fn get_new(
    State(app): State<App>,
    asked: Asked,
    RawQuery(query): RawQuery,
    caller: Caller,
) -> Result<Response, Failure> {
    let pairs = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let (mut page, mut complaints) = (NewPage::of(&app, &asked, &caller, Typed::of(pairs))?, Complaints::none());
    let new = page.typed.is_asked.then(|| new_request(&page.typed, asked.language, &mut complaints)).flatten();
    if let Some(new) = new {
        match calendar::preview(&app, &caller, &new, SHOWN) {
            Ok(outlook) => page.preview = Some(page.looking_ahead(&app, outlook)),
            Err(failure) => complain(&mut complaints, failure.into_problem()?, &asked)?,
        }
    }
    Ok(page.shown(complaints))
}

/// `POST /bao-cao/lich/moi`
pub async fn post_new(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (page, mut complaints) = (NewPage::of(&app, &asked, &caller, Typed::of(pairs))?, Complaints::none());
    if let Some(new) = new_request(&page.typed, asked.language, &mut complaints) {
        match calendar::make_request(&app, &caller, new).await {
            Ok(id) => {
                let said = Notice::ok(asked.language.say("reporting-done-standing"));
                return Ok(redirect_saying(&format!("/bao-cao/lich/{id}"), &said));
            }
            Err(failure) => complain(&mut complaints, failure.into_problem()?, &asked)?,
        }
    }
    Ok(page.shown(complaints))
}

/// Puts a problem at its field.
fn complain(complaints: &mut Complaints, problem: Problem, asked: &Asked) -> Result<(), Failure> {
    let field = match &problem {
        Problem::NotFound | Problem::Forbidden => return Err(problem.into()),
        Problem::AlreadyDone => {
            complaints.about("bieu", asked.language.say("reporting-standing-exists"));
            return Ok(());
        }
        Problem::Missing { field } => field.clone(),
        Problem::NobodyOwes => "loai".to_owned(),
        _ => String::new(),
    };
    complaints.about(field, sentence(&problem, asked.language));
    Ok(())
}

/// What is asked for, if everything is filled in.
fn new_request(typed: &Typed, language: Language, complaints: &mut Complaints) -> Option<NewRequest> {
    let form = typed.bieu.split_once('/');
    if form.is_none() {
        complaints.about("bieu", sentence(&Problem::Missing { field: "bieu".to_owned() }, language));
    }
    let selector = selector(&typed.loai);
    if selector.is_none() {
        complaints.about("loai", language.say("reporting-units-choose"));
    }
    let mut days = |field: String, typed: &str| {
        let read = typed.trim().parse::<i64>().ok().filter(|days| days.abs() <= FURTHEST_DAYS);
        if read.is_none() {
            complaints.about(field, language.say("reporting-days-unreadable"));
        }
        read
    };
    let (opens, due) = (days("mo".to_owned(), &typed.mo), days("han".to_owned(), &typed.han));
    let of_level = typed.han_cap.iter();
    let due_of_level: Option<BTreeMap<String, i64>> =
        of_level.map(|(level, typed)| Some((level.clone(), days([DUE_OF_LEVEL, level].concat(), typed)?))).collect();
    let cut_off = if typed.chot.trim().is_empty() { None } else { Some(days("chot".to_owned(), &typed.chot)?) };
    let days = DayRule { opens: opens?, due: due?, due_of_level: due_of_level?, cut_off };
    if !days.is_in_order() {
        complaints.about("mo", language.say("reporting-days-out-of-order"));
        return None;
    }
    let (pack, form) = form?;
    Some(NewRequest {
        asked_by: typed.don_vi.parse().ok()?,
        pack: pack.to_owned(),
        form: form.to_owned(),
        selector: selector?,
        days,
    })
}

impl NewPage {
    fn of(app: &App, asked: &Asked, caller: &Caller, typed: Typed) -> Result<Self, Failure> {
        let (graph, acting) = (app.organisations(), Acting::now(app, caller));
        let frame = asked.frame(app, caller);
        let frame = frame.clone().titled(frame.say("reporting-standing-new")).in_section(Section::Reports);
        let (bodies, forms) = (acting.asking_bodies()?, forms(&frame));
        let typed = typed.filled(&bodies, &forms);
        let asked_by = typed.don_vi.parse().ok();
        let name = |id: &OrganisationId| Choice::new(id, words::name(&frame, &graph, *id));
        Ok(NewPage {
            bodies: bodies.iter().map(name).collect(),
            forms,
            classes: asked_by.map(|body| classes(&frame, &graph, body)).unwrap_or_default(),
            levels: asked_by.map(|body| levels(&frame, &graph, body)).unwrap_or_default(),
            preview: None,
            complaints: Complaints::none(),
            frame,
            typed,
        })
    }

    fn looking_ahead(&self, app: &App, outlook: calendar::Outlook) -> PreviewView {
        let graph = app.organisations();
        PreviewView {
            heading: self.frame.say("reporting-standing-preview").with("count", outlook.units).to_string(),
            coming: shown(&self.frame, &graph, &outlook.standing, outlook.rounds),
        }
    }

    fn shown(mut self, complaints: Complaints) -> Response {
        let status = if complaints.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.frame = self.frame.complaining(&complaints);
        self.complaints = complaints;
        look::page_with_status(status, self)
    }
}
