//! `/don-vi/sap-xep`: the reorganisations that the person may see, the latest day first.
//! Those of others are seen once they are applied.

use super::{HOME, state};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section, Tone},
    reorganisations::actions::{self, Reorganisation},
};
use askama::Template;
use axum::{extract::State, response::Response};
use jiff::civil::Date;

struct Line {
    path: String,
    title: String,
    legal_basis: String,
    owner: String,
    effective_on: Date,
    rows: usize,
    state: (&'static str, String, Tone),
}

#[derive(Template)]
#[template(path = "reorganisations/list.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<Line>,
    may_begin: bool,
}

/// Shows the list.
pub async fn get_list(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).titled(asked.language.say("reorganisations-title"));
    let frame = frame.in_section(Section::Organisations);
    let graph = app.organisations();
    let line = |one: &Reorganisation| Line {
        path: format!("{HOME}/{}", one.row.id),
        title: one.row.title.clone(),
        legal_basis: one.row.legal_basis.clone(),
        owner: graph.last_name(one.row.owner_id, frame.today()).unwrap_or_default().to_owned(),
        effective_on: one.row.effective_on,
        rows: one.draft.contents.rows.len(),
        state: state(&frame, one),
    };
    let lines = actions::list_all(&app, &caller).await?.iter().map(line).collect();
    let may_begin = actions::preparing_bodies(&Acting::now(&app, &caller)).is_ok();
    Ok(look::page(ListPage { lines, may_begin, frame }))
}
