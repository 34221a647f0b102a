//! One assignment with all that was done in it: the periods, the reports with their answers, the evidence, the people, the
//! later due dates, the hand-overs, and its history. What the unit has not handed in is cut already for others.

use super::told::{self, NamedBody, NamedPerson, ProgressSubmission, ToldAssignment};
use crate::{
    acting::Acting,
    api::{Day, Instant},
    obligations::actions::flow::{Dossier, EvidenceRow, JournalRow, LinkRow, OccurrenceRow, ReportRow},
};
use domain::{journal::hex, obligations::Step};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// An assignment with all that was done in it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeAssignment {
    #[serde(flatten)]
    assignment: ToldAssignment,
    /// The words of the document, if its text is here.
    words: Option<String>,
    /// Things that it asks to be produced.
    outputs: Vec<String>,
    /// What the holder can do next: acknowledge, report, attach-evidence, endorse, submit or confirm; null where it is
    /// others who must act, or nobody.
    next_step: Option<&'static str>,
    /// Its periods, by number; none for what is due once.
    periods: Vec<AssignmentPeriod>,
    /// Reports of progress, oldest first. From outside the unit, those that were handed in.
    reports: Vec<ProgressReport>,
    /// PieceOfEvidence, oldest first. From outside the unit, what was handed in.
    evidence: Vec<PieceOfEvidence>,
    /// Later due dates that were granted, oldest first.
    extensions: Vec<GrantedExtension>,
    /// Why it was cancelled.
    cancellation: Option<ToldCancellation>,
    /// Who may be named as responsible head.
    heads: Vec<NamedPerson>,
    /// The caller's own draft of a report.
    draft: Option<ProgressDraft>,
    /// Hand-overs that led here and that lead on, oldest first.
    handovers: Vec<ToldHandOver>,
    /// What was done, newest first.
    history: Vec<HistoryLine>,
}

/// A period of a recurring or standing duty.
#[derive(Debug, Serialize, JsonSchema)]
struct AssignmentPeriod {
    /// Its number.
    number: i64,
    /// From when it is worked on.
    opens_on: Day,
    /// Until when.
    due_on: Day,
    /// How it stands.
    state: &'static str,
    /// What was said when a standing duty was confirmed.
    note: Option<String>,
    /// When it was confirmed.
    confirmed_at: Option<Instant>,
    /// By whom.
    confirmed_by: Option<String>,
}

/// A report of progress.
#[derive(Debug, Serialize, JsonSchema)]
struct ProgressReport {
    /// Its identity.
    id: Uuid,
    /// Of which period.
    period: Option<i64>,
    /// doing, hindered or done.
    declared: String,
    /// What was done.
    narrative: String,
    /// By whom.
    reported_by: String,
    /// When.
    reported_at: Instant,
    /// Who endorsed it.
    endorsed_by: Option<String>,
    /// When.
    endorsed_at: Option<Instant>,
    /// As it was handed in, with its answer.
    submission: Option<ProgressSubmission>,
}

/// A piece of evidence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PieceOfEvidence {
    /// Its identity.
    id: Uuid,
    /// Of which period.
    period: Option<i64>,
    /// Name of the file.
    file_name: String,
    /// What it shows.
    caption: String,
    /// Size of the file.
    size_bytes: i64,
    /// SHA-256 of the file, in hexadecimal digits.
    sha256: String,
    /// By whom it was attached.
    attached_by: String,
    /// When.
    attached_at: Instant,
    /// When it was taken back.
    withdrawn_at: Option<Instant>,
}

/// A later due date.
#[derive(Debug, Serialize, JsonSchema)]
struct GrantedExtension {
    /// From this day.
    from: Option<Day>,
    /// To this day.
    to: Day,
    /// Why.
    reason: String,
    /// By whom.
    extended_by: String,
    /// When.
    extended_at: Instant,
}

/// A cancellation.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldCancellation {
    /// Why.
    reason: String,
    /// By whom.
    cancelled_by: String,
    /// When.
    cancelled_at: Instant,
}

/// What was typed of a report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgressDraft {
    /// The declared word, or nothing.
    pub declared: String,
    /// The narrative so far.
    pub narrative: String,
}

/// A hand-over between two assignments.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldHandOver {
    /// From this assignment.
    from: Uuid,
    /// Of this organisation.
    from_holder: NamedBody,
    /// To this assignment.
    to: Uuid,
    /// Of this organisation.
    to_holder: NamedBody,
    /// On this day.
    on: Day,
    /// By which document.
    legal_basis: String,
}

/// One line of the history.
#[derive(Debug, Serialize, JsonSchema)]
struct HistoryLine {
    /// When.
    at: Instant,
    /// What was done, by the code of its right.
    verb: String,
    /// By whom; null for the system.
    by: Option<String>,
    /// For which organisation.
    on_behalf_of: Option<NamedBody>,
}

