//! `/goi-nghiep-vu`: the packs of the program and those that rounds still stand on.
//! It says how many indicators and forms a pack has; what they are stands on the page of the pack.

use super::words;
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    packs::actions::list_packs,
};
use askama::Template;
use axum::{extract::State, response::Response};

/// A pack in the list.
struct PackLine {
    path: String,
    name: String,
    code: String,
    version: String,
    indicators: usize,
    forms: usize,
    kept: String,
}

#[derive(Template)]
#[template(path = "packs/list.html")]
struct ListPage {
    frame: Frame,
    packs: Vec<PackLine>,
}

/// `GET /goi-nghiep-vu`
pub async fn get_list(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::Reports).titled(asked.language.say("packs-title"));
    let packs = list_packs(&app).await?.into_iter().map(|shelf| {
        let kept: Vec<String> = shelf.kept.iter().map(|(version, _)| version.to_string()).collect();
        let own = shelf.own.as_deref();
        PackLine {
            path: format!("/goi-nghiep-vu/{}", shelf.code),
            name: own.map_or_else(|| shelf.code.clone(), |pack| words::of(&frame, &pack.name)),
            version: own.map(|pack| pack.version.to_string()).unwrap_or_default(),
            indicators: own.map_or(0, |pack| pack.indicators.len()),
            forms: own.map_or(0, |pack| pack.forms.len()),
            kept: kept.join(", "),
            code: shelf.code,
        }
    });
    let packs = packs.collect();
    Ok(look::page(ListPage { packs, frame }))
}
