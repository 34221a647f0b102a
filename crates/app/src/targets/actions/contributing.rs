//! Which targets count towards another, as people say it: wholly or with a share, of several indicators or several bodies.
//! A statement is a row that is never changed; a share of nothing takes it back.

use super::{
    Known, finding,
    store_said::{self as store, ContributionRow},
    thing_of,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    ids::TargetId,
    permissions::Verb,
    problem::Problem,
    reporting::Amount,
    targets::{Counting, Part, Share, Target, contributed, count},
};
use serde_json::json;

/// What counts towards a target.
#[derive(Debug, Clone, Default)]
pub struct Contributions {
    /// Each with its row and the share that it counts with.
    pub parts: Vec<(Known, ContributionRow, Share)>,
    /// What is counted and what is named as doubled.
    pub counting: Counting,
    /// What is counted comes to this; none where that cannot be said.
    pub sum: Option<Amount>,
}

/// A target as it counts towards another.
pub fn part_of(target: &Target, share: Share) -> Part {
    Part {
        target: target.id,
        organisation: target.organisation,
        indicator: (target.pack.clone(), target.indicator.clone()),
        term: target.term,
        bound: target.bound,
        clause: target.source.document.zip(target.source.provision),
        share,
    }
}

/// What counts towards a target, as far as the caller may read it.
pub async fn find_contributions(app: &App, caller: &Caller, towards: &Known) -> Result<Contributions, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    contributions_in(&mut connection, &acting, towards).await
}

/// The same inside a read or a write.
pub(in crate::targets) async fn contributions_in(
    connection: &mut Connection,
    acting: &Acting,
    towards: &Known,
) -> Result<Contributions, Failure> {
    let mut parts = Vec::new();
    for row in store::list_contributions(connection, towards.target.id).await? {
        let Some(share) = Share::of(row.share_numerator, row.share_denominator) else { continue };
        match finding::find_in(connection, acting, row.contributor_id).await {
            // One that was replaced or withdrawn counts no more; a person says what counts in its place.
            Ok(known) if known.is_live() && share.numerator > 0 => parts.push((known, row, share)),
            Ok(_) => {}
            Err(failure) => failure.into_problem().map(drop)?,
        }
    }
    let all: Vec<Part> = parts.iter().map(|(known, _, share)| part_of(&known.target, *share)).collect();
    let counting = count(&all, |one, other| acting.graph.is_above(one, other, acting.today));
    let counted = counting.counted.iter().filter_map(|place| all.get(*place));
    let sum = contributed(&towards.target.bound, counted).filter(|_| !parts.is_empty());
    Ok(Contributions { parts, counting, sum })
}

/// Says that a target counts towards another with a share; a share of nothing takes it back.
pub async fn contribute(
    app: &App,
    caller: &Caller,
    place: (TargetId, TargetId),
    (share, reason, seen): (Share, String, i64),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_contribution(tx, &acting, place, (share, &reason, seen)).await }))
        .await
}

/// The same inside a write. `seen` is the number of the last word on the two.
pub(in crate::targets) async fn write_contribution(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (target, contributor): (TargetId, TargetId),
    (share, reason, seen): (Share, &str, i64),
) -> Result<(), Failure> {
    let towards = finding::find_in(tx, acting, target).await?;
    let thing = thing_of(acting, towards.target.organisation);
    acting.caller.require(&acting.graph, Verb::SetTarget, &thing)?;
    let other = finding::find_in(tx, acting, contributor).await?;
    let (body, below) = (towards.target.organisation, other.target.organisation);
    let is_near = body == below || acting.graph.is_above(body, below, acting.today);
    if target == contributor || !is_near {
        return Err(Problem::NotFound.into());
    }
    if !towards.is_live() || !other.is_live() {
        return Err(Problem::AlreadyDone.into());
    }
    let highest = store::highest_contribution(tx, (target, contributor)).await?;
    if highest != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = json!({
        "target": target.to_string(), "contributor": contributor.to_string(), "step": "contribution",
        "share": format!("{}/{}", share.numerator, share.denominator), "reason": reason,
    });
    let permit = acting.permit(tx, Verb::SetTarget, &thing, told.clone()).await?;
    permit.also_about(tx, (super::THING, target.uuid()), told).await?;
    store::insert_contribution(tx, &permit, (target, contributor), (highest + 1, share, reason)).await
}
