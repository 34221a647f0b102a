//! Lives as events: what an organisation was called, where it stood and who carried on for it, told day by day.
//!
//! Units and bodies come as lives and leave as the same events that a register is made of. What does not change from one
//! stage of a life to the next is no event.

use super::super::{Change, Event, Share, register::event_id};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use std::collections::HashMap;

/// One organisation through its time.
#[derive(Debug, Clone)]
pub(super) struct Life {
    pub id: OrganisationId,
    /// From which identities of events are made.
    pub word: String,
    /// Scheme and code.
    pub codes: Vec<(String, String)>,
    /// Oldest first; the first begins the life.
    pub stages: Vec<Stage>,
    pub end: Option<End>,
}

/// What holds from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stage {
    pub from: Date,
    pub name: String,
    pub short_name: Option<String>,
    pub class: String,
    pub level: String,
    /// Line and parent.
    pub parents: Vec<(String, OrganisationId)>,
    pub legal_basis: String,
}

/// How a life ends.
#[derive(Debug, Clone)]
pub(super) struct End {
    pub on: Date,
    pub legal_basis: String,
    /// Who carries on; with words where only a part went there.
    pub into: Vec<(OrganisationId, Option<String>)>,
}

/// The order of one day: what is founded is there when others come under it, and whoever ends has been left before.
const FOUNDED: u8 = 0;
const CHANGED: u8 = 1;
const ENDED: u8 = 2;

/// Those of one day that go wholly into the same, by the same document.
type Mergers =
    (Vec<(Date, OrganisationId, String)>, HashMap<(Date, OrganisationId, String), Vec<(String, OrganisationId)>>);

/// The events of these lives, in the order of their days. Parents must come before those that stand under them.
pub(super) fn events(lives: Vec<Life>) -> Vec<Event> {
    let mut told: Vec<(Date, u8, Event)> = Vec::new();
    let mut mergers = Mergers::default();
    for life in lives {
        for pair in life.stages.windows(2) {
            if let [before, after] = pair {
                told.extend(changes(&life, before, after).into_iter().map(|event| (after.from, CHANGED, event)));
            }
        }
        if let Some(end) = &life.end {
            told.extend(ended(&life, end, &mut mergers).map(|event| (end.on, ENDED, event)));
        }
        if let Some(event) = founded(life) {
            told.push((event.on, FOUNDED, event));
        }
    }
    let (order, mut merged) = mergers;
    told.extend(order.into_iter().filter_map(|key| {
        let from = merged.remove(&key)?;
        let (on, into, legal_basis) = key;
        Some((on, ENDED, merger(on, into, legal_basis, from)))
    }));
    told.sort_by_key(|(on, stage, _)| (*on, *stage));
    told.into_iter().map(|(_, _, event)| event).collect()
}

fn event(kind: &str, on: Date, what: &str, legal_basis: &str, change: Change) -> Event {
    Event { id: event_id(kind, on, what), on, legal_basis: legal_basis.to_owned(), note: None, change }
}

fn founded(life: Life) -> Option<Event> {
    let first = life.stages.into_iter().next()?;
    let change = Change::Found {
        organisation: life.id,
        name: first.name,
        short_name: first.short_name,
        class: first.class,
        level: first.level,
        codes: life.codes,
        parents: first.parents,
    };
    Some(event("found", first.from, &life.word, &first.legal_basis, change))
}

fn changes(life: &Life, before: &Stage, after: &Stage) -> Vec<Event> {
    let (organisation, on, basis) = (life.id, after.from, after.legal_basis.as_str());
    let mut events = Vec::new();
    if (&before.name, &before.short_name) != (&after.name, &after.short_name) {
        let change = Change::Rename { organisation, name: after.name.clone(), short_name: after.short_name.clone() };
        events.push(event("rename", on, &life.word, basis, change));
    }
    if (&before.class, &before.level) != (&after.class, &after.level) {
        let change = Change::Reclassify { organisation, class: after.class.clone(), level: after.level.clone() };
        events.push(event("reclassify", on, &life.word, basis, change));
    }
    let parent_on = |stage: &Stage, line: &str| stage.parents.iter().find(|(at, _)| at == line).map(|(_, id)| *id);
    let mut lines: Vec<&String> = before.parents.iter().chain(&after.parents).map(|(line, _)| line).collect();
    lines.sort();
    lines.dedup();
    for line in lines {
        let parent = parent_on(after, line);
        if parent_on(before, line) != parent {
            let change = Change::Move { organisation, line: line.clone(), parent };
            events.push(event("move", on, &[&life.word, ",", line].concat(), basis, change));
        }
    }
    events
}

/// The event by which a life ends, unless it goes wholly into another: then it is noted among the mergers.
fn ended(life: &Life, end: &End, (order, merged): &mut Mergers) -> Option<Event> {
    match end.into.as_slice() {
        [] => {
            let change = Change::Dissolve { organisation: life.id };
            Some(event("dissolve", end.on, &life.word, &end.legal_basis, change))
        }
        [(into, None)] => {
            let key = (end.on, *into, end.legal_basis.clone());
            let from = merged.entry(key.clone()).or_default();
            if from.is_empty() {
                order.push(key);
            }
            from.push((life.word.clone(), life.id));
            None
        }
        into => {
            // Described, not counted: a share of one of one, with words.
            let share = |(to, scope): &(OrganisationId, Option<String>)| Share {
                to: *to,
                numerator: 1,
                denominator: 1,
                scope: scope.clone(),
            };
            let change = Change::Split { from: life.id, into: into.iter().map(share).collect(), ends: true };
            Some(event("split", end.on, &life.word, &end.legal_basis, change))
        }
    }
}

fn merger(on: Date, into: OrganisationId, legal_basis: String, from: Vec<(String, OrganisationId)>) -> Event {
    let mut words: Vec<&str> = from.iter().map(|(word, _)| word.as_str()).collect();
    words.sort_unstable();
    let id = event_id("merge", on, &words.join(","));
    let from = from.iter().map(|(_, id)| *id).collect();
    Event { id, on, legal_basis, note: None, change: Change::Merge { from, into } }
}
