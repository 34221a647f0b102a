//! A tree: the bodies of a line on a day in an order in which everyone below a body follows it, so that a subtree is a run.
//!
//! Bodies of the day that do not stand on the line come after the tree, each alone: their figures have a place too.

use crate::{
    Refusal,
    places::{Place, Run},
};
use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;
use std::collections::HashMap;

/// Places of a tree at the most: two bytes hold them, and the end of the last run.
pub const MOST_PLACES: usize = 65_535;

/// The bodies of a line on a day, in order.
#[derive(Debug, Clone)]
pub struct Tree {
    line: String,
    on: Date,
    bodies: Vec<OrganisationId>,
    ends: Vec<Place>,
    depths: Vec<u8>,
    parents: Vec<Place>,
    places: HashMap<OrganisationId, Place>,
    /// Places of the tree itself; those that stand alone follow.
    on_line: usize,
}

impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        (&self.line, &self.bodies, &self.ends) == (&other.line, &other.bodies, &other.ends)
    }
}

/// No chain of command is this long.
const DEPTH_LIMIT: u8 = 32;

impl Tree {
    /// The bodies that exist on a day: those of the line in its order, then the others.
    pub fn of(graph: &Graph, line: &str, on: Date) -> Result<Self, Refusal> {
        let mut alive: Vec<OrganisationId> = graph.all().filter(|id| graph.exists(*id, on)).collect();
        if alive.len() > MOST_PLACES {
            return Err(Refusal::TooManyBodies { bodies: alive.len() });
        }
        alive.sort_unstable();
        let mut children: HashMap<OrganisationId, Vec<OrganisationId>> = HashMap::new();
        let (mut roots, mut alone) = (Vec::new(), Vec::new());
        let above: Vec<_> = alive.iter().map(|id| graph.parent(*id, line, on)).collect();
        for (id, parent) in alive.iter().zip(&above) {
            if let Some(parent) = parent {
                children.entry(*parent).or_default().push(*id);
            }
        }
        for (id, _) in alive.iter().zip(&above).filter(|(_, parent)| parent.is_none()) {
            if children.contains_key(id) { roots.push(*id) } else { alone.push(*id) }
        }
        let mut tree = Tree {
            line: line.to_owned(),
            on,
            bodies: Vec::with_capacity(alive.len()),
            ends: Vec::with_capacity(alive.len()),
            depths: Vec::with_capacity(alive.len()),
            parents: Vec::with_capacity(alive.len()),
            places: HashMap::with_capacity(alive.len()),
            on_line: 0,
        };
        for root in roots {
            tree.lay(root, None, 0, &children);
        }
        tree.on_line = tree.bodies.len();
        for id in alone {
            tree.lay(id, None, 0, &children);
        }
        Ok(tree)
    }

    fn lay(
        &mut self,
        id: OrganisationId,
        parent: Option<Place>,
        depth: u8,
        children: &HashMap<OrganisationId, Vec<OrganisationId>>,
    ) {
        let place = self.bodies.len() as Place;
        self.bodies.push(id);
        self.ends.push(place + 1);
        self.depths.push(depth);
        self.parents.push(parent.unwrap_or(place));
        self.places.insert(id, place);
        for child in children.get(&id).into_iter().flatten().filter(|_| depth < DEPTH_LIMIT) {
            self.lay(*child, Some(place), depth + 1, children);
        }
        let end = self.bodies.len() as Place;
        if let Some(known) = self.ends.get_mut(usize::from(place)) {
            *known = end;
        }
    }

    /// The line.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The day.
    pub fn on(&self) -> Date {
        self.on
    }

    /// How many places it has, with those that stand alone.
    pub fn len(&self) -> usize {
        self.bodies.len()
    }

    /// Whether nothing exists on its day.
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }

    /// Its bodies in order.
    pub fn bodies(&self) -> &[OrganisationId] {
        &self.bodies
    }

    /// The bodies of a run: the first is its head.
    pub fn bodies_in(&self, run: Run) -> &[OrganisationId] {
        self.bodies.get(run.start()..run.end()).unwrap_or_default()
    }

    /// The place of a body.
    pub fn place(&self, id: OrganisationId) -> Option<Place> {
        self.places.get(&id).copied()
    }

    /// The body at a place.
    pub fn body(&self, place: Place) -> Option<OrganisationId> {
        self.bodies.get(usize::from(place)).copied()
    }

    /// A body and everyone below it.
    pub fn run(&self, id: OrganisationId) -> Option<Run> {
        self.run_at(self.place(id)?)
    }

    /// The body at a place and everyone below it.
    pub fn run_at(&self, place: Place) -> Option<Run> {
        self.ends.get(usize::from(place)).map(|end| Run { start: place, end: *end })
    }

    /// Everyone who stands on the line.
    pub fn line_run(&self) -> Run {
        Run { start: 0, end: self.on_line as Place }
    }

    /// Everyone, with those who stand alone.
    pub fn whole(&self) -> Run {
        Run { start: 0, end: self.bodies.len() as Place }
    }

    /// The runs of the bodies of a line down to a depth; its root has depth 0.
    pub fn runs_to_depth(&self, depth: u8) -> Vec<Run> {
        let places = self.depths.iter().enumerate().take(self.on_line).filter(|(_, known)| **known <= depth);
        places.filter_map(|(place, _)| self.run_at(place as Place)).collect()
    }

    /// The runs of the bodies at one depth.
    pub fn runs_at_depth(&self, depth: u8) -> Vec<Run> {
        let places = self.depths.iter().enumerate().take(self.on_line).filter(|(_, known)| **known == depth);
        places.filter_map(|(place, _)| self.run_at(place as Place)).collect()
    }

    /// The lowest body that has both at or below it, where there is one.
    pub fn lowest_above(&self, one: Place, other: Place) -> Option<Place> {
        let mut at = one;
        loop {
            if self.run_at(at)?.contains(other) {
                return Some(at);
            }
            let parent = self.parents.get(usize::from(at)).copied()?;
            if parent == at {
                return None;
            }
            at = parent;
        }
    }

    /// Bytes in memory, about.
    pub fn size_bytes(&self) -> usize {
        self.bodies.len() * (16 + 2 + 1 + 2) + self.places.capacity() * 19
    }
}
