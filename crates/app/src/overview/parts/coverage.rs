//! Plans that take a clause up: those that take up least first.
//! What is suggested or became stale stands in the matrix, not here.

use super::{Line, Looking, OfClause, Part, together};
use crate::{
    coverage::actions::{Said, TakenUpRow, reading},
    documents::{self, clause_name},
    failure::Failure,
    look::Tone,
    reporting::Mark,
};
use database::Connection;
use domain::{
    coverage::Degree,
    ids::{DocumentId, OrganisationId, ProvisionId},
};
use std::collections::{BTreeMap, BTreeSet};

/// What was said of a clause: the plans, and the clauses of plans that take it up.
pub struct TakenUp {
    /// The part of the page.
    pub part: Part,
    /// Clauses of plans that take it up, wholly or in part.
    pub clauses: BTreeSet<ProvisionId>,
}

/// A plan with the most that it takes up of the clause, and where.
struct Plan<'r> {
    row: &'r TakenUpRow,
    degree: Degree,
    places: Vec<String>,
}

/// The plans that take a clause up.
pub async fn of_clause(
    connection: &mut Connection,
    looking: Looking<'_>,
    of: &OfClause<'_>,
) -> Result<TakenUp, Failure> {
    let document = (of.document.id, of.document.owner_id);
    let rows = match reading::require_document(connection, looking.acting, of.document.id).await {
        Ok(()) => reading::list_taken_up(connection, looking.acting, document, of.clause.id).await?,
        // Who has the document but may not read its coverage sees none of it.
        Err(failure) => failure.into_problem().map(|_| Vec::new())?,
    };
    let mut plans: BTreeMap<DocumentId, Plan<'_>> = BTreeMap::new();
    let mut clauses = BTreeSet::new();
    for row in &rows {
        let Said::Degree(degree) = Said::from_code(&row.degree) else { continue };
        let plan = plans.entry(row.plan_id).or_insert(Plan { row, degree, places: Vec::new() });
        plan.degree = plan.degree.max(degree);
        if degree != Degree::None {
            clauses.extend(row.clause_id);
            plan.places.extend(place(row));
        }
    }
    let bodies = |wanted: Degree| -> BTreeSet<OrganisationId> {
        plans.values().filter(|plan| plan.degree == wanted).map(|plan| plan.row.organisation_id).collect()
    };
    let (full, partial) = (bodies(Degree::Full).len(), bodies(Degree::Partial).len());
    let says = looking.frame.say("overview-coverage-says").with("full", full).with("partial", partial).to_string();
    let mut plans: Vec<Plan<'_>> = plans.into_values().collect();
    plans.sort_by_key(|plan| plan.degree);
    let lines: Vec<Line> = plans.iter().map(|plan| line(looking, of.document.id, plan)).collect();
    let part = Part::new(looking, "coverage", "bao-phu", ("overview-coverage", "overview-coverage-none"));
    let says = if lines.is_empty() { String::new() } else { says };
    let list = format!("/ke-hoach/{}/ma-tran", of.document.id);
    Ok(TakenUp { part: part.with(lines).saying(says).listed(list), clauses })
}

fn place(row: &TakenUpRow) -> Option<String> {
    let labels = [&row.outermost_label, &row.outer_label, &row.label].into_iter().flatten();
    Some(clause_name(labels.map(String::as_str))).filter(|named| !named.is_empty())
}

fn line(looking: Looking<'_>, root: DocumentId, plan: &Plan<'_>) -> Line {
    let (row, frame) = (plan.row, looking.frame);
    let (symbol, key, tone) = match plan.degree {
        Degree::Full => ("c-full", "coverage-full", Tone::Ok),
        Degree::Partial => ("c-part", "coverage-partial", Tone::Warn),
        Degree::None => ("c-none", "coverage-declared", Tone::Act),
    };
    let mut places = plan.places.clone();
    places.dedup();
    let places = match places.is_empty() {
        true => String::new(),
        false => frame.say("overview-clauses").with("clauses", places.join("; ")).to_string(),
    };
    let title = documents::named(frame.language, &row.document_type, row.symbol.as_deref());
    Line {
        path: format!("/ke-hoach/{}/doi-chieu?cha={root}", row.plan_id),
        title: if row.symbol.is_some() { title } else { [title.as_str(), " ", row.subject.as_str()].concat() },
        meta: together([looking.name(row.organisation_id), places]),
        mark: Some(Mark { symbol, word: looking.say(key), tone }),
    }
}
