//! «Sổ theo dõi»: the registers of a body with how many rows they have, and the way to those below.
//! Registers that other bodies keep stand apart.

use super::super::{
    actions::{self, finding},
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::OrganisationId, permissions::Verb};
use jiff::civil::Date;

struct Line {
    path: String,
    name: String,
    note: String,
    own: i64,
    all: i64,
    last: Option<Date>,
    is_current: bool,
    is_kept: bool,
}

#[derive(Template)]
#[template(path = "registers/overview.html")]
struct OverviewPage {
    frame: Frame,
    body: String,
    lines: Vec<Line>,
    others: Vec<Line>,
    below: Vec<(String, String)>,
    above: Vec<(String, String)>,
}

/// `GET /so-theo-doi`: the registers of the person's own body.
pub async fn get_own(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let body = actions::own_body(&Acting::now(&app, &caller))?;
    shown(&app, &asked, &caller, body).await
}

/// `GET /so-theo-doi/don-vi/{organisation}`
pub async fn get_overview(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
) -> Result<Response, Failure> {
    shown(&app, &asked, &caller, body).await
}

async fn shown(app: &App, asked: &Asked, caller: &Caller, body: OrganisationId) -> Result<Response, Failure> {
    let found = finding::list_registers(app, caller, body).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let line = |line: finding::Line| Line {
        path: words::address(body, &line.pack, &line.register.code),
        name: words::of(&line.register.name, frame.language),
        note: line.register.note.as_ref().map(|note| words::of(note, frame.language)).unwrap_or_default(),
        own: line.own.0,
        all: line.all,
        last: line.own.1.map(words::day),
        is_current: line.is_current,
        is_kept: line.is_kept,
    };
    let (lines, others): (Vec<Line>, Vec<Line>) =
        found.into_iter().map(line).partition(|line| line.is_kept || line.own > 0);
    let named = |id: &OrganisationId| (format!("/so-theo-doi/don-vi/{id}"), words::name(&frame, &acting.graph, *id));
    let mut below = actions::subtree(&acting, body);
    below.retain(|other| *other != body);
    let up = acting.graph.parents(body, acting.today).into_iter().map(|(_, parent)| parent);
    let mut above: Vec<OrganisationId> = caller.home().into_iter().filter(|home| *home != body).chain(up).collect();
    above.dedup();
    above.retain(|other| acting.may(Verb::ReadRegister, &actions::thing_of(&acting, *other)));
    Ok(look::page(OverviewPage {
        body: words::name(&frame, &acting.graph, body),
        below: below.iter().map(named).collect(),
        above: above.iter().map(named).collect(),
        frame: frame.clone().titled(frame.say("registers-title")).in_section(Section::Registers),
        lines,
        others,
    }))
}
