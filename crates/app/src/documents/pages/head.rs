//! Correcting the head of a document, one field a form, and noting a question that stays as it is.
//! A value that cannot be taken comes back to its field with what is wrong.

use super::{
    complaint, corrected, open_unpublished,
    questions::{self, Form, Question},
    show, status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Correcting},
        forms::HeadForm,
        review::{Change, Reviewed},
        words,
    },
    failure::Failure,
    look::{self, Complaints, Frame, Section, dates},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/head.html")]
struct HeadPage {
    frame: Frame,
    path: String,
    title: String,
    version: i64,
    complaints: Complaints,
    fields: Vec<HeadField>,
}

struct HeadField {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    read: Option<String>,
}

/// `GET /van-ban/{id}/thong-tin`
pub(in crate::documents) async fn get_head(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, StatusCode::OK, Complaints::none(), None).await
}

/// `POST /van-ban/{id}/thong-tin`
pub(in crate::documents) async fn post_head(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<HeadForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    let graph = app.organisations();
    let change = match form.change(&show::ground(&app, &graph, asked.language, &opened)) {
        Ok(change) => change,
        Err(complaints) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&app, &asked, &caller, id, status, complaints, Some(form)).await;
        }
    };
    let correcting = Correcting { document: id, version: form.version, change };
    match actions::correct(&app, &caller, correcting).await {
        Ok(correction) => {
            let said = corrected(asked.language, id, correction, asked.language.say("documents-head-corrected"));
            Ok(redirect_saying(&format!("/van-ban/{id}#thong-tin"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let complaints = complaint(&form.truong, &problem, asked.language);
            page(&app, &asked, &caller, id, status_of(&problem), complaints, Some(form)).await
        }
    }
}

/// A question that stays as it is.
#[derive(Debug, Deserialize)]
pub struct NotedForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    ve: String,
}

/// `POST /van-ban/{id}/cau-hoi`
pub(in crate::documents) async fn post_question(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<NotedForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    let text = opened.text.ok_or(Problem::NotFound)?;
    let change = actions::settling(&text, form.ve)?;
    let correcting = Correcting { document: id, version: form.version, change };
    let correction = actions::correct(&app, &caller, correcting).await?;
    let said = corrected(asked.language, id, correction, asked.language.say("documents-question-was-noted"));
    Ok(redirect_saying(&format!("/van-ban/{id}#cau-hoi"), &said))
}

/// The version that the person saw.
#[derive(Debug, Deserialize)]
pub struct SeenForm {
    #[serde(default)]
    version: i64,
}

/// `POST /van-ban/{id}/thoi-han-con-lai`: every duty whose deadline is still asked for becomes a standing one.
pub(in crate::documents) async fn post_standing(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<SeenForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller));
    let facts = show::facts(&app, &graph, frame.language, &opened).await?;
    let asks = |question: &Question| question.form == Form::Deadline && question.answer.is_none();
    let questions = questions::questions_of(text, &facts).into_iter().filter(asks);
    let duties = questions.filter_map(|question| question.duty?.checked_sub(1)).collect();
    let change = Change::Standing(duties, app.settings().confirm_every_months);
    let correcting = Correcting { document: id, version: form.version, change };
    let correction = actions::correct(&app, &caller, correcting).await?;
    let said = corrected(asked.language, id, correction, asked.language.say("documents-all-standing-done"));
    Ok(redirect_saying(&format!("/van-ban/{id}#cau-hoi"), &said))
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    status: StatusCode,
    complaints: Complaints,
    typed: Option<HeadForm>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::CorrectReading).await?;
    let row = &opened.document.row;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let (now, read) = (&text.reviewed.head, Reviewed::of(&text.reading).head);
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&complaints);
    let field = |name: &'static str, key: &str, hint: String, now: Option<String>, read: Option<String>| {
        let typed = typed.as_ref().filter(|form| form.truong == name).map(|form| form.gia_tri.clone());
        let read = read.filter(|read| now.as_ref() != Some(read));
        HeadField { name, label: frame.say(key).to_string(), hint, value: typed.or(now).unwrap_or_default(), read }
    };
    let fields = vec![
        field("so", "documents-symbol", String::new(), now.symbol.clone(), read.symbol),
        field(
            "ngay",
            "documents-date",
            frame.date_hint(""),
            now.date.map(dates::written),
            read.date.map(dates::written),
        ),
        field(
            "co-quan",
            "documents-issuer",
            frame.say("documents-issuer-hint").to_string(),
            now.issuer.clone(),
            read.issuer,
        ),
        field("trich-yeu", "documents-subject", String::new(), now.subject.clone(), read.subject),
    ];
    let title = words::title(frame.language, row);
    let heading = frame.say("documents-correct-head").to_string();
    let page = HeadPage {
        frame: frame.titled(heading),
        path: format!("/van-ban/{id}"),
        title,
        version: text.version,
        complaints,
        fields,
    };
    Ok(look::page_with_status(status, page))
}
