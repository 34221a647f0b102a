//! The chain behind one cell: which clause of which plan took up which clause above, from the body's own plan to the root.
//! It is found when it is asked for, and is no part of what is composed.

use super::{BodyNumber, ClauseNumber, Coverage, Degree, Ground};
use std::collections::{BTreeMap, VecDeque};

/// One link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The clause below.
    pub clause: ClauseNumber,
    /// The clause above.
    pub parent_clause: ClauseNumber,
    /// How far it takes it up.
    pub degree: Degree,
}

/// What decided a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain {
    /// From the body's own clause up to the column; empty where nothing takes it up.
    pub steps: Vec<Step>,
    /// Clauses of the parents of the body's plans that take the column up, or the column itself: what its plan could
    /// relate to.
    pub reachable: Vec<ClauseNumber>,
}

impl Coverage {
    /// The strongest chain of a body to a column, of equal ones the shortest, of those the first in the lists.
    pub fn chain(&self, ground: &Ground, column: usize, body: BodyNumber) -> Chain {
        Chain { steps: self.steps(ground, column, body), reachable: self.reachable(ground, column, body) }
    }

    fn steps(&self, ground: &Ground, column: usize, body: BodyNumber) -> Vec<Step> {
        let degree = self.own(column, body);
        let Some(target) = ground.columns().get(column).copied().filter(|_| degree != Degree::None) else {
            return Vec::new();
        };
        let mut above: BTreeMap<ClauseNumber, Vec<Step>> = BTreeMap::new();
        for (clause, parent_clause, link) in ground.links().filter(|(.., link)| *link >= degree) {
            above.entry(parent_clause).or_default().push(Step { clause, parent_clause, degree: link });
        }
        let is_own = |clause: ClauseNumber| {
            let document = ground.document_of(clause).and_then(|number| ground.documents.get(number));
            document.is_some_and(|document| document.owner == Some(body))
        };
        let (mut came, mut waiting) = (BTreeMap::new(), VecDeque::from([target]));
        while let Some(at) = waiting.pop_front() {
            if at != target && is_own(at) {
                return walk(&came, at, target);
            }
            for step in above.get(&at).into_iter().flatten() {
                if step.clause != target && !came.contains_key(&step.clause) {
                    came.insert(step.clause, *step);
                    waiting.push_back(step.clause);
                }
            }
        }
        Vec::new()
    }

    fn reachable(&self, ground: &Ground, column: usize, body: BodyNumber) -> Vec<ClauseNumber> {
        let mut parents: Vec<usize> = ground.plans_of(body).flat_map(|(_, plan)| plan.parents.clone()).collect();
        parents.sort_unstable();
        parents.dedup();
        let clauses = parents.into_iter().flat_map(|parent| ground.clauses_of(parent));
        clauses.filter(|clause| self.clauses.part.has(*clause, column)).collect()
    }
}

fn walk(came: &BTreeMap<ClauseNumber, Step>, from: ClauseNumber, target: ClauseNumber) -> Vec<Step> {
    let (mut steps, mut at) = (Vec::new(), from);
    while let Some(step) = came.get(&at).filter(|_| at != target) {
        steps.push(*step);
        at = step.parent_clause;
    }
    steps
}
