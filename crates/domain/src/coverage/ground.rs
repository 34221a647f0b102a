//! What coverage is composed from, by numbers: a caller numbers its documents, clauses and bodies from nought and keeps the
//! lists. A number that names nothing, or a relation to a document that is no parent, says nothing.

use super::Degree;

/// Place of a document in the list.
pub type DocumentNumber = usize;
/// Place of a clause among the clauses of all documents.
pub type ClauseNumber = usize;
/// Place of a body in the list.
pub type BodyNumber = usize;

/// The root document or a plan that counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanDocument {
    /// Whose plan it is; the root document is nobody's.
    pub owner: Option<BodyNumber>,
    /// What it carries out.
    pub parents: Vec<DocumentNumber>,
}

/// What a person said of a clause of a plan and a clause of one of its parents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Of which plan.
    pub plan: DocumentNumber,
    /// By which of its clauses; said of the plan as a whole without it.
    pub clause: Option<ClauseNumber>,
    /// The clause of the parent.
    pub parent_clause: ClauseNumber,
    /// How far.
    pub degree: Degree,
    /// What it was said of has changed since, and nobody said it again: it fills nothing, and is not forgotten either.
    pub is_stale: bool,
}

/// Which relations a question is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// Those that stand.
    Firm,
    /// Stale ones too.
    All,
}

impl Counting {
    pub(super) fn takes(self, relation: &Relation) -> bool {
        self == Counting::All || !relation.is_stale
    }
}

/// The body that stands directly above one on the line, if it is in the list.
pub type Superior = Option<BodyNumber>;

/// All of it. Of one plan, clause and parent clause there is one relation: the one that counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The document whose clauses are the columns.
    pub root: DocumentNumber,
    /// The documents.
    pub documents: Vec<PlanDocument>,
    /// The document of each clause.
    pub clauses: Vec<DocumentNumber>,
    /// The body above each body.
    pub bodies: Vec<Superior>,
    /// Which body carries on for which: its plans stand for those of the first while that has none.
    pub inherits: Vec<(BodyNumber, BodyNumber)>,
    /// Which clause gives which body something to do.
    pub concerns: Vec<(ClauseNumber, BodyNumber)>,
    /// What was said.
    pub relations: Vec<Relation>,
    /// What was not said yet: a clause of a plan, and a clause of a parent that it may take up.
    pub suggested: Vec<(ClauseNumber, ClauseNumber)>,
}

impl Ground {
    /// The clauses of the root, in the order of the list: the columns.
    pub fn columns(&self) -> Vec<ClauseNumber> {
        self.clauses_of(self.root).collect()
    }

    pub(super) fn clauses_of(&self, document: DocumentNumber) -> impl Iterator<Item = ClauseNumber> {
        self.clauses.iter().enumerate().filter(move |(_, of)| **of == document).map(|(clause, _)| clause)
    }

    pub(super) fn document_of(&self, clause: ClauseNumber) -> Option<DocumentNumber> {
        self.clauses.get(clause).copied().filter(|document| *document < self.documents.len())
    }

    /// Whether a clause is one of a parent of the plan.
    pub(super) fn is_of_parent(&self, plan: DocumentNumber, clause: ClauseNumber) -> bool {
        let parents = self.documents.get(plan).filter(|_| plan != self.root).map(|document| &document.parents);
        parents.zip(self.document_of(clause)).is_some_and(|(parents, of)| parents.contains(&of))
    }

    /// The relations that lead from a clause to one of a parent, the weakest kind left out.
    pub(super) fn links(&self, counting: Counting) -> impl Iterator<Item = (ClauseNumber, &Relation)> {
        self.relations.iter().filter(move |relation| counting.takes(relation)).filter_map(|relation| {
            let clause = relation.clause?;
            let is_own = self.document_of(clause) == Some(relation.plan);
            let counts = relation.degree != Degree::None && is_own;
            (counts && self.is_of_parent(relation.plan, relation.parent_clause)).then_some((clause, relation))
        })
    }

    /// The plans of a body.
    pub(super) fn plans_of(&self, body: BodyNumber) -> impl Iterator<Item = (DocumentNumber, &PlanDocument)> {
        let all = self.documents.iter().enumerate();
        all.filter(move |(number, document)| document.owner == Some(body) && *number != self.root)
    }
}
