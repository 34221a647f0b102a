//! The entry form of a report: what is typed so far, last period beside it, what must be put right.
//!
//! A form that is sent is always kept, whatever is wrong in it; a browser that saves while one types gets a short answer
//! instead of a page.

use super::{
    boxes::{Boxes, Group},
    making::Making,
    sentence,
    words::{self, Head},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section},
    reporting::{
        actions::{
            Report,
            drafting::{self, Entry, Saved},
        },
        draft::{Draft, SentForm},
        reading::{self, Reading},
    },
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    ids::ReportId,
    packs::Component,
    problem::Problem,
    reporting::{Cell, Severity},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether the checks are asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default, rename = "kiem-tra")]
    checked: String,
}

#[derive(Template)]
#[template(path = "reporting/entry.html")]
struct EntryPage {
    frame: Frame,
    base: String,
    head: Head,
    form_version: i64,
    complaints: Complaints,
    locked: Option<String>,
    sent_back: Option<String>,
    gone: Vec<(String, String)>,
    groups: Vec<Group>,
    filled: usize,
    boxes: usize,
    saved: String,
}

/// `GET /bao-cao/{report}/nhap`
pub async fn get_entry(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    Query(asking): Query<Asking>,
    caller: Caller,
) -> Result<Response, Failure> {
    let entry = drafting::open_entry(&app, &caller, id).await?;
    let page = EntryPage::new(&app, &asked, &caller, entry, !asking.checked.is_empty(), Complaints::none())?;
    Ok(look::page(page))
}

/// What a browser that saves while one types is told.
#[derive(Serialize)]
struct Told {
    said: String,
    disputed: Vec<String>,
}

/// `POST /bao-cao/{report}/ban-nhap`
pub async fn post_draft(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    headers: HeaderMap,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = SentForm::of(pairs);
    let goes_on = !sent.other("tiep").is_empty();
    let outcome = drafting::save_draft(&app, &caller, id, sent.clone()).await;
    let is_quiet = headers.get(header::ACCEPT).is_some_and(|accepted| accepted.as_bytes() == b"application/json");
    let saved = match outcome {
        Ok(saved) => saved,
        Err(failure) => return refused(&app, &asked, &caller, (id, &sent), failure.into_problem()?).await,
    };
    let frame = asked.frame(&app, &caller);
    let (key, is_fine) = said_key(&saved);
    let said = frame.say(key).with("time", words::clock(saved.at)).to_string();
    if is_quiet {
        let disputed = saved.draft.disputed.keys().cloned().collect();
        return Ok(Json(Told { said, disputed }).into_response());
    }
    let notice = if is_fine { Notice::ok(said) } else { Notice::warn(said) };
    let path = if goes_on && is_fine { format!("/bao-cao/{id}") } else { format!("/bao-cao/{id}/nhap?kiem-tra=1") };
    Ok(redirect_saying(&path, &notice))
}

fn said_key(saved: &Saved) -> (&'static str, bool) {
    if saved.is_locked {
        ("reporting-saved-locked", false)
    } else if !saved.draft.disputed.is_empty() {
        ("reporting-saved-disputed", false)
    } else if saved.form_changed {
        ("reporting-saved-form-changed", false)
    } else {
        ("reporting-saved", true)
    }
}

/// Shows the form again with what was typed, when it could not be kept: the report was submitted meanwhile.
async fn refused(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, sent): (ReportId, &SentForm),
    problem: Problem,
) -> Result<Response, Failure> {
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return Err(problem.into());
    }
    let mut entry = drafting::open_entry(app, caller, id).await?;
    entry.draft.take(sent, caller.account, &caller.full_name, app.now().millisecond());
    let mut complaints = Complaints::none();
    complaints.about_all(sentence(&problem, asked.language));
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let page = EntryPage::new(app, asked, caller, entry, false, complaints)?;
    Ok(look::page_with_status(status, page))
}