/// The whole of an assignment.
pub fn whole(acting: &Acting, dossier: Dossier) -> WholeAssignment {
    let assignment = &dossier.assignment;
    let current = assignment.period(acting.today, None).map(|period| period.id);
    let rows = assignment.rows(current);
    let handovers = dossier.before.iter().chain(&dossier.after);
    let cancellation = dossier.cancellation.map(|row| ToldCancellation {
        reason: row.reason,
        cancelled_by: row.canceller,
        cancelled_at: Instant::of(row.cancelled_at_ms),
    });
    let extensions = dossier.extensions.into_iter().map(|row| GrantedExtension {
        from: row.from_due_on.map(Day),
        to: Day(row.to_due_on),
        reason: row.reason,
        extended_by: row.extender,
        extended_at: Instant::of(row.extended_at_ms),
    });
    WholeAssignment {
        words: dossier.source.map(|source| source.words),
        outputs: assignment.outputs(),
        next_step: rows.next_of_holder().map(step),
        periods: assignment
            .occurrences
            .iter()
            .map(|row| period(assignment.rows(Some(row.id)).state().code(), row))
            .collect(),
        reports: assignment.reports.iter().map(|row| report(&assignment.occurrences, row)).collect(),
        evidence: assignment.evidence.iter().map(|row| evidence(&assignment.occurrences, row)).collect(),
        extensions: extensions.collect(),
        cancellation,
        heads: dossier
            .heads
            .into_iter()
            .map(|head| NamedPerson { account: head.id.uuid(), full_name: head.full_name })
            .collect(),
        draft: dossier.draft.map(|draft| ProgressDraft { declared: draft.declared, narrative: draft.narrative }),
        handovers: handovers.map(|link| hand_over(acting, link)).collect(),
        history: dossier.journal.into_iter().map(|row| done(acting, row)).collect(),
        assignment: told::assignment(acting, assignment),
    }
}

const fn step(step: Step) -> &'static str {
    match step {
        Step::Acknowledge => "acknowledge",
        Step::Report => "report",
        Step::AttachEvidence => "attach-evidence",
        Step::Endorse => "endorse",
        Step::Submit => "submit",
        Step::Confirm => "confirm",
        _ => "read",
    }
}

fn period(state: &'static str, row: &OccurrenceRow) -> AssignmentPeriod {
    AssignmentPeriod {
        number: row.number,
        opens_on: Day(row.opens_on),
        due_on: Day(row.due_on),
        state,
        note: row.note.clone(),
        confirmed_at: row.confirmed_at_ms.map(Instant::of),
        confirmed_by: row.confirmer.clone(),
    }
}

fn report(periods: &[OccurrenceRow], row: &ReportRow) -> ProgressReport {
    ProgressReport {
        id: row.id.uuid(),
        period: periods.iter().find(|period| Some(period.id) == row.occurrence_id).map(|period| period.number),
        declared: row.declared.clone(),
        narrative: row.narrative.clone(),
        reported_by: row.reporter.clone(),
        reported_at: Instant::of(row.reported_at_ms),
        endorsed_by: row.endorser.clone(),
        endorsed_at: row.endorsed_at_ms.map(Instant::of),
        submission: told::submission(row),
    }
}

/// A piece of evidence.
pub fn evidence(periods: &[OccurrenceRow], row: &EvidenceRow) -> PieceOfEvidence {
    PieceOfEvidence {
        id: row.id.uuid(),
        period: periods.iter().find(|period| Some(period.id) == row.occurrence_id).map(|period| period.number),
        file_name: row.file_name.clone(),
        caption: row.caption.clone(),
        size_bytes: row.size_bytes,
        sha256: hex(&row.file_sha256),
        attached_by: row.attacher.clone(),
        attached_at: Instant::of(row.attached_at_ms),
        withdrawn_at: row.withdrawn_at_ms.map(Instant::of),
    }
}

fn hand_over(acting: &Acting, link: &LinkRow) -> ToldHandOver {
    ToldHandOver {
        from: link.predecessor_id.uuid(),
        from_holder: NamedBody::of(acting, link.predecessor),
        to: link.successor_id.uuid(),
        to_holder: NamedBody::of(acting, link.successor),
        on: Day(link.on_date),
        legal_basis: link.legal_basis.clone(),
    }
}

fn done(acting: &Acting, row: JournalRow) -> HistoryLine {
    HistoryLine {
        at: Instant::of(row.at_ms),
        verb: row.verb,
        by: row.full_name,
        on_behalf_of: row.on_behalf_of.map(|id| NamedBody::of(acting, id)),
    }
}
