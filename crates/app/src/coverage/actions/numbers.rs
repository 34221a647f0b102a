//! The numbers by which the ground of coverage knows its bodies and clauses, and who stands above whom among them.
//! It reads no rows.

use crate::figures::LINE;
use domain::{
    ids::{OrganisationId, ProvisionId},
    organisations::Graph,
};
use jiff::civil::Date;
use std::collections::HashMap;

/// Gives each thing a number, in the order in which it is first named.
pub(super) struct Numbers<T> {
    places: HashMap<T, usize>,
    /// All of them, by their numbers.
    pub all: Vec<T>,
}

impl<T: Copy + Eq + std::hash::Hash> Numbers<T> {
    pub fn new() -> Self {
        Numbers { places: HashMap::new(), all: Vec::new() }
    }

    pub fn of(&mut self, thing: T) -> usize {
        let all = &mut self.all;
        *self.places.entry(thing).or_insert_with(|| {
            all.push(thing);
            all.len() - 1
        })
    }
}

/// Clauses with their documents.
pub(super) struct Numbered {
    /// Their numbers.
    pub numbers: Numbers<ProvisionId>,
    /// The document of each.
    pub documents: Vec<usize>,
}

impl Numbered {
    pub fn new() -> Self {
        Numbered { numbers: Numbers::new(), documents: Vec::new() }
    }

    pub fn of(&mut self, clause: ProvisionId, document: usize) -> usize {
        let number = self.numbers.of(clause);
        if number == self.documents.len() {
            self.documents.push(document);
        }
        number
    }
}

/// The nearest body of the list above each, on the line of the figures or, where that has none, on any other.
pub(super) fn superiors(graph: &Graph, bodies: &[OrganisationId], on: Date) -> Vec<Option<usize>> {
    let places: HashMap<OrganisationId, usize> =
        bodies.iter().enumerate().map(|(number, body)| (*body, number)).collect();
    let above = |body: &OrganisationId| {
        let day = graph.day_within_life(*body, on);
        let mut lines: Vec<String> = graph.parents(*body, day).into_iter().map(|(line, _)| line).collect();
        lines.sort_by_key(|line| line != LINE);
        let nearest =
            |line: &String| graph.ancestors(*body, line, day).iter().find_map(|above| places.get(above).copied());
        lines.iter().find_map(nearest)
    };
    bodies.iter().map(above).collect()
}
