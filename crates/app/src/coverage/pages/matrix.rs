//! «Kế hoạch của đơn vị nào còn thiếu mục nào»: units as rows, clauses as turned heads, only gaps are links. What the page
//! shows it also gives as a workbook.

use super::{
    super::{
        actions::{Composed, find_composed},
        papers::{self, Offered},
        words,
    },
    matrix_rows::{Arranging, Group, Head, arranged, heads, listed},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Section, dates},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{coverage::Tally, ids::DocumentId, organisations::Graph};
use serde::Deserialize;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// «thieu»: gaps alone.
    chi: String,
    /// A class of organisations.
    nhom: String,
    /// As of a day.
    ngay: String,
    /// «cap-tren»: grouped by the superior.
    xep: String,
    /// «a3»: printed on the larger sheet.
    kho: String,
}

impl Wanted {
    /// The day that is asked for; today without one, or where it cannot be read.
    pub fn day(&self, frame: &Frame) -> (jiff::civil::Date, Option<String>) {
        match dates::read(&self.ngay) {
            Ok(day) => (day, None),
            Err(dates::NotADate::Empty) => (frame.today(), None),
            Err(fault) => (frame.today(), Some(fault.sentence(frame.language))),
        }
    }
}

/// Words that stand in every cell, found once.
pub struct CellWords {
    full: String,
    partial: String,
    stale: String,
    declared: String,
    waiting: String,
    missing: String,
    na: String,
}

/// A clause in the list of gaps: its head, how many, and the units by what is wanting.
pub struct Listed {
    pub id: String,
    /// The page of the clause.
    pub path: String,
    pub name: String,
    pub count: usize,
    pub said: Vec<(String, String)>,
    pub only_without_plan: bool,
}

#[derive(Template)]
#[template(path = "coverage/matrix.html")]
struct MatrixPage {
    frame: Frame,
    document: String,
    document_path: String,
    gaps_path: String,
    letter: Option<Offered>,
    a3_path: String,
    counts: String,
    without_plan: usize,
    remark: Option<String>,
    wanted: Wanted,
    day: String,
    classes: Vec<Choice>,
    arrangings: Vec<Choice>,
    tally: Tally,
    heads: Vec<Head>,
    groups: Vec<Group>,
    words: CellWords,
    sums: Vec<usize>,
    sum: usize,
    listed: Vec<Listed>,
}

/// `GET /ke-hoach/{document}/ma-tran`
pub async fn get_matrix(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller);
    let (on, remark) = wanted.day(&frame);
    let composed = find_composed(&app, &caller, id, on).await?;
    let acting = Acting::now(&app, &caller);
    // A letter speaks of today.
    let letter = (on == frame.today()).then(|| papers::offered(&acting, &composed)).flatten();
    let page = MatrixPage { letter, ..MatrixPage::new(frame, &acting.graph, &composed, wanted, remark) };
    if as_workbook.0 { page.workbook(&caller) } else { Ok(look::page(page)) }
}

impl MatrixPage {
    fn new(frame: Frame, graph: &Graph, composed: &Composed, wanted: Wanted, remark: Option<String>) -> Self {
        let title = words::title(frame.language, &composed.root);
        let arranging = Arranging { frame: &frame, graph, composed, class: &wanted.nhom };
        let shown = arranging.shown(wanted.chi == "thieu");
        let groups = arranged(&arranging, &shown, wanted.xep == "cap-tren");
        let (sums, listed, without) = listed(&arranging, &shown);
        let say = |key: &str| frame.say(key).to_string();
        let shape = if wanted.kho == "a3" { "wide landscape a3" } else { "wide landscape" };
        MatrixPage {
            document_path: format!("/van-ban/{}", composed.root.id),
            gaps_path: words::address(composed.root.id, "cho-thieu"),
            letter: None,
            a3_path: a3_address(&frame.path),
            counts: words::counts(&frame, composed),
            without_plan: without.len(),
            remark,
            day: dates::written(composed.on),
            classes: arranging.classes(),
            arrangings: vec![
                Choice::new("", say("coverage-by-class")),
                Choice::new("cap-tren", say("coverage-by-superior")),
            ],
            tally: composed.coverage.tally(shown.iter().copied()),
            heads: heads(composed),
            groups,
            words: CellWords {
                full: say("coverage-full"),
                partial: say("coverage-partial"),
                stale: say("coverage-stale"),
                declared: say("coverage-declared"),
                waiting: say("coverage-waiting"),
                missing: say("coverage-missing"),
                na: say("coverage-not-concerned"),
            },
            sum: sums.iter().sum(),
            sums,
            listed,
            frame: frame.clone().titled(frame.say("coverage-matrix-title")).in_section(Section::Plans).shaped(shape),
            document: title,
            wanted,
        }
    }

    /// The matrix as a workbook: words in the cells, and no formula.
    fn workbook(self, caller: &Caller) -> Result<Response, Failure> {
        let say = |key: &str| self.frame.say(key).to_string();
        let mut columns = vec![say("coverage-group"), say("coverage-unit")];
        columns.extend(self.heads.iter().map(|head| [head.path.as_str(), " ", head.short.as_str()].concat()));
        columns.push(say("coverage-sum"));
        let mut rows = Vec::new();
        for group in &self.groups {
            for row in &group.rows {
                let mut cells = vec![group.label.clone().into(), row.name.clone().into()];
                cells.extend(row.cells.iter().map(|cell| say(cell.word_key).into()));
                cells.push(row.sum.into());
                rows.push(cells);
            }
        }
        let class = self.classes.iter().find(|choice| choice.is(&self.wanted.nhom) && !choice.value.is_empty());
        let only = if self.wanted.chi == "thieu" { say("coverage-only-gaps") } else { String::new() };
        let listing = Listing {
            file_name: "ma-tran-bao-phu",
            title: self.frame.title.clone(),
            body: [self.document.as_str(), ". ", self.counts.as_str()].concat(),
            filters: vec![
                (say("coverage-group"), class.map(|choice| choice.label.clone()).unwrap_or_default()),
                (say("coverage-only-gaps"), only),
                (say("coverage-as-of"), self.day.clone()),
            ],
            heads: columns,
            rows,
        };
        download(&self.frame, caller, listing)
    }
}

/// The same page for the larger sheet.
fn a3_address(path: &str) -> String {
    if path.contains("kho=a3") {
        return path.to_owned();
    }
    let joining = if path.contains('?') { "&" } else { "?" };
    [path, joining, "kho=a3"].concat()
}
