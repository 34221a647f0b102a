//! Who came before whom and who carried on, in the order of time: a body hands on only what it had by then.
//!
//! Unlike the closures of the graph, a walk here never goes through a change that came earlier than the one before it:
//! what B gave to C in March holds nothing of what B took over in May. Changes of one day may build on each other.

use crate::{
    ids::OrganisationId,
    organisations::{Graph, SuccessionRow},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everyone from whom a body has something by changes after one day, up to another; each with the last day on which what
/// it gave can have come here. The body itself is not among them.
pub(super) fn origins(graph: &Graph, of: OrganisationId, after: Date, until: Date) -> BTreeMap<OrganisationId, Date> {
    let mut latest = BTreeMap::from([(of, until)]);
    let mut waiting = vec![of];
    while let Some(at) = waiting.pop() {
        let Some(bound) = latest.get(&at).copied() else { continue };
        for row in graph.predecessors(at) {
            let Some(on) = day_of(graph, row).filter(|on| after < *on && *on <= bound) else { continue };
            if latest.get(&row.predecessor_id).is_none_or(|known| *known < on) {
                latest.insert(row.predecessor_id, on);
                waiting.push(row.predecessor_id);
            }
        }
    }
    latest.remove(&of);
    latest
}

/// Everyone who has something of a body that ended, by its end and later changes up to a day.
pub(super) fn heirs(graph: &Graph, of: OrganisationId, from: Date, until: Date) -> BTreeSet<OrganisationId> {
    let mut earliest = BTreeMap::from([(of, from)]);
    let mut waiting = vec![of];
    while let Some(at) = waiting.pop() {
        let Some(bound) = earliest.get(&at).copied() else { continue };
        for row in graph.successors(at) {
            let Some(on) = day_of(graph, row).filter(|on| bound <= *on && *on <= until) else { continue };
            if earliest.get(&row.successor_id).is_none_or(|known| on < *known) {
                earliest.insert(row.successor_id, on);
                waiting.push(row.successor_id);
            }
        }
    }
    earliest.remove(&of);
    earliest.into_keys().collect()
}

pub(super) fn day_of(graph: &Graph, row: &SuccessionRow) -> Option<Date> {
    graph.event(row.event_id).map(|event| event.on_date)
}
