//! How many stand below each organisation of a line, in the whole subtree: all of them in one walk.
//! It lists nobody; who they are, `lines` says.

use super::{Graph, lines::DEPTH_LIMIT, rows::holds};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use std::collections::HashMap;

impl Graph {
    /// Everyone who stands on a line on that day, with the number of those below; nothing below is 0.
    pub fn counts_below(&self, line: &str, on: Date) -> HashMap<OrganisationId, usize> {
        let mut parents: HashMap<OrganisationId, OrganisationId> = HashMap::new();
        for node in self.nodes.values() {
            let place = node.above.iter().find(|row| row.line == line && holds(row.valid_from, row.valid_to, on));
            if let Some(place) = place {
                parents.insert(node.life.id, place.parent_id);
            }
        }
        let mut counts: HashMap<OrganisationId, usize> = HashMap::with_capacity(parents.len() + 1);
        for id in parents.keys() {
            counts.entry(*id).or_default();
            let mut at = id;
            for _ in 0..DEPTH_LIMIT {
                let Some(parent) = parents.get(at) else { break };
                *counts.entry(*parent).or_default() += 1;
                at = parent;
            }
        }
        counts
    }
}
