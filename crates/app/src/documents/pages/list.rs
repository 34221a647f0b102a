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
    look::{self, Choice, Frame, Pagination, Section, Tone},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::ids::DocumentId;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;

const ROWS_PER_PAGE: u32 = 25;

/// What the address of the list may say.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    loc: String,
    #[serde(default)]
    trang: String,
}

#[derive(Template)]
#[template(path = "documents/list.html")]
struct ListPage {
    frame: Frame,
    words: String,
    filters: Vec<Choice>,
    filter: String,
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
    let mut found = actions::list_for(&app, &caller, &wanted.q).await?;
    if let Some(only) = only(&app, &caller, &wanted.loc).await? {
        found.retain(|document| only.contains(&document.row.id));
    }
    let frame = asked.frame(&app, &caller);
    let title = frame.say("documents-title").to_string();
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let address = address_of(&wanted);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, address);
    let here = found.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let rows = here.map(|document| row(&app, &caller, &frame, document)).collect();
    let frame = frame.titled(title).in_section(Section::Documents);
    let filters = filters(&frame);
    Ok(look::page(ListPage { frame, words: wanted.q, filters, filter: wanted.loc, rows, pages }))
}

fn address_of(wanted: &Wanted) -> String {
    let asked: Vec<(&str, &str)> =
        [("q", wanted.q.as_str()), ("loc", &wanted.loc)].into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let query = serde_html_form::to_string(&asked).unwrap_or_default();
    if query.is_empty() { "/van-ban".to_owned() } else { format!("/van-ban?{query}") }
}

/// The documents of a filter; nothing when none is asked for.
async fn only(app: &App, caller: &Caller, filter: &str) -> Result<Option<BTreeSet<DocumentId>>, Failure> {
    Ok(match filter {
        "chua-mo" => {
            let arrivals = actions::arrivals_for(app, caller).await?.into_iter();
            Some(arrivals.filter(|arrival| arrival.row.opened == 0).map(|arrival| arrival.row.document_id).collect())
        }
        "chua-nhan" => {
            let arrivals = actions::arrivals_for(app, caller).await?;
            Some(arrivals.into_iter().map(|arrival| arrival.row.document_id).collect())
        }
        "con-noi-chua-mo" => {
            let sent = actions::sent_and_unopened(app, caller).await?;
            Some(sent.into_iter().map(|sent| sent.document_id).collect())
        }
        _ => None,
    })
}

fn filters(frame: &Frame) -> Vec<Choice> {
    [
        ("chua-mo", "documents-filter-unopened"),
        ("chua-nhan", "documents-filter-unreceived"),
        ("con-noi-chua-mo", "documents-filter-sent"),
    ]
    .map(|(value, key)| Choice::new(value, frame.say(key)))
    .to_vec()
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