impl EntryPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        entry: Entry,
        is_checked: bool,
        mut complaints: Complaints,
    ) -> Result<Self, Failure> {
        let frame = asked.frame(app, caller);
        let Entry { report, draft, saved, previous, returned } = entry;
        let head = Head::of_report(&frame, &app.organisations(), &report);
        let (pack, form) = (&report.round.pack, report.round.form()?);
        let reading = reading::read(pack, form, &draft, previous.as_ref());
        let cell = |row: &crate::reporting::actions::CellWordsRow| {
            Some((Cell::new(&row.indicator, Component::from_code(&row.component)?), row.words.clone()))
        };
        let returned: BTreeMap<Cell, String> = returned.iter().filter_map(cell).collect();
        let making =
            Making { frame: &frame, pack, form, reading: &reading, previous: previous.as_ref(), returned: &returned };
        complain(&mut complaints, &making, &draft, is_checked);
        let title = frame.say("reporting-entry-title").with("period", &head.period).with("holder", &head.holder);
        let groups = Boxes { making, draft: &draft, is_checked }.groups();
        let saved = saved.map(|(at, saver)| {
            let day = at.local().date();
            let key = if day == frame.today() { "reporting-saved-by" } else { "reporting-saved-by-on" };
            let said = frame.say(key).with("time", words::clock(at)).with("by", saver);
            said.with("date", frame.date(&day)).to_string()
        });
        Ok(EntryPage {
            base: format!("/bao-cao/{}", report.row.id),
            form_version: report.round.row.form_version,
            locked: words::locked(&frame, &report.round),
            sent_back: sent_back(&report),
            gone: gone(&report, &draft)?,
            filled: groups.iter().map(|group| group.filled).sum(),
            boxes: groups.iter().map(|group| group.count).sum(),
            saved: saved.unwrap_or_else(|| frame.say("reporting-not-yet-saved").to_string()),
            frame: frame.clone().titled(title).in_section(Section::Reports).complaining(&complaints),
            groups,
            complaints,
            head,
        })
    }
}

/// The summary on top: each place that must be put right, with the words that stand there. Empty boxes only when the
/// person asked for the checks.
fn complain(complaints: &mut Complaints, making: &Making<'_>, draft: &Draft, is_checked: bool) {
    for (field, name) in draft.disputed.keys().map(|field| (field, making.name_of_field(field))) {
        complaints.about(format!("{field}-hai"), making.frame.say("reporting-two-values-of").with("name", name));
    }
    for cell in &making.reading.both {
        let words = making.frame.say("reporting-both").to_string();
        complaints.about(reading::Names::of(cell).value, format!("{}: {words}", making.name_of(cell)));
    }
    for remark in making.reading.remarks.iter().filter(|remark| remark.severity() == Severity::Error) {
        let field = making.field_of(remark);
        if is_checked || !draft.field(&field).is_empty() {
            complaints.about(field, making.sentence_of(remark));
        }
    }
    if is_checked {
        for remark in unexplained(making.reading) {
            let why = remark.cell().map(|cell| reading::Names::of(cell).why).unwrap_or_default();
            complaints.about(why, making.sentence_of(remark));
        }
    }
}

fn unexplained(reading: &Reading) -> impl Iterator<Item = &domain::reporting::Remark> {
    reading.remarks.iter().filter(|remark| {
        let is_explained = |cell: &Cell| reading.explanations.get(cell).is_some_and(|words| !words.is_empty());
        remark.severity() == Severity::Warning && !remark.cell().is_some_and(is_explained)
    })
}

/// Why the latest version was sent back, while it is not submitted again.
fn sent_back(report: &Report) -> Option<String> {
    report.latest().and_then(|content| content.back_reason.clone())
}

/// What was typed into boxes that the form no longer has.
fn gone(report: &Report, draft: &Draft) -> Result<Vec<(String, String)>, Failure> {
    let known: Vec<String> = domain::reporting::cells_of(report.round.form()?, &report.round.pack)
        .iter()
        .map(|cell| reading::Names::of(cell).value)
        .collect();
    let typed = draft.fields.iter().filter(|(field, _)| field.starts_with("o-") && !known.contains(field));
    Ok(typed.map(|(field, value)| (field.trim_start_matches("o-").to_owned(), value.clone())).collect())
}
