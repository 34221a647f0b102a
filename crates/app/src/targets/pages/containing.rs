//! «Chỉ tiêu trong kế hoạch»: the targets of a body by the units below: contained with which value, lower, set elsewhere,
//! left out with the reason, or not said yet; and what the body itself still has to say of those above.

use super::super::{
    actions::containing::{self, TargetStanding, UnitStanding},
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section, Tone},
    reporting::Mark,
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::OrganisationId,
    targets::{Against, Containing},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Which year; without it the year of today, or the first for which something is set.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    nam: String,
}

#[derive(Template)]
#[template(path = "targets/containing.html")]
struct ContainingPage {
    frame: Frame,
    base: String,
    body: String,
    years: Vec<(i64, bool)>,
    year: i64,
    /// What the body itself says of the targets above.
    own: Vec<OwnLine>,
    waiting: usize,
    heads: Vec<TargetHead>,
    rows: Vec<UnitRow>,
    counts: Vec<(Mark, usize)>,
}

struct OwnLine {
    who: String,
    head: TargetHead,
    cell: Cell,
}

/// A target above its column.
struct TargetHead {
    code: String,
    name: String,
    bound: String,
    path: String,
}

/// A unit with a cell for each target.
struct UnitRow {
    name: String,
    path: String,
    cells: Vec<Cell>,
}

/// How one unit stands to one target.
#[derive(Clone)]
struct Cell {
    label: String,
    mark: Mark,
    value: String,
    source: String,
    path: String,
}

/// `GET /chi-tieu/don-vi/{organisation}/dua-vao`
pub async fn get_containing(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let (below, above) = containing::find_standings(&app, &caller, body).await?;
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let page = ContainingPage::new(&acting, &frame, body, (&below, &above), &wanted);
    if as_workbook.0 { page.workbook(&caller) } else { Ok(look::page(page)) }
}

impl ContainingPage {
    fn new(
        acting: &Acting,
        frame: &Frame,
        body: OrganisationId,
        (below, above): (&[TargetStanding], &[(TargetStanding, OrganisationId)]),
        wanted: &Wanted,
    ) -> Self {
        let all = below.iter().chain(above.iter().map(|(one, _)| one));
        let years: Vec<i64> = all.map(|one| one.target.target.term.year).collect::<BTreeSet<_>>().into_iter().collect();
        let now = i64::from(frame.today().year());
        let chosen = wanted.nam.parse().ok().filter(|year| years.contains(year));
        let year = chosen.or_else(|| years.iter().find(|year| **year >= now).or(years.last()).copied()).unwrap_or(now);
        let of_year = |one: &&TargetStanding| one.target.target.term.year == year;
        let below: Vec<&TargetStanding> = below.iter().filter(of_year).collect();
        let own = above.iter().filter(|(one, _)| one.target.target.term.year == year).map(|(one, superior)| OwnLine {
            who: words::name(frame, &acting.graph, *superior),
            head: head(frame, one),
            cell: one.units.first().map(|unit| cell(frame, one, unit)).unwrap_or_else(Cell::empty),
        });
        let own: Vec<OwnLine> = own.collect();
        let rows = rows(acting, frame, &below);
        ContainingPage {
            base: words::address(body),
            body: words::name(frame, &acting.graph, body),
            waiting: own.iter().filter(|line| line.cell.mark.symbol == "s-wait").count(),
            heads: below.iter().map(|one| head(frame, one)).collect(),
            counts: counts(&rows),
            frame: frame.clone().titled(frame.say("targets-containing")).in_section(Section::Reports).shaped("wide"),
            own,
            rows,
            years: years.into_iter().map(|one| (one, one == year)).collect(),
            year,
        }
    }

