//! Coverage of a document as of a day, from the rows: however many plans and bodies there are, a fixed number of statements
//! reads them. A person gets the rows of those bodies alone whose coverage the person may read.

use super::{
    numbers::{Numbered, Numbers, superiors},
    reading,
    store::{self, ConcernRow, DocumentRow, ParentRow, RelationRow},
};
use crate::{
    App,
    acting::Acting,
    amendments::{self, Aged, Fate},
    caller::Caller,
    coverage::{clauses::Clauses, suggesting},
    failure::Failure,
    permits::Thing,
};
use database::Connection;
use domain::{
    coverage::{Coverage, Degree, Gap, Ground, PlanDocument, Relation},
    ids::{ClauseRelationId, DocumentId, OrganisationId, ProvisionId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
    time::Moment,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A document, the plans below it, and how they take it up, with the numbers that the ground knows them by.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The document whose clauses are the columns.
    pub root: DocumentRow,
    /// The root and the plans that count on the day.
    pub documents: Vec<DocumentRow>,
    /// The clauses that matter: the columns first, in the order of the document.
    pub clauses: Vec<ProvisionId>,
    /// The bodies.
    pub bodies: Vec<OrganisationId>,
    /// The columns in words.
    pub columns: Clauses,
    /// What it was composed from.
    pub ground: Ground,
    /// How it stands.
    pub coverage: Coverage,
    /// Of when.
    pub on: Date,
    /// Bodies that a column concerns and whose rows the person may see, in the order of lists.
    pub seen: Vec<usize>,
    /// Relations of what changed since, and were said by nobody again: the clause of the plan, if any, and of the parent.
    pub aged: BTreeMap<(Option<usize>, usize), Aged>,
    /// Plans that another took the place of: they count no more, and what rests on them is stale.
    superseded: BTreeSet<usize>,
    /// By the day on which a duty to make a plan fell due, the earliest of each body.
    pub plan_due: HashMap<OrganisationId, Date>,
}

/// What is stale of the clause of a plan, if any, and that of a parent.
type AgedPairs = BTreeMap<(Option<usize>, usize), Aged>;

/// The rows, as they were read.
struct Rows {
    documents: Vec<DocumentRow>,
    parents: Vec<ParentRow>,
    relations: Vec<RelationRow>,
    concerns: Vec<ConcernRow>,
    columns: Clauses,
    fate: Fate,
}

/// Coverage of a document as of a day, for those who may read it.
pub async fn find_composed(app: &App, caller: &Caller, id: DocumentId, on: Date) -> Result<Composed, Failure> {
    let mut connection = app.database().read().await?;
    compose(app, &mut connection, &Acting::now(app, caller), id, on).await
}

/// The same inside a read of somebody else's.
pub(crate) async fn compose(
    app: &App,
    connection: &mut Connection,
    acting: &Acting,
    id: DocumentId,
    on: Date,
) -> Result<Composed, Failure> {
    reading::require_document(connection, acting, id).await?;
    let documents = store::list_below(connection, id).await?;
    let parents = store::list_parents_below(connection, id).await?;
    let relations = store::list_relations_below(connection, id).await?;
    let concerns = store::list_concerns_below(connection, id).await?;
    let provisions = store::list_provisions(connection, id).await?;
    let text = store::find_reading(connection, id).await?.map(|row| row.text()).transpose()?;
    let plan_due = store::list_plan_due(connection, id).await?;
    let fate = amendments::fate_below(connection, id, on).await?;
    let columns = Clauses::of(provisions, text.as_ref());
    let rows = Rows { documents, parents, relations, concerns, columns, fate };
    let mut made = rows.composed(acting, id, on)?;
    let suggested = suggesting::of_chain(app, connection, &made).await?;
    made.suggest(suggested);
    made.plan_due = plan_due.into_iter().map(|row| (row.organisation_id, row.due_on)).collect();
    made.seen = made.readable(acting);
    Ok(made)
}

/// Whether something that happened at a moment had happened by the end of a day.
fn by(on: Date, at_ms: Option<i64>) -> bool {
    at_ms.is_some_and(|at| Moment::from_millisecond(at).day() <= on)
}

impl DocumentRow {
    /// Whether a plan stands on a day, also one that another took the place of.
    fn stands(&self, on: Date) -> bool {
        by(on, self.published_at_ms) && !by(on, self.retracted_at_ms)
    }

    fn is_superseded(&self, on: Date) -> bool {
        by(on, self.superseded_at_ms())
    }
}

impl ConcernRow {
    /// What was accepted still concerns its holder; what was cancelled, retracted or handed over does not.
    fn holds(&self, on: Date) -> bool {
        let is_over = self.closed_on.is_some_and(|day| day <= on) && self.closing.as_deref() != Some("accepted");
        self.opened_on <= on && !is_over
    }
}

impl Rows {
    fn composed(self, acting: &Acting, id: DocumentId, on: Date) -> Result<Composed, Failure> {
        let root = self.documents.iter().find(|row| row.id == id).cloned().ok_or(Problem::NotFound)?;
        let is_counted = |row: &&DocumentRow| row.id != id && row.plan_of.is_some() && row.stands(on);
        let mut documents = vec![root.clone()];
        documents.extend(self.documents.iter().filter(is_counted).cloned());
        let places: HashMap<DocumentId, usize> =
            documents.iter().enumerate().map(|(number, row)| (row.id, number)).collect();
        let superseded: BTreeSet<usize> = (1..documents.len())
            .filter(|number| documents.get(*number).is_some_and(|row| row.is_superseded(on)))
            .collect();
        let mut bodies = Numbers::new();
        let mut plans: Vec<PlanDocument> = documents
            .iter()
            .enumerate()
            .map(|(number, row)| PlanDocument {
                // Nobody has a plan by one that another took the place of.
                owner: row.plan_of.filter(|_| number != 0 && !superseded.contains(&number)).map(|of| bodies.of(of)),
                parents: Vec::new(),
            })
            .collect();
        for ParentRow { document_id, parent_id } in &self.parents {
            if let (Some(plan), Some(parent)) = (places.get(document_id), places.get(parent_id))
                && let Some(plan) = plans.get_mut(*plan)
            {
                plan.parents.push(*parent);
            }
        }
        let mut clauses = Numbered::new();
        for column in &self.columns.covered {
            clauses.of(*column, 0);
        }
        let (relations, aged) = self.said(on, (&places, &superseded), &mut clauses);
        let mut concerns = Vec::new();
        for row in self.concerns.iter().filter(|row| row.holds(on) && row.organisation_id != root.owner_id) {
            if let Some(document) = places.get(&row.document_id) {
                concerns.push((clauses.of(row.provision_id, *document), bodies.of(row.organisation_id)));
            }
        }
        let inherits = self.inherits(&acting.graph, &documents, on, &mut bodies);
        let ground = Ground {
            root: 0,
            inherits,
            documents: plans,
            clauses: clauses.documents,
            bodies: superiors(&acting.graph, &bodies.all, on),
            concerns,
            relations,
            suggested: Vec::new(),
        };
        Ok(Composed {
            coverage: Coverage::compose(&ground),
            ground,
            root,
            documents,
            clauses: clauses.numbers.all,
            bodies: bodies.all,
            columns: self.columns,
            on,
            seen: Vec::new(),
            aged,
            superseded,
            plan_due: HashMap::new(),
        })
    }

    /// Who carries on for bodies that ended, of those that had something to do or a plan.
    fn inherits(
        &self,
        graph: &Graph,
        documents: &[DocumentRow],
        on: Date,
        bodies: &mut Numbers<OrganisationId>,
    ) -> Vec<(usize, usize)> {
        let held = self.concerns.iter().map(|row| row.organisation_id);
        let planned = documents.iter().skip(1).filter_map(|row| row.plan_of);
        let ended: BTreeSet<OrganisationId> = held.chain(planned).filter(|body| !graph.exists(*body, on)).collect();
        let mut inherits = Vec::new();
        for body in ended {
            let heirs = graph.successor_closure(body, on);
            let here = bodies.all.iter().enumerate().filter(|(_, one)| **one != body && heirs.contains(one));
            let here: Vec<usize> = here.map(|(number, _)| number).collect();
            if !here.is_empty() {
                let from = bodies.of(body);
                inherits.extend(here.into_iter().map(|heir| (heir, from)));
            }
        }
        inherits
    }

    /// Of each pair what was said last by the day, and why it is stale where it is.
    fn said(
        &self,
        on: Date,
        (places, superseded): (&HashMap<DocumentId, usize>, &BTreeSet<usize>),
        clauses: &mut Numbered,
    ) -> (Vec<Relation>, AgedPairs) {
        let mut last: BTreeMap<_, &RelationRow> = BTreeMap::new();
        for row in self.relations.iter().filter(|row| by(on, Some(row.set_at_ms))) {
            let counted = last.entry((row.plan_id, row.clause_id, row.parent_clause_id)).or_insert(row);
            if counted.number < row.number {
                *counted = row;
            }
        }
        let origins: HashMap<ClauseRelationId, ProvisionId> =
            self.relations.iter().map(|row| (row.id, row.parent_clause_id)).collect();
        let carried: BTreeSet<ClauseRelationId> = last.values().filter_map(|row| row.carried_from_id).collect();
        let (mut relations, mut aged) = (Vec::new(), BTreeMap::new());
        for row in last.values() {
            let (Some(plan), Some(parent)) = (places.get(&row.plan_id), places.get(&row.parent_document_id)) else {
                continue;
            };
            let Some(degree) = Degree::from_code(&row.degree) else { continue };
            // A clause of the root that obliges nobody is no column: what was carried over to it fills none. What was carried
            // over from a plan that counts no more goes on where it went.
            let is_no_column = *parent == 0 && !self.columns.covered.contains(&row.parent_clause_id);
            let went_on = carried.contains(&row.id);
            if is_no_column || went_on && superseded.contains(parent) {
                continue;
            }
            let from = row.carried_from_id.and_then(|id| origins.get(&id).copied());
            let old = self.fate.aged(row.parent_clause_id, from).filter(|_| !went_on);
            let pair =
                (row.clause_id.map(|clause| clauses.of(clause, *plan)), clauses.of(row.parent_clause_id, *parent));
            let is_of_superseded = superseded.contains(plan) || superseded.contains(parent);
            if let Some(old) = old {
                aged.insert(pair, old);
            }
            let is_stale = old.is_some() || is_of_superseded;
            relations.push(Relation { plan: *plan, clause: pair.0, parent_clause: pair.1, degree, is_stale });
        }
        (relations, aged)
    }
}

impl Composed {
    /// Takes in suggestions: pairs of which nothing was said.
    fn suggest(&mut self, pairs: Vec<(DocumentId, ProvisionId, DocumentId, ProvisionId)>) {
        if pairs.is_empty() {
            return;
        }
        let places: HashMap<DocumentId, usize> =
            self.documents.iter().enumerate().map(|(number, row)| (row.id, number)).collect();
        let mut clauses: HashMap<ProvisionId, usize> =
            self.clauses.iter().enumerate().map(|(number, clause)| (*clause, number)).collect();
        let said: BTreeSet<(Option<usize>, usize)> =
            self.ground.relations.iter().map(|one| (one.clause, one.parent_clause)).collect();
        for (plan, clause, parent, parent_clause) in pairs {
            let (Some(plan), Some(parent)) = (places.get(&plan), places.get(&parent)) else { continue };
            let mut number = |clause: ProvisionId, document: usize| {
                *clauses.entry(clause).or_insert_with(|| {
                    self.clauses.push(clause);
                    self.ground.clauses.push(document);
                    self.clauses.len() - 1
                })
            };
            let pair = (number(clause, *plan), number(parent_clause, *parent));
            if !said.contains(&(Some(pair.0), pair.1)) {
                self.ground.suggested.push(pair);
            }
        }
        self.coverage = Coverage::compose(&self.ground);
    }

    /// A body before the root, as rights are asked about it.
    pub fn thing(&self, body: OrganisationId, today: Date) -> Thing {
        Thing::Coverage { of: self.root.id, owner: body, given_by: vec![self.root.owner_id], today }
    }

    fn readable(&self, acting: &Acting) -> Vec<usize> {
        let may = |body: OrganisationId| acting.may(Verb::ReadCoverage, &self.thing(body, acting.today));
        let concerned = self.bodies.iter().enumerate().filter(|(number, _)| self.coverage.is_concerned(*number));
        let places: HashMap<OrganisationId, usize> =
            concerned.filter(|(_, body)| may(**body)).map(|(number, body)| (*body, number)).collect();
        let sorted = acting.graph.sorted(places.keys().copied().collect(), self.on);
        sorted.iter().filter_map(|body| places.get(body).copied()).collect()
    }

    /// The gaps that break at a body whose row the person sees, or that somebody seen waits for.
    pub fn seen_gaps(&self) -> Vec<Gap> {
        let seen = |body: &usize| self.seen.contains(body);
        let mut gaps = self.coverage.gaps(&self.ground);
        for gap in &mut gaps {
            gap.followers.retain(seen);
        }
        gaps.retain(|gap| seen(&gap.body) || !gap.followers.is_empty());
        let place = |body: usize| self.seen.iter().position(|one| *one == body);
        gaps.sort_by_key(|gap| (gap.column, place(gap.body)));
        gaps
    }

    /// What made a cell stale, with the plan and the document above of which it was said.
    pub fn aged_of(&self, column: usize, body: usize) -> Option<(Aged, &DocumentRow, &DocumentRow)> {
        let steps = self.coverage.chain(&self.ground, column, body).steps;
        let in_chain =
            steps.iter().map(|step| (Some(step.clause), step.parent_clause)).find_map(|pair| self.aged_pair(pair));
        let is_own = |plan: usize| self.ground.documents.get(plan).is_some_and(|plan| plan.owner == Some(body));
        let of_plans = || {
            let said =
                self.ground.relations.iter().filter(|one| one.clause.is_none() && one.is_stale && is_own(one.plan));
            said.map(|one| (None, one.parent_clause)).find_map(|pair| self.aged_pair(pair))
        };
        let (old, (clause, parent_clause)) = in_chain.or_else(of_plans)?;
        let relation =
            self.ground.relations.iter().find(|one| (one.clause, one.parent_clause) == (clause, parent_clause))?;
        let parent = *self.ground.clauses.get(parent_clause)?;
        Some((old, self.documents.get(relation.plan)?, self.documents.get(parent)?))
    }

    fn aged_pair(&self, pair: (Option<usize>, usize)) -> Option<(Aged, (Option<usize>, usize))> {
        self.aged.get(&pair).map(|old| (*old, pair))
    }

    /// Each plan with each of its parents.
    pub fn pairs(&self) -> impl Iterator<Item = (DocumentId, DocumentId)> {
        let all = self.ground.documents.iter().zip(&self.documents).enumerate().skip(1);
        all.filter(|(number, _)| !self.superseded.contains(number)).flat_map(|(_, (plan, row))| {
            let parents = plan.parents.iter().filter(|parent| !self.superseded.contains(parent));
            parents.filter_map(|parent| self.documents.get(*parent)).map(|parent| (row.id, parent.id))
        })
    }

    /// The body of a number.
    pub fn body(&self, number: usize) -> Option<OrganisationId> {
        self.bodies.get(number).copied()
    }

    /// The plans of a body.
    pub fn plans_of(&self, number: usize) -> impl Iterator<Item = &DocumentRow> {
        let own = self.ground.documents.iter().zip(&self.documents).skip(1);
        own.filter(move |(plan, _)| plan.owner == Some(number)).map(|(_, row)| row)
    }

    /// The bodies that ended and whose plans stand for one that it does not have yet.
    pub fn stood_for_by(&self, number: usize) -> impl Iterator<Item = OrganisationId> {
        self.ground.sources_of(number).into_iter().filter_map(|from| self.body(from))
    }

    /// The body that stands above another in the list.
    pub fn superior(&self, number: usize) -> Option<usize> {
        self.ground.bodies.get(number).copied().flatten()
    }
}
