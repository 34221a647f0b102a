//! Up and down the lines, on one day.
//! Lines are independent: being above on one says nothing of another.

use super::{Graph, rows::holds};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// No chain of command is this long; a longer walk would mean a cycle that the checks did not see.
pub(super) const DEPTH_LIMIT: usize = 32;

/// The line on which a staff body's committee stands above it.
const PARTY: &str = "party";

impl Graph {
    /// The parent on a line.
    pub fn parent(&self, id: OrganisationId, line: &str, on: Date) -> Option<OrganisationId> {
        let above = &self.nodes.get(&id)?.above;
        above
            .iter()
            .find(|place| place.line == line && holds(place.valid_from, place.valid_to, on))
            .map(|place| place.parent_id)
    }

    /// Line and parent, on every line.
    pub fn parents(&self, id: OrganisationId, on: Date) -> Vec<(String, OrganisationId)> {
        let above = self.nodes.get(&id).map(|node| node.above.as_slice()).unwrap_or_default();
        let mut parents: Vec<(String, OrganisationId)> = above
            .iter()
            .filter(|place| holds(place.valid_from, place.valid_to, on))
            .map(|place| (place.line.clone(), place.parent_id))
            .collect();
        parents.sort();
        parents
    }

    /// Direct subordinates on a line, sorted.
    pub fn children(&self, id: OrganisationId, line: &str, on: Date) -> Vec<OrganisationId> {
        let below = self.nodes.get(&id).map(|node| node.below.as_slice()).unwrap_or_default();
        let children = below
            .iter()
            .filter(|place| place.line == line && holds(place.valid_from, place.valid_to, on))
            .map(|place| place.organisation_id);
        self.sorted(children.collect(), on)
    }

    /// The lines that anything stands on, on that day.
    pub fn lines(&self, on: Date) -> Vec<String> {
        let stands = |times: &BTreeSet<(Date, Option<Date>)>| times.iter().any(|(from, to)| holds(*from, *to, on));
        self.line_times.iter().filter(|(_, times)| stands(times)).map(|(line, _)| line.clone()).collect()
    }

    /// The chain above on a line: parent first.
    pub fn ancestors(&self, id: OrganisationId, line: &str, on: Date) -> Vec<OrganisationId> {
        let mut chain = Vec::new();
        let mut at = id;
        while let Some(parent) = self.parent(at, line, on).filter(|_| chain.len() < DEPTH_LIMIT) {
            chain.push(parent);
            at = parent;
        }
        chain
    }

    /// Everything below on a line, each before its own children.
    pub fn descendants(&self, id: OrganisationId, line: &str, on: Date) -> Vec<OrganisationId> {
        let mut found = Vec::new();
        let mut waiting = vec![(id, 0)];
        while let Some((at, depth)) = waiting.pop() {
            if depth > 0 {
                found.push(at);
            }
            if depth < DEPTH_LIMIT {
                waiting.extend(self.children(at, line, on).into_iter().rev().map(|child| (child, depth + 1)));
            }
        }
        found
    }

    /// Whether it is the root or stands somewhere below it on the line.
    pub fn is_within(&self, root: OrganisationId, id: OrganisationId, line: &str, on: Date) -> bool {
        root == id || self.ancestors(id, line, on).contains(&root)
    }

    /// Whether `upper` stands above `lower` on any line. Of an organisation that has ended: on the last day of its
    /// life, or above one that succeeded it.
    pub fn is_above(&self, upper: OrganisationId, lower: OrganisationId, on: Date) -> bool {
        let day = self.day_within_life(lower, on);
        let above = |id: OrganisationId, day: Date| {
            self.parents(id, day).iter().any(|(line, _)| self.ancestors(id, line, day).contains(&upper))
        };
        above(lower, day) || (day != on && self.successor_closure(lower, on).iter().any(|heir| above(*heir, on)))
    }

    /// The committee for which a body acts: the one that a staff body advises, or the body itself. Of a body that has
    /// ended: on the last day of its life.
    pub fn committee_of(&self, id: OrganisationId, on: Date) -> OrganisationId {
        let day = self.day_within_life(id, on);
        let is_staff = self.class(id, day).is_some_and(|class| self.catalogue.is_staff(class));
        if is_staff { self.parent(id, PARTY, day).unwrap_or(id) } else { id }
    }

    /// That day, or the last day of its life if it has ended by then.
    pub fn day_within_life(&self, id: OrganisationId, on: Date) -> Date {
        match self.nodes.get(&id).and_then(|node| node.life.ended_on) {
            Some(ended) if ended <= on => ended.yesterday().unwrap_or(ended),
            _ => on,
        }
    }
}
