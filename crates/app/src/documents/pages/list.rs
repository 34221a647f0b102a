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
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Pagination, Section, Tone},
    organisations::unit_choice::{BothTrees, Tree, UnitChoice, UnitWords, with_part},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
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
    #[serde(default, rename = "don-vi")]
    don_vi: String,
    #[serde(default)]
    ma: String,
    #[serde(default)]
    theo: String,
    #[serde(default)]
    ngay: String,
}

impl Wanted {
    fn unit_words(&self) -> UnitWords {
        let (unit, shown) = (self.don_vi.clone(), self.ma.clone());
        UnitWords { unit, shown, tree: self.theo.clone(), day: self.ngay.clone() }
    }
}

#[derive(Template)]
#[template(path = "documents/list.html")]
struct ListPage {
    frame: Frame,
    words: String,
    filters: Vec<Choice>,
    filter: String,
    unit: UnitChoice,
    both: Option<BothTrees>,
    /// The address without a unit, so that one may follow.
    without_unit: String,
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
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let mut found = actions::list_for(&app, &caller, &wanted.q).await?;
    if let Some(only) = only(&app, &caller, &wanted.loc).await? {
        found.retain(|document| only.contains(&document.row.id));
    }
    let unit = UnitChoice::read(&app, &asked, &wanted.unit_words());
    let both = if unit.id.is_some() { Some(narrow(&app, &caller, &wanted, &unit, &mut found).await?) } else { None };
    let frame = asked.frame(&app, &caller).complaining(&unit.complaints);
    let title = frame.say("documents-title").to_string();
    if as_workbook.0 {
        let rows = found.iter().map(|document| row(&app, &caller, &frame, document)).collect();
        return workbook(&frame, &caller, (&wanted, &unit), rows);
    }
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let without_unit = address_of(&wanted);
    let address = with_part(&without_unit, &unit.address_part(unit.tree));
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, address);
    let here = found.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let rows = here.map(|document| row(&app, &caller, &frame, document)).collect();
    let frame = frame.titled(title).in_section(Section::Documents);
    let filters = filters(&frame);
    let without_unit = if without_unit.contains('?') { without_unit + "&" } else { without_unit + "?" };
    let status = if unit.complaints.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (words, filter) = (wanted.q, wanted.loc);
    let page = ListPage { frame, words, filters, filter, unit, both, without_unit, rows, pages };
    Ok(look::page_with_status(status, page))
}

/// Keeps the documents that were sent to the chosen unit on the chosen tree, and counts both.
async fn narrow(
    app: &App,
    caller: &Caller,
    wanted: &Wanted,
    unit: &UnitChoice,
    found: &mut Vec<Document>,
) -> Result<BothTrees, Failure> {
    if let Some(day) = unit.day {
        found.retain(|document| document.row.issued_on.is_some_and(|issued| issued <= day));
    }
    let as_was = actions::sent_to(app, caller, &unit.units_on(Tree::AsWas), found).await?;
    let as_is = actions::sent_to(app, caller, &unit.units_on(Tree::AsIs), found).await?;
    let count = |sent: &BTreeSet<DocumentId>| found.iter().filter(|document| sent.contains(&document.row.id)).count();
    let both = BothTrees::of(unit, &address_of(wanted), count(&as_was), count(&as_is));
    let sent = if unit.tree == Tree::AsIs { as_is } else { as_was };
    found.retain(|document| sent.contains(&document.row.id));
    Ok(both)
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

/// The list as a workbook.
fn workbook(
    frame: &Frame,
    caller: &Caller,
    (wanted, unit): (&Wanted, &UnitChoice),
    rows: Vec<Row>,
) -> Result<Response, Failure> {
    let heads = [
        "documents-column-document",
        "documents-list-subject",
        "documents-column-issuer",
        "documents-column-date",
        "documents-list-owner",
        "documents-column-state",
    ];
    let chosen = filters(frame).into_iter().find(|choice| choice.is(&wanted.loc));
    let chosen = chosen.map(|choice| choice.label).unwrap_or_default();
    let mut by = vec![
        (frame.say("documents-search").to_string(), wanted.q.clone()),
        (frame.say("documents-filter").to_string(), chosen),
    ];
    by.extend(unit.in_words(frame));
    let cells = |row: Row| {
        let (_, state, _) = row.state;
        let day = row.issued_on.into();
        vec![row.title.into(), row.subject.into(), row.issuer.into(), day, row.owner.into(), state.into()]
    };
    let listing = Listing {
        file_name: "van-ban",
        title: frame.say("documents-title").to_string(),
        body: String::new(),
        filters: by,
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.into_iter().map(cells).collect(),
    };
    download(frame, caller, listing)
}
