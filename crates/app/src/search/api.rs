//! Searching, for programs: the same groups as the page.

use super::actions::{Group, Hit, find};
use crate::{
    api::{Call, Endpoint, Given, Subject, Wanted},
    failure::Failure,
    routes::Access,
};
use domain::{problem::Problem, search::Query};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let endpoints = vec![Endpoint::get("/api/v1/search", Access::SignedIn, "api-search", search)];
    Subject { key: "api-subject-search", endpoints }
}

/// What is looked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Searched {
    /// Words, with or without Vietnamese marks.
    words: String,
}

/// Everything that was found.
#[derive(Debug, Serialize, JsonSchema)]
struct Results {
    /// Kind by kind; a kind of which nothing was found is left out.
    groups: Vec<ToldGroup>,
}

/// What was found of a kind.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "FoundKind")]
struct ToldGroup {
    /// `documents`, `clauses`, `duties`, `papers` or `units`.
    kind: String,
    /// How many there are.
    count: usize,
    /// The best of them, the best first.
    items: Vec<ToldHit>,
}

/// One thing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "FoundThing")]
struct ToldHit {
    /// The address of its page.
    path: String,
    /// What it is called; empty of a duty, whose words are the excerpt.
    title: String,
    /// Where it stands, or whose it is.
    place: String,
    /// The words around what was found.
    excerpt: String,
}

impl From<Hit> for ToldHit {
    fn from(hit: Hit) -> Self {
        let excerpt = hit.excerpt.into_iter().map(|piece| piece.text).collect();
        ToldHit { path: hit.path, title: hit.title, place: hit.place, excerpt }
    }
}

impl From<Group> for ToldGroup {
    fn from(group: Group) -> Self {
        let items = group.hits.into_iter().map(ToldHit::from).collect();
        ToldGroup { kind: group.kind.code().to_owned(), count: group.count, items }
    }
}

/// `GET /api/v1/search`
async fn search(call: Call, Wanted(searched): Wanted<Searched>) -> Result<Given<Results>, Failure> {
    let query = Query::of(&searched.words).ok_or_else(|| Problem::Missing { field: "words".to_owned() })?;
    let groups = find(&call.app, &call.caller, call.language, &query).await?;
    Ok(Given(Results { groups: groups.into_iter().map(ToldGroup::from).collect() }))
}
