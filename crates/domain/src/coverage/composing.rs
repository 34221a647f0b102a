//! Composing: how far each clause of each plan reaches the columns, what that makes of each body, and of all below it.
//! What clauses reach only grows, so that the order of the lists does not matter.

use super::{
    BodyNumber, Cell, ClauseNumber, Degree, Ground,
    ground::Counting,
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
    /// Said before something changed.
    pub stale: usize,
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
    /// How far the plans of a body did before something changed: what stands and what is stale.
    pub(super) own_before: Reach,
    /// Which columns concern a body.
    pub(super) concerned: Rows,
    pub(super) declared: Rows,
    /// The same with what is stale.
    pub(super) declared_before: Rows,
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
        let clauses = reach_of_clauses(ground, &columns, Counting::Firm);
        let documents = of_documents(ground, &clauses, width);
        let declared = declared(ground, &columns, &clauses, Counting::Firm);
        let is_firm = ground.relations.iter().all(|relation| !relation.is_stale);
        // Without anything stale, which is the rule, nothing is composed twice.
        let before = (!is_firm).then(|| reach_of_clauses(ground, &columns, Counting::All));
        let own_before = before.as_ref().map(|before| of_owners(ground, &of_documents(ground, before, width), width));
        let declared_before = before.as_ref().map(|before| self::declared(ground, &columns, before, Counting::All));
        let mut made = Coverage {
            columns: width,
            bodies,
            own: of_owners(ground, &documents, width),
            bound: Reach::new(bodies, width),
            concerned: Rows::new(bodies, width),
            own_before: own_before.unwrap_or_else(|| Reach::new(bodies, width)),
            declared_before: declared_before.unwrap_or_else(|| Rows::new(bodies, width)),
            declared,
            waiting: Rows::new(bodies, width),
            lacking: Reach::new(bodies, width),
            concerned_below: Rows::new(bodies, width),
            has_plan: vec![false; bodies],
            clauses,
            documents,
        };
        made.find_own(ground);
        // What a clause gives to do it gives still when the words above it were changed.
        let concerning = before.as_ref().unwrap_or(&made.clauses);
        for (clause, body) in &ground.concerns {
            made.concerned.add(*body, concerning.part.row(*clause));
        }
        made.find_waiting(ground);
        made.inherit(ground);
        made.find_below(ground);
        made
    }

    fn find_own(&mut self, ground: &Ground) {
        for (_, document) in ground.documents.iter().enumerate().filter(|(number, _)| *number != ground.root) {
            let Some(owner) = document.owner else { continue };
            if let Some(has_plan) = self.has_plan.get_mut(owner) {
                *has_plan = true;
            }
            for parent in &document.parents {
                self.bound.add(owner, &self.documents, *parent);
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

    /// How far they did before something changed: with what is stale.
    pub(super) fn own_before(&self, column: usize, body: BodyNumber) -> Degree {
        self.own_before.degree(body, column)
    }

    /// Whether nothing that stands says anything of a column, and something stale does.
    pub(super) fn is_stale(&self, column: usize, body: BodyNumber) -> bool {
        let was_said = self.own_before(column, body) != Degree::None || self.declared_before.has(body, column);
        was_said && self.own(column, body) == Degree::None && !self.declared.has(body, column)
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
            Degree::None if self.is_stale(column, body) => Cell::Stale,
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
                    Cell::Stale => tally.stale += 1,
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

/// How far all clauses of each document together reach the columns.
fn of_documents(ground: &Ground, clauses: &Reach, width: usize) -> Reach {
    let mut documents = Reach::new(ground.documents.len(), width);
    for (clause, document) in ground.clauses.iter().enumerate() {
        documents.add(*document, clauses, clause);
    }
    documents
}

/// How far the plans of each body do.
fn of_owners(ground: &Ground, documents: &Reach, width: usize) -> Reach {
    let mut own = Reach::new(ground.bodies.len(), width);
    for (number, document) in ground.documents.iter().enumerate().filter(|(number, _)| *number != ground.root) {
        if let Some(owner) = document.owner {
            own.add(owner, documents, number);
        }
    }
    own
}

/// A column is declared where the body said so of the column itself, or of every clause above that takes it up.
fn declared(ground: &Ground, columns: &[ClauseNumber], clauses: &Reach, counting: Counting) -> Rows {
    let mut said: Vec<BTreeSet<ClauseNumber>> = vec![BTreeSet::new(); ground.bodies.len()];
    let of_plans = ground.relations.iter().filter(|one| one.clause.is_none() && one.degree == Degree::None);
    for relation in of_plans.filter(|one| counting.takes(one)) {
        let owner = ground.documents.get(relation.plan).and_then(|plan| plan.owner);
        if let Some(said) = owner.and_then(|owner| said.get_mut(owner))
            && ground.is_of_parent(relation.plan, relation.parent_clause)
        {
            said.insert(relation.parent_clause);
        }
    }
    let mut declared = Rows::new(ground.bodies.len(), columns.len());
    for (body, said) in said.iter().enumerate().filter(|(_, said)| !said.is_empty()) {
        for clause in said {
            declared.add(body, clauses.part.row(*clause));
        }
        let parents: BTreeSet<usize> =
            ground.plans_of(body).flat_map(|(_, plan)| plan.parents.iter().copied()).collect();
        for parent in parents {
            for open in ground.clauses_of(parent).filter(|clause| !said.contains(clause)) {
                declared.take(body, clauses.part.row(open));
            }
        }
        for (column, clause) in columns.iter().enumerate().filter(|(_, clause)| said.contains(clause)) {
            debug_assert!(clauses.part.has(*clause, column), "a column reaches itself");
            declared.set(body, column);
        }
    }
    declared
}

/// How far each clause reaches the columns. Plans come after their parents, so one round is enough and a second finds nothing
/// new; where plans are each other's parents, rounds go on until nothing is new.
fn reach_of_clauses(ground: &Ground, columns: &[ClauseNumber], counting: Counting) -> Reach {
    let mut reach = Reach::new(ground.clauses.len(), columns.len());
    for (column, clause) in columns.iter().enumerate() {
        reach.set_whole(*clause, column);
    }
    let depth = depths(ground);
    let mut links: Vec<_> = ground.links(counting).collect();
    links.sort_by_key(|(clause, _)| {
        ground.document_of(*clause).and_then(|document| depth.get(document)).copied().unwrap_or(usize::MAX)
    });
    loop {
        let mut is_new = false;
        for (clause, link) in &links {
            is_new |= reach.link(*clause, link.parent_clause, link.degree);
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
