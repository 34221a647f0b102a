//! Which units below have a target of a body in their own resolution or plan, and what a unit still has to say; the
//! sentences of its documents that speak of it; saying that it is left out.

use super::{
    Known, finding,
    store_said::{self as store, StanceRow},
    thing_of,
};
use crate::{
    App, acting::Acting, caller::Caller, documents::actions as of_documents, failure::Failure, targets::words,
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    packs::Indicator,
    permissions::Verb,
    problem::Problem,
    reporting::Amount,
    targets::{
        Bound, BoundKind, Cascading, Commitment, Containing, Ground, Target, containing, names_indicator,
        takes_targets_up,
    },
};
use papers::reading::{Comparison, Reading, Target as ReadTarget};
use serde_json::json;

/// The word that is stored where a unit leaves a target out.
const LEFT_OUT: &str = "left-out";
/// The word that is stored where it no longer says so.
const REOPENED: &str = "reopened";
/// So many sentences are proposed.
const PROPOSALS: usize = 5;

/// How one unit stands to one target of the body above.
#[derive(Debug, Clone)]
pub struct UnitStanding {
    /// The unit.
    pub unit: OrganisationId,
    /// How it stands.
    pub containing: Containing,
    /// Its own target, where it has one.
    pub own: Option<Known>,
    /// What it said last, where it leaves it out.
    pub said: Option<StanceRow>,
}

/// A target with all units that are expected to take it up.
#[derive(Debug, Clone)]
pub struct TargetStanding {
    /// The target.
    pub target: Known,
    /// Its indicator.
    pub indicator: &'static Indicator,
    /// The units, in the order of lists.
    pub units: Vec<UnitStanding>,
}

/// The targets of a body that hold, with how each unit below stands to them; and, of the body itself, how it stands to
/// those of the bodies above.
pub async fn find_standings(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
) -> Result<(Vec<TargetStanding>, Vec<(TargetStanding, OrganisationId)>), Failure> {
    let live = finding::find_live(app, caller, body).await?;
    let mut connection = app.database().read().await?;
    let said = store::list_stances(&mut connection, body).await?;
    let mut below = Vec::new();
    for target in &live.own {
        let Some(indicator) = expected(target) else { continue };
        let own = |unit: OrganisationId| own_of(&live.below, unit, target);
        let units = live.children.iter().map(|unit| standing(target, indicator, *unit, own(*unit), &said)).collect();
        below.push(TargetStanding { target: target.clone(), indicator, units });
    }
    let (mut above, mut seen) = (Vec::new(), Vec::new());
    for target in &live.above {
        let Some(indicator) = expected(target) else { continue };
        // The nearest body that set one is the one to be taken up.
        let place = target.place();
        if seen.contains(&place) {
            continue;
        }
        seen.push(place);
        let superior = target.target.organisation;
        let said = store::list_stances(&mut connection, superior).await?;
        let unit = standing(target, indicator, body, own_of(&live.own, body, target), &said);
        above.push((TargetStanding { target: target.clone(), indicator, units: vec![unit] }, superior));
    }
    Ok((below, above))
}

/// The indicator of a target, where those below are expected to have one too.
fn expected(known: &Known) -> Option<&'static Indicator> {
    let indicator = words::indicator_of(&known.target.pack, &known.target.indicator)?;
    (Cascading::of(indicator) != Cascading::Owned).then_some(indicator)
}

/// The unit's own target of the same indicator and term: of the same kind, or what it is committed to.
fn own_of(all: &[Known], unit: OrganisationId, above: &Known) -> Option<Known> {
    let is_of = |known: &&Known| {
        let (own, target) = (&known.target, &above.target);
        own.organisation == unit && known.is_of(&target.pack, &target.indicator) && own.term == target.term
    };
    let same = |known: &&Known| known.target.commitment == above.target.commitment;
    let committed = |known: &&Known| known.target.commitment == Commitment::Committed;
    let of = || all.iter().filter(is_of);
    of().find(same).or_else(|| of().find(committed)).cloned()
}

fn standing(
    above: &Known,
    indicator: &Indicator,
    unit: OrganisationId,
    own: Option<Known>,
    said: &[StanceRow],
) -> UnitStanding {
    let is_its = |row: &&StanceRow| (row.organisation_id, row.target_id) == (unit, above.target.id);
    let said = said.iter().find(is_its).filter(|row| row.stance == LEFT_OUT).cloned();
    let held = own.as_ref().map(|known| (&known.target.bound, ground(known)));
    let containing = containing((&above.target.bound, Cascading::of(indicator)), held, said.is_some());
    UnitStanding { unit, containing, own, said: said.filter(|_| containing == Containing::LeftOut) }
}

