//! Reports of a body that ends by a reorganisation. In a period that the end cuts, its report becomes the part report for
//! its own days, with what was typed so far; those who carry on owe for their days, as in a round that is opened later. A
//! report that it owed already for a period before its end stays as it is, and its successors give it in its place.
//!
//! What was submitted, accepted, waived or locked is not touched.

use super::{
    Report, loading,
    store::{self, Which},
};
use crate::{failure::Failure, permits::Permit};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{OrganisationId, ReportId},
    organisations::{Graph, Selector},
    reporting::{DueDates, ReportState, who_owes},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Reports of an organisation that are not finished: neither accepted nor waived, and their round still takes them.
pub async fn list_unfinished(
    connection: &mut Connection,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<Report>, Failure> {
    let mut reports = loading::list(connection, Which::HeldBy(organisation)).await?;
    reports.retain(|report| {
        !report.rows(today).is_closed() && !matches!(report.state(), ReportState::Accepted | ReportState::Waived)
    });
    Ok(reports)
}

/// Whether an end on that day cuts the period of a report that nobody has submitted. In a locked round nobody else comes
/// to owe anything, so the report of a unit that was let in stays whole.
pub fn is_cut(report: &Report, ended_on: Date) -> bool {
    let row = &report.row;
    !report.round.is_locked()
        && !row.is_part
        && row.first_day < ended_on
        && ended_on <= row.last_day
        && report.counting().is_none()
}

/// Cuts the reports of those that ended, and lets those who carry on owe theirs. Tells how many were cut and how many came.
pub async fn carry_reports(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    ended: &[OrganisationId],
    (ended_on, today): (Date, Date),
) -> Result<(i64, i64), Failure> {
    let mut rounds = BTreeMap::new();
    let mut cut = 0;
    for organisation in ended {
        for report in list_unfinished(tx, *organisation, today).await? {
            if is_cut(&report, ended_on) {
                let last_day = ended_on.yesterday().unwrap_or(ended_on);
                let particulars = serde_json::json!({"last_day": last_day.to_string()});
                permit.also_about(tx, ("report", report.row.id.uuid()), particulars).await?;
                store::cut_report(tx, permit, report.row.id, last_day).await?;
                rounds.insert(report.row.round_id, report.round);
                cut += 1;
            }
        }
    }
    let mut opened = 0;
    for round in rounds.values() {
        opened += let_heirs_owe(tx, permit, graph, round).await?;
    }
    Ok((cut, opened))
}

/// Gives a report to each unit that owes one now and has none, and ties the part reports to it.
async fn let_heirs_owe(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    round: &loading::Round,
) -> Result<i64, Failure> {
    let selector: Selector = serde_json::from_str(&round.row.selector)?;
    let there = loading::list(tx, Which::OfRound(round.row.id)).await?;
    let of = |organisation: OrganisationId, is_part: bool| -> Option<ReportId> {
        let is_it = |report: &&Report| report.row.organisation_id == organisation && report.row.is_part == is_part;
        there.iter().find(is_it).map(|report| report.row.id)
    };
    let due = DueDates { others: round.row.due_on, of_level: store::list_due(tx, round.row.id).await? };
    let known = store::list_parts_of_round(tx, round.row.id).await?;
    let known: BTreeSet<(ReportId, ReportId)> = known.into_iter().map(|tie| (tie.part_id, tie.report_id)).collect();
    let mut opened = 0;
    for owes in who_owes(graph, round.row.asked_by, &selector, &round.period()) {
        let parts: Vec<ReportId> = owes.predecessors.iter().filter_map(|part| of(part.organisation, true)).collect();
        let report = match of(owes.organisation, false) {
            Some(report) => report,
            None if parts.is_empty() => continue,
            None => {
                let days = (owes.segment.first_day, owes.segment.last_day);
                let due_on = due.of(graph.level(owes.organisation, round.row.last_day));
                opened += 1;
                let id =
                    store::insert_report(tx, permit, round.row.id, owes.organisation, (days, due_on), false).await?;
                permit.also_about(tx, ("report", id.uuid()), serde_json::json!({"opened": true})).await?;
                id
            }
        };
        for part in parts.into_iter().filter(|part| !known.contains(&(*part, report))) {
            store::insert_part(tx, permit, part, report).await?;
        }
    }
    Ok(opened)
}
