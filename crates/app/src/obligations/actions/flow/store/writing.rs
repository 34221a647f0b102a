//! Writing the rows of the flow. Every write takes a permit, so its history row stands in the same savepoint; drafts and
//! the content of files are not history.

use crate::{documents::actions::insert_file, failure::Failure, permits::Permit};
use database::{Error, Value, WriteTransaction, params};
use domain::{
    ids::{AccountId, AssignmentId, EvidenceId, ExtensionId, OccurrenceId, ProgressReportId, SubmissionId},
    obligations::{Closing, Declared},
    problem::Problem,
};
use jiff::civil::Date;

const ADVANCE: &str = "UPDATE assignment SET version = version + 1 WHERE id = $1 AND version = $2";
const CLOSE: &str = "UPDATE assignment SET closed_on = $2, closing = $3 WHERE id = $1 AND closed_on IS NULL";
const MOVE_DUE_DATE: &str = "UPDATE assignment SET due_on = $2 WHERE id = $1";
const INSERT_ACKNOWLEDGEMENT: &str =
    "INSERT INTO acknowledgement (assignment_id, acknowledged_by, acknowledged_at_ms) VALUES ($1, $2, $3)";
const INSERT_RESPONSIBILITY: &str =
    "INSERT INTO responsibility (assignment_id, account_id, named_by, named_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_REPORT: &str = "INSERT INTO progress_report (id, assignment_id, occurrence_id, declared, narrative, \
     reported_by, reported_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_EVIDENCE: &str = "INSERT INTO evidence (id, assignment_id, occurrence_id, file_sha256, file_name, caption, \
     attached_by, attached_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const WITHDRAW_EVIDENCE: &str =
    "UPDATE evidence SET withdrawn_by = $2, withdrawn_at_ms = $3 WHERE id = $1 AND withdrawn_at_ms IS NULL";
const INSERT_ENDORSEMENT: &str =
    "INSERT INTO endorsement (progress_report_id, endorsed_by, endorsed_at_ms) VALUES ($1, $2, $3)";
const INSERT_SUBMISSION: &str = "INSERT INTO submission (id, assignment_id, occurrence_id, progress_report_id, \
     receipt_number, content_sha256, evidence_count, submitted_by, submitted_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_ACCEPTANCE: &str =
    "INSERT INTO acceptance (submission_id, note, accepted_by, accepted_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_SENDING_BACK: &str =
    "INSERT INTO sending_back (submission_id, reason, sent_back_by, sent_back_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_EXTENSION: &str = "INSERT INTO extension (id, assignment_id, from_due_on, to_due_on, reason, extended_by, \
     extended_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_CANCELLATION: &str =
    "INSERT INTO cancellation (assignment_id, reason, cancelled_by, cancelled_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_CONFIRMATION: &str =
    "INSERT INTO confirmation (occurrence_id, note, confirmed_by, confirmed_at_ms) VALUES ($1, $2, $3, $4)";
const SAVE_DRAFT: &str = "INSERT INTO draft (account_id, form, typed, saved_at_ms) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (account_id, form) DO UPDATE SET typed = excluded.typed, saved_at_ms = excluded.saved_at_ms";
const DROP_DRAFT: &str = "DELETE FROM draft WHERE account_id = $1 AND form = $2";

async fn write(tx: &mut WriteTransaction, sql: &'static str, values: Vec<Value>) -> Result<(), Failure> {
    Ok(tx.execute(sql, values).await.map(drop)?)
}

/// Moves the assignment on from the version that the person saw.
pub async fn advance(tx: &mut WriteTransaction, _permit: &Permit, id: AssignmentId, seen: i64) -> Result<(), Failure> {
    let touched = tx.execute(ADVANCE, params![id, seen]).await?;
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// Closes it, as of the day of the permit.
pub async fn close(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AssignmentId,
    closing: Closing,
) -> Result<(), Failure> {
    let touched = tx.execute(CLOSE, params![id, permit.at().day(), closing.code()]).await?;
    if touched.nothing() { Err(Problem::AssignmentClosed.into()) } else { Ok(()) }
}

/// Puts a later due date in force; the first promise stays.
pub async fn extend(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AssignmentId,
    from: Option<Date>,
    to: Date,
    reason: &str,
) -> Result<ExtensionId, Failure> {
    let extension: ExtensionId = tx.new_id();
    let values = params![extension, id, from, to, reason, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_EXTENSION, values).await?;
    write(tx, MOVE_DUE_DATE, params![id, to]).await?;
    Ok(extension)
}

/// The holder received it.
pub async fn insert_acknowledgement(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AssignmentId,
) -> Result<(), Failure> {
    let values = params![id, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_ACKNOWLEDGEMENT, values).await
}

/// A person answers for it from now on.
pub async fn insert_responsibility(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AssignmentId,
    head: AccountId,
) -> Result<(), Failure> {
    let values = params![id, head, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_RESPONSIBILITY, values).await
}

/// What the unit declares.
pub async fn insert_report(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AssignmentId,
    occurrence: Option<OccurrenceId>,
    declared: Declared,
    narrative: &str,
) -> Result<(), Failure> {
    let report: ProgressReportId = tx.new_id();
    let at_ms = permit.at().millisecond();
    let values = params![report, id, occurrence, declared.code(), narrative, permit.person()?, at_ms];
    write(tx, INSERT_REPORT, values).await
}

/// A piece of evidence, ready to be kept.
pub struct NewEvidence<'v> {
    /// Its identity.
    pub id: EvidenceId,
    /// Of which assignment.
    pub assignment: AssignmentId,
    /// Of which period.
    pub occurrence: Option<OccurrenceId>,
    /// Hash of the content, which is on disk already.
    pub sha256: &'v [u8; 32],
    /// Size of the content.
    pub size_bytes: i64,
    /// As uploaded.
    pub file_name: &'v str,
    /// What it shows.
    pub caption: &'v str,
}

/// A file that shows what was done.
pub async fn insert_evidence(
    tx: &mut WriteTransaction,
    permit: &Permit,
    evidence: &NewEvidence<'_>,
) -> Result<(), Failure> {
    let at_ms = permit.at().millisecond();
    // What a browser says about the kind of a file is not believed: it is handed out as bytes.
    insert_file(tx, permit, (evidence.sha256, evidence.size_bytes), "application/octet-stream").await?;
    let values = params![
        evidence.id,
        evidence.assignment,
        evidence.occurrence,
        evidence.sha256,
        evidence.file_name,
        evidence.caption,
        permit.person()?,
        at_ms
    ];
    write(tx, INSERT_EVIDENCE, values).await
}

/// Takes evidence back; its row and its file stay.
pub async fn withdraw_evidence(tx: &mut WriteTransaction, permit: &Permit, id: EvidenceId) -> Result<(), Failure> {
    let touched = tx.execute(WITHDRAW_EVIDENCE, params![id, permit.person()?, permit.at().millisecond()]).await?;
    if touched.nothing() { Err(Problem::AlreadyDone.into()) } else { Ok(()) }
}

/// The head stands behind a report.
pub async fn insert_endorsement(
    tx: &mut WriteTransaction,
    permit: &Permit,
    report: ProgressReportId,
) -> Result<(), Failure> {
    let values = params![report, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_ENDORSEMENT, values).await
}

/// A submission, ready to be kept.
pub struct NewSubmission<'v> {
    /// Its identity.
    pub id: SubmissionId,
    /// Of which assignment.
    pub assignment: AssignmentId,
    /// Of which period.
    pub occurrence: Option<OccurrenceId>,
    /// The endorsed report.
    pub report: ProgressReportId,
    /// BN-2026-000123.
    pub receipt_number: &'v str,
    /// Hash of what is handed in.
    pub content_sha256: &'v [u8; 32],
    /// Pieces of evidence handed in.
    pub evidence_count: i64,
}

/// The unit hands in.
pub async fn insert_submission(
    tx: &mut WriteTransaction,
    permit: &Permit,
    submission: &NewSubmission<'_>,
) -> Result<(), Failure> {
    let values = params![
        submission.id,
        submission.assignment,
        submission.occurrence,
        submission.report,
        submission.receipt_number,
        submission.content_sha256,
        submission.evidence_count,
        permit.person()?,
        permit.at().millisecond()
    ];
    write(tx, INSERT_SUBMISSION, values).await
}

/// The tracking body accepts.
pub async fn insert_acceptance(
    tx: &mut WriteTransaction,
    permit: &Permit,
    submission: SubmissionId,
    note: &str,
) -> Result<(), Failure> {
    let values = params![submission, note, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_ACCEPTANCE, values).await
}

/// The tracking body sends back.
pub async fn insert_sending_back(
    tx: &mut WriteTransaction,
    permit: &Permit,
    submission: SubmissionId,
    reason: &str,
) -> Result<(), Failure> {
    let values = params![submission, reason, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_SENDING_BACK, values).await
}

/// The tracking body cancels.
pub async fn insert_cancellation(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AssignmentId,
    reason: &str,
) -> Result<(), Failure> {
    let values = params![id, reason, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_CANCELLATION, values).await
}

/// The holder confirms a period of a standing duty.
pub async fn insert_confirmation(
    tx: &mut WriteTransaction,
    permit: &Permit,
    occurrence: OccurrenceId,
    note: &str,
) -> Result<(), Failure> {
    let values = params![occurrence, note, permit.person()?, permit.at().millisecond()];
    write(tx, INSERT_CONFIRMATION, values).await
}

/// Keeps what a person typed, for that person alone.
pub async fn save_draft(tx: &mut WriteTransaction, account: AccountId, form: &str, typed: &str) -> Result<(), Error> {
    let saved_at_ms = tx.now().millisecond();
    tx.execute(SAVE_DRAFT, params![account, form, typed, saved_at_ms]).await.map(drop)
}

/// Forgets it once it was sent.
pub async fn drop_draft(tx: &mut WriteTransaction, account: AccountId, form: &str) -> Result<(), Error> {
    tx.execute(DROP_DRAFT, params![account, form]).await.map(drop)
}
