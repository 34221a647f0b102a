//! `/don-vi/su-kien`: what changed on which day, how many before and after, and by which documents.
//! Everything on the page is counted from the graph; no number is stored.

use super::{
    AsOf, Words,
    register::may_read_register,
    told::{Told, link_reorganisations, told},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    ids::OrganisationId,
    organisations::{EventRow, Graph},
    text::sort_key,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How a class fared on a day.
struct ClassChange {
    name: String,
    before: usize,
    ended: usize,
    heirs: usize,
    founded: usize,
    after: usize,
}

/// The events of a day that rest on one document.
struct Basis {
    document: String,
    events: Vec<Told>,
}

struct DayOfChange {
    day: Date,
    /// Address value of the day before.
    eve: Date,
    before: usize,
    after: usize,
    classes: Vec<ClassChange>,
    bases: Vec<Basis>,
}

#[derive(Template)]
#[template(path = "organisations/events.html")]
struct EventsPage {
    frame: Frame,
    days: Vec<DayOfChange>,
    /// The day with which the register begins, and how many it then had.
    beginning: Option<(Date, usize)>,
}

/// Shows the events, the latest day first.
pub async fn get_events(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    may_read_register(&app, &caller)?;
    let graph = app.organisations();
    let words = Words::new(&graph, asked.language, &AsOf::read(&app, &asked, ""));
    let beginning = graph.event_days().next().map(|(day, _)| (day, graph.alive(day).len()));
    let mut days = graph.event_days().skip(1).map(|(day, _)| day_of_change(&words, day)).collect::<Vec<_>>();
    let events = days.iter_mut().flat_map(|day| &mut day.bases).flat_map(|basis| &mut basis.events);
    link_reorganisations(&app, events).await?;
    let frame = asked.frame(&app, &caller).titled(asked.language.say("organisations-events-title"));
    let days = days.into_iter().rev().collect();
    Ok(look::page(EventsPage { frame: frame.in_section(Section::Organisations), days, beginning }))
}

fn day_of_change(words: &Words<'_>, day: Date) -> DayOfChange {
    let graph = words.graph;
    let eve = day.yesterday().unwrap_or(day);
    let (before, after) = (graph.alive(eve), graph.alive(day));
    DayOfChange {
        day,
        eve,
        before: before.len(),
        after: after.len(),
        classes: classes(words, &before, &after, eve, day),
        bases: bases(words, &graph.events_between(day, day)),
    }
}

/// The classes in which something ended or began, in the order of the catalogue.
fn classes(
    words: &Words<'_>,
    before: &[OrganisationId],
    after: &[OrganisationId],
    eve: Date,
    day: Date,
) -> Vec<ClassChange> {
    let graph = words.graph;
    let (before, after) = (by_class(graph, before, eve), by_class(graph, after, day));
    let codes: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let mut codes: Vec<&str> = codes.into_iter().collect();
    codes.sort_by_key(|code| graph.catalogue().rank(code));
    let none = Vec::new();
    let change = |code: &str| {
        let (old, new) = (before.get(code).unwrap_or(&none), after.get(code).unwrap_or(&none));
        let ended: Vec<OrganisationId> = old.iter().copied().filter(|id| !graph.exists(*id, day)).collect();
        let heirs: BTreeSet<OrganisationId> =
            ended.iter().flat_map(|id| graph.successors(*id)).map(|row| row.successor_id).collect();
        ClassChange {
            name: words.class(code),
            before: old.len(),
            ended: ended.len(),
            heirs: heirs.len(),
            founded: new.iter().filter(|id| !graph.exists(**id, eve)).count(),
            after: new.len(),
        }
    };
    codes.into_iter().map(change).filter(|change| change.ended > 0 || change.founded > 0).collect()
}

fn by_class<'g>(graph: &'g Graph, ids: &[OrganisationId], on: Date) -> BTreeMap<&'g str, Vec<OrganisationId>> {
    let mut classes: BTreeMap<&str, Vec<OrganisationId>> = BTreeMap::new();
    for id in ids {
        classes.entry(graph.class(*id, on).unwrap_or_default()).or_default().push(*id);
    }
    classes
}

/// By document, in the order in which each is first named; under it by kind and by name.
fn bases(words: &Words<'_>, events: &[&EventRow]) -> Vec<Basis> {
    let mut bases: Vec<Basis> = Vec::new();
    for event in events {
        let told = told(words, event);
        match bases.iter_mut().find(|basis| basis.document == event.legal_basis) {
            Some(basis) => basis.events.push(told),
            None => bases.push(Basis { document: event.legal_basis.clone(), events: vec![told] }),
        }
    }
    for basis in &mut bases {
        basis.events.sort_by_cached_key(|told| (told.rank, told.left.first().map(|link| sort_key(&link.name))));
    }
    bases
}
