//! `/don-vi/xuat`: the register as a file, everything or the list of a day.
//! It reads only, and whoever reads the register may take it away.

use super::{AsOf, register::may_read_register};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    organisations::{actions, exchange},
    tables::{Form, download},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    ngay: String,
    /// `toan-bo` or `ngay`; without it the page is shown.
    #[serde(default)]
    noi_dung: String,
    /// `xlsx` or `tsv`.
    #[serde(default)]
    dang: String,
}

#[derive(Template)]
#[template(path = "organisations/exporting.html")]
struct ExportPage {
    frame: Frame,
    as_of: AsOf,
    count: usize,
}

/// Shows the page, or sends the file.
pub async fn get_export(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    may_read_register(&app, &caller)?;
    let (graph, as_of) = (app.organisations(), AsOf::read(&app, &asked, &wanted.ngay));
    let form = Form::named(&wanted.dang);
    if wanted.noi_dung == "toan-bo" {
        let rows = actions::stored_rows(&mut app.database().read().await?).await?;
        let name = format!("so-don-vi-{}", app.today());
        return download(&exchange::everything(&rows, &graph), &name, form);
    }
    if wanted.noi_dung == "ngay" && as_of.complaints.is_empty() {
        let name = format!("don-vi-ngay-{}", as_of.day);
        return download(&exchange::list_of_day(&graph, as_of.day), &name, form);
    }
    let frame = asked.frame(&app, &caller).titled(asked.language.say("organisations-export-title"));
    let page = ExportPage {
        frame: frame.in_section(Section::Organisations).complaining(&as_of.complaints),
        count: graph.all().count(),
        as_of,
    };
    Ok(look::page_with_status(page.as_of.status(), page))
}
