//! Composing: how far each clause of each plan reaches the columns, what that makes of each body, and of all below it.
//! What clauses reach only grows, so that the order of the lists does not matter.

use super::{
    BodyNumber, Cell, ClauseNumber, Degree, Ground,
    sets::{Reach, Rows},
};
use std::collections::BTreeSet;

/// How many bodies and clauses stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Columns that concern somebody.
    pub clauses: usize,
    /// Bodies that a column concerns.
    pub bodies: usize,
    /// Of them, those with a plan.
    pub with_plan: usize,
    /// Of them, those whose plan takes up wholly all that concerns them.
    pub complete: usize,
    /// Cells by what stands in them.
    pub full: usize,
    /// In part.
    pub partial: usize,
    /// Not taken up, with the reason.
    pub declared: usize,
    /// A person is to say.
    pub waiting: usize,
    /// Not taken up.
    pub missing: usize,
    /// No plan.
    pub no_plan: usize,
}

/// Coverage of a root document: bodies by columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub(super) columns: usize,
    pub(super) bodies: usize,
    /// How far clauses reach the columns.
    pub(super) clauses: Reach,
    /// How far all clauses of a document together do.
    pub(super) documents: Reach,
    /// How far the plans of a body do.
    pub(super) own: Reach,
    /// How far they could, with all that their parents take up.
    pub(super) bound: Reach,
    /// Which columns concern a body.
    pub(super) concerned: Rows,
    declared: Rows,
    waiting: Rows,
    /// Where a body or one below it has less than the degree.
    lacking: Reach,
    /// Where a column concerns a body or one below it.
    concerned_below: Rows,
    pub(super) has_plan: Vec<bool>,
}

impl Coverage {
    /// Composes it.
    pub fn compose(ground: &Ground) -> Self {
        let columns = ground.columns();
        let (width, bodies) = (columns.len(), ground.bodies.len());
        let clauses = reach_of_clauses(ground, &columns);
        let mut documents = Reach::new(ground.documents.len(), width);
        for (clause, document) in ground.clauses.iter().enumerate() {
            documents.add(*document, &clauses, clause);
        }
        let mut made = Coverage {
            columns: width,
            bodies,
            own: Reach::new(bodies, width),
            bound: Reach::new(bodies, width),
            concerned: Rows::new(bodies, width),
            declared: Rows::new(bodies, width),
            waiting: Rows::new(bodies, width),
            lacking: Reach::new(bodies, width),
            concerned_below: Rows::new(bodies, width),
            has_plan: vec![false; bodies],
            clauses,
            documents,
        };
        made.find_own(ground);
        for (clause, body) in &ground.concerns {
            made.concerned.add(*body, made.clauses.part.row(*clause));
        }
        made.find_declared(ground, &columns);
        made.find_waiting(ground);
        made.find_below(ground);
        made
    }

    fn find_own(&mut self, ground: &Ground) {
        for (number, document) in ground.documents.iter().enumerate().filter(|(number, _)| *number != ground.root) {
            let Some(owner) = document.owner else { continue };
            if let Some(has_plan) = self.has_plan.get_mut(owner) {
                *has_plan = true;
            }
            self.own.add(owner, &self.documents, number);
            for parent in &document.parents {
                self.bound.add(owner, &self.documents, *parent);
            }
        }
    }

    /// A column is declared where the body said so of the column itself, or of every clause above that takes it up.
    fn find_declared(&mut self, ground: &Ground, columns: &[ClauseNumber]) {
        let mut said: Vec<BTreeSet<ClauseNumber>> = vec![BTreeSet::new(); self.bodies];
        for relation in ground.relations.iter().filter(|one| one.clause.is_none() && one.degree == Degree::None) {
            let owner = ground.documents.get(relation.plan).and_then(|plan| plan.owner);
            if let Some(said) = owner.and_then(|owner| said.get_mut(owner))
                && ground.is_of_parent(relation.plan, relation.parent_clause)
            {
                said.insert(relation.parent_clause);
            }
        }
        for (body, said) in said.iter().enumerate().filter(|(_, said)| !said.is_empty()) {
            for clause in said {
                self.declared.add(body, self.clauses.part.row(*clause));
            }
            let parents: BTreeSet<usize> =
                ground.plans_of(body).flat_map(|(_, plan)| plan.parents.iter().copied()).collect();
            for parent in parents {
                for open in ground.clauses_of(parent).filter(|clause| !said.contains(clause)) {
                    self.declared.take(body, self.clauses.part.row(open));
                }
            }
            for (column, clause) in columns.iter().enumerate().filter(|(_, clause)| said.contains(clause)) {
                debug_assert!(self.clauses.part.has(*clause, column), "a column reaches itself");
                self.declared.set(body, column);
            }
        }
    }

    fn find_waiting(&mut self, ground: &Ground) {
        for (clause, parent_clause) in &ground.suggested {
            let Some(plan) = ground.document_of(*clause) else { continue };
            let owner = ground.documents.get(plan).and_then(|plan| plan.owner);
            if let Some(owner) = owner.filter(|_| ground.is_of_parent(plan, *parent_clause)) {
                self.waiting.add(owner, self.clauses.part.row(*parent_clause));
            }
        }
    }

