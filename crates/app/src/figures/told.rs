//! What the reports of a body tell over time: from versions, answers and waivers to rows of the roll-up, one for each measure
//! and each day on which something happened, as it stood at the end of that day.
//!
//! A body may give a measure in several reports of a period; the newest of the versions that count is its figure. It is
//! waived only where every report that asks for it is. The same rules as in `domain::reporting`; nothing is kept here.

use super::measures::Asked;
use domain::{ids::OrganisationId, time::Moment};
use jiff::civil::Date;
use rollup::{Day, Marks, MeasureNumber, Row, Statement};
use std::{collections::BTreeMap, sync::Arc};

/// A report of a body.
#[derive(Debug, Clone)]
pub struct Report {
    /// What it is asked for.
    pub asked: Arc<Asked>,
    /// Until when.
    pub due_on: Date,
    /// Its submitted versions, oldest first.
    pub versions: Vec<Version>,
    /// From when it was let off, and until when.
    pub waivers: Vec<(Moment, Option<Moment>)>,
}

/// A version that was submitted.
#[derive(Debug, Clone)]
pub struct Version {
    /// When.
    pub submitted_at: Moment,
    /// When it was accepted.
    pub accepted_at: Option<Moment>,
    /// When it was sent back, also after it was accepted.
    pub sent_back_at: Option<Moment>,
    /// What it says of each measure that is asked.
    pub statements: Vec<Option<Statement>>,
}

/// How a report stands at a moment.
enum Standing<'r> {
    Waived,
    Given(&'r Version, Marks),
    Open,
}

/// A statement as it stands, and from which version.
#[derive(Clone, Copy)]
enum Stands {
    Number(Statement, Marks, Moment),
    Waived,
    Missing,
}

/// The rows of a body in one sheet, in the order of their days.
pub fn rows(organisation: OrganisationId, reports: &[Report]) -> Vec<Row> {
    let moments = moments(reports);
    let mut ever: BTreeMap<MeasureNumber, bool> = BTreeMap::new();
    let mut rows = Vec::new();
    for (number, moment) in moments.iter().enumerate() {
        let day = moment.day();
        let ends_day = moments.get(number + 1).is_none_or(|next| next.day() != day);
        let Some(known_from) = Day::of(day) else { continue };
        for (measure, stands) in standing(reports, *moment) {
            let was_ever = ever.entry(measure).or_default();
            let (statement, marks) = match stands {
                Stands::Number(statement, marks, _) => (statement, marks),
                Stands::Waived => (Statement::Waived, Marks::default()),
                Stands::Missing if *was_ever => (Statement::Withdrawn, Marks::default()),
                Stands::Missing => continue,
            };
            *was_ever = true;
            if ends_day {
                rows.push(Row { organisation, measure, known_from, statement, marks });
            }
        }
    }
    rows
}

/// Every moment at which something happened, each once.
fn moments(reports: &[Report]) -> Vec<Moment> {
    let versions = reports.iter().flat_map(|report| &report.versions);
    let of_versions =
        versions.flat_map(|version| [Some(version.submitted_at), version.accepted_at, version.sent_back_at]);
    let waivers = reports.iter().flat_map(|report| &report.waivers);
    let of_waivers = waivers.flat_map(|(from, until)| [Some(*from), *until]);
    let mut moments: Vec<Moment> = of_versions.chain(of_waivers).flatten().collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// How each measure stands at a moment, over all reports that ask for it.
fn standing(reports: &[Report], at: Moment) -> BTreeMap<MeasureNumber, Stands> {
    let mut measures = BTreeMap::new();
    for report in reports {
        let of_report = report.standing(at);
        for (place, measure) in report.asked.numbers.iter().enumerate() {
            let stands = report.stands(&of_report, place, at);
            measures.entry(*measure).and_modify(|known| *known = newer(*known, stands)).or_insert(stands);
        }
    }
    measures
}

/// Of two reports that ask for the same: the newer number, else what is missing, else that both are waived.
fn newer(one: Stands, other: Stands) -> Stands {
    match (one, other) {
        (Stands::Number(.., first), Stands::Number(.., second)) if first > second => one,
        (_, Stands::Number(..)) => other,
        (Stands::Number(..), _) | (Stands::Missing, _) => one,
        (Stands::Waived, _) => other,
    }
}

impl Report {
    fn standing(&self, at: Moment) -> Standing<'_> {
        let is_waived = |(from, until): &(Moment, Option<Moment>)| *from <= at && until.is_none_or(|until| at < until);
        if self.waivers.iter().any(is_waived) {
            return Standing::Waived;
        }
        let Some(counted) = self.versions.iter().rev().find(|version| version.counts(at)) else {
            return Standing::Open;
        };
        let mut marks = Marks::default();
        if counted.accepted_at.is_some_and(|accepted| accepted <= at) {
            marks = marks.with(Marks::ACCEPTED);
        }
        if self.versions.first().is_some_and(|first| first.submitted_at.day() > self.due_on) {
            marks = marks.with(Marks::LATE);
        }
        Standing::Given(counted, marks)
    }

    fn stands(&self, standing: &Standing<'_>, place: usize, at: Moment) -> Stands {
        let (version, marks) = match standing {
            Standing::Waived => return Stands::Waived,
            Standing::Open => return Stands::Missing,
            Standing::Given(version, marks) => (version, *marks),
        };
        let said = |version: &Version| version.statements.get(place).copied().flatten();
        let Some(statement) = said(version) else { return Stands::Missing };
        let first = self.versions.iter().find(|version| version.accepted_at.is_some_and(|accepted| accepted <= at));
        let is_changed = first.is_some_and(|first| said(first) != Some(statement));
        let marks = if is_changed { marks.with(Marks::CHANGED) } else { marks };
        Stands::Number(statement, marks, version.submitted_at)
    }
}

impl Version {
    /// Whether it waited or was accepted at a moment.
    fn counts(&self, at: Moment) -> bool {
        self.submitted_at <= at && self.sent_back_at.is_none_or(|back| at < back)
    }
}
