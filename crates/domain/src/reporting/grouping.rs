//! Totals by district as it was, by commune as it is, by any level on any day. The groups add up to the whole.
//!
//! A figure is never divided: a report of a body that became several, or that came from several, belongs to a group only
//! where all of them do. What belongs to none is a group of its own, and is shown.

use super::{
    RoundRow, Total,
    lineage::{heirs, origins},
    total,
};
use crate::{ids::OrganisationId, organisations::Graph, packs::Indicator};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// By which units a total is divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// The day whose units they are.
    pub on: Date,
    /// Their level, and the line up to it; none for the units themselves.
    pub level: Option<(String, String)>,
}

/// The reports that belong to one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'r> {
    /// The unit; none for what belongs to no single one.
    pub unit: Option<OrganisationId>,
    /// Its reports, in the order given.
    pub rows: Vec<&'r RoundRow>,
}

impl Group<'_> {
    /// What an indicator comes to in it.
    pub fn total(&self, indicator: &Indicator) -> Total {
        total(indicator, self.rows.iter().copied())
    }
}

impl Grouping {
    /// By the units themselves, as they are on that day.
    pub fn by_unit(on: Date) -> Self {
        Grouping { on, level: None }
    }

    /// By the units of a level that stand above on a line, as on that day.
    pub fn by_level(on: Date, level: &str, line: &str) -> Self {
        Grouping { on, level: Some((level.to_owned(), line.to_owned())) }
    }

    /// The one unit to which a report belongs, if it is one.
    pub fn unit_of(&self, graph: &Graph, row: &RoundRow) -> Option<OrganisationId> {
        let units: Option<BTreeSet<OrganisationId>> =
            self.bodies(graph, row).into_iter().map(|body| self.above(graph, body)).collect();
        let units = units?;
        if units.len() == 1 { units.into_iter().next() } else { None }
    }

    /// The bodies of the day on whose ground the report stands.
    fn bodies(&self, graph: &Graph, row: &RoundRow) -> BTreeSet<OrganisationId> {
        let last_day = row.segment.last_day;
        let mut bodies: BTreeSet<OrganisationId> = if self.on <= last_day {
            origins(graph, row.organisation, self.on, last_day).into_keys().collect()
        } else {
            last_day.tomorrow().map(|from| heirs(graph, row.organisation, from, self.on)).unwrap_or_default()
        };
        bodies.insert(row.organisation);
        bodies.retain(|body| graph.exists(*body, self.on));
        bodies
    }

    fn above(&self, graph: &Graph, body: OrganisationId) -> Option<OrganisationId> {
        let Some((level, line)) = &self.level else { return Some(body) };
        let chain = std::iter::once(body).chain(graph.ancestors(body, line, self.on));
        chain.into_iter().find(|unit| graph.level(*unit, self.on) == Some(level))
    }
}

/// The reports, divided: each is placed once, for every indicator. Units in the order of lists; what belongs to none comes
/// last.
pub fn group_by<'r>(graph: &Graph, grouping: &Grouping, rows: &'r [RoundRow]) -> Vec<Group<'r>> {
    let mut placed: BTreeMap<Option<OrganisationId>, Vec<&RoundRow>> = BTreeMap::new();
    for row in rows {
        placed.entry(grouping.unit_of(graph, row)).or_default().push(row);
    }
    let units = graph.sorted(placed.keys().flatten().copied().collect(), grouping.on).into_iter().map(Some);
    let group = |unit| placed.remove(&unit).map(|rows| Group { unit, rows });
    units.chain([None]).filter_map(group).collect()
}
