//! The totals of a round divided by units: as they are today, or by the districts that there were.
//!
//! Groups add up to the whole; what belongs to no single unit stands in a row of its own and is never divided.

use super::{
    since::{Since, since},
    summary::rows,
    trees::{Tree, TreeLink},
    written::{self, Written},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{self, AsWorkbook, Listing},
    look::{self, Frame, Section},
    reporting::{
        actions::showing,
        pages::words::{self, Head},
    },
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::{OrganisationId, RoundId},
    organisations::Graph,
    packs::Indicator,
    reporting::{Completeness, Group, RoundRow, Total, group_by, total},
};
use serde::Deserialize;

/// The word of the address for what belongs to no single unit.
pub(super) const NO_UNIT: &str = "khong-chia-duoc";

/// So many indicators stand side by side: what fits on a landscape sheet. A longer form has several tables.
const SIDE_BY_SIDE: usize = 8;

/// What the address of these pages may say.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Division {
    #[serde(rename = "nhom")]
    pub(super) tree: String,
    #[serde(rename = "don-vi")]
    pub(super) unit: String,
}

/// One unit with a number for each indicator.
struct UnitLine {
    name: String,
    is_whole: bool,
    completeness: Completeness,
    cells: Vec<(String, Written, Option<Since>)>,
}

/// An indicator at the head of a column.
struct Column {
    code: String,
    name: String,
    unit: String,
}

/// Indicators side by side, for every unit.
struct Block {
    title: String,
    columns: Vec<Column>,
    lines: Vec<UnitLine>,
}

#[derive(Template)]
#[template(path = "reporting/totals/divided.html")]
struct DividedPage {
    frame: Frame,
    head: Head,
    base: String,
    trees: Vec<TreeLink>,
    blocks: Vec<Block>,
    has_undivided: bool,
}

/// `GET /bao-cao/dot/{round}/so-lieu`
pub async fn get_divided(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    caller: Caller,
    Query(division): Query<Division>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let whole = showing::find_whole_round(&app, &caller, id).await?;
    let graph = app.organisations();
    let frame = asked.frame(&app, &caller).in_section(Section::Reports).shaped("wide landscape");
    let tree = Tree::named(&division.tree, &graph, frame.today()).unwrap_or(Tree::AsIs { on: frame.today() });
    let head = Head::of_round(&frame, &graph, &whole.round);
    let base = format!("/bao-cao/dot/{id}");
    let rows = rows(&whole.rows);
    let groups = group_by(&graph, &tree.grouping(), &rows);
    let indicators: Vec<&Indicator> = whole.round.pack.indicators_of(whole.round.form()?).collect();
    let all: Vec<&RoundRow> = rows.iter().collect();
    let title = frame.say("reporting-totals-title").with("period", &head.period).to_string();
    let block = |indicators: &[&Indicator]| {
        let line = |name, unit: Option<&str>, of: &[&RoundRow]| line(&frame, tree, &base, indicators, name, unit, of);
        let of_group = |group: &Group| {
            let word = group.unit.map_or_else(|| NO_UNIT.to_owned(), |id| id.to_string());
            line(unit_name(&frame, &graph, tree, group.unit), Some(&word), &group.rows)
        };
        let whole = line(frame.say("reporting-totals-whole").to_string(), None, &all);
        let columns: Vec<Column> = indicators.iter().map(|indicator| column(&frame, indicator)).collect();
        let codes =
            columns.first().zip(columns.last()).map(|(first, last)| format!("{title}: {}–{}", first.code, last.code));
        Block {
            title: codes.unwrap_or_else(|| title.clone()),
            columns,
            lines: groups.iter().map(of_group).chain([whole]).collect(),
        }
    };
    if as_workbook.0 {
        let whole = block(&indicators);
        return workbook(&frame.clone().titled(&title), &caller, (&head, tree), whole);
    }
    let blocks = indicators.chunks(SIDE_BY_SIDE).map(block).collect();
    Ok(look::page(DividedPage {
        trees: Tree::links(&frame, &graph, &format!("{base}/so-lieu"), Some(tree)),
        blocks,
        has_undivided: groups.iter().any(|group| group.unit.is_none()),
        frame: frame.titled(title),
        head,
        base,
    }))
}

/// The totals as a workbook, all indicators side by side.
fn workbook(frame: &Frame, caller: &Caller, (head, tree): (&Head, Tree), block: Block) -> Result<Response, Failure> {
    let said = |key: &str| frame.say(key).to_string();
    let mut heads = ["reporting-column-unit-name", "reporting-list-reported", "reporting-list-owed"].map(said).to_vec();
    heads.extend(block.columns.iter().map(|column| format!("{} {}, {}", column.code, column.name, column.unit)));
    let row = |line: UnitLine| {
        let asked = line.completeness.owed - line.completeness.waived;
        let figures = line.cells.iter().map(|(_, figure, _)| lists::figure(frame, figure));
        [vec![line.name.into(), line.completeness.reported.into(), asked.into()], figures.collect()].concat()
    };
    let listing = Listing {
        file_name: "so-lieu-dot",
        title: frame.title.clone(),
        body: format!("{}. {}", head.form, head.days),
        filters: vec![(said("reporting-totals-trees"), tree.words(frame))],
        heads,
        rows: block.lines.into_iter().map(row).collect(),
    };
    lists::download(frame, caller, listing)
}

fn column(frame: &Frame, indicator: &Indicator) -> Column {
    let (name, unit) = (words::of(&indicator.name, frame.language), words::of(&indicator.unit, frame.language));
    Column { code: indicator.code.clone(), name, unit }
}

/// A line of totals, one for each indicator: of a unit by its word in the address, or of the whole.
fn line(
    frame: &Frame,
    tree: Tree,
    base: &str,
    indicators: &[&Indicator],
    name: String,
    unit: Option<&str>,
    rows: &[&RoundRow],
) -> UnitLine {
    let totals: Vec<Total> = indicators.iter().map(|indicator| total(indicator, rows.iter().copied())).collect();
    let of_unit = unit.map(|unit| format!("&don-vi={unit}")).unwrap_or_default();
    let cell = |(indicator, total): (&&Indicator, &Total)| {
        let address = format!("{base}/chi-tieu/{}?nhom={}{of_unit}", indicator.code, tree.word());
        let since = since(frame.language, indicator, rows.iter().copied(), &address);
        (address, written::total(frame.language, indicator, &total.figure), since)
    };
    UnitLine {
        name,
        is_whole: unit.is_none(),
        completeness: totals.first().map(|total| total.completeness).unwrap_or_default(),
        cells: indicators.iter().zip(&totals).map(cell).collect(),
    }
}

pub(super) fn unit_name(frame: &Frame, graph: &Graph, tree: Tree, unit: Option<OrganisationId>) -> String {
    let name = unit.and_then(|unit| graph.last_name(unit, tree.on()));
    name.map_or_else(|| frame.say("reporting-totals-undivided").to_string(), str::to_owned)
}
