//! Gaps: each once, where the chain breaks. Who only repeats what a superior's plan left out is named with that gap.
//! Nothing is judged: whether a gap may stay is for people to say.

use super::{BodyNumber, Cell, Coverage, Degree, Ground};
use std::collections::{BTreeMap, BTreeSet};

/// A column that somebody's plan does not take up wholly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The column.
    pub column: usize,
    /// The body in whose plan the chain breaks, and who can close it.
    pub body: BodyNumber,
    /// How the body stands to the column.
    pub cell: Cell,
    /// How many bodies of the list stand above it.
    pub level: usize,
    /// Bodies below whose plans can do no better until it is closed.
    pub followers: Vec<BodyNumber>,
}

impl Coverage {
    /// All gaps, by column and then by body.
    pub fn gaps(&self, ground: &Ground) -> Vec<Gap> {
        let mut found: BTreeMap<(usize, BodyNumber), Vec<BodyNumber>> = BTreeMap::new();
        for body in 0..self.bodies {
            for column in (0..self.columns).filter(|column| self.cell(*column, body).is_gap()) {
                let place = self.place_of_break(ground, column, body);
                let followers = found.entry((column, place)).or_default();
                if place != body {
                    followers.push(body);
                }
            }
        }
        let gap = |((column, body), followers): ((usize, BodyNumber), Vec<BodyNumber>)| {
            // A superior that the clause gives nothing to do, and that took it up in part, breaks the chain all the same.
            let cell = match self.cell(column, body) {
                Cell::NotConcerned if self.is_stale(column, body) => Cell::Stale,
                Cell::NotConcerned => Cell::Partial,
                cell => cell,
            };
            Gap { column, body, cell, level: level(ground, body), followers }
        };
        found.into_iter().map(gap).collect()
    }

    /// The body in whose plan the chain of a body breaks: itself, or one above that leaves it nothing better.
    pub fn place_of_break(&self, ground: &Ground, column: usize, body: BodyNumber) -> BodyNumber {
        let (mut at, mut seen) = (body, BTreeSet::from([body]));
        while let Some(above) = self.held_up_by(ground, column, at).filter(|above| seen.insert(*above)) {
            at = above;
        }
        at
    }

    /// The owner of a parent that takes up no more of the column than the body's own plan does.
    fn held_up_by(&self, ground: &Ground, column: usize, body: BodyNumber) -> Option<BodyNumber> {
        let (own, bound) = (self.own(column, body), self.bound.degree(body, column));
        if !self.has_plan(body) || own != bound || bound == Degree::Full {
            return None;
        }
        let parents = ground.plans_of(body).flat_map(|(_, plan)| plan.parents.iter().copied());
        let holds_up = |parent: usize| {
            let owner = ground.documents.get(parent)?.owner.filter(|owner| *owner != body && parent != ground.root)?;
            let is_at_bound = self.documents.degree(parent, column) == bound;
            let is_its_matter =
                bound != Degree::None || self.concerned.has(owner, column) || self.is_stale(column, owner);
            (is_at_bound && is_its_matter && self.own(column, owner) == bound).then_some(owner)
        };
        parents.filter_map(holds_up).min()
    }
}

/// How many bodies stand above one.
pub(super) fn level(ground: &Ground, body: BodyNumber) -> usize {
    let (mut at, mut seen) = (body, BTreeSet::from([body]));
    while let Some(above) = ground.bodies.get(at).copied().flatten().filter(|above| seen.insert(*above)) {
        at = above;
    }
    seen.len() - 1
}
