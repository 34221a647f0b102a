//! Under whose row a unit's activities count today: the unit that was asked, the nearest one above it, or who carries on for
//! it. A unit that was parted among several keeps its own row: nobody divides what it did.

use crate::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// No chain of changes is this long; a longer walk would go in a circle.
const STEPS: usize = 32;

/// A row of a campaign: a unit that is asked, with those for whom it carries on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub unit: OrganisationId,
    /// Units that were asked and ended, whose work counts here.
    pub before: Vec<OrganisationId>,
}

/// The one unit that carries on for another today; none where it lives, ended without anybody, or was parted.
fn heir(graph: &Graph, unit: OrganisationId, today: Date) -> Option<OrganisationId> {
    if graph.exists(unit, today) {
        return None;
    }
    let heirs = graph.successor_closure(unit, today);
    let mut alive = heirs.into_iter().filter(|heir| graph.exists(*heir, today));
    match (alive.next(), alive.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// The rows of a campaign today, in the order in which its units were asked, each once.
pub fn rows(graph: &Graph, asked: &[OrganisationId], today: Date) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    let mut places: BTreeMap<OrganisationId, usize> = BTreeMap::new();
    for unit in asked {
        let carried_by = heir(graph, *unit, today);
        let place = *places.entry(carried_by.unwrap_or(*unit)).or_insert_with_key(|id| {
            found.push(Row { unit: *id, before: Vec::new() });
            found.len() - 1
        });
        if let (Some(_), Some(row)) = (carried_by, found.get_mut(place)) {
            row.before.push(*unit);
        }
    }
    found
}

/// The row under which a unit's activities count: its own, its heir's, or that of the nearest unit above it. None where no
/// unit of these rows stands above it.
pub fn home(
    graph: &Graph,
    rows: &BTreeSet<OrganisationId>,
    unit: OrganisationId,
    today: Date,
) -> Option<OrganisationId> {
    if let Some(heir) = heir(graph, unit, today) {
        return nearest(graph, rows, heir, today);
    }
    nearest(graph, rows, unit, today)
}

/// The unit itself, or the nearest above on any line; of one that has ended, above it on its last day.
fn nearest(
    graph: &Graph,
    rows: &BTreeSet<OrganisationId>,
    unit: OrganisationId,
    today: Date,
) -> Option<OrganisationId> {
    let (mut at, mut seen) = (vec![unit], BTreeSet::new());
    for _ in 0..STEPS {
        if let Some(found) = at.iter().find(|id| rows.contains(id)) {
            return Some(*found);
        }
        let above = at.iter().flat_map(|id| graph.parents(*id, graph.day_within_life(*id, today)));
        let above: BTreeSet<OrganisationId> = above.map(|(_, parent)| parent).collect();
        at = above.into_iter().filter(|id| seen.insert(*id)).collect();
        if at.is_empty() {
            break;
        }
    }
    None
}
