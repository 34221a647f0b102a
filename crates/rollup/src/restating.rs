//! Restatement: where the figures of one tree stand on another, over mergers and splits.
//!
//! A figure of a body that was divided is apportioned by the shares of the succession: each part is rounded down, and the
//! millionths that remain go to the parts with the largest rests, of equal rests to the earlier place, so that the parts
//! add up to the figure exactly. A figure moves whole to one successor without becoming an estimate. On an earlier tree
//! a figure stands at the lowest body that has all bodies it came from below it: it is never divided backwards.

use crate::{Refusal, places::Place, tree::Tree};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, SuccessionRow},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A fraction in lowest terms.
type Fraction = (u64, u64);

/// A part of a figure and its place on the other tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Landing {
    pub place: Place,
    pub share: Fraction,
}

/// Where each place of one tree stands on another.
#[derive(Debug)]
pub(crate) struct Projection {
    /// For each place of the home tree, in the order of the target's places.
    pub landings: Vec<Box<[Landing]>>,
    /// By place of the target: those of the home tree that come to stand there.
    pub sources: Vec<Box<[Place]>>,
    /// Bodies whose figures have no place on the target, not even in part.
    pub lost: Vec<OrganisationId>,
}

impl Projection {
    pub fn of(graph: &Graph, home: &Tree, target: &Tree) -> Result<Self, Refusal> {
        let mut landings = Vec::with_capacity(home.len());
        let mut sources: Vec<Vec<Place>> = vec![Vec::new(); target.len()];
        let mut lost = Vec::new();
        for (place, id) in home.bodies().iter().enumerate() {
            let found = if target.on() < home.on() {
                backwards(graph, *id, (target.on(), home.on()), target)
            } else {
                forwards(graph, *id, (home.on(), target.on()), target)?
            };
            if found.is_empty() {
                lost.push(*id);
            }
            for landing in &found {
                if let Some(sources) = sources.get_mut(usize::from(landing.place)) {
                    sources.push(place as Place);
                }
            }
            landings.push(found.into_boxed_slice());
        }
        let sources = sources.into_iter().map(Vec::into_boxed_slice).collect();
        Ok(Projection { landings, sources, lost })
    }

    pub fn landings(&self, place: Place) -> &[Landing] {
        self.landings.get(usize::from(place)).map(|landings| &landings[..]).unwrap_or_default()
    }
}

/// Where a body's figure of a day stands on a later one.
fn forwards(
    graph: &Graph,
    id: OrganisationId,
    (from, until): (Date, Date),
    target: &Tree,
) -> Result<Vec<Landing>, Refusal> {
    if target.place(id).is_some() && graph.successors(id).is_empty() {
        return Ok(target.place(id).map(|place| Landing { place, share: (1, 1) }).into_iter().collect());
    }
    let mut found: BTreeMap<OrganisationId, Fraction> = BTreeMap::new();
    let walk = Walk { graph, until };
    walk.go(id, (from, false), (1, 1), &mut BTreeSet::new(), &mut found).ok_or(Refusal::SharesTooFine(id))?;
    let mut landings: Vec<Landing> =
        found.into_iter().filter_map(|(id, share)| target.place(id).map(|place| Landing { place, share })).collect();
    landings.sort_unstable_by_key(|landing| landing.place);
    Ok(landings)
}

/// A walk along the successions in the order of their days.
struct Walk<'g> {
    graph: &'g Graph,
    until: Date,
}

impl Walk<'_> {
    /// Hands a share of a body on: what it gave away by its next change goes to its successors, the rest stays if the body
    /// does. Changes of the day of arrival count, for changes of one day may build on each other, but nothing goes back
    /// on one day to whom it came from. None where the fractions become too fine.
    fn go(
        &self,
        id: OrganisationId,
        (from, with_that_day): (Date, bool),
        share: Fraction,
        on_that_day: &mut BTreeSet<OrganisationId>,
        found: &mut BTreeMap<OrganisationId, Fraction>,
    ) -> Option<()> {
        let next = self.next_change(id, (from, with_that_day), on_that_day);
        let Some((day, rows)) = next else {
            if self.graph.exists(id, self.until) {
                let sum = plus(found.get(&id).copied().unwrap_or((0, 1)), share)?;
                found.insert(id, sum);
            }
            return Some(());
        };
        let mut given = (0, 1);
        for row in &rows {
            let part = (u64::try_from(row.share_numerator).ok()?, u64::try_from(row.share_denominator).ok()?);
            given = plus(given, part)?;
            let mut path = if day == from { on_that_day.clone() } else { BTreeSet::new() };
            path.insert(id);
            self.go(row.successor_id, (day, true), times(share, part)?, &mut path, found)?;
        }
        let goes_on = self.graph.exists(id, day);
        if goes_on && given.0 < given.1 {
            let kept = times(share, (given.1 - given.0, given.1))?;
            self.go(id, (day, false), kept, &mut BTreeSet::new(), found)?;
        }
        Some(())
    }

    /// The rows of the next day on which it gave something away. Shares that are described in words divide no figure.
    fn next_change(
        &self,
        id: OrganisationId,
        (from, with_that_day): (Date, bool),
        not_to: &BTreeSet<OrganisationId>,
    ) -> Option<(Date, Vec<&SuccessionRow>)> {
        let mut by_day: BTreeMap<Date, Vec<&SuccessionRow>> = BTreeMap::new();
        for row in self.graph.successors(id) {
            let Some(day) = self.graph.event(row.event_id).map(|event| event.on_date) else { continue };
            let is_after = day > from || (with_that_day && day == from && !not_to.contains(&row.successor_id));
            if is_after && day <= self.until && row.scope.is_none() {
                by_day.entry(day).or_default().push(row);
            }
        }
        by_day.into_iter().next()
    }
}

