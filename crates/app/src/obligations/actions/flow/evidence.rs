//! Evidence: attaching a file that shows what was done, withdrawing it, handing its content out.
//!
//! A file is kept by its hash, on disk before its row is committed, and is reached only through the row of an assignment
//! that the caller may see. What was handed in stays readable even when it is withdrawn later.

use super::{
    loading::Seen,
    store::{self, EvidenceRow, NewEvidence},
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, uploads};
use database::WriteTransaction;
use domain::{
    ids::{AssignmentId, EvidenceId},
    obligations::Step,
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;

/// A file as it was sent, with what it shows.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Its name, without folders.
    pub file_name: String,
    /// What it shows.
    pub caption: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// Attaches evidence to the period to work on. Adding a file contradicts
/// nothing, so it does not matter whether someone was faster.
pub async fn attach_evidence(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    attached: Attached,
) -> Result<EvidenceId, Failure> {
    let kept = keep_evidence(app, caller, id, attached).await?;
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_evidence(tx, &acting, id, seen.period, &kept).await }))
        .await
}

/// A file whose content is on disk, before its row is written.
#[derive(Debug, Clone)]
pub struct KeptEvidence {
    sha256: [u8; 32],
    size_bytes: i64,
    file_name: String,
    caption: String,
}

/// Puts the content on disk for a person who may attach it: before the write, which waits for nothing.
pub(in crate::obligations) async fn keep_evidence(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    attached: Attached,
) -> Result<KeptEvidence, Failure> {
    let acting = Acting::now(app, caller);
    let (_, thing) = acting.find_assignment(&mut app.database().read().await?, id).await?;
    acting.caller.require(&acting.graph, Verb::AttachEvidence, &thing)?;
    refuse_content(app, &attached.content)?;
    let sha256 = app.files().keep(&attached.content).await?;
    let Attached { file_name, caption, content } = attached;
    Ok(KeptEvidence { sha256, size_bytes: i64::try_from(content.len()).unwrap_or(i64::MAX), file_name, caption })
}

pub(in crate::obligations) async fn write_evidence(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    period: Option<i64>,
    kept: &KeptEvidence,
) -> Result<EvidenceId, Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let evidence: EvidenceId = tx.new_id();
    let particulars = json!({"evidence": evidence.to_string()});
    let permit = acting.permit(tx, Verb::AttachEvidence, &thing, particulars).await?;
    let occurrence = assignment.period(acting.today, period).map(|occurrence| occurrence.id);
    assignment.rows(occurrence).check(Step::AttachEvidence)?;
    if assignment.evidence_of(occurrence).any(|piece| piece.file_sha256 == kept.sha256) {
        return Err(Problem::AlreadyDone.into());
    }
    store::advance(tx, &permit, id, assignment.row.version).await?;
    let row = NewEvidence {
        id: evidence,
        assignment: id,
        occurrence,
        sha256: &kept.sha256,
        size_bytes: kept.size_bytes,
        file_name: &kept.file_name,
        caption: &kept.caption,
    };
    store::insert_evidence(tx, &permit, &row).await?;
    Ok(evidence)
}

fn refuse_content(app: &App, content: &[u8]) -> Result<(), Problem> {
    if content.is_empty() {
        return Err(Problem::FileEmpty);
    }
    if content.len() > app.settings().upload_limit_bytes {
        return Err(uploads::too_large(app));
    }
    Ok(())
}

/// Takes evidence back. What was handed in with a submission keeps it.
pub async fn withdraw_evidence(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    evidence: EvidenceId,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, id, evidence).await })).await
}

pub(in crate::obligations) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    evidence: EvidenceId,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let particulars = json!({"evidence": evidence.to_string(), "withdrawn": true});
    let permit = acting.permit(tx, Verb::AttachEvidence, &thing, particulars).await?;
    let piece = assignment.evidence.iter().find(|piece| piece.id == evidence).ok_or(Problem::NotFound)?;
    assignment.rows(piece.occurrence_id).check(Step::WithdrawEvidence)?;
    store::withdraw_evidence(tx, &permit, evidence).await?;
    store::advance(tx, &permit, id, assignment.row.version).await
}

/// A piece of evidence with its content, if the caller may see it: inside the unit any, outside what was handed in.
pub async fn open_evidence(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    evidence: EvidenceId,
) -> Result<(EvidenceRow, Vec<u8>), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (assignment, thing) = acting.find_assignment(&mut connection, id).await?;
    drop(connection);
    let handed_in = |piece: &EvidenceRow| {
        assignment.reports.iter().any(|report| assignment.evidence_with(report).any(|other| other.id == piece.id))
    };
    let piece = assignment.evidence.iter().find(|piece| piece.id == evidence).ok_or(Problem::NotFound)?;
    if !acting.may(Verb::ReadInsideReport, &thing) && !handed_in(piece) {
        return Err(Problem::NotFound.into());
    }
    let content = app.files().content(&piece.file_sha256).await?;
    Ok((piece.clone(), content))
}
