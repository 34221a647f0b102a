//! What people do with targets: set, replace, withdraw; and how they are found. SQL stands in the store alone.
//!
//! A target is never changed. One that takes another's place names it, and the old one ends with who, when and why.

pub mod finding;
mod store;

pub use finding::{Known, Live};
pub use store::ProvisionRow;

#[cfg(test)]
mod tests;

use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing, reporting::packs};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, TargetId},
    permissions::Verb,
    problem::Problem,
    targets::{Bound, Commitment, Source, Term},
};
use serde_json::{Value as Json, json};

/// How the journal calls a target.
const THING: &str = "target";

/// A target to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTarget {
    /// Whose.
    pub organisation: OrganisationId,
    /// Code of the pack.
    pub pack: String,
    /// Code of the indicator.
    pub indicator: String,
    /// For when.
    pub term: Term,
    /// How binding.
    pub commitment: Commitment,
    /// What is to be reached.
    pub bound: Bound,
    /// By which clause.
    pub source: Source,
}

/// A body, as rights are asked about it.
pub fn thing_of(acting: &Acting, body: OrganisationId) -> Thing {
    Thing::Node { id: body, today: acting.today }
}

/// Sets several targets of one body, all or none.
pub async fn set_targets(app: &App, caller: &Caller, all: Vec<NewTarget>) -> Result<Vec<TargetId>, Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let mut ids = Vec::new();
                for new in &all {
                    ids.push(set(tx, &acting, new, None).await?);
                }
                Ok(ids)
            })
        })
        .await
}

/// Ends a target and sets another in its place, with the reason.
pub async fn replace_target(
    app: &App,
    caller: &Caller,
    (id, seen): (TargetId, i64),
    (bound, source): (Bound, Source),
    reason: String,
) -> Result<TargetId, Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let old = finding::find_in(tx, &acting, id).await?.target;
                end(tx, &acting, (id, seen), ("replaced", &reason)).await?;
                let new = NewTarget {
                    organisation: old.organisation,
                    pack: old.pack,
                    indicator: old.indicator,
                    term: old.term,
                    commitment: old.commitment,
                    bound,
                    source,
                };
                set(tx, &acting, &new, Some(id)).await
            })
        })
        .await
}

/// Takes a target back, with the reason.
pub async fn withdraw_target(
    app: &App,
    caller: &Caller,
    (id, seen): (TargetId, i64),
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { end(tx, &acting, (id, seen), ("withdrawn", &reason)).await }))
        .await
}

async fn set(
    tx: &mut WriteTransaction,
    acting: &Acting,
    new: &NewTarget,
    replaces: Option<TargetId>,
) -> Result<TargetId, Failure> {
    let thing = thing_of(acting, new.organisation);
    acting.caller.require(&acting.graph, Verb::SetTarget, &thing)?;
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    packs::newest(&new.pack)?.pack.indicator(&new.indicator).ok_or_else(|| missing("chi_tieu"))?;
    if !new.source.is_given() {
        return Err(missing("can_cu").into());
    }
    let is_same = |other: &Known| {
        let target = &other.target;
        let of_new = (&new.pack, &new.indicator, new.term, new.commitment);
        (&target.pack, &target.indicator, target.term, target.commitment) == of_new
    };
    if finding::live_of(tx, new.organisation).await?.iter().any(is_same) {
        return Err(Problem::AlreadyDone.into());
    }
    let id: TargetId = tx.new_id();
    let told = particulars(id, new, replaces);
    let permit = acting.permit(tx, Verb::SetTarget, &thing, told.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), told).await?;
    store::insert(tx, &permit, id, new, replaces).await?;
    Ok(id)
}

fn particulars(id: TargetId, new: &NewTarget, replaces: Option<TargetId>) -> Json {
    let (from, to) = new.bound.ends();
    json!({
        "target": id.to_string(),
        "step": "set",
        "indicator": format!("{}/{}", new.pack, new.indicator),
        "year": new.term.year,
        "commitment": new.commitment.code(),
        "bound": new.bound.kind().code(),
        "from": from.micro(),
        "to": to.micro(),
        "replaces": replaces.map(|id| id.to_string()),
    })
}

async fn end(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (TargetId, i64),
    (ending, reason): (&str, &str),
) -> Result<(), Failure> {
    let known = finding::find_in(tx, acting, id).await?;
    let told = json!({"target": id.to_string(), "step": ending, "reason": reason});
    let thing = thing_of(acting, known.target.organisation);
    let permit = acting.permit(tx, Verb::SetTarget, &thing, told.clone()).await?;
    if !known.is_live() {
        return Err(Problem::AlreadyDone.into());
    }
    permit.also_about(tx, (THING, id.uuid()), told).await?;
    store::end(tx, &permit, (id, seen), (ending, reason)).await
}
