//! Who carries on for whom, through any number of changes.
//! A closure never holds the body that it begins with, even where parts went to and fro.

use super::{Graph, rows::SuccessionRow};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Graph {
    /// Direct successors, with event and share.
    pub fn successors(&self, id: OrganisationId) -> &[SuccessionRow] {
        self.nodes.get(&id).map(|node| node.successors.as_slice()).unwrap_or_default()
    }

    /// Direct predecessors, with event and share.
    pub fn predecessors(&self, id: OrganisationId) -> &[SuccessionRow] {
        self.nodes.get(&id).map(|node| node.predecessors.as_slice()).unwrap_or_default()
    }

    /// Everyone who carries on for it up to that day, through any number of changes.
    pub fn successor_closure(&self, id: OrganisationId, on: Date) -> BTreeSet<OrganisationId> {
        self.closure(id, on, |graph, at| graph.successors(at), |row| row.successor_id)
    }

    /// Everyone for whom it carries on, up to that day.
    pub fn predecessor_closure(&self, id: OrganisationId, on: Date) -> BTreeSet<OrganisationId> {
        self.closure(id, on, |graph, at| graph.predecessors(at), |row| row.predecessor_id)
    }

    fn closure<'g>(
        &'g self,
        id: OrganisationId,
        on: Date,
        edges: impl Fn(&'g Graph, OrganisationId) -> &'g [SuccessionRow],
        other_end: impl Fn(&SuccessionRow) -> OrganisationId,
    ) -> BTreeSet<OrganisationId> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![id];
        while let Some(at) = waiting.pop() {
            for row in edges(self, at) {
                let happened = self.event(row.event_id).is_some_and(|event| event.on_date <= on);
                if happened && found.insert(other_end(row)) {
                    waiting.push(other_end(row));
                }
            }
        }
        found.remove(&id);
        found
    }
}
