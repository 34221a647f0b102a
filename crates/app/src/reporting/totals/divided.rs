//! The totals of a round divided by units: as they are today, or by the districts that there were.
//!
//! Groups add up to the whole; what belongs to no single unit stands in a row of its own and is never divided.

use super::{
    summary::rows,
    trees::{Tree, TreeLink},
    written::{self, Written},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
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
    reporting::{Completeness, Group, RoundRow, group_by, total},
};
use serde::Deserialize;

/// The word of the address for what belongs to no single unit.
pub(super) const NO_UNIT: &str = "khong-chia-duoc";

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
    cells: Vec<(String, Written)>,
}

/// An indicator at the head of a column.
struct Column {
    code: String,
    name: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "reporting/totals/divided.html")]
struct DividedPage {
    frame: Frame,
    head: Head,
    base: String,
    trees: Vec<TreeLink>,
    columns: Vec<Column>,
    lines: Vec<UnitLine>,
    has_undivided: bool,
}

/// `GET /bao-cao/dot/{round}/so-lieu`
pub async fn get_divided(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    caller: Caller,
    Query(division): Query<Division>,
) -> Result<Response, Failure> {
    let whole = showing::find_whole_round(&app, &caller, id).await?;
    let graph = app.organisations();
    let frame = asked.frame(&app, &caller).in_section(Section::Reports).shaped("wide landscape");
    let tree = Tree::named(&division.tree, &graph, frame.today()).unwrap_or(Tree::AsIs { on: frame.today() });
    let head = Head::of_round(&frame, &graph, &whole.round);
    let base = format!("/bao-cao/dot/{id}");
    let rows = rows(&whole.rows);
    let mut divided: Vec<(&Indicator, Vec<Group>)> = Vec::new();
    for indicator in whole.round.pack.indicators_of(whole.round.form()?) {
        divided.push((indicator, group_by(&graph, &tree.grouping(), indicator, &rows)));
    }
    let lines = lines(&frame, &graph, tree, &base, &divided, &rows);
    Ok(look::page(DividedPage {
        trees: Tree::links(&frame, &graph, &format!("{base}/so-lieu"), Some(tree)),
        columns: divided.iter().map(|(indicator, _)| column(&frame, indicator)).collect(),
        has_undivided: divided.iter().any(|(_, groups)| groups.iter().any(|group| group.unit.is_none())),
        frame: {
            let title = frame.say("reporting-totals-title").with("period", &head.period).to_string();
            frame.titled(title)
        },
        lines,
        head,
        base,
    }))
}

fn column(frame: &Frame, indicator: &Indicator) -> Column {
    let (name, unit) = (words::of(&indicator.name, frame.language), words::of(&indicator.unit, frame.language));
    Column { code: indicator.code.clone(), name, unit }
}

/// A line for each unit of the division, and the whole at the end. Every indicator is divided in the same way.
fn lines(
    frame: &Frame,
    graph: &Graph,
    tree: Tree,
    base: &str,
    divided: &[(&Indicator, Vec<Group>)],
    rows: &[RoundRow],
) -> Vec<UnitLine> {
    let address = |indicator: &Indicator, unit: Option<Option<OrganisationId>>| {
        let unit = unit.map(|unit| unit.map_or_else(|| NO_UNIT.to_owned(), |id| id.to_string()));
        let unit = unit.map(|unit| format!("&don-vi={unit}")).unwrap_or_default();
        format!("{base}/chi-tieu/{}?nhom={}{unit}", indicator.code, tree.word())
    };
    let units: Vec<Option<OrganisationId>> =
        divided.first().map(|(_, groups)| groups.iter().map(|group| group.unit).collect()).unwrap_or_default();
    let mut lines: Vec<UnitLine> = Vec::new();
    for unit in units {
        let of_unit = divided
            .iter()
            .filter_map(|(indicator, groups)| Some((*indicator, groups.iter().find(|group| group.unit == unit)?)));
        let cells = of_unit.clone().map(|(indicator, group)| {
            let figure = written::total(frame.language, indicator, &group.total.figure);
            (address(indicator, Some(unit)), figure)
        });
        lines.push(UnitLine {
            name: unit_name(frame, graph, tree, unit),
            is_whole: false,
            completeness: of_unit.clone().map(|(_, group)| group.total.completeness).next().unwrap_or_default(),
            cells: cells.collect(),
        });
    }
    let whole = divided.iter().map(|(indicator, _)| (*indicator, total(indicator, rows)));
    lines.push(UnitLine {
        name: frame.say("reporting-totals-whole").to_string(),
        is_whole: true,
        completeness: whole.clone().map(|(_, total)| total.completeness).next().unwrap_or_default(),
        cells: whole
            .map(|(indicator, total)| {
                (address(indicator, None), written::total(frame.language, indicator, &total.figure))
            })
            .collect(),
    });
    lines
}

pub(super) fn unit_name(frame: &Frame, graph: &Graph, tree: Tree, unit: Option<OrganisationId>) -> String {
    let name = unit.and_then(|unit| graph.last_name(unit, tree.on()));
    name.map_or_else(|| frame.say("reporting-totals-undivided").to_string(), str::to_owned)
}
