//! Coverage as it is answered. These structs are a promise to programs outside: a member may be added, and none is taken away
//! or given another meaning.

use crate::{
    api::{Day, Instant},
    coverage::{
        actions::{Compared, Composed, SaidRow},
        suggesting::Suggested,
        words,
    },
};
use domain::{
    coverage::{Cell, Degree, Gap},
    organisations::Graph,
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A clause that can be covered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldClause {
    /// Its identity.
    pub id: Uuid,
    /// How people name it: «II.3.a».
    pub path: String,
    /// Its heading or first words.
    pub heading: String,
}

/// How an organisation stands to the clauses.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRow {
    /// Who.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// Its plans that count, from any document of the chain.
    pub plans: Vec<Uuid>,
    /// Organisations of before a reorganisation whose plans count for it, as it has none of its own yet.
    pub stood_for_by: Vec<Uuid>,
    /// For each clause, in order: full, partial, stale, declared, waiting, missing, no-plan or not-concerned.
    pub states: Vec<&'static str>,
    /// The weakest of it and of all below it that the clause concerns: full, partial or none; null where it concerns nobody.
    pub below: Vec<Option<&'static str>>,
}

/// The coverage of a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldCoverage {
    /// The document.
    pub document: Uuid,
    /// Of when.
    pub on: Day,
    /// The clauses, in the order of the document.
    pub clauses: Vec<ToldClause>,
    /// The organisations that a clause concerns and whose rows the person may see.
    pub rows: Vec<ToldRow>,
    /// Of them, those with a plan.
    pub with_plan: usize,
    /// Of them, those whose plan takes up all that concerns them.
    pub complete: usize,
}

/// A gap where the chain breaks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldGap {
    /// The clause.
    pub clause: Uuid,
    /// How people name it.
    pub clause_path: String,
    /// The organisation that can close it.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// partial, stale, declared, waiting, missing or no-plan.
    pub state: &'static str,
    /// Where it is stale, the document that amended or replaced what it rested on.
    pub amended_by: Option<Uuid>,
    /// How deep in the chain, from 1.
    pub level: usize,
    /// Organisations whose plans can do no better until it is closed.
    pub waiting: Vec<Uuid>,
}

/// What a person said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRelation {
    /// Its identity.
    pub id: Uuid,
    /// The clause of the plan; null where it is said of the plan as a whole.
    pub clause: Option<Uuid>,
    /// The clause of the document above.
    pub parent_clause: Uuid,
    /// full, partial or none; open where what was said was taken back.
    pub degree: String,
    /// Why.
    pub reason: String,
    /// A suggestion was taken up.
    pub suggested: bool,
    /// Its number among those of the pair.
    pub number: i64,
    /// Nothing was said of the pair later.
    pub counts: bool,
    /// Where it counts and the clause above was changed since: removed, changed or replaced, as long as it was not carried over;
    /// waiting, where it was carried over to other words and nobody said it again. It fills nothing then.
    pub stale: Option<&'static str>,
    /// For which organisation it was said.
    pub said_for: Uuid,
    /// Who said it.
    pub said_by: String,
    /// When.
    pub said_at: Instant,
}

/// A pair of clauses of which nothing stands, and that may belong together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldSuggestion {
    /// The clause of the plan.
    pub clause: Uuid,
    /// The clause of the document above.
    pub parent_clause: Uuid,
    /// Which of the clause's suggestions, from 1.
    pub rank: usize,
    /// The clause is named outright.
    pub is_named: bool,
    /// Where the words stand that decide, in the clause's own text: from and to, in code points.
    pub words: Vec<(usize, usize)>,
    /// The same in the text of the clause above.
    pub parent_words: Vec<(usize, usize)>,
    /// What to send as number when it is confirmed or refused.
    pub number: i64,
}

/// What was written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WrittenRelations {
    /// In the order in which they were sent.
    pub relations: Vec<Uuid>,
}

/// The whole.
pub fn coverage(graph: &Graph, composed: &Composed) -> ToldCoverage {
    let clauses = composed.columns.columns();
    let clauses = clauses.map(|clause| ToldClause {
        id: clause.id.uuid(),
        path: clause.path.clone(),
        heading: clause.short.clone(),
    });
    let columns = 0..composed.coverage.columns();
    let row = |body: &usize| {
        let id = composed.body(*body)?;
        Some(ToldRow {
            organisation: id.uuid(),
            organisation_name: words::name(graph, id, composed.on),
            plans: composed.plans_of(*body).map(|plan| plan.id.uuid()).collect(),
            stood_for_by: composed.stood_for_by(*body).map(|id| id.uuid()).collect(),
            states: columns.clone().map(|column| composed.coverage.cell(column, *body).code()).collect(),
            below: columns.clone().map(|column| composed.coverage.below(column, *body).map(Degree::code)).collect(),
        })
    };
    let tally = composed.coverage.tally(composed.seen.iter().copied());
    ToldCoverage {
        document: composed.root.id.uuid(),
        on: Day(composed.on),
        clauses: clauses.collect(),
        rows: composed.seen.iter().filter_map(row).collect(),
        with_plan: tally.with_plan,
        complete: tally.complete,
    }
}

/// One gap.
pub fn gap(graph: &Graph, composed: &Composed, gap: &Gap) -> Option<ToldGap> {
    let clause = composed.columns.covered.get(gap.column).and_then(|id| composed.columns.get(*id))?;
    let id = composed.body(gap.body)?;
    Some(ToldGap {
        clause: clause.id.uuid(),
        clause_path: clause.path.clone(),
        organisation: id.uuid(),
        organisation_name: words::name(graph, id, composed.on),
        state: gap.cell.code(),
        amended_by: (gap.cell == Cell::Stale)
            .then(|| composed.aged_of(gap.column, gap.body))
            .flatten()
            .and_then(|(old, ..)| old.by)
            .map(|id| id.uuid()),
        level: gap.level + 1,
        waiting: gap.followers.iter().filter_map(|body| composed.body(*body)).map(|id| id.uuid()).collect(),
    })
}

/// One saying.
pub fn relation(compared: &Compared, row: &SaidRow) -> ToldRelation {
    ToldRelation {
        id: row.id.uuid(),
        clause: row.clause_id.map(|id| id.uuid()),
        parent_clause: row.parent_clause_id.uuid(),
        degree: row.degree.clone(),
        reason: row.reason.clone(),
        suggested: row.suggested != 0,
        number: row.number,
        counts: compared.number((row.clause_id, row.parent_clause_id)) == row.number,
        stale: compared.aged.get(&row.id).map(|old| old.why.code()),
        said_for: row.set_for.uuid(),
        said_by: row.setter.clone(),
        said_at: Instant::of(row.set_at_ms),
    }
}

/// One suggestion.
pub fn suggestion(compared: &Compared, one: &Suggested) -> ToldSuggestion {
    ToldSuggestion {
        clause: one.clause.uuid(),
        parent_clause: one.parent_clause.uuid(),
        rank: one.rank + 1,
        is_named: one.told.is_named,
        words: one.told.own_words.clone(),
        parent_words: one.told.parent_words.clone(),
        number: compared.number((Some(one.clause), one.parent_clause)),
    }
}
