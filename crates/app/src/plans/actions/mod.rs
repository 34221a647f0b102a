//! What people do with plans: say which document is one and what it carries out, write its money; find them. Writing a
//! plan here stands beside. SQL stands in the stores alone.

pub mod above;
pub mod becoming;
pub mod drafts;
pub mod finding;
pub mod money;
mod store;
pub mod together;

pub use finding::{Found, Owed, Parent, PlanClause, State, Whole};
pub use store::{OwedRow, ParentRow, PlanRow};

use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::{actions as of_documents, actions::Document},
    failure::Failure,
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::DocumentId,
    permissions::Verb,
    problem::{PlanProblem, Problem},
};
use serde_json::json;
use std::collections::BTreeSet;

/// So many documents does a plan carry out at the most.
pub const PARENT_LIMIT: usize = 12;

/// Whether a document is a plan.
pub async fn is_plan(connection: &mut Connection, id: DocumentId) -> Result<bool, Failure> {
    Ok(store::find(connection, id).await?.is_some())
}

/// Says that a document is the plan of the body that registered it, and which documents it carries out. Said again, it
/// takes the place of what was said, as long as nothing rests on the plan.
pub async fn declare(app: &App, caller: &Caller, id: DocumentId, parents: Vec<DocumentId>) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_declaration(tx, &acting, id, &parents).await })).await
}

/// The same inside a write.
pub(in crate::plans) async fn write_declaration(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    parents: &[DocumentId],
) -> Result<(), Failure> {
    let document = require(tx, acting, id).await?;
    if document.row.texts == 0 || document.row.retracted_at_ms.is_some() {
        return Err(Problem::NotFound.into());
    }
    let parents: BTreeSet<DocumentId> = parents.iter().copied().collect();
    if parents.is_empty() {
        return Err(Problem::Missing { field: "thuc_hien".to_owned() }.into());
    }
    if parents.len() > PARENT_LIMIT {
        return Err(Problem::Plan(PlanProblem::Full { limit: i64::try_from(PARENT_LIMIT).unwrap_or(i64::MAX) }).into());
    }
    for parent in &parents {
        check_parent(tx, acting, id, *parent).await?;
    }
    let known = store::find(tx, id).await?;
    let rests_on_relations = known.is_some() && store::count_relations(tx, id).await? > 0;
    if rests_on_relations {
        return Err(Problem::Plan(PlanProblem::InUse).into());
    }
    let told = json!({"step": "declared", "parents": parents.iter().map(ToString::to_string).collect::<Vec<_>>()});
    let permit = acting.permit(tx, Verb::DeclarePlan, &document.thing(acting.today), told).await?;
    match known {
        Some(_) => store::take_parents(tx, &permit, id).await?,
        None => store::insert(tx, &permit, (id, document.row.owner_id), permit.person()?).await?,
    }
    for parent in parents {
        store::insert_parent(tx, &permit, id, parent).await?;
    }
    Ok(())
}

/// Takes back that a document is a plan, while nothing rests on it.
pub async fn take_back(app: &App, caller: &Caller, id: DocumentId) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_taking_back(tx, &acting, id).await })).await
}

/// The same inside a write.
pub(in crate::plans) async fn write_taking_back(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
) -> Result<(), Failure> {
    let document = require(tx, acting, id).await?;
    store::find(tx, id).await?.ok_or(Problem::AlreadyDone)?;
    if store::count_resting(tx, id).await? > 0 {
        return Err(Problem::Plan(PlanProblem::InUse).into());
    }
    let told = json!({"step": "taken-back"});
    let permit = acting.permit(tx, Verb::DeclarePlan, &document.thing(acting.today), told).await?;
    Ok(store::take(tx, &permit, id).await?)
}

/// A document that the person may declare to be a plan.
async fn require(connection: &mut Connection, acting: &Acting, id: DocumentId) -> Result<Document, Failure> {
    let document = of_documents::find_for_reader(connection, &acting.graph, &acting.caller, id, acting.today).await?;
    acting.caller.require(&acting.graph, Verb::DeclarePlan, &document.thing(acting.today))?;
    Ok(document)
}

/// A document that can be carried out: published, not taken back, known to the person, and not below the plan.
pub(in crate::plans) async fn check_parent(
    connection: &mut Connection,
    acting: &Acting,
    plan: DocumentId,
    parent: DocumentId,
) -> Result<Document, Failure> {
    let above = of_documents::find_for_reader(connection, &acting.graph, &acting.caller, parent, acting.today).await?;
    if above.row.published_at_ms.is_none() || above.row.retracted_at_ms.is_some() {
        return Err(Problem::Plan(PlanProblem::ParentUnpublished).into());
    }
    if parent == plan || store::all_above(connection, parent).await?.contains(&plan) {
        return Err(Problem::Plan(PlanProblem::ParentCircle).into());
    }
    Ok(above)
}
