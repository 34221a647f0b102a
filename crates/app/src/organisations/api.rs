//! The register of organisations for programs: as of a day, page by page, or one with its life.
//! Whoever has an account reads it; slips of the pen are put right and rows taken in by whoever may change them.

mod events;
mod steps;

use crate::{
    api::{Call, Day, Endpoint, Given, Listed, Paging, Subject, Wanted},
    failure::Failure,
    permits::Thing,
    requests::Named,
    routes::Access,
};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, SuccessionRow},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (reading, changing) = (Access::Asks(Verb::ReadOrganisation), Access::Asks(Verb::Reorganise));
    let endpoints = vec![
        Endpoint::get("/api/v1/organisations", reading, "api-list-organisations", list),
        Endpoint::get("/api/v1/organisations/{organisation}", reading, "api-get-organisation", show),
        Endpoint::get(
            "/api/v1/organisations/{organisation}/events",
            reading,
            "api-list-events-of-organisation",
            events::list_of,
        ),
        Endpoint::get("/api/v1/organisation-events", reading, "api-list-organisation-events", events::list),
        Endpoint::post("/api/v1/organisations/import", changing, "api-import-organisations", steps::import),
        Endpoint::post(
            "/api/v1/organisations/{organisation}/corrections",
            changing,
            "api-correct-organisation",
            steps::correct,
        ),
        Endpoint::post(
            "/api/v1/organisation-events/{event}/correction",
            changing,
            "api-correct-event",
            steps::correct_event,
        ),
    ];
    Subject { key: "api-subject-organisations", endpoints }
}

/// Which organisations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Search {
    /// Those that exist on this day; today without it.
    on: Option<Day>,
    /// Only those of a class on that day, by its code.
    class: Option<String>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// An organisation on a day.
#[derive(Debug, Serialize, JsonSchema)]
struct Organisation {
    /// Its identity, for life.
    id: Uuid,
    /// Its name on that day, or the last one that it had.
    name: String,
    /// Its class on that day, by its code.
    class: Option<String>,
    /// Its level on that day, by its code.
    level: Option<String>,
    /// Whom it stands under on that day, on each line.
    parents: Vec<Parent>,
    /// Its official codes on that day. They are used again: never take one for an identity.
    codes: Vec<Code>,
    /// Its first day.
    founded_on: Option<Day>,
    /// The first day on which it is no more.
    ended_on: Option<Day>,
}

/// Whom an organisation stands under.
#[derive(Debug, Serialize, JsonSchema)]
struct Parent {
    /// The line, by its code.
    line: String,
    /// The organisation above.
    organisation: Uuid,
}

/// An official code.
#[derive(Debug, Serialize, JsonSchema)]
struct Code {
    /// The list of which it is.
    scheme: String,
    /// The code.
    code: String,
}

/// An organisation with its life.
#[derive(Debug, Serialize, JsonSchema)]
struct Life {
    #[serde(flatten)]
    organisation: Organisation,
    /// Every name that it bore, the oldest first.
    names: Vec<Name>,
    /// Who carries on for it, with the share of each.
    successors: Vec<Share>,
    /// For whom it carries on, with its share of each.
    predecessors: Vec<Share>,
}

/// A name and its days.
#[derive(Debug, Serialize, JsonSchema)]
struct Name {
    /// In full.
    name: String,
    /// In short.
    short_name: Option<String>,
    /// From this day.
    valid_from: Day,
    /// Up to, but without, this day.
    valid_to: Option<Day>,
}

/// A share by which one organisation carries on for another.
#[derive(Debug, Serialize, JsonSchema)]
struct Share {
    /// The other organisation.
    organisation: Uuid,
    /// Above the line of the fraction.
    numerator: i64,
    /// Below it.
    denominator: i64,
}

/// `GET /api/v1/organisations`
async fn list(call: Call, Wanted(search): Wanted<Search>) -> Result<Given<Listed<Organisation>>, Failure> {
    let (graph, on) = (call.app.organisations(), search.on.map_or(call.app.today(), |day| day.0));
    let is_meant = |id: &OrganisationId| {
        search.class.as_deref().is_none_or(|class| graph.class(*id, on) == Some(class)) && graph.exists(*id, on)
    };
    let found: Vec<OrganisationId> = graph.all().filter(is_meant).collect();
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(found, |id| id.uuid(), |id| on_day(&graph, id, on)).map(Given)
}

/// On which day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OnDay {
    /// As it was on this day; today without it.
    on: Option<Day>,
}

/// `GET /api/v1/organisations/{organisation}`
async fn show(
    call: Call,
    Named(id): Named<OrganisationId>,
    Wanted(wanted): Wanted<OnDay>,
) -> Result<Given<Life>, Failure> {
    let (graph, today) = (call.app.organisations(), call.app.today());
    graph.life(id).ok_or(Problem::NotFound)?;
    call.caller.require(&graph, Verb::ReadOrganisation, &Thing::Node { id, today })?;
    let names = graph.names(id).map(|row| Name {
        name: row.name.clone(),
        short_name: row.short_name.clone(),
        valid_from: Day(row.valid_from),
        valid_to: row.valid_to.map(Day),
    });
    let share = |organisation: OrganisationId, row: &SuccessionRow| Share {
        organisation: organisation.uuid(),
        numerator: row.share_numerator,
        denominator: row.share_denominator,
    };
    Ok(Given(Life {
        organisation: on_day(&graph, id, wanted.on.map_or(today, |day| day.0)),
        names: names.collect(),
        successors: graph.successors(id).iter().map(|row| share(row.successor_id, row)).collect(),
        predecessors: graph.predecessors(id).iter().map(|row| share(row.predecessor_id, row)).collect(),
    }))
}

fn on_day(graph: &Graph, id: OrganisationId, on: Date) -> Organisation {
    let (founded, ended) = graph.life(id).unzip();
    let parents = graph.parents(id, on).into_iter();
    let codes = graph.codes(id, on).into_iter();
    Organisation {
        id: id.uuid(),
        name: graph.last_name(id, on).unwrap_or_default().to_owned(),
        class: graph.class(id, on).map(str::to_owned),
        level: graph.level(id, on).map(str::to_owned),
        parents: parents.map(|(line, above)| Parent { line, organisation: above.uuid() }).collect(),
        codes: codes.map(|(scheme, code)| Code { scheme: scheme.to_owned(), code: code.to_owned() }).collect(),
        founded_on: founded.map(Day),
        ended_on: ended.flatten().map(Day),
    }
}
