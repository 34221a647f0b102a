//! Submitting the endorsed version, and the receipt of what was submitted.
//!
//! The receipt's code is the hash of what was handed in: figures, words, people, unit and moment. It can be computed again
//! from the rows at any time, which is what the receipt's page does.

use super::{
    Acting, Report, answer,
    store::{self, ContentRow, SubmissionToKeep},
};
use crate::{App, caller::Caller, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{ReportId, ReportSubmissionId},
    journal::{canonical_json, hex},
    obligations::Answer,
    permissions::Verb,
    problem::Problem,
    reporting::ReportStep,
};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Submits the endorsed version. Sent again, at once or after any time, it answers with the submission that was made.
pub async fn submit(app: &App, caller: &Caller, id: ReportId, seen: i64) -> Result<ReportSubmissionId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_submission(tx, &acting, id, seen).await })).await
}

pub(in crate::reporting) async fn write_submission(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: i64,
) -> Result<ReportSubmissionId, Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let organisation = acting.caller.require(&acting.graph, Verb::Submit, &thing)?;
    if let Some(made) = made_from(&report, seen).filter(|_| REMEMBERS) {
        return Ok(made);
    }
    let submission: ReportSubmissionId = tx.new_id();
    let receipt_number = next_receipt(tx).await?;
    let latest = report.latest();
    let particulars = json!({
        "submission": submission.to_string(), "receipt": receipt_number, "number": latest.map(|content| content.number),
    });
    let permit = acting.permit(tx, Verb::Submit, &thing, particulars).await?;
    report.check(ReportStep::Submit, acting.today)?;
    let content = latest.ok_or(Problem::NothingEntered)?;
    store::advance_report(tx, &permit, id, seen).await?;
    let sent = ContentRow {
        submission_id: Some(submission),
        submitted_at_ms: Some(permit.at().millisecond()),
        submitted_by: Some(acting.caller.account),
        receipt_number: Some(receipt_number.clone()),
        submission_acting_id: Some(organisation),
        ..content.clone()
    };
    let row = SubmissionToKeep {
        id: submission,
        report: id,
        content: content.id,
        receipt_number: &receipt_number,
        content_sha256: &content_hash(tx, &report, &sent).await?,
        seen,
    };
    store::insert_submission(tx, &permit, &row).await?;
    Ok(submission)
}

/// Without this a delivery that comes again is refused instead of answered: the fault that the tests of deliveries must
/// catch. Nothing but their control asks for the feature.
const REMEMBERS: bool = !cfg!(feature = "forget-deliveries");

/// The submission that was made from exactly the version that this form saw: the button was pressed twice, or a poor
/// network brings the form once more. Submissions that are older than the note of their version are known while they wait.
fn made_from(report: &Report, seen: i64) -> Option<ReportSubmissionId> {
    if let Some(made) = report.contents.iter().find(|content| content.seen_version == Some(seen)) {
        return made.submission_id;
    }
    let moved_on_once = report.row.version == seen + 1;
    let is_older = |content: &&ContentRow| content.seen_version.is_none();
    let waiting = report.latest().filter(|content| answer(content) == Some(Answer::Waiting)).filter(is_older);
    waiting.filter(|_| moved_on_once).and_then(|content| content.submission_id)
}

/// BC-2026-000123: counted within the year, without holes, because there is one writer.
async fn next_receipt(tx: &mut WriteTransaction) -> Result<String, Failure> {
    let beginning = format!("BC-{:04}-", tx.now().day().year());
    let last = store::last_receipt(tx, &beginning).await?;
    let last: u32 = last.and_then(|number| number.strip_prefix(&beginning)?.parse().ok()).unwrap_or(0);
    Ok(format!("{beginning}{:06}", last + 1))
}

/// The hash of what a submission hands in.
async fn content_hash(connection: &mut Connection, report: &Report, content: &ContentRow) -> Result<[u8; 32], Failure> {
    let figures: Vec<_> = store::list_figures(connection, content.id)
        .await?
        .into_iter()
        .map(|row| json!([row.indicator, row.component, row.state, row.amount_micro]))
        .collect();
    let narratives: Vec<_> = store::list_narratives(connection, content.id)
        .await?
        .into_iter()
        .map(|row| json!([row.code, row.words]))
        .collect();
    let explanations: Vec<_> = store::list_explanations(connection, content.id)
        .await?
        .into_iter()
        .map(|row| json!([row.indicator, row.component, row.words]))
        .collect();
    let keys: Vec<_> = store::list_keys(connection, content.id)
        .await?
        .into_iter()
        .map(|row| json!([row.indicator, row.component, row.named]))
        .collect();
    let round = &report.round.row;
    let mut handed_in = json!({
        "receipt": content.receipt_number,
        "report": report.row.id.to_string(),
        "number": content.number,
        "organisation": report.row.organisation_id.to_string(),
        "days": [report.row.first_day.to_string(), report.row.last_day.to_string()],
        "form": [round.pack, round.form, round.pack_version, round.form_version],
        "period": [round.regime, round.year, round.number],
        "asked_by": round.asked_by.to_string(),
        "endorsed_by": content.endorsed_by.map(|id| id.to_string()),
        "submitted_by": content.submitted_by.map(|id| id.to_string()),
        "submitted_for": content.submission_acting_id.map(|id| id.to_string()),
        "submitted_at_ms": content.submitted_at_ms,
        "figures": figures,
        "narratives": narratives,
        "explanations": explanations,
    });
    // Only where there are some, so that receipts from before lists of keys stay true.
    if let Some(members) = handed_in.as_object_mut().filter(|_| !keys.is_empty()) {
        members.insert("keys".to_owned(), json!(keys));
    }
    Ok(Sha256::digest(canonical_json(&handed_in).as_bytes()).into())
}

/// A submission as its receipt shows it.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The report.
    pub report: Report,
    /// The version that was handed in.
    pub content: ContentRow,
    /// The code, as digits.
    pub code: String,
    /// The rows still give the hash that was kept.
    pub is_whole: bool,
}

/// The receipt of a submission, for everyone who may read the report.
pub async fn find_receipt(
    app: &App,
    caller: &Caller,
    id: ReportId,
    submission: ReportSubmissionId,
) -> Result<Receipt, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (report, _) = acting.find_report(&mut connection, id).await?;
    let content = report.submission(submission).ok_or(Problem::NotFound)?.clone();
    let hash = content_hash(&mut connection, &report, &content).await?;
    let code = hex(&content.content_sha256.unwrap_or_default());
    Ok(Receipt { is_whole: content.content_sha256 == Some(hash), code, content, report })
}