/// Where a body's figure stands on an earlier tree.
fn backwards(graph: &Graph, id: OrganisationId, (until, from): (Date, Date), target: &Tree) -> Vec<Landing> {
    let mut latest = BTreeMap::from([(id, from)]);
    let mut waiting = vec![id];
    while let Some(at) = waiting.pop() {
        let Some(bound) = latest.get(&at).copied() else { continue };
        for row in graph.predecessors(at) {
            let day = graph.event(row.event_id).map(|event| event.on_date);
            let Some(day) = day.filter(|day| until < *day && *day <= bound) else { continue };
            if latest.get(&row.predecessor_id).is_none_or(|known| *known < day) {
                latest.insert(row.predecessor_id, day);
                waiting.push(row.predecessor_id);
            }
        }
    }
    let alive: Vec<OrganisationId> = latest.into_keys().filter(|id| graph.exists(*id, until)).collect();
    let places: Option<Vec<Place>> = alive.iter().map(|id| target.place(*id)).collect();
    let Some((first, others)) = places.as_deref().and_then(<[Place]>::split_first) else { return Vec::new() };
    let lowest = others.iter().try_fold(*first, |lowest, place| target.lowest_above(lowest, *place));
    lowest.map(|place| Landing { place, share: (1, 1) }).into_iter().collect()
}

fn plus(one: Fraction, other: Fraction) -> Option<Fraction> {
    let numerator = one.0.checked_mul(other.1)?.checked_add(other.0.checked_mul(one.1)?)?;
    lowest_terms(numerator, one.1.checked_mul(other.1)?)
}

fn times(one: Fraction, other: Fraction) -> Option<Fraction> {
    lowest_terms(one.0.checked_mul(other.0)?, one.1.checked_mul(other.1)?)
}

fn lowest_terms(numerator: u64, denominator: u64) -> Option<Fraction> {
    let (mut one, mut other) = (numerator, denominator);
    while other != 0 {
        (one, other) = (other, one.checked_rem(other)?);
    }
    // No fraction may be so fine that a figure times its numerator leaves 127 bits.
    let fraction = (numerator.checked_div(one)?, denominator.checked_div(one)?);
    (fraction.1 < 1 << 40).then_some(fraction)
}

/// A number divided by shares: rounded towards zero, then the units that remain of what the shares together take go to
/// the largest rests. The parts have the sign of the number.
pub(crate) fn apportion(number: i128, shares: &[Landing], into: &mut Vec<i128>) {
    into.clear();
    let magnitude = number.unsigned_abs();
    let mut rests: Vec<(u128, u128, usize)> = Vec::with_capacity(shares.len());
    let (mut given, mut sum) = (0_u128, (0_u64, 1_u64));
    for (order, Landing { share: (numerator, denominator), .. }) in shares.iter().enumerate() {
        let (numerator, denominator) = (u128::from(*numerator), u128::from((*denominator).max(1)));
        let whole = magnitude / denominator * numerator + magnitude % denominator * numerator / denominator;
        let rest = magnitude % denominator * numerator % denominator;
        rests.push((rest, denominator, order));
        given += whole;
        into.push(whole as i128);
        sum = plus(sum, (numerator as u64, denominator as u64)).unwrap_or((1, 1));
    }
    let (numerator, denominator) = (u128::from(sum.0), u128::from(sum.1));
    let taken = magnitude / denominator * numerator + magnitude % denominator * numerator / denominator;
    rests.sort_by(|one, other| (other.0 * one.1).cmp(&(one.0 * other.1)).then(one.2.cmp(&other.2)));
    for (_, _, order) in rests.iter().take(taken.saturating_sub(given) as usize) {
        if let Some(part) = into.get_mut(*order) {
            *part += 1;
        }
    }
    if number < 0 {
        into.iter_mut().for_each(|part| *part = -*part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_whole() {
        let of = |shares: &[Fraction]| -> Vec<Landing> {
            shares.iter().enumerate().map(|(place, share)| Landing { place: place as u16, share: *share }).collect()
        };
        let mut parts = Vec::new();
        for (number, shares, expected) in [
            (100, of(&[(3, 5), (2, 5)]), vec![60, 40]),
            (10, of(&[(1, 3), (1, 3), (1, 3)]), vec![4, 3, 3]),
            (-10, of(&[(1, 3), (1, 3), (1, 3)]), vec![-4, -3, -3]),
            (1, of(&[(1, 7), (6, 7)]), vec![0, 1]),
            (0, of(&[(1, 2), (1, 2)]), vec![0, 0]),
            (9, of(&[(1, 3)]), vec![3]),
        ] {
            apportion(number, &shares, &mut parts);
            assert_eq!(parts, expected);
        }
    }
}
