//! What the reports of a body tell over time: from versions, answers and waivers to rows of the roll-up, one for each measure
//! and each day on which something happened, as it stood at the end of that day.
//!
//! A body may give a measure in several reports of a period; the newest of the versions that count is its figure. It is
//! waived only where every report that asks for it is. The same rules as in `domain::reporting`; nothing is kept here.

use super::measures::Asked;
use domain::{ids::OrganisationId, time::Moment};
use jiff::civil::Date;
use rollup::{Day, Marks, MeasureNumber, Row, Statement};
use std::{borrow::Cow, sync::Arc};

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
    /// The version that counts, and the first that was accepted where that is another.
    Given(&'r Version, Option<&'r Version>, Marks),
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
    let measures = measures(reports);
    let moments = moments(reports);
    let mut was_ever = vec![false; measures.len()];
    let mut rows = Vec::with_capacity(measures.len() * moments.len());
    for (number, moment) in moments.iter().enumerate() {
        let day = moment.day();
        let ends_day = moments.get(number + 1).is_none_or(|next| next.day() != day);
        let Some(known_from) = Day::of(day) else { continue };
        let standing = standing(reports, &measures, *moment);
        for ((measure, stands), was_ever) in measures.iter().zip(standing).zip(&mut was_ever) {
            let (statement, marks) = match stands {
                Some(Stands::Number(statement, marks, _)) => (statement, marks),
                Some(Stands::Waived) => (Statement::Waived, Marks::default()),
                _ if *was_ever => (Statement::Withdrawn, Marks::default()),
                _ => continue,
            };
            *was_ever = true;
            if ends_day {
                rows.push(Row { organisation, measure: *measure, known_from, statement, marks });
            }
        }
    }
    rows
}

/// The measures that any of the reports asks for, each once.
fn measures(reports: &[Report]) -> Cow<'_, [MeasureNumber]> {
    if let [report] = reports {
        return Cow::Borrowed(&report.asked.numbers);
    }
    let mut measures: Vec<MeasureNumber> =
        reports.iter().flat_map(|report| report.asked.numbers.iter().copied()).collect();
    measures.sort_unstable();
    measures.dedup();
    Cow::Owned(measures)
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

/// How each of these measures stands at a moment, over all reports that ask for it. A part goes with the whole of its
/// indicator, never with that of another report.
fn standing(reports: &[Report], measures: &[MeasureNumber], at: Moment) -> Vec<Option<Stands>> {
    let mut stands: Vec<Option<Stands>> = vec![None; measures.len()];
    for report in reports {
        let of_report = report.standing(at);
        // One report asks in its own order; the measures of several are sorted.
        let slot = |place: usize| match reports.len() {
            1 => Some(place),
            _ => report.asked.numbers.get(place).and_then(|measure| measures.binary_search(measure).ok()),
        };
        for places in report.asked.indicators() {
            let known = slot(places.start).and_then(|slot| stands.get(slot)).copied().flatten();
            if known.is_some_and(|known| !is_newer(known, report.stands(&of_report, places.start))) {
                continue;
            }
            for place in places {
                if let Some(known) = slot(place).and_then(|slot| stands.get_mut(slot)) {
                    *known = Some(report.stands(&of_report, place));
                }
            }
        }
    }
    stands
}

/// Whether the other takes the place of the one, of two reports that ask for the same: the newer number does, else what is
/// missing, else that both are waived.
fn is_newer(one: Stands, other: Stands) -> bool {
    match (one, other) {
        (Stands::Number(.., first), Stands::Number(.., second)) => first <= second,
        (_, Stands::Number(..)) => true,
        (Stands::Number(..), _) | (Stands::Missing, _) => false,
        (Stands::Waived, _) => true,
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
        let accepted = |version: &&Version| version.accepted_at.is_some_and(|accepted| accepted <= at);
        let first = self.versions.iter().find(accepted).filter(|first| !std::ptr::eq(*first, counted));
        Standing::Given(counted, first, marks)
    }

    fn stands(&self, standing: &Standing<'_>, place: usize) -> Stands {
        let (version, first, marks) = match standing {
            Standing::Waived => return Stands::Waived,
            Standing::Open => return Stands::Missing,
            Standing::Given(version, first, marks) => (*version, *first, *marks),
        };
        let said = |version: &Version| version.statements.get(place).copied().flatten();
        let Some(statement) = said(version) else { return Stands::Missing };
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
