//! «Kiểm tra, giám sát»: programmes and visits that the person may know of, with filters, a tally and the list as Excel.
//! Whether somebody may see one is asked of the actions; here it is only filtered.

use super::{
    super::{
        actions::{
            Visit, leading_bodies, programmes,
            rolling::{self, Seen},
        },
        words::{self, VisitState},
    },
    programme::when,
    programme_address, visit_address,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Pagination, Section, Tone},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    inspections::{self, Counts, FindingState, VisitKind},
    organisations::Graph,
    text::fold,
};
use serde::Deserialize;
use std::collections::BTreeSet;

const ROWS_PER_PAGE: u32 = 25;

/// What the address of the list may say.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Wanted {
    pub q: String,
    pub nam: String,
    pub loai: String,
    #[serde(rename = "trang-thai")]
    pub trang_thai: String,
    /// Of visits that have findings in this state alone.
    #[serde(rename = "phat-hien")]
    pub phat_hien: String,
    /// Of one unit.
    #[serde(rename = "don-vi")]
    pub don_vi: String,
    /// Of one clause.
    #[serde(rename = "dieu-khoan")]
    pub dieu_khoan: String,
    trang: String,
}

impl Wanted {
    fn all(&self) -> [(&'static str, &String); 7] {
        [
            ("q", &self.q),
            ("nam", &self.nam),
            ("loai", &self.loai),
            ("trang-thai", &self.trang_thai),
            ("phat-hien", &self.phat_hien),
            ("don-vi", &self.don_vi),
            ("dieu-khoan", &self.dieu_khoan),
        ]
    }

    fn is_filtered(&self) -> bool {
        self.all().iter().any(|(_, typed)| !typed.is_empty())
    }

    fn address(&self) -> String {
        let asked: Vec<(&str, &String)> = self.all().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let query = serde_html_form::to_string(&asked).unwrap_or_default();
        if query.is_empty() { "/kiem-tra".to_owned() } else { format!("/kiem-tra?{query}") }
    }

    /// The words for findings in an address.
    pub const OVERDUE: &'static str = "overdue";

    fn wants(&self, seen: &Seen, visit: &Visit, frame: &Frame, graph: &Graph) -> bool {
        let said = &visit.particulars;
        let state = VisitState::of(visit, frame.today());
        let in_state = match self.trang_thai.as_str() {
            "" => state != VisitState::Abandoned,
            asked => asked == state.code(),
        };
        let in_year = match self.nam.parse::<i16>() {
            Ok(year) => said.from.year() <= year && said.to.year() >= year,
            Err(_) => true,
        };
        let of_kind = self.loai.is_empty() || self.loai == said.kind.code();
        let told = [words::title(frame.language, visit), words::names(frame, graph, &said.units)].join(" ");
        let with_finding = self.phat_hien.is_empty()
            || seen.findings_of(visit.row.id).any(|finding| match self.phat_hien.as_str() {
                Wanted::OVERDUE => finding.is_overdue(),
                asked => finding.state().code() == asked,
            });
        let of_unit = self.don_vi.is_empty()
            || said.units.iter().any(|unit| unit.to_string() == self.don_vi)
            || seen.findings_of(visit.row.id).any(|one| one.row.organisation_id.to_string() == self.don_vi);
        let of_clause = self.dieu_khoan.is_empty() || seen.asks_about(visit.row.id, &self.dieu_khoan);
        in_state && in_year && of_kind && with_finding && of_unit && of_clause && fold(&told).contains(&fold(&self.q))
    }
}

struct Row {
    path: String,
    kind: String,
    subject: String,
    body: String,
    units: String,
    when: String,
    findings: usize,
    open: usize,
    overdue: usize,
    state: (&'static str, String, Tone),
}

struct ProgrammeRow {
    path: String,
    year: String,
    body: String,
    visits: usize,
    state: (&'static str, String, Tone),
}

#[derive(Template)]
#[template(path = "inspections/list.html")]
struct ListPage {
    frame: Frame,
    wanted: Wanted,
    years: Vec<Choice>,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    is_filtered: bool,
    has_any: bool,
    may_plan: bool,
    counts: Counts,
    waiting: usize,
    programmes: Vec<ProgrammeRow>,
    rows: Vec<Row>,
    pages: Pagination,
}

/// `GET /kiem-tra`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller));
    let programmes = programmes::list_for(&app, &caller).await?;
    let mut seen = rolling::list_for(&app, &caller).await?;
    let years: BTreeSet<i64> = programmes
        .iter()
        .map(|one| one.row.year)
        .chain(seen.visits.iter().map(|visit| i64::from(visit.particulars.from.year())))
        .collect();
    let has_any = !(programmes.is_empty() && seen.visits.is_empty());
    let all = seen.clone();
    seen.retain(|visit| wanted.wants(&all, visit, &frame, &graph));
    let (visits, findings) = seen.facts();
    if as_workbook.0 {
        let rows = seen.visits.iter().map(|visit| row_of(&frame, &graph, &seen, visit)).collect();
        return workbook(&frame, &caller, &wanted, rows);
    }
    let count = u32::try_from(seen.visits.len()).unwrap_or(u32::MAX);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, wanted.address());
    let here = seen.visits.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let in_year = |one: &&programmes::Programme| wanted.nam.is_empty() || wanted.nam == one.row.year.to_string();
    let kind = |kind: &VisitKind| Choice::new(kind.code(), words::kind(frame.language, *kind));
    Ok(look::page(ListPage {
        rows: here.map(|visit| row_of(&frame, &graph, &seen, visit)).collect(),
        counts: inspections::in_all(&visits, &findings),
        waiting: findings.iter().filter(|one| one.state == FindingState::Remedied).count(),
        programmes: programmes.iter().filter(in_year).map(|one| programme_row(&frame, &graph, one)).collect(),
        years: years.into_iter().rev().map(|year| Choice::new(year, year)).collect(),
        kinds: VisitKind::ALL.iter().map(kind).collect(),
        states: VisitState::ALL.iter().map(|state| Choice::new(state.code(), state.told(&frame).1)).collect(),
        is_filtered: wanted.is_filtered(),
        may_plan: !leading_bodies(&Acting::now(&app, &caller)).is_empty(),
        frame: frame.clone().titled(frame.say("inspections-title")).in_section(Section::Inspections),
        has_any,
        wanted,
        pages,
    }))
}

fn programme_row(frame: &Frame, graph: &Graph, one: &programmes::Programme) -> ProgrammeRow {
    let (symbol, key, tone) = match one.is_approved() {
        true => ("s-done", "inspections-programme-approved", Tone::Ok),
        false => ("s-doing", "inspections-programme-draft", Tone::Warn),
    };
    ProgrammeRow {
        path: programme_address(one.row.id),
        year: frame.say("inspections-programme-of").with("year", one.row.year.to_string()).to_string(),
        body: words::name(frame, graph, one.row.organisation_id),
        visits: one.standing().count(),
        state: (symbol, frame.say(key).to_string(), tone),
    }
}

fn row_of(frame: &Frame, graph: &Graph, seen: &Seen, visit: &Visit) -> Row {
    let said = &visit.particulars;
    let findings: Vec<_> =
        seen.findings_of(visit.row.id).filter(|one| one.state() != FindingState::Withdrawn).collect();
    Row {
        path: visit_address(visit.row.id),
        kind: words::kind(frame.language, said.kind),
        subject: said.subject.clone(),
        body: words::name(frame, graph, visit.row.organisation_id),
        units: words::names(frame, graph, &said.units),
        when: when(frame, (None, Some(said.from), Some(said.to))),
        findings: findings.len(),
        open: findings.iter().filter(|one| one.state().is_open()).count(),
        overdue: findings.iter().filter(|one| one.is_overdue()).count(),
        state: VisitState::of(visit, frame.today()).told(frame),
    }
}

fn workbook(frame: &Frame, caller: &Caller, wanted: &Wanted, rows: Vec<Row>) -> Result<Response, Failure> {
    let heads = [
        "inspections-kind",
        "inspections-subject",
        "inspections-leading",
        "inspections-units",
        "inspections-days",
        "inspections-column-state",
        "inspections-findings",
        "inspections-count-open",
        "inspections-count-overdue",
    ];
    let cells = |row: Row| {
        vec![
            row.kind.into(),
            row.subject.into(),
            row.body.into(),
            row.units.into(),
            row.when.into(),
            row.state.1.into(),
            i64::try_from(row.findings).unwrap_or(i64::MAX).into(),
            i64::try_from(row.open).unwrap_or(i64::MAX).into(),
            i64::try_from(row.overdue).unwrap_or(i64::MAX).into(),
        ]
    };
    let said = |key: &str, value: &String| (frame.say(key).to_string(), value.clone());
    let listing = Listing {
        file_name: "kiem-tra-giam-sat",
        title: frame.say("inspections-title").to_string(),
        body: String::new(),
        filters: vec![said("inspections-search", &wanted.q), said("inspections-year", &wanted.nam)],
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.into_iter().map(cells).collect(),
    };
    download(frame, caller, listing)
}
