//! Who owes a report for a period: the units alive on its last day, each for its own days, with the part reports of
//! predecessors that ended inside it.
//!
//! A part report stands beside its successors' reports and is never merged into them. A predecessor that was split stays
//! whole: it stands with each of its successors, and `part_reports` names it once. Only predecessors of the same kind owe
//! one: those that stood directly under the same superior, for what stood further below was in their figures.

use super::{
    Segment,
    lineage::{day_of, origins},
};
use crate::{
    ids::OrganisationId,
    organisations::{Graph, Selector},
    packs::Period,
};
use std::collections::{BTreeMap, BTreeSet};

/// A unit that owes a report for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owes {
    /// Which.
    pub organisation: OrganisationId,
    /// The days of its own in the period.
    pub segment: Segment,
    /// Predecessors that ended inside the period.
    pub predecessors: Vec<PartOf>,
}

/// A predecessor, and the days for which it owes a part report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOf {
    /// Which.
    pub organisation: OrganisationId,
    /// From the first day of the period or of its life to its last day.
    pub segment: Segment,
    /// The share that came directly from it. None where it came through another body, or is a share of tasks.
    pub share: Option<Fraction>,
}

/// A fraction, as the succession has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Numerator.
    pub numerator: i64,
    /// Denominator.
    pub denominator: i64,
}

/// Who owes a report to the body that asks: what the selector means on the last day of the period.
pub fn who_owes(graph: &Graph, asked_by: OrganisationId, selector: &Selector, period: &Period) -> Vec<Owes> {
    let mut lines = BTreeSet::new();
    collect_lines(selector, &mut lines);
    let owes = |organisation: OrganisationId| {
        let (founded_on, _) = graph.life(organisation).filter(|_| graph.exists(organisation, period.last_day))?;
        let segment = Segment::of_life(period, founded_on, None)?;
        Some(Owes { organisation, segment, predecessors: predecessors(graph, organisation, &lines, period) })
    };
    graph.resolve(selector, asked_by, period.last_day).organisations.into_iter().filter_map(owes).collect()
}

/// The part reports of a list of owing units, each once, in its order.
pub fn part_reports(owing: &[Owes]) -> Vec<(OrganisationId, Segment)> {
    let mut named = BTreeSet::new();
    let parts = owing.iter().flat_map(|owes| &owes.predecessors).map(|part| (part.organisation, part.segment));
    parts.filter(|part| named.insert(*part)).collect()
}

/// Bodies that ended inside the period without anyone among the owing units who carries on: their days are in no report,
/// and a person should know. Those of the classes that are asked, or of which there are part reports, are looked for,
/// under the superiors of the owing units.
pub fn without_heir(
    graph: &Graph,
    selector: &Selector,
    period: &Period,
    owing: &[Owes],
) -> Vec<(OrganisationId, Segment)> {
    let mut lines = BTreeSet::new();
    collect_lines(selector, &mut lines);
    let mut classes = BTreeSet::new();
    collect_classes(selector, &mut classes);
    let parts: BTreeSet<OrganisationId> =
        part_reports(owing).into_iter().map(|(organisation, _)| organisation).collect();
    classes.extend(parts.iter().filter_map(|part| graph.class(*part, period.last_day)));
    // One unit for each superior is enough to ask who else stood under it.
    let mut beside = BTreeMap::new();
    for owes in owing {
        beside.entry(graph.parents(owes.organisation, period.last_day)).or_insert(owes.organisation);
    }
    let is_left = |id: &OrganisationId| {
        let ended = !graph.exists(*id, period.last_day) && !parts.contains(id);
        let is_asked = graph.class(*id, period.last_day).is_some_and(|class| classes.contains(class));
        ended && is_asked && beside.values().any(|unit| is_same_kind(graph, *id, *unit, &lines, period))
    };
    let days = |id: OrganisationId| {
        let (founded_on, ended_on) = graph.life(id)?;
        Some((id, Segment::of_life(period, founded_on, ended_on)?))
    };
    let left: Vec<OrganisationId> = graph.all().filter(|id| days(*id).is_some()).filter(is_left).collect();
    graph.sorted(left, period.first_day).into_iter().filter_map(days).collect()
}

fn collect_classes<'s>(selector: &'s Selector, classes: &mut BTreeSet<&'s str>) {
    match selector {
        Selector::Class { classes: named, .. } => classes.extend(named.iter().map(String::as_str)),
        Selector::Union { of } => of.iter().for_each(|part| collect_classes(part, classes)),
        Selector::Except { of, .. } | Selector::Within { of, .. } => collect_classes(of, classes),
        Selector::Named { .. } | Selector::Issuer => {}
    }
}

/// The lines on which the selector looks below the body that asks.
fn collect_lines<'s>(selector: &'s Selector, lines: &mut BTreeSet<&'s str>) {
    match selector {
        Selector::Class { line, .. } => {
            lines.insert(line);
        }
        Selector::Union { of } => of.iter().for_each(|part| collect_lines(part, lines)),
        Selector::Except { of, .. } | Selector::Within { of, .. } => collect_lines(of, lines),
        Selector::Named { .. } | Selector::Issuer => {}
    }
}

fn predecessors(graph: &Graph, of: OrganisationId, lines: &BTreeSet<&str>, period: &Period) -> Vec<PartOf> {
    let came_from = origins(graph, of, period.first_day, period.last_day);
    let ended: Vec<OrganisationId> = came_from
        .into_keys()
        .filter(|id| !graph.exists(*id, period.last_day) && is_same_kind(graph, *id, of, lines, period))
        .collect();
    let part = |organisation: OrganisationId| {
        let (founded_on, ended_on) = graph.life(organisation)?;
        let segment = Segment::of_life(period, founded_on, ended_on)?;
        Some(PartOf { organisation, segment, share: share(graph, organisation, of) })
    };
    graph.sorted(ended, period.first_day).into_iter().filter_map(part).collect()
}

/// Whether a predecessor stood, on its last day, directly under the superior of the unit or under a body from which that
/// superior came; on a line of the selector where the unit stands on one, else on any.
fn is_same_kind(
    graph: &Graph,
    predecessor: OrganisationId,
    unit: OrganisationId,
    lines: &BTreeSet<&str>,
    period: &Period,
) -> bool {
    let day = graph.day_within_life(predecessor, period.last_day);
    let all = graph.parents(unit, period.last_day);
    let asked: Vec<_> = all.iter().filter(|(line, _)| lines.contains(line.as_str())).cloned().collect();
    let above = if asked.is_empty() { all } else { asked };
    if above.is_empty() {
        return graph.parents(predecessor, day).is_empty();
    }
    above.iter().any(|(line, superior)| {
        graph.parent(predecessor, line, day).is_some_and(|old| {
            old == *superior || origins(graph, *superior, period.first_day, period.last_day).contains_key(&old)
        })
    })
}

/// The share of territory that a unit has directly from a predecessor by the event that ended it.
fn share(graph: &Graph, predecessor: OrganisationId, unit: OrganisationId) -> Option<Fraction> {
    let (_, ended_on) = graph.life(predecessor)?;
    let mut rows = graph.successors(predecessor).iter().filter(|row| row.successor_id == unit && row.scope.is_none());
    let row = rows.find(|row| day_of(graph, row) == ended_on)?;
    Some(Fraction { numerator: row.share_numerator, denominator: row.share_denominator })
}
