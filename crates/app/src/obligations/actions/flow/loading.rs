//! An assignment with everything that was done in it, loaded through what the caller may see.
//!
//! A recurring or standing duty is worked on one occurrence at a time: the first whose report or confirmation is still
//! owed. Its state is that of this occurrence. Nothing here writes.

use super::store::{self, AssignmentRow, EvidenceRow, OccurrenceRow, ReportRow, Which};
use crate::{acting::Acting, failure::Failure, permits::Thing};
use database::Connection;
use domain::{
    ids::{AssignmentId, OccurrenceId, OrganisationId, SubmissionId},
    obligations::{Answer, AssignmentRows, AssignmentState, Closing, Declared, LatestReport, OnSchedule, TimingKind},
    permissions::Verb,
    problem::Problem,
    time::Moment,
};
use jiff::civil::Date;

/// An assignment with its occurrences, reports and evidence.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// Itself, with its obligation and document.
    pub row: AssignmentRow,
    /// Its periods, by number; none for a duty that is due once.
    pub occurrences: Vec<OccurrenceRow>,
    /// Its reports, oldest first.
    pub reports: Vec<ReportRow>,
    /// Its evidence, withdrawn pieces too, oldest first.
    pub evidence: Vec<EvidenceRow>,
}

impl Assignment {
    /// Kind of timing of the obligation.
    pub fn timing(&self) -> TimingKind {
        TimingKind::from_code(&self.row.timing).unwrap_or(TimingKind::Once)
    }

    /// How it ended, if it did. An ending under a word that is not known counts as handed over: it is closed for good.
    pub fn closing(&self) -> Option<Closing> {
        self.row.closed_on?;
        let word = self.row.closing.as_deref().unwrap_or_default();
        Some(Closing::from_code(word).unwrap_or(Closing::HandedOver))
    }

    /// Outputs that the obligation asks for.
    pub fn outputs(&self) -> Vec<String> {
        serde_json::from_str(&self.row.outputs).unwrap_or_default()
    }

    /// The period to work on: the one asked for by number, if there is one. Else, of a recurring duty, the first opened
    /// one that the holder still owes; of a standing duty the last opened one, because confirming it says the same of all
    /// before it.
    pub fn period(&self, today: Date, asked_for: Option<i64>) -> Option<&OccurrenceRow> {
        let chosen = self.occurrences.iter().find(|row| Some(row.number) == asked_for);
        let opened = || self.occurrences.iter().filter(|row| row.opens_on <= today);
        let owed = || opened().find(|row| self.owes(row)).filter(|_| self.timing() == TimingKind::Recurring);
        chosen.or_else(owed).or_else(|| opened().next_back()).or_else(|| self.occurrences.first())
    }

    /// Whether the holder still has to do something for a period.
    pub fn owes(&self, occurrence: &OccurrenceRow) -> bool {
        use AssignmentState as State;
        !matches!(self.rows(Some(occurrence.id)).state(), State::Submitted | State::Accepted | State::Confirmed)
    }

    /// The rows that the state depends on, of one period or of a duty without periods.
    pub fn rows(&self, occurrence: Option<OccurrenceId>) -> AssignmentRows {
        let period = self.occurrences.iter().find(|row| Some(row.id) == occurrence);
        AssignmentRows {
            timing: self.timing(),
            outputs: self.outputs().len(),
            closing: self.closing(),
            is_acknowledged: self.row.acknowledged_at_ms.is_some(),
            report: self.latest_report(occurrence).map(latest),
            evidence: self.evidence_of(occurrence).count(),
            is_confirmed: period.is_some_and(|row| row.confirmed_at_ms.is_some()),
            due_on: period.map_or(self.row.due_on, |row| Some(row.due_on)),
        }
    }

    /// The latest report of a period.
    pub fn latest_report(&self, occurrence: Option<OccurrenceId>) -> Option<&ReportRow> {
        self.reports.iter().rev().find(|report| report.occurrence_id == occurrence)
    }

    /// Evidence of a period that is not withdrawn.
    pub fn evidence_of(&self, occurrence: Option<OccurrenceId>) -> impl Iterator<Item = &EvidenceRow> {
        let stands = move |piece: &&EvidenceRow| piece.occurrence_id == occurrence && piece.withdrawn_at_ms.is_none();
        self.evidence.iter().filter(stands)
    }

    /// Evidence that was handed in with a submission: attached before it and not withdrawn by then.
    pub fn evidence_with<'a>(&'a self, report: &'a ReportRow) -> impl Iterator<Item = &'a EvidenceRow> {
        let at_ms = report.submitted_at_ms.unwrap_or(i64::MIN);
        self.evidence.iter().filter(move |piece| {
            piece.occurrence_id == report.occurrence_id
                && piece.attached_at_ms <= at_ms
                && piece.withdrawn_at_ms.is_none_or(|withdrawn| withdrawn > at_ms)
        })
    }