    /// What a body lacks, its superiors lack too. Superiors that stand in a circle pass it on once.
    fn find_below(&mut self, ground: &Ground) {
        for body in 0..self.bodies {
            let concerned = self.concerned.row(body).to_vec();
            let (mut part, mut whole) = (Rows::new(1, self.columns), Rows::new(1, self.columns));
            part.add(0, &concerned);
            part.take(0, self.own.part.row(body));
            whole.add(0, &concerned);
            whole.take(0, self.own.whole.row(body));
            let (mut at, mut seen) = (Some(body), BTreeSet::new());
            while let Some(above) = at.filter(|above| seen.insert(*above)) {
                self.lacking.part.add(above, part.row(0));
                self.lacking.whole.add(above, whole.row(0));
                self.concerned_below.add(above, &concerned);
                at = ground.bodies.get(above).copied().flatten();
            }
        }
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many bodies there are.
    pub fn bodies(&self) -> usize {
        self.bodies
    }

    /// How far the plans of a body take up a column.
    pub fn own(&self, column: usize, body: BodyNumber) -> Degree {
        self.own.degree(body, column)
    }

    /// The weakest of the body and of all below it that the column concerns; none where it concerns none of them.
    pub fn below(&self, column: usize, body: BodyNumber) -> Option<Degree> {
        let is_asked = self.concerned_below.has(body, column);
        is_asked.then(|| match (self.lacking.part.has(body, column), self.lacking.whole.has(body, column)) {
            (true, _) => Degree::None,
            (false, true) => Degree::Partial,
            (false, false) => Degree::Full,
        })
    }

    /// How a body stands to a column.
    pub fn cell(&self, column: usize, body: BodyNumber) -> Cell {
        if !self.concerned.has(body, column) {
            return Cell::NotConcerned;
        }
        if !self.has_plan(body) {
            return Cell::NoPlan;
        }
        match self.own(column, body) {
            Degree::Full => Cell::Full,
            Degree::Partial => Cell::Partial,
            Degree::None if self.declared.has(body, column) => Cell::Declared,
            Degree::None if self.waiting.has(body, column) => Cell::Waiting,
            Degree::None => Cell::Missing,
        }
    }

    /// Whether a body has a plan that counts.
    pub fn has_plan(&self, body: BodyNumber) -> bool {
        self.has_plan.get(body).copied().unwrap_or_default()
    }

    /// Whether any column concerns a body.
    pub fn is_concerned(&self, body: BodyNumber) -> bool {
        self.concerned.row(body).iter().any(|word| *word != 0)
    }

    /// Counts over some bodies.
    pub fn tally(&self, bodies: impl IntoIterator<Item = BodyNumber>) -> Tally {
        let mut tally = Tally::default();
        let mut columns = Rows::new(1, self.columns);
        for body in bodies.into_iter().filter(|body| self.is_concerned(*body)) {
            columns.add(0, self.concerned.row(body));
            let mut gaps = 0;
            for column in 0..self.columns {
                let cell = self.cell(column, body);
                gaps += usize::from(cell.is_gap());
                match cell {
                    Cell::NotConcerned => {}
                    Cell::Full => tally.full += 1,
                    Cell::Partial => tally.partial += 1,
                    Cell::Declared => tally.declared += 1,
                    Cell::Waiting => tally.waiting += 1,
                    Cell::Missing => tally.missing += 1,
                    Cell::NoPlan => tally.no_plan += 1,
                }
            }
            tally.bodies += 1;
            tally.with_plan += usize::from(self.has_plan(body));
            tally.complete += usize::from(gaps == 0);
        }
        tally.clauses = (0..self.columns).filter(|column| columns.has(0, *column)).count();
        tally
    }
}

/// How far each clause reaches the columns. Plans come after their parents, so one round is enough and a second finds nothing
/// new; where plans are each other's parents, rounds go on until nothing is new.
fn reach_of_clauses(ground: &Ground, columns: &[ClauseNumber]) -> Reach {
    let mut reach = Reach::new(ground.clauses.len(), columns.len());
    for (column, clause) in columns.iter().enumerate() {
        reach.set_whole(*clause, column);
    }
    let depth = depths(ground);
    let mut links: Vec<_> = ground.links().collect();
    links.sort_by_key(|(clause, ..)| {
        ground.document_of(*clause).and_then(|document| depth.get(document)).copied().unwrap_or(usize::MAX)
    });
    loop {
        let mut is_new = false;
        for (clause, parent_clause, degree) in &links {
            is_new |= reach.link(*clause, *parent_clause, *degree);
        }
        if !is_new {
            return reach;
        }
    }
}

/// The longest way of a plan from the root, cut off where plans are each other's parents.
fn depths(ground: &Ground) -> Vec<usize> {
    let count = ground.documents.len();
    let mut depth = vec![0_usize; count];
    for _ in 0..count {
        let mut is_new = false;
        for (number, document) in ground.documents.iter().enumerate().filter(|(number, _)| *number != ground.root) {
            let above = document.parents.iter().filter_map(|parent| depth.get(*parent)).max().copied();
            let wanted = above.map_or(0, |above| above + 1).min(count);
            if let Some(own) = depth.get_mut(number).filter(|own| **own < wanted) {
                (*own, is_new) = (wanted, true);
            }
        }
        if !is_new {
            break;
        }
    }
    depth
}