    fn workbook(self, caller: &Caller) -> Result<Response, Failure> {
        let say = |key: &str| self.frame.language.say(key).to_string();
        let heads = ["reporting-column-unit-name", "targets-list-code", "reporting-column-indicator"];
        let more = ["targets-above-bound", "targets-standing", "targets-what", "targets-source"];
        let rows = self.rows.iter().flat_map(|unit| unit.cells.iter().zip(&self.heads).map(move |pair| (unit, pair)));
        let row = |(unit, (cell, head)): (&UnitRow, (&Cell, &TargetHead))| {
            let cells = [&unit.name, &head.code, &head.name, &head.bound, &cell.mark.word, &cell.value, &cell.source];
            cells.map(|words| words.clone().into()).to_vec()
        };
        let listing = Listing {
            file_name: "chi-tieu-trong-ke-hoach",
            title: self.frame.title.clone(),
            body: self.body.clone(),
            filters: vec![(say("targets-year"), self.year.to_string())],
            heads: heads.into_iter().chain(more).map(say).collect(),
            rows: rows.map(row).collect(),
        };
        download(&self.frame, caller, listing)
    }
}

fn head(frame: &Frame, one: &TargetStanding) -> TargetHead {
    let target = &one.target.target;
    TargetHead {
        code: one.indicator.code.clone(),
        name: words::of(&one.indicator.name, frame.language),
        bound: words::bound(frame, one.indicator, &target.bound),
        path: format!("/chi-tieu/{}", target.id),
    }
}

fn rows(acting: &Acting, frame: &Frame, below: &[&TargetStanding]) -> Vec<UnitRow> {
    let units = below.first().map(|one| one.units.as_slice()).unwrap_or_default();
    let row = |(at, unit): (usize, &UnitStanding)| UnitRow {
        name: words::name(frame, &acting.graph, unit.unit),
        path: format!("{}/dua-vao", words::address(unit.unit)),
        cells: below.iter().filter_map(|one| Some(cell(frame, one, one.units.get(at)?))).collect(),
    };
    units.iter().enumerate().map(row).collect()
}

/// How many cells stand in each way, those that want something first.
fn counts(rows: &[UnitRow]) -> Vec<(Mark, usize)> {
    let mut counts: Vec<(Mark, usize)> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        match counts.iter_mut().find(|(mark, _)| mark.word == cell.mark.word) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.mark.clone(), 1)),
        }
    }
    counts.sort_by(|(one, _), (other, _)| one.word.cmp(&other.word));
    counts
}

impl Cell {
    fn empty() -> Self {
        let mark = Mark { symbol: "s-wait", word: String::new(), tone: Tone::Warn };
        Cell { label: String::new(), mark, value: String::new(), source: String::new(), path: String::new() }
    }
}

fn cell(frame: &Frame, one: &TargetStanding, unit: &UnitStanding) -> Cell {
    let (key, symbol, tone) = stands(unit.containing);
    let own = unit.own.as_ref();
    let reason = unit.said.as_ref().map(|row| row.reason.clone());
    Cell {
        label: [one.indicator.code.clone(), words::bound(frame, one.indicator, &one.target.target.bound)].join(": "),
        mark: Mark { symbol, word: frame.say(key).to_string(), tone },
        value: own.map(|own| words::bound(frame, one.indicator, &own.target.bound)).unwrap_or_default(),
        source: own.map(|own| words::source(frame, own)).or(reason).unwrap_or_default(),
        path: format!("{}/dua-vao/{}", words::address(unit.unit), one.target.target.id),
    }
}

/// The words, symbol and tone of how a unit stands.
pub(super) fn stands(containing: Containing) -> (&'static str, &'static str, Tone) {
    match containing {
        Containing::Contained(None) => ("targets-contained", "s-done", Tone::Ok),
        Containing::Contained(Some(Against::Same)) => ("targets-contained-same", "s-done", Tone::Ok),
        Containing::Contained(Some(Against::Higher)) => ("targets-contained-higher", "s-done", Tone::Ok),
        Containing::Contained(Some(Against::Lower)) => ("targets-contained-lower", "s-warn", Tone::Warn),
        Containing::Contained(Some(Against::NotComparable)) => {
            ("targets-contained-not-comparable", "s-info", Tone::Mute)
        }
        Containing::Elsewhere => ("targets-set-elsewhere", "s-warn", Tone::Warn),
        Containing::LeftOut => ("targets-left-out", "s-off", Tone::Mute),
        Containing::NotSaid => ("targets-not-said", "s-wait", Tone::Warn),
    }
}
