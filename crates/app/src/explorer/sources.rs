//! From which reports a figure comes, and which of them a person may read.
//! A report that may not be read is never named.

use super::actions::{ReportRow, Round};
use crate::{caller::Caller, permits::Thing};
use domain::{organisations::Graph, permissions::Verb};
use jiff::civil::Date;
use rollup::Behind;

/// The reports of a round that asked for the indicator, with the round.
pub type Reports<'r> = Vec<(&'r Round, Vec<ReportRow>)>;

/// The reports behind figures, before a person.
pub struct Sources<'s> {
    /// The person.
    pub caller: &'s Caller,
    /// Organisations.
    pub graph: &'s Graph,
    /// Today.
    pub today: Date,
    /// The reports.
    pub reports: &'s Reports<'s>,
}

impl Sources<'_> {
    /// The report from which a row comes, with its round.
    pub fn report(&self, row: &Behind) -> Option<(&Round, &ReportRow)> {
        let of_period = self.reports.iter().filter(|(round, _)| round.period() == row.sheet.period);
        let mut reports = of_period.flat_map(|(round, reports)| reports.iter().map(move |report| (*round, report)));
        let is_its = |report: &ReportRow| report.organisation_id == row.organisation;
        let exact = reports.clone().find(|(_, report)| is_its(report) && report.last_day == row.sheet.last_day);
        exact.or_else(|| reports.find(|(_, report)| is_its(report)))
    }

    /// The same, where the person may read it.
    pub fn readable(&self, row: &Behind) -> Option<(&Round, &ReportRow)> {
        self.report(row).filter(|(round, report)| self.may_read(round, report))
    }

    /// Whether the line of a row may bear its name.
    pub fn may_see(&self, row: &Behind) -> bool {
        self.report(row).is_none_or(|(round, report)| self.may_read(round, report))
    }

    fn may_read(&self, round: &Round, report: &ReportRow) -> bool {
        let thing = Thing::Report {
            id: report.id,
            holder: report.organisation_id,
            is_left: report.is_part,
            tracking_body: round.row.asked_by,
            today: self.today,
        };
        self.caller.may(self.graph, Verb::ReadReport, &thing)
    }
}
