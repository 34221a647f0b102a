//! Coverage of a document as of a day, from the rows: however many plans and bodies there are, a fixed number of statements
//! reads them. A person gets the rows of those bodies alone whose coverage the person may read.

use super::{
    reading,
    store::{self, ConcernRow, DocumentRow, ParentRow, RelationRow},
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    coverage::{clauses::Clauses, suggesting},
    failure::Failure,
    figures::LINE,
    permits::Thing,
};
use database::Connection;
use domain::{
    coverage::{Coverage, Degree, Gap, Ground, PlanDocument, Relation},
    ids::{DocumentId, OrganisationId, ProvisionId},
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
    /// By the day on which a duty to make a plan fell due, the earliest of each body.
    pub plan_due: HashMap<OrganisationId, Date>,
}

/// The rows, as they were read.
struct Rows {
    documents: Vec<DocumentRow>,
    parents: Vec<ParentRow>,
    relations: Vec<RelationRow>,
    concerns: Vec<ConcernRow>,
    columns: Clauses,
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
    let columns = Clauses::of(provisions, text.as_ref());
    let rows = Rows { documents, parents, relations, concerns, columns };
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
    fn counted(&self, on: Date) -> bool {
        by(on, self.published_at_ms) && !by(on, self.retracted_at_ms) && !by(on, self.superseded_at_ms())
    }
}

impl ConcernRow {
    /// What was accepted still concerns its holder; what was cancelled, retracted or handed over does not.
    fn holds(&self, on: Date) -> bool {
        let is_over = self.closed_on.is_some_and(|day| day <= on) && self.closing.as_deref() != Some("accepted");
        self.opened_on <= on && !is_over
    }
}

/// Gives each thing a number, in the order in which it is first named.
struct Numbers<T> {
    places: HashMap<T, usize>,
    all: Vec<T>,
}

impl<T: Copy + Eq + std::hash::Hash> Numbers<T> {
    fn new() -> Self {
        Numbers { places: HashMap::new(), all: Vec::new() }
    }

    fn of(&mut self, thing: T) -> usize {
        let all = &mut self.all;
        *self.places.entry(thing).or_insert_with(|| {
            all.push(thing);
            all.len() - 1
        })
    }
}

impl Rows {
    fn composed(self, acting: &Acting, id: DocumentId, on: Date) -> Result<Composed, Failure> {
        let root = self.documents.iter().find(|row| row.id == id).cloned().ok_or(Problem::NotFound)?;
        let is_counted = |row: &&DocumentRow| row.id != id && row.plan_of.is_some() && row.counted(on);
        let mut documents = vec![root.clone()];
        documents.extend(self.documents.iter().filter(is_counted).cloned());
        let places: HashMap<DocumentId, usize> =
            documents.iter().enumerate().map(|(number, row)| (row.id, number)).collect();
        let mut bodies = Numbers::new();
        let mut plans: Vec<PlanDocument> = documents
            .iter()
            .map(|row| PlanDocument {
                owner: row.plan_of.filter(|_| row.id != id).map(|of| bodies.of(of)),
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
        let mut clauses = Numbered { numbers: Numbers::new(), documents: Vec::new() };
        for column in &self.columns.covered {
            clauses.of(*column, 0);
        }
        let relations = self.said(on, &places, &mut clauses);
        let mut concerns = Vec::new();
        for row in self.concerns.iter().filter(|row| row.holds(on) && row.organisation_id != root.owner_id) {
            if let Some(document) = places.get(&row.document_id) {
                concerns.push((clauses.of(row.provision_id, *document), bodies.of(row.organisation_id)));
            }
        }
        let ground = Ground {
            root: 0,
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
            plan_due: HashMap::new(),
        })
    }

    /// Of each pair what was said last by the day.
    fn said(&self, on: Date, places: &HashMap<DocumentId, usize>, clauses: &mut Numbered) -> Vec<Relation> {
        let mut last: BTreeMap<_, &RelationRow> = BTreeMap::new();
        for row in self.relations.iter().filter(|row| by(on, Some(row.set_at_ms))) {
            let counted = last.entry((row.plan_id, row.clause_id, row.parent_clause_id)).or_insert(row);
            if counted.number < row.number {
                *counted = row;
            }
        }
        let relation = |row: &&RelationRow| {
            let (plan, parent) = (*places.get(&row.plan_id)?, *places.get(&row.parent_document_id)?);
            // A clause of the root that obliges nobody is no column: what was carried over to it fills none.
            if parent == 0 && !self.columns.covered.contains(&row.parent_clause_id) {
                return None;
            }
            Some(Relation {
                plan,
                clause: row.clause_id.map(|clause| clauses.of(clause, plan)),
                parent_clause: clauses.of(row.parent_clause_id, parent),
                degree: Degree::from_code(&row.degree)?,
            })
        };
        last.values().filter_map(relation).collect()
    }
}

/// Clauses with their documents.
struct Numbered {
    numbers: Numbers<ProvisionId>,
    documents: Vec<usize>,
}

impl Numbered {
    fn of(&mut self, clause: ProvisionId, document: usize) -> usize {
        let number = self.numbers.of(clause);
        if number == self.documents.len() {
            self.documents.push(document);
        }
        number
    }
}

/// The nearest body of the list above each, on the line of the figures or, where that has none, on any other.
fn superiors(graph: &Graph, bodies: &[OrganisationId], on: Date) -> Vec<Option<usize>> {
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

    /// Each plan with each of its parents.
    pub fn pairs(&self) -> impl Iterator<Item = (DocumentId, DocumentId)> {
        let all = self.ground.documents.iter().zip(&self.documents).skip(1);
        all.flat_map(|(plan, row)| {
            let parents = plan.parents.iter().filter_map(|parent| self.documents.get(*parent));
            parents.map(|parent| (row.id, parent.id))
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

    /// The body that stands above another in the list.
    pub fn superior(&self, number: usize) -> Option<usize> {
        self.ground.bodies.get(number).copied().flatten()
    }
}
