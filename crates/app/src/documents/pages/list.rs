//! The list of documents that the caller may read.
//! What may be read is decided in the action; here it is put into rows and pages.

use crate::{
    App,
    asked::Asked,
    caller::Caller,
    documents::{
        actions::{self, Document},
        words,
    },
    failure::Failure,
    look::{self, Frame, Pagination, Section, Tone},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use serde::Deserialize;

const ROWS_PER_PAGE: u32 = 25;

/// What the address of the list may say.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    trang: String,
}

#[derive(Template)]
#[template(path = "documents/list.html")]
struct ListPage {
    frame: Frame,
    words: String,
    rows: Vec<Row>,
    pages: Pagination,
}

struct Row {
    path: String,
    title: String,
    subject: String,
    issuer: String,
    issued_on: Option<Date>,
    /// Who registered it, when that is another body than the caller's.
    owner: String,
    state: (&'static str, String, Tone),
}

/// `GET /van-ban`
pub(in crate::documents) async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let found = actions::list_for(&app, &caller, &wanted.q).await?;
    let frame = asked.frame(&app, &caller);
    let title = frame.say("documents-title").to_string();
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let address = address_of(&wanted.q);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, address);
    let here = found.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let rows = here.map(|document| row(&app, &caller, &frame, document)).collect();
    let frame = frame.titled(title).in_section(Section::Documents);
    Ok(look::page(ListPage { frame, words: wanted.q, rows, pages }))
}

fn address_of(words: &str) -> String {
    let query = serde_html_form::to_string([("q", words)]).unwrap_or_default();
    if words.is_empty() { "/van-ban".to_owned() } else { format!("/van-ban?{query}") }
}

fn row(app: &App, caller: &Caller, frame: &Frame, document: &Document) -> Row {
    let (graph, today, row) = (app.organisations(), app.today(), &document.row);
    let owner = if caller.is_at(row.owner_id) { None } else { graph.last_name(row.owner_id, today) };
    Row {
        path: format!("/van-ban/{}", row.id),
        title: words::short_title(frame.language, row),
        subject: row.subject.clone(),
        issuer: row.issuer_text.clone().unwrap_or_default(),
        issued_on: row.issued_on,
        owner: owner.unwrap_or_default().to_owned(),
        state: words::state(frame.language, document.state()),
    }
}