    /// The report of a submission.
    pub fn submission(&self, id: SubmissionId) -> Option<&ReportRow> {
        self.reports.iter().find(|report| report.submission_id == Some(id))
    }

    /// Keeps the reports and the evidence that the unit has handed in: what is seen of it from outside.
    pub fn keep_what_was_handed_in(&mut self) {
        self.reports.retain(|report| answer(report).is_some());
        let whole = self.clone();
        let handed_in = |piece: &EvidenceRow| {
            whole.reports.iter().any(|report| whole.evidence_with(report).any(|other| other.id == piece.id))
        };
        self.evidence.retain(handed_in);
    }

    /// Whether a period, or a duty without periods, is on schedule.
    pub fn on_schedule(&self, occurrence: Option<OccurrenceId>, today: Date) -> OnSchedule {
        let submitted_at = self.latest_report(occurrence).and_then(|report| report.submitted_at_ms);
        let submitted_on = submitted_at.map(|at_ms| Moment::from_millisecond(at_ms).day());
        self.rows(occurrence).on_schedule(today, submitted_on)
    }
}

/// What became of a report's submission; `None` when it was not submitted.
pub fn answer(report: &ReportRow) -> Option<Answer> {
    report.submission_id?;
    Some(match (report.accepted_at_ms, report.sent_back_at_ms) {
        (Some(_), _) => Answer::Accepted,
        (None, Some(_)) => Answer::SentBack,
        (None, None) => Answer::Waiting,
    })
}

/// What a report declares.
pub fn declared(report: &ReportRow) -> Declared {
    Declared::from_code(&report.declared).unwrap_or(Declared::Doing)
}

fn latest(report: &ReportRow) -> LatestReport {
    LatestReport {
        declared: declared(report),
        is_endorsed: report.endorsed_at_ms.is_some(),
        submission: answer(report),
    }
}

/// All assignments that are asked for, in five statements however many there are.
pub async fn list(connection: &mut Connection, which: Which) -> Result<Vec<Assignment>, Failure> {
    let rows = store::list_assignments(connection, which).await?;
    let occurrences = store::list_occurrences(connection, which).await?;
    let reports = store::list_reports(connection, which).await?;
    let evidence = store::list_evidence(connection, which).await?;
    let mut found: std::collections::BTreeMap<AssignmentId, Assignment> = rows
        .into_iter()
        .map(|row| (row.id, Assignment { row, occurrences: Vec::new(), reports: Vec::new(), evidence: Vec::new() }))
        .collect();
    for occurrence in occurrences {
        if let Some(assignment) = found.get_mut(&occurrence.assignment_id) {
            assignment.occurrences.push(occurrence);
        }
    }
    for report in reports {
        if let Some(assignment) = found.get_mut(&report.assignment_id) {
            assignment.reports.push(report);
        }
    }
    for piece in evidence {
        if let Some(assignment) = found.get_mut(&piece.assignment_id) {
            assignment.evidence.push(piece);
        }
    }
    Ok(found.into_values().collect())
}

/// What the person had in sight when the form was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Version of the assignment.
    pub version: i64,
    /// Number of the period that was worked on, if the duty has periods.
    pub period: Option<i64>,
}

impl Acting {
    /// An assignment, if the caller may read it; otherwise it is not found.
    pub async fn find_assignment(
        &self,
        connection: &mut Connection,
        id: AssignmentId,
    ) -> Result<(Assignment, Thing), Failure> {
        let found = list(connection, Which::One(id)).await?.into_iter().next().ok_or(Problem::NotFound)?;
        let thing = self.thing_of_assignment(connection, &found.row).await?;
        self.caller.require(&self.graph, Verb::ReadAssignment, &thing)?;
        Ok((found, thing))
    }

    /// The thing that rights are asked about. Who supports a lead reads its assignment; supporters of one obligation
    /// are peers and do not read each other's.
    pub(super) async fn thing_of_assignment(
        &self,
        connection: &mut Connection,
        row: &AssignmentRow,
    ) -> Result<Thing, Failure> {
        let supporters: Vec<OrganisationId> =
            if row.role == "lead" { store::list_supporters(connection, row.obligation_id).await? } else { Vec::new() };
        Ok(Thing::Assignment {
            id: row.id,
            holder: row.organisation_id,
            supporters,
            tracking_body: row.tracking_body_id,
            today: self.today,
        })
    }
}
