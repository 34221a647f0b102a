//! The chain behind one cell: which clause of which plan took up which clause above, from the body's own plan to the root.
//! It is found when it is asked for, and is no part of what is composed.

use super::{BodyNumber, Cell, ClauseNumber, Coverage, Degree, Ground, ground::Counting};
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
    /// It was said before the clause above was changed or replaced.
    pub is_stale: bool,
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
    /// The strongest chain of a body to a column, of equal ones the shortest, of those the first in the lists. Where no chain
    /// stands, the strongest of those that did before something changed.
    pub fn chain(&self, ground: &Ground, column: usize, body: BodyNumber) -> Chain {
        Chain { steps: self.steps(ground, column, body), reachable: self.reachable(ground, column, body) }
    }

    fn steps(&self, ground: &Ground, column: usize, body: BodyNumber) -> Vec<Step> {
        let (owner, degree, counting) = self.deciding(ground, column, body);
        let Some(target) = ground.columns().get(column).copied().filter(|_| degree != Degree::None) else {
            return Vec::new();
        };
        let mut above: BTreeMap<ClauseNumber, Vec<Step>> = BTreeMap::new();
        for (clause, link) in ground.links(counting).filter(|(_, link)| link.degree >= degree) {
            let parent_clause = link.parent_clause;
            let step = Step { clause, parent_clause, degree: link.degree, is_stale: link.is_stale };
            above.entry(parent_clause).or_default().push(step);
        }
        let is_own = |clause: ClauseNumber| {
            let document = ground.document_of(clause).and_then(|number| ground.documents.get(number));
            document.is_some_and(|document| document.owner == Some(owner))
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

    /// Whose plans decide a cell, how far they reach, and by which relations. Who has the plans of others is held by the weakest of
    /// them; what is stale, by one of which nothing stands.
    fn deciding(&self, ground: &Ground, column: usize, body: BodyNumber) -> (BodyNumber, Degree, Counting) {
        let (own, sources) = (self.own(column, body), ground.sources_of(body));
        if own == Degree::None && self.cell(column, body) == Cell::Stale {
            let owner = sources.into_iter().find(|from| self.is_stale(column, *from)).unwrap_or(body);
            return (owner, self.own_before(column, owner), Counting::All);
        }
        let owner = sources.into_iter().find(|from| self.own(column, *from) == own).unwrap_or(body);
        (owner, own, Counting::Firm)
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
