//! What people do with targets: set, replace, withdraw; and how they are found. SQL stands in the store alone.
//!
//! A target is never changed. One that takes another's place names it, and the old one ends with who, when and why.

pub mod containing;
pub mod contributing;
pub mod finding;
pub mod sourcing;
mod store;
mod store_said;

pub use finding::{Known, Live};
pub use store::ProvisionRow;
pub use store_said::{ContributionRow, StanceRow};

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
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

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

/// Years for which a target can be set.
pub const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

/// Asks whether the person may set targets of a body.
pub fn require(acting: &Acting, body: OrganisationId) -> Result<(), Failure> {
    acting.caller.require(&acting.graph, Verb::SetTarget, &thing_of(acting, body)).map(drop)
}

/// The body whose targets a person sees first: the own one, of a staff body its committee.
pub fn own_body(acting: &Acting) -> Result<OrganisationId, Problem> {
    let readable = |body: &OrganisationId| acting.may(Verb::ReadTarget, &thing_of(acting, *body));
    let home = acting.caller.home().ok_or(Problem::NotFound)?;
    let committee = acting.graph.committee_of(home, acting.today);
    [committee, home].into_iter().find(readable).ok_or(Problem::Forbidden)
}

/// Sets several targets of one body, all or none.
pub async fn set_targets(app: &App, caller: &Caller, all: Vec<NewTarget>) -> Result<Vec<TargetId>, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_targets(tx, &acting, &all).await })).await
}

/// The same inside a write.
pub(in crate::targets) async fn write_targets(
    tx: &mut WriteTransaction,
    acting: &Acting,
    all: &[NewTarget],
) -> Result<Vec<TargetId>, Failure> {
    let mut ids = Vec::new();
    let mut taken = Taken::default();
    for new in all {
        ids.push(set(tx, acting, &mut taken, new, None).await?);
    }
    Ok(ids)
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
            Box::pin(async move { write_replacement(tx, &acting, (id, seen), (bound, source), &reason).await })
        })
        .await
}

/// The same inside a write.
pub(crate) async fn write_replacement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (TargetId, i64),
    (bound, source): (Bound, Source),
    reason: &str,
) -> Result<TargetId, Failure> {
    let old = finding::find_in(tx, acting, id).await?.target;
    end(tx, acting, (id, seen), ("replaced", reason)).await?;
    let new = NewTarget {
        organisation: old.organisation,
        pack: old.pack,
        indicator: old.indicator,
        term: old.term,
        commitment: old.commitment,
        bound,
        source,
    };
    set(tx, acting, &mut Taken::default(), &new, Some(id)).await
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
        .write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, (id, seen), &reason).await }))
        .await
}

/// The same inside a write.
pub(in crate::targets) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    seen: (TargetId, i64),
    reason: &str,
) -> Result<(), Failure> {
    end(tx, acting, seen, ("withdrawn", reason)).await
}

/// What a target is of: an indicator, a year, how binding. A body has one of each.
pub type Place = (String, String, Term, Commitment);

/// The places that are taken, body by body, read once for all that is set together.
#[derive(Default)]
struct Taken(BTreeMap<OrganisationId, BTreeSet<Place>>);

impl Taken {
    /// Takes a place; false where it was taken before.
    async fn take(&mut self, tx: &mut WriteTransaction, new: &NewTarget) -> Result<bool, Failure> {
        let places = match self.0.entry(new.organisation) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => {
                let live = finding::live_of(tx, new.organisation).await?;
                unread.insert(live.iter().map(Known::place).collect())
            }
        };
        Ok(places.insert(new.place()))
    }
}

impl NewTarget {
    /// What it is of.
    pub fn place(&self) -> Place {
        (self.pack.clone(), self.indicator.clone(), self.term, self.commitment)
    }
}

async fn set(
    tx: &mut WriteTransaction,
    acting: &Acting,
    taken: &mut Taken,
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
    if !taken.take(tx, new).await? {
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
