//! One indicator of a body: its targets year by year with their clauses, those of the bodies above, those of the bodies
//! below and whether they make it, and those of bodies that it carries on for.

use super::{
    super::{
        actions::{self, finding},
        words,
    },
    view::{TermView, Told, View},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    reporting::packs,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ids::OrganisationId, permissions::Verb, problem::Problem};

#[derive(Template)]
#[template(path = "targets/indicator.html")]
struct IndicatorPage {
    frame: Frame,
    base: String,
    body: String,
    code: String,
    note: String,
    terms: Vec<TermView>,
    before: Vec<(String, Told)>,
    set_path: Option<String>,
}

/// `GET /chi-tieu/don-vi/{organisation}/{pack}/{code}`
pub async fn get_indicator(
    State(app): State<App>,
    asked: Asked,
    Path((body, pack, code)): Path<(String, String, String)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let body: OrganisationId = body.parse().map_err(|_| Problem::NotFound)?;
    let live = finding::find_live(&app, &caller, body).await?;
    let indicator = packs::newest(&pack)?.pack.indicator(&code).ok_or(Problem::NotFound)?;
    let (graph, acting) = (app.organisations(), Acting::now(&app, &caller));
    let frame = asked.frame(&app, &caller);
    let view = View { frame: &frame, graph: &graph, indicator, pack: &pack, live: &live };
    let before = live.before.iter().filter(|known| known.is_of(&pack, &code));
    let base = words::address(body);
    let name = words::of(&indicator.name, frame.language);
    Ok(look::page(IndicatorPage {
        body: words::name(&frame, &graph, body),
        note: indicator.note.as_ref().map(|note| words::of(note, frame.language)).unwrap_or_default(),
        terms: view.terms().into_iter().map(|term| view.term(term)).collect(),
        before: before.map(|known| (words::term(&frame, known.target.term), view.told(known, None))).collect(),
        set_path: acting
            .may(Verb::SetTarget, &actions::thing_of(&acting, body))
            .then(|| format!("{base}/moi?chi_tieu={pack}/{code}")),
        frame: frame.clone().titled(name).in_section(Section::Reports),
        code,
        base,
    }))
}
