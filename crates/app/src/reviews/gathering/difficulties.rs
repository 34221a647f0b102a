//! Difficulties and proposals that units of the body raised in the periods that are looked at: how many, what became of them,
//! where the others wait, the main ones, and what was proposed to bodies above. The same counts as on the page of totals, over what
//! the body may read.

use super::standpoint::Standpoint;
use crate::{
    difficulties::actions::{
        Book,
        counting::{Counts, Standing},
        finding::{self, Listed},
    },
    failure::Failure,
};
use database::Connection;
use domain::{difficulties::DifficultyKind, ids::OrganisationId, reviews::Source};
use papers::writing::review::{DifficultyFacts, RaisedFacts, UnitFacts};
use std::{cmp::Reverse, collections::BTreeMap};

/// So many main ones are told.
const MOST_MAIN: usize = 5;
/// So many proposals to bodies above are told.
const MOST_PROPOSALS: usize = 10;

/// What was raised; none where nothing was.
pub(super) async fn facts(
    point: &Standpoint<'_>,
    connection: &mut Connection,
) -> Result<Option<DifficultyFacts>, Failure> {
    let (first, last) = (point.asked.first.first_day, point.asked.last.last_day);
    let book = Book::read(connection).await?;
    let mut listed = finding::list_in(&book, &point.reader)?;
    listed.retain(|one| (first..=last).contains(&one.told.since) && is_of_body(point, one));
    let mut counts = Counts::default();
    let mut holders: BTreeMap<OrganisationId, u32> = BTreeMap::new();
    for one in &listed {
        counts.add(&Standing::of(one));
        if one.told.state.waits_for_holder() {
            *holders.entry(one.told.holder).or_default() += 1;
        }
    }
    if counts.raised == 0 {
        return Ok(None);
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let order = point.graph().sorted(holders.keys().copied().collect(), point.asked.today);
    let holder = |id: OrganisationId| {
        let count = holders.get(&id).copied()?;
        Some(UnitFacts { unit: point.name_of(id), count, source: Source::Difficulties })
    };
    Ok(Some(DifficultyFacts {
        raised: count(counts.raised),
        answered: count(counts.answered),
        solved: count(counts.solved),
        waiting: count(counts.waiting),
        overdue: count(counts.overdue),
        holders: order.into_iter().filter_map(holder).collect(),
        main: main(&listed),
        to_superiors: to_superiors(point, &listed),
        source: Source::Difficulties,
    }))
}

/// Raised by the body itself or by one below it.
fn is_of_body(point: &Standpoint<'_>, one: &Listed) -> bool {
    let (graph, today) = (point.graph(), point.asked.today);
    let own = [point.body, point.asked.organisation];
    one.told.raisers.iter().any(|raiser| {
        own.contains(raiser) || own.iter().any(|body| graph.is_above(*body, *raiser, today))
    })
}

fn fact(one: &Listed) -> RaisedFacts {
    RaisedFacts {
        words: one.face.words.split_whitespace().collect::<Vec<_>>().join(" "),
        units: u32::try_from(one.told.raisers.len()).unwrap_or(u32::MAX),
        source: Source::Difficulty { difficulty: one.face.id },
    }
}

/// Those that most units raised, the eldest first among equals.
fn main(listed: &[Listed]) -> Vec<RaisedFacts> {
    let is_main = |one: &&Listed| !one.told.raisers.is_empty() && one.face.kind == DifficultyKind::Difficulty.code();
    let mut main: Vec<&Listed> = listed.iter().filter(is_main).collect();
    main.sort_by_key(|one| (Reverse(one.told.raisers.len()), one.told.since, one.face.id));
    main.into_iter().take(MOST_MAIN).map(fact).collect()
}

/// Proposals that wait at bodies above this one.
fn to_superiors(point: &Standpoint<'_>, listed: &[Listed]) -> Vec<RaisedFacts> {
    let (graph, today) = (point.graph(), point.asked.today);
    let is_above = |one: &&Listed| {
        one.face.kind != DifficultyKind::Difficulty.code()
            && one.told.state.closed_on().is_none()
            && graph.is_above(one.told.holder, point.body, today)
    };
    listed.iter().filter(is_above).take(MOST_PROPOSALS).map(fact).collect()
}
