//! «Sơ kết, tổng kết»: what is being written, and what was approved by the person's bodies and by those below.
//! Whether somebody may see a review is asked of the actions; here it is only filtered.

use super::{
    super::{
        actions::{ListRow, finding},
        words::{self, State as Stands},
    },
    address,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Frame, Pagination, Section, Tone},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{organisations::Graph, reviews::ReviewKind, text::fold, time::Moment};
use jiff::civil::Date;
use serde::Deserialize;

const ROWS_PER_PAGE: u32 = 25;

/// What the address of the list may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    loai: String,
    #[serde(rename = "trang-thai")]
    trang_thai: String,
    trang: String,
}

impl Wanted {
    fn is_filtered(&self) -> bool {
        [&self.q, &self.loai, &self.trang_thai].iter().any(|typed| !typed.is_empty())
    }

    fn address(&self) -> String {
        let asked = [("q", &self.q), ("loai", &self.loai), ("trang-thai", &self.trang_thai)];
        let asked: Vec<(&str, &String)> = asked.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let query = serde_html_form::to_string(&asked).unwrap_or_default();
        if query.is_empty() { "/tong-ket".to_owned() } else { format!("/tong-ket?{query}") }
    }
}

struct Row {
    path: String,
    title: String,
    unit: String,
    period: String,
    changed: Date,
    issued: Option<(i64, Date)>,
    state: (&'static str, String, Tone),
}

#[derive(Template)]
#[template(path = "reviews/list.html")]
struct ListPage {
    frame: Frame,
    wanted: Wanted,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    is_filtered: bool,
    may_write: bool,
    written: Vec<Row>,
    approved: Vec<Row>,
    pages: Pagination,
}

impl ListPage {
    /// Something is listed, or would be without the filter.
    fn has_rows(&self) -> bool {
        self.is_filtered || !(self.written.is_empty() && self.approved.is_empty())
    }
}

/// `GET /tong-ket`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller));
    let mut found = finding::list_for(&app, &caller).await?;
    found.retain(|row| is_wanted(row, &wanted));
    let (approved, written): (Vec<ListRow>, Vec<ListRow>) =
        found.into_iter().partition(|row| row.approved_at_ms.is_some());
    let count = u32::try_from(approved.len()).unwrap_or(u32::MAX);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, wanted.address());
    let here = approved.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let row = |row: &ListRow| row_of(&frame, &graph, row);
    let kinds = ReviewKind::ALL.iter().map(|kind| Choice::new(kind.code(), words::kind(frame.language, *kind)));
    let states = [Stands::Written, Stands::Approved, Stands::Numbered, Stands::Abandoned];
    Ok(look::page(ListPage {
        written: written.iter().map(row).collect(),
        approved: here.map(row).collect(),
        kinds: kinds.collect(),
        states: states.iter().map(|state| Choice::new(state.code(), words::state(&frame, *state).1)).collect(),
        may_write: super::super::may_write(&app, &caller),
        is_filtered: wanted.is_filtered(),
        frame: frame.clone().titled(frame.say("reviews-title")).in_section(Section::Reviews),
        wanted,
        pages,
    }))
}

/// One that was given up is shown only where it is asked for.
fn is_wanted(row: &ListRow, wanted: &Wanted) -> bool {
    let state = Stands::of_row(row);
    let in_state = match wanted.trang_thai.as_str() {
        "" => state != Stands::Abandoned,
        asked => asked == state.code(),
    };
    let of_kind = wanted.loai.is_empty() || wanted.loai == row.kind;
    in_state && of_kind && fold(&row.subject).contains(&fold(&wanted.q))
}

fn row_of(frame: &Frame, graph: &Graph, row: &ListRow) -> Row {
    let kind = ReviewKind::from_code(&row.kind).unwrap_or(ReviewKind::Periodic);
    let changed = row.approved_at_ms.or(row.changed_at_ms).unwrap_or(row.begun_at_ms);
    Row {
        path: address(row.id),
        title: words::title(frame.language, kind, &row.subject),
        unit: words::name(frame, graph, row.organisation_id),
        period: words::period_of_row(frame.language, row),
        changed: Moment::from_millisecond(changed).day(),
        issued: row.register_number.zip(row.issued_on),
        state: words::state(frame, Stands::of_row(row)),
    }
}
