//! `/tim`: everything that was found, kind by kind; what a kind has more of stands in the list of its subject.
//! The words stand in the address, so that a search can be kept and sent on.

use super::actions::{Group, Kind, SHOWN, find};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame},
};
use askama::Template;
use axum::{
    extract::{Query as InAddress, State},
    response::Response,
};
use domain::search::Query;
use serde::Deserialize;

/// So many characters are looked at.
const LONGEST: usize = 200;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
}

#[derive(Template)]
#[template(path = "search/results.html")]
struct ResultsPage {
    frame: Frame,
    words: String,
    is_asked: bool,
    groups: Vec<Group>,
}

impl ResultsPage {
    /// The list in which everything of a kind stands, where there is more than is shown.
    fn whole_list(&self, group: &Group) -> Option<String> {
        let list = match group.kind {
            Kind::Documents => "/van-ban",
            Kind::Duties => "/nhiem-vu",
            Kind::Papers => "/tong-ket",
            Kind::Units => "/don-vi",
            Kind::Clauses => return None,
        };
        let asked = serde_html_form::to_string([("q", &self.words)]).unwrap_or_default();
        (group.count > SHOWN).then(|| [list, "?", &asked].concat())
    }
}

/// `GET /tim`
pub async fn get_results(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    InAddress(wanted): InAddress<Wanted>,
) -> Result<Response, Failure> {
    let words: String = wanted.q.trim().chars().take(LONGEST).collect();
    let query = Query::of(&words);
    let groups = match &query {
        Some(query) => find(&app, &caller, asked.language, query).await?,
        None => Vec::new(),
    };
    let frame = asked.frame(&app, &caller).titled(asked.language.say("search-title"));
    Ok(look::page(ResultsPage { is_asked: query.is_some(), groups, words, frame }))
}
