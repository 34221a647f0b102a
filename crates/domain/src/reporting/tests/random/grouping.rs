//! Groups of random rounds: they hold every report once, add up to the whole, and put each where plain chains lead.

use super::{super::*, LINE, ROOT, Record, history, id, indicators, number_of, same};
use crate::{ids::OrganisationId, organisations::Graph};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

const LEVELS: [Option<&str>; 3] = [None, Some("district"), Some("commune")];

/// Compares the groups of one day (before, inside, at the end of or after the period) and one level with the plain record.
pub fn compare(record: &Record, graph: &Graph, rows: &[RoundRow], choice: usize) -> Result<(), String> {
    let days = [date(2025, 1, 20), date(2025, 4, 1), history::period().last_day, date(2025, 7, 5)];
    let (on, level) = (days[choice % days.len()], LEVELS[choice % LEVELS.len()]);
    let grouping = match level {
        None => Grouping::by_unit(on),
        Some(level) => Grouping::by_level(on, level, LINE),
    };
    for row in rows {
        let expected = expected_unit(record, graph, row, on, level).map(id);
        same("the group of a report", &grouping.unit_of(graph, row), &expected)?;
    }
    let groups = group_by(graph, &grouping, rows);
    for indicator in &indicators() {
        let of_unit = groups.iter().map(|group| (group.unit, group.total(indicator)));
        add_up(&total(indicator, rows), &of_unit.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Every report stands in one group, and the sums of the groups are the sums of the whole.
fn add_up(whole: &Total, groups: &[(Option<OrganisationId>, Total)]) -> Result<(), String> {
    let key = |row: &TotalRow| (row.organisation, row.segment, row.is_part);
    let mut in_groups: Vec<_> = groups.iter().flat_map(|(_, total)| &total.rows).map(key).collect();
    let mut in_whole: Vec<_> = whole.rows.iter().map(key).collect();
    in_groups.sort_unstable();
    in_whole.sort_unstable();
    same("reports in groups", &in_groups, &in_whole)?;
    let sums = |figure: &TotalFigure| match figure {
        TotalFigure::Amount(amount) => (amount.micro(), 0),
        TotalFigure::Ratio { numerator, denominator } => (numerator.micro(), denominator.micro()),
        _ => (0, 0),
    };
    let parts = groups.iter().map(|(_, total)| sums(&total.figure));
    let added = parts.fold((0, 0), |(first, second), (more, other)| (first + more, second + other));
    same("the sum of groups", &added, &sums(&whole.figure))?;
    let owed: usize = groups.iter().map(|(_, total)| total.completeness.owed).sum();
    same("owed in groups", &owed, &whole.completeness.owed)?;
    let units: BTreeSet<Option<OrganisationId>> = groups.iter().map(|(unit, _)| *unit).collect();
    same("each group once", &units.len(), &groups.len())?;
    let unplaced = groups.iter().position(|(unit, _)| unit.is_none());
    same("what belongs to none comes last", &unplaced.is_none_or(|place| place + 1 == groups.len()), &true)
}

/// The one unit to which all bodies lead that stood on the report's ground on that day.
fn expected_unit(record: &Record, graph: &Graph, row: &RoundRow, on: Date, level: Option<&str>) -> Option<u8> {
    let who = number_of(row.organisation);
    let last_day = row.segment.last_day;
    let stands = |other: &u8| {
        *other == who
            || if on <= last_day {
                record.reached(*other, on, last_day).contains(&who)
            } else {
                record.reached(who, last_day, on).contains(other)
            }
    };
    let bodies: Vec<u8> = (0..record.names).filter(|other| record.lives(*other, on) && stands(other)).collect();
    let units: Vec<Option<u8>> = bodies.iter().map(|body| upwards(record, graph, *body, on, level)).collect();
    let first = units.first().copied().flatten()?;
    units.iter().all(|unit| *unit == Some(first)).then_some(first)
}

fn upwards(record: &Record, graph: &Graph, body: u8, on: Date, level: Option<&str>) -> Option<u8> {
    let Some(level) = level else { return Some(body) };
    let mut at = body;
    loop {
        if graph.level(id(at), on) == Some(level) {
            return Some(at);
        }
        if at == ROOT {
            return None;
        }
        at = record.parent(at, on)?;
    }
}
