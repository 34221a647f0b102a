//! Which units are late: every unit with its open assignments, those with the most late ones first.
//! The counts are those of the overview, so that its numbers and this list never differ.

use super::super::{parts::Looking, whole};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section},
    obligations::actions::listing::together::Open,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::ids::OrganisationId;
use papers::tables::ListCell;

struct Row {
    path: String,
    late_path: String,
    name: String,
    open: Open,
}

#[derive(Template)]
#[template(path = "overview/units.html")]
struct UnitsPage {
    frame: Frame,
    rows: Vec<Row>,
    late: usize,
}

/// `GET /tong-quan/don-vi`
pub async fn get_units(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let units = whole::units(&app, &caller).await?;
    let frame = asked.frame(&app, &caller).in_section(Section::Overview);
    let acting = Acting::now(&app, &caller);
    let looking = Looking { frame: &frame, acting: &acting };
    let row = |(unit, open): (OrganisationId, Open)| Row {
        path: format!("/don-vi/{unit}/ho-so"),
        late_path: format!("/nhiem-vu?don-vi={unit}&tinh-trang=qua-han"),
        name: looking.name(unit),
        open,
    };
    let rows: Vec<Row> = units.into_iter().map(row).collect();
    let late = rows.iter().filter(|row| row.open.late > 0).count();
    let frame = frame.clone().titled(frame.say("overview-units-title"));
    let page = UnitsPage { frame, rows, late };
    if as_workbook.0 { page.workbook(&caller) } else { Ok(look::page(page)) }
}

impl UnitsPage {
    fn workbook(self, caller: &Caller) -> Result<Response, Failure> {
        let heads = [
            "overview-column-unit",
            "overview-column-late",
            "overview-column-waiting",
            "overview-column-unacknowledged",
            "overview-column-open",
        ];
        let row = |row: Row| -> Vec<ListCell> {
            let Open { open, late, waiting, unacknowledged } = row.open;
            let counts = [late, waiting, unacknowledged, open].map(ListCell::Integer);
            std::iter::once(row.name.into()).chain(counts).collect()
        };
        let listing = Listing {
            file_name: "don-vi-cham",
            title: self.frame.title.clone(),
            body: String::new(),
            filters: Vec::new(),
            heads: heads.map(|key| self.frame.say(key).to_string()).to_vec(),
            rows: self.rows.into_iter().map(row).collect(),
        };
        download(&self.frame, caller, listing)
    }
}
