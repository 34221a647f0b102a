//! Before and after, side by side: for each superior and line, who stood there on the eve and who stands there from the day.
//! Only what differs is shown; the graphs of both days are given.

use super::super::{Named, Names};
use super::one_of;
use crate::look::Frame;
use domain::{
    ids::{EventId, OrganisationId},
    organisations::Graph,
};
use std::collections::{BTreeMap, BTreeSet};

/// A body in one of the two columns.
pub struct Standing {
    /// Its name, and its page.
    pub named: Named,
    /// What becomes of it, as the key of its word; empty where nothing does.
    pub mark: &'static str,
}

/// One superior on one line.
pub struct Place {
    /// The line in words.
    pub line: String,
    /// The superior.
    pub superior: Named,
    /// Who stood there.
    pub before: Vec<Standing>,
    /// Who stands there.
    pub after: Vec<Standing>,
}

/// Everything that the events change, by superior and line, in the order of lines.
pub fn before_and_after(frame: &Frame, names: &Names<'_>, events: &BTreeSet<EventId>) -> Vec<Place> {
    let changed: BTreeSet<OrganisationId> = events.iter().flat_map(|event| names.after.touched_by(*event)).collect();
    let is_known = |id: &OrganisationId, graph: &Graph, on| graph.exists(*id, on);
    let mut found: BTreeMap<(usize, OrganisationId), (BTreeSet<OrganisationId>, BTreeSet<OrganisationId>)> =
        BTreeMap::new();
    let lines = names.after.catalogue().lines();
    let rank = |line: &str| lines.iter().position(|entry| entry.code == line).unwrap_or(lines.len());
    for id in &changed {
        if is_known(id, names.before, names.eve) {
            for (line, parent) in names.before.parents(*id, names.eve) {
                found.entry((rank(&line), parent)).or_default().0.insert(*id);
            }
        }
        if is_known(id, names.after, names.on) {
            for (line, parent) in names.after.parents(*id, names.on) {
                found.entry((rank(&line), parent)).or_default().1.insert(*id);
            }
        }
    }
    let place = |((rank, superior), (before, after)): (
        (usize, OrganisationId),
        (BTreeSet<OrganisationId>, BTreeSet<OrganisationId>),
    )| {
        let old = names.before.sorted(before.iter().copied().collect(), names.eve);
        let new = names.after.sorted(after.iter().copied().collect(), names.on);
        Place {
            line: lines.get(rank).map(|line| one_of(frame, &line.name_vi, &line.name_en)).unwrap_or_default(),
            superior: names.before(superior),
            before: old.into_iter().map(|id| stood(names, id, &after)).collect(),
            after: new.into_iter().map(|id| stands(names, id, &before, events)).collect(),
        }
    };
    let mut places: Vec<Place> = found.into_iter().map(place).collect();
    places.retain(|place| place.before.iter().chain(&place.after).any(|standing| !standing.mark.is_empty()));
    places
}

fn stood(names: &Names<'_>, id: OrganisationId, after: &BTreeSet<OrganisationId>) -> Standing {
    let mark = if !names.after.exists(id, names.on) {
        "reorganisations-mark-ends"
    } else if !after.contains(&id) {
        "reorganisations-mark-leaves"
    } else {
        ""
    };
    Standing { named: names.before(id), mark }
}

fn stands(
    names: &Names<'_>,
    id: OrganisationId,
    before: &BTreeSet<OrganisationId>,
    events: &BTreeSet<EventId>,
) -> Standing {
    let mark = if !names.before.exists(id, names.eve) {
        "reorganisations-mark-founded"
    } else if !before.contains(&id) {
        "reorganisations-mark-comes"
    } else if names.name(id) != names.new_name(id) {
        "reorganisations-mark-renamed"
    } else if names.after.predecessors(id).iter().any(|row| events.contains(&row.event_id)) {
        "reorganisations-mark-takes-over"
    } else {
        ""
    };
    Standing { named: names.after(id), mark }
}
