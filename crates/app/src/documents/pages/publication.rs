//! Before publication: who will get what, and the act; after it: taking it back.
//! What the preview shows is what publishing does, as long as the working copy is the same.

use super::{
    complaint, duties,
    facts::Facts,
    open_unpublished,
    questions::{self, Question},
    sentence,
    show::{self, Shown},
    status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Opened, Publishing, Text},
        preview::{Planned, Preview},
        words,
    },
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, dates},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, ids::OrganisationId, organisations::Graph, permissions::Verb, problem::Problem};
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/preview.html")]
struct PreviewPage {
    frame: Frame,
    path: String,
    title: String,
    version: i64,
    complaints: Complaints,
    problems: Vec<String>,
    questions: Vec<Question>,
    view: Option<PreviewView>,
    typed: String,
}

struct PreviewView {
    issuer: String,
    issued_on: String,
    effective_on: String,
    is_later: bool,
    tracking_body: String,
    publisher: String,
    only_itself: bool,
    duties: Vec<DutyPreview>,
    obligations: usize,
    assignments: usize,
    standing: usize,
    holders_today: usize,
    is_handed_over: bool,
    asks_number: bool,
}

struct DutyPreview {
    number: usize,
    action: String,
    provision: String,
    timing: String,
    standing_by_setting: bool,
    leads: Vec<String>,
    supporters: Vec<String>,
    outside: usize,
    unresolved: Vec<String>,
    holders_today: Vec<String>,
    is_handed_over: bool,
}

/// `GET /van-ban/{id}/ban-hanh`
pub(in crate::documents) async fn get_preview(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, StatusCode::OK, Complaints::none(), String::new()).await
}

/// The form that publishes.
#[derive(Debug, Deserialize)]
pub struct PublishForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    so_luong: String,
}

/// `POST /van-ban/{id}/ban-hanh`
pub(in crate::documents) async fn post_publication(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<PublishForm>,
) -> Result<Response, Failure> {
    let publishing = Publishing { document: id, version: form.version, typed: form.so_luong.clone() };
    let path = format!("/van-ban/{id}");
    let problem = match actions::publish(&app, &caller, publishing).await {
        Ok(()) => return Ok(redirect_saying(&path, &Notice::ok(asked.language.say("documents-was-published")))),
        Err(failure) => failure.into_problem()?,
    };
    match problem {
        // The second of two clicks: what it asked for is done.
        Problem::AlreadyPublished => Ok(redirect_saying(&path, &Notice::warn(sentence(&problem, asked.language)))),
        Problem::NotFound | Problem::Forbidden => Err(problem.into()),
        _ => {
            let field = match &problem {
                Problem::ManyAssignments { .. } | Problem::NumberDiffers { .. } => "so_luong",
                _ => "",
            };
            let complaints = complaint(field, &problem, asked.language);
            page(&app, &asked, &caller, id, status_of(&problem), complaints, form.so_luong).await
        }
    }
}

/// The form that retracts.
#[derive(Debug, Deserialize)]
pub struct RetractForm {
    #[serde(default)]
    ly_do: String,
}

/// `POST /van-ban/{id}/thu-hoi`
pub(in crate::documents) async fn post_retraction(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<RetractForm>,
) -> Result<Response, Failure> {
    match actions::retract(&app, &caller, id, form.ly_do.clone()).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("documents-was-retracted"));
            Ok(redirect_saying(&format!("/van-ban/{id}"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            if matches!(problem, Problem::NotFound | Problem::Forbidden | Problem::AlreadyDone) {
                return Err(problem.into());
            }
            let complaints = complaint("ly_do", &problem, asked.language);
            let status = status_of(&problem);
            let shown = Shown { status, complaints, reason: form.ly_do, ..Shown::default() };
            show::page(&app, &asked, &caller, id, shown).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    status: StatusCode,
    complaints: Complaints,
    typed: String,
) -> Result<Response, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::PublishDocument).await?;
    let graph = app.organisations();
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let row = &opened.document.row;
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&complaints);
    let facts = show::facts(app, &graph, frame.language, &opened).await?;
    let (view, problems) = match actions::preview_of(app, &graph, &opened.document, text) {
        Ok(preview) => (Some(view(app, &graph, &facts, &opened, text, &preview)), preview.problems(&graph)),
        Err(problem) => (None, vec![problem]),
    };
    let questions = questions::questions_of(text, &facts).into_iter().filter(|question| question.answer.is_none());
    let page = PreviewPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, row),
        version: text.version,
        complaints,
        problems: problems.iter().map(|problem| sentence(problem, asked.language)).collect(),
        questions: questions.collect(),
        view,
        typed,
        frame: frame.titled(asked.language.say("documents-preview")),
    };
    Ok(look::page_with_status(status, page))
}

fn view(app: &App, graph: &Graph, facts: &Facts<'_>, opened: &Opened, text: &Text, preview: &Preview) -> PreviewView {
    let today = app.today();
    let name = |id: OrganisationId, on: Date| graph.last_name(id, on).unwrap_or_default().to_owned();
    let holders: std::collections::BTreeSet<&OrganisationId> =
        preview.duties.iter().flat_map(|duty| &duty.holders_today).collect();
    PreviewView {
        issuer: name(preview.issuer, preview.issued_on),
        issued_on: dates::written(preview.issued_on),
        effective_on: dates::written(preview.effective_on),
        is_later: preview.effective_on != preview.issued_on,
        tracking_body: name(preview.tracking_body, today),
        publisher: name(opened.document.row.owner_id, today),
        only_itself: preview.only_itself,
        duties: preview.duties.iter().map(|planned| duty_view(graph, facts, text, preview, planned, today)).collect(),
        obligations: preview.published().count(),
        assignments: preview.assignments(),
        standing: preview.published().filter(|duty| duty.standing_by_setting).count(),
        holders_today: holders.len(),
        is_handed_over: preview.duties.iter().any(Planned::is_handed_over),
        asks_number: preview.assignments() > app.settings().ask_above_assignments,
    }
}

fn duty_view(
    graph: &Graph,
    facts: &Facts<'_>,
    text: &Text,
    preview: &Preview,
    planned: &Planned,
    today: Date,
) -> DutyPreview {
    let names = |ids: &[OrganisationId], on: Date| -> Vec<String> {
        ids.iter().map(|id| graph.last_name(*id, on).unwrap_or_default().to_owned()).collect()
    };
    let duty = text.reviewed.duties.get(planned.index);
    DutyPreview {
        number: planned.index + 1,
        action: duty.map(|duty| duty.action.clone()).unwrap_or_default(),
        provision: duty.map(|duty| duties::provision(text, duty)).unwrap_or_default(),
        timing: words::timing(facts.language, Some(&planned.timing), facts.confirm_every_months),
        standing_by_setting: planned.standing_by_setting,
        leads: names(&planned.leads, preview.effective_on),
        supporters: names(&planned.supporters, preview.effective_on),
        outside: planned.outside.len(),
        unresolved: planned.unresolved.clone(),
        holders_today: names(&planned.holders_today, today),
        is_handed_over: planned.is_handed_over(),
    }
}