fn ground(known: &Known) -> Ground {
    match known.row.document_type.as_deref() {
        None => Ground::Cited,
        Some(kind) if takes_targets_up(kind) => Ground::Counted,
        Some(_) => Ground::Other,
    }
}

/// A sentence of a document that seems to set what is asked for.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The document.
    pub document: DocumentId,
    /// Its type and symbol.
    pub named: (String, Option<String>),
    /// The clause.
    pub provision: Option<ProvisionId>,
    /// The words.
    pub sentence: String,
    /// What is to be reached.
    pub bound: Bound,
    /// How many of the words of the indicator's name it has, in hundredths.
    pub percent: usize,
}

/// What the documents of a unit say of a target of the body above, the likeliest first. Only what the caller may read.
pub async fn find_proposals(
    app: &App,
    caller: &Caller,
    unit: OrganisationId,
    (target, indicator): (&Target, &Indicator),
) -> Result<Vec<Proposal>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut found = Vec::new();
    if !indicator.is_ratio() {
        // The reader finds shares; a number of another unit is typed.
        return Ok(found);
    }
    for text in store::list_texts(&mut connection, unit).await? {
        let is_readable =
            of_documents::find_for_reader(&mut connection, &acting.graph, caller, text.document_id, acting.today).await;
        if !takes_targets_up(&text.document_type) || is_readable.is_err() {
            continue;
        }
        let reading: Reading = serde_json::from_str(&text.reading)?;
        let eids = store::list_eids(&mut connection, text.document_id).await?;
        for read in &reading.targets {
            let is_of_year = read.year.is_none_or(|year| year == target.term.year);
            let named = names_indicator(indicator.name.vietnamese(), &read.text).filter(|_| is_of_year);
            let (Some(percent), Some(bound)) = (named, bound_of(read)) else { continue };
            let provision = read.provision.as_ref().and_then(|eid| eids.iter().find(|row| row.eid == *eid));
            found.push(Proposal {
                document: text.document_id,
                named: (text.document_type.clone(), text.symbol.clone()),
                provision: provision.map(|row| row.id),
                sentence: read.text.clone(),
                bound,
                percent,
            });
        }
    }
    found.sort_by_key(|proposal| std::cmp::Reverse(proposal.percent));
    found.truncate(PROPOSALS);
    Ok(found)
}

/// The bound that the reader found; none for numbers beyond all amounts.
fn bound_of(read: &ReadTarget) -> Option<Bound> {
    let amount = |number: &Option<serde_json::Number>| Amount::parse_plain(&number.as_ref()?.to_string());
    let (low, high) = (amount(&read.low), amount(&read.high));
    let one = low.or(high)?;
    let (kind, from, to) = match read.comparison {
        Comparison::AtLeast => (BoundKind::AtLeast, one, one),
        Comparison::AtMost => (BoundKind::AtMost, high?, high?),
        Comparison::About => (BoundKind::About, one, one),
        Comparison::Range => (BoundKind::Range, low?, high?),
        Comparison::Exactly => (BoundKind::Exactly, one, one),
    };
    Bound::of(kind, from, to)
}

/// Says that a unit does not take a target up, or no longer says so. `seen` is the number of its last word.
pub async fn say_stance(
    app: &App,
    caller: &Caller,
    place: (OrganisationId, TargetId),
    (leaves_out, reason, seen): (bool, String, i64),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_stance(tx, &acting, place, (leaves_out, &reason, seen)).await }))
        .await
}

/// The same inside a write.
pub(in crate::targets) async fn write_stance(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (unit, target): (OrganisationId, TargetId),
    (leaves_out, reason, seen): (bool, &str, i64),
) -> Result<(), Failure> {
    super::require(acting, unit)?;
    let above = finding::find_in(tx, acting, target).await?;
    let is_below = acting.graph.is_above(above.target.organisation, unit, acting.today);
    if !is_below {
        return Err(Problem::NotFound.into());
    }
    if !above.is_live() {
        return Err(Problem::AlreadyDone.into());
    }
    let highest = store::highest_stance(tx, (unit, target)).await?;
    if highest != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let stance = if leaves_out { LEFT_OUT } else { REOPENED };
    let told = json!({"target": target.to_string(), "step": stance, "reason": reason});
    let permit = acting.permit(tx, Verb::SetTarget, &thing_of(acting, unit), told).await?;
    store::insert_stance(tx, &permit, (unit, target), (highest + 1, stance, reason)).await
}

/// The number of a unit's last word on a target.
pub async fn last_stance(app: &App, place: (OrganisationId, TargetId)) -> Result<i64, Failure> {
    Ok(store::highest_stance(&mut app.database().read().await?, place).await?)
}
