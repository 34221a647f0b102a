//! «Tổng quan»: all that the person's body follows, on one page. Every number leads to its rows at once.
//! What stands on it is found elsewhere; here it is only arranged.

use super::super::{
    heat::{Heat, Pair},
    milestones::Year,
    parts::{Line, Looking, Part},
    whole::{self, Figure, Shown},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    documents::LineageStep,
    failure::Failure,
    look::{self, Choice, Frame, Section},
    obligations::work::Tally,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "van-ban")]
    document: String,
}

/// A unit at the head of a column.
struct Head {
    path: String,
    name: String,
}

/// A duty with its cells.
struct Row {
    path: String,
    action: String,
    clause: String,
    cells: Vec<Pair>,
    late: usize,
}

/// Units by duties, ready to be shown.
struct HeatView {
    says: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    more: usize,
    list: String,
}

#[derive(Template)]
#[template(path = "overview/whole.html")]
struct WholePage {
    frame: Frame,
    body: String,
    figures: Vec<Figure>,
    heat: Option<HeatView>,
    documents: Vec<Choice>,
    document: String,
    since: String,
    changes: Vec<Line>,
    tallies: Vec<Tally>,
    work: Part,
    years: Vec<Year>,
    lineage: Vec<LineageStep>,
}

/// `GET /tong-quan`
pub async fn get_overview(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::Overview).shaped("landscape");
    let shown = whole::find(&app, &caller, &frame, wanted.document.parse().ok()).await?;
    let acting = Acting::now(&app, &caller);
    Ok(look::page(WholePage::new(Looking { frame: &frame, acting: &acting }, shown)))
}

impl WholePage {
    fn new(looking: Looking<'_>, shown: Shown) -> Self {
        let frame = looking.frame.clone().titled(looking.say("section-overview"));
        WholePage {
            body: shown.body.map(|body| looking.name(body)).unwrap_or_default(),
            figures: shown.figures,
            heat: shown.heat.map(|heat| view(looking, heat)),
            documents: shown.documents,
            document: shown.document.map(|id| id.to_string()).unwrap_or_default(),
            since: frame.date(&shown.since),
            changes: shown.changes,
            work: whole::part_of_work(looking, &shown.work),
            tallies: shown.work.tallies,
            years: shown.years,
            lineage: shown.lineage,
            frame,
        }
    }

    /// Nothing was published, asked for or raised yet.
    fn is_fresh(&self) -> bool {
        self.figures.is_empty() && self.heat.is_none() && self.work.lines.is_empty() && self.tallies.is_empty()
    }
}

fn view(looking: Looking<'_>, heat: Heat) -> HeatView {
    let says = match heat.late {
        0 => looking.say("overview-heat-nobody-late"),
        late => {
            let said = looking.frame.say("overview-heat-late").with("units", heat.late_units.len());
            said.with("count", late).to_string()
        }
    };
    let head = |unit| Head { path: format!("/don-vi/{unit}/ho-so"), name: looking.short_name(unit) };
    let row = |row: crate::overview::heat::Row| Row {
        path: format!("/nhiem-vu/{}", row.duty.id),
        clause: row.duty.provision().unwrap_or_default(),
        action: shortened(&row.duty.action),
        cells: row.cells,
        late: row.late,
    };
    HeatView {
        says,
        heads: heat.units.into_iter().map(head).collect(),
        rows: heat.rows.into_iter().map(row).collect(),
        more: heat.more,
        list: format!("/nhiem-vu?van-ban={}", heat.document),
    }
}

/// So many characters of a duty stand at the head of a row.
const SHORT_CHARACTERS: usize = 64;

/// The first words of a duty.
fn shortened(action: &str) -> String {
    if action.chars().count() <= SHORT_CHARACTERS {
        return action.to_owned();
    }
    let beginning: String = action.chars().take(SHORT_CHARACTERS).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
    [whole.trim_end_matches([',', ';', ':', '.']), "…"].concat()
}
