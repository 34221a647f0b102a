//! The events of the register for programs: what changed on which day, by which document, and who carries on for whom.
//! Whoever has an account reads them.

use crate::{
    api::{Call, Day, Given, Listed, Paging, Wanted},
    failure::Failure,
    permits::Thing,
    reorganisations,
    requests::Named,
};
use domain::{
    ids::{EventId, OrganisationId, ReorganisationId},
    organisations::{EventRow, Graph, SuccessionRow},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Which events.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventSearch {
    /// From this day; from the beginning of the register without it.
    from: Option<Day>,
    /// To this day, included; to the last without it.
    to: Option<Day>,
    /// Only of this kind: found, rename, reclassify, move, merge, split or dissolve.
    kind: Option<String>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// A change of the register.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldEvent {
    /// Its identity.
    id: Uuid,
    /// found, rename, reclassify, move, merge, split or dissolve.
    kind: String,
    /// The day from which it holds.
    on: Day,
    /// The document that ordered it.
    legal_basis: String,
    /// What else should be known.
    note: Option<String>,
    /// The reorganisation that it came with.
    reorganisation: Option<Uuid>,
    /// Everyone whom it founded, changed or ended, and who carries on.
    organisations: Vec<Uuid>,
    /// Who carries on for whom by it, with the share.
    successions: Vec<ToldSuccession>,
}

/// That an organisation carries on for another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldSuccession {
    /// For this one.
    predecessor: Uuid,
    /// This one carries on.
    successor: Uuid,
    /// Above the line of the fraction of its work.
    numerator: i64,
    /// Below it.
    denominator: i64,
    /// The part in words: tasks, or a territory.
    scope: Option<String>,
}

/// All events of one organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventsOfOne {
    /// In the order of their days.
    items: Vec<ToldEvent>,
}

/// `GET /api/v1/organisation-events`
pub async fn list(call: Call, Wanted(search): Wanted<EventSearch>) -> Result<Given<Listed<ToldEvent>>, Failure> {
    let (graph, by_event) = (call.app.organisations(), reorganisations::actions::by_event(&call.app).await?);
    let (from, to) = (search.from.map_or(Date::MIN, |day| day.0), search.to.map_or(Date::MAX, |day| day.0));
    let is_meant = |event: &&EventRow| search.kind.as_deref().is_none_or(|kind| kind == event.kind);
    let found: Vec<&EventRow> = graph.events_between(from, to).into_iter().filter(is_meant).collect();
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(found, |event| event.id.uuid(), |event| told(&graph, &by_event, event)).map(Given)
}

/// `GET /api/v1/organisations/{organisation}/events`
pub async fn list_of(call: Call, Named(id): Named<OrganisationId>) -> Result<Given<EventsOfOne>, Failure> {
    let (graph, today) = (call.app.organisations(), call.app.today());
    graph.life(id).ok_or(Problem::NotFound)?;
    call.caller.require(&graph, Verb::ReadOrganisation, &Thing::Node { id, today })?;
    let by_event = reorganisations::actions::by_event(&call.app).await?;
    Ok(Given(EventsOfOne {
        items: graph.events_of(id).into_iter().map(|event| told(&graph, &by_event, event)).collect(),
    }))
}

fn told(graph: &Graph, by_event: &BTreeMap<EventId, ReorganisationId>, event: &EventRow) -> ToldEvent {
    let touched: Vec<OrganisationId> = graph.touched_by(event.id).collect();
    let successions = touched.iter().flat_map(|id| graph.successors(*id)).filter(|row| row.event_id == event.id);
    ToldEvent {
        id: event.id.uuid(),
        kind: event.kind.clone(),
        on: Day(event.on_date),
        legal_basis: event.legal_basis.clone(),
        note: event.note.clone(),
        reorganisation: by_event.get(&event.id).map(|id| id.uuid()),
        successions: successions.map(succession).collect(),
        organisations: touched.iter().map(|id| id.uuid()).collect(),
    }
}

fn succession(row: &SuccessionRow) -> ToldSuccession {
    ToldSuccession {
        predecessor: row.predecessor_id.uuid(),
        successor: row.successor_id.uuid(),
        numerator: row.share_numerator,
        denominator: row.share_denominator,
        scope: row.scope.clone(),
    }
}
