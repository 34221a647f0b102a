//! Endorsing inside the unit, submitting, and the receipt of what was submitted.
//!
//! The receipt's code is the hash of what was handed in: report, evidence, people, unit and moment. It can be computed
//! again from the rows at any time, which is what the receipt's page does.

use super::{
    loading::{Assignment, Seen, answer},
    store::{self, NewSubmission, ReportRow},
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::{AssignmentId, SubmissionId},
    journal::{canonical_json, hex},
    obligations::{Answer, Step},
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;
use sha2::{Digest, Sha256};

/// The head stands behind the unit's latest report.
pub async fn endorse(app: &App, caller: &Caller, id: AssignmentId, seen: Seen) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_endorsement(tx, &acting, id, seen).await })).await
}

pub(in crate::obligations) async fn write_endorsement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let occurrence = assignment.period(acting.today, seen.period);
    let particulars = json!({"occurrence": occurrence.map(|occurrence| occurrence.number)});
    let permit = acting.permit(tx, Verb::Endorse, &thing, particulars).await?;
    let occurrence = occurrence.map(|occurrence| occurrence.id);
    assignment.rows(occurrence).check(Step::Endorse)?;
    let report = assignment.latest_report(occurrence).ok_or(Problem::NothingReported)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_endorsement(tx, &permit, report.id).await
}

/// Submits the endorsed report. Sent twice, it answers with the submission that was made.
pub async fn submit(app: &App, caller: &Caller, id: AssignmentId, seen: Seen) -> Result<SubmissionId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_submission(tx, &acting, id, seen).await })).await
}

pub(in crate::obligations) async fn write_submission(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
) -> Result<SubmissionId, Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    acting.caller.require(&acting.graph, Verb::Submit, &thing)?;
    if let Some(made) = made_from(&assignment, seen) {
        return Ok(made);
    }
    let occurrence = assignment.period(acting.today, seen.period);
    let submission: SubmissionId = tx.new_id();
    let receipt_number = next_receipt(tx).await?;
    let particulars = json!({
        "submission": submission.to_string(),
        "receipt": receipt_number,
        "occurrence": occurrence.map(|occurrence| occurrence.number),
    });
    let permit = acting.permit(tx, Verb::Submit, &thing, particulars).await?;
    let occurrence = occurrence.map(|occurrence| occurrence.id);
    assignment.rows(occurrence).check(Step::Submit)?;
    let report = assignment.latest_report(occurrence).ok_or(Problem::NothingReported)?;
    store::advance(tx, &permit, id, seen.version).await?;
    let sent = ReportRow {
        submitted_at_ms: Some(permit.at().millisecond()),
        submitted_by: Some(acting.caller.account),
        receipt_number: Some(receipt_number.clone()),
        ..report.clone()
    };
    let row = NewSubmission {
        id: submission,
        assignment: id,
        occurrence,
        report: report.id,
        receipt_number: &receipt_number,
        content_sha256: &content_hash(&assignment, &sent),
        evidence_count: i64::try_from(assignment.evidence_with(&sent).count()).unwrap_or(i64::MAX),
    };
    store::insert_submission(tx, &permit, &row).await?;
    Ok(submission)
}

/// A submission that waits and was made from exactly the version that this form saw: the button was pressed twice.
fn made_from(assignment: &Assignment, seen: Seen) -> Option<SubmissionId> {
    let moved_on_once = assignment.row.version == seen.version + 1;
    let waiting = |report: &&ReportRow| answer(report) == Some(Answer::Waiting);
    let newest = assignment.reports.iter().filter(waiting).max_by_key(|report| report.submitted_at_ms);
    newest.filter(|_| moved_on_once).and_then(|report| report.submission_id)
}

/// BN-2026-000123: counted within the year, without holes, because there is one writer.
async fn next_receipt(tx: &mut WriteTransaction) -> Result<String, Failure> {
    let beginning = format!("BN-{:04}-", tx.now().day().year());
    let last = store::last_receipt(tx, &beginning).await?;
    let last: u32 = last.and_then(|number| number.strip_prefix(&beginning)?.parse().ok()).unwrap_or(0);
    Ok(format!("{beginning}{:06}", last + 1))
}

/// The hash of what a submission hands in.
pub(super) fn content_hash(assignment: &Assignment, report: &ReportRow) -> [u8; 32] {
    let evidence: Vec<_> = assignment
        .evidence_with(report)
        .map(|piece| json!({"sha256": hex(&piece.file_sha256), "name": piece.file_name, "caption": piece.caption}))
        .collect();
    let content = json!({
        "receipt": report.receipt_number,
        "assignment": assignment.row.id.to_string(),
        "occurrence": report.occurrence_id.map(|id| id.to_string()),
        "organisation": assignment.row.organisation_id.to_string(),
        "duty": assignment.row.action,
        "declared": report.declared,
        "narrative": report.narrative,
        "reported_by": report.reported_by.to_string(),
        "endorsed_by": report.endorsed_by.map(|id| id.to_string()),
        "submitted_by": report.submitted_by.map(|id| id.to_string()),
        "submitted_at_ms": report.submitted_at_ms,
        "evidence": evidence,
    });
    Sha256::digest(canonical_json(&content).as_bytes()).into()
}

/// A submission as its receipt shows it.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The assignment.
    pub assignment: Assignment,
    /// The report that was handed in, with who submitted it and when.
    pub report: ReportRow,
    /// The rows still give the hash that was kept.
    pub is_whole: bool,
}

/// The receipt of a submission, for everyone who may read the assignment.
pub async fn find_receipt(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    submission: SubmissionId,
) -> Result<Receipt, Failure> {
    let acting = Acting::now(app, caller);
    let (assignment, _) = acting.find_assignment(&mut app.database().read().await?, id).await?;
    let report = assignment.submission(submission).ok_or(Problem::NotFound)?.clone();
    let is_whole = report.content_sha256 == Some(content_hash(&assignment, &report));
    Ok(Receipt { assignment, report, is_whole })
}
