//! Papers of a round and the receipt of a report, for programs. A paper is drafted from what is in the round at that
//! moment and is not kept.

use super::told::{self, ToldReport};
use crate::{
    api::{Call, Day, Given, InState, Instant, Wanted},
    failure::Failure,
    printing::{PaperFile, PaperForm},
    reporting::{actions::submitting, papers},
    requests::Named,
};
use domain::ids::{ReportId, ReportSubmissionId, RoundId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Until when late units are to answer, and as which file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBy {
    /// The day; without it, or where it is past, a week from today.
    answer_by: Option<Day>,
    /// The file; without it a Word file.
    format: Option<PaperForm>,
}

/// As which file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AsFile {
    /// The file; without it a Word file.
    format: Option<PaperForm>,
}

/// The receipt of a submission.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportReceipt {
    /// The report, as it stands now.
    report: ToldReport,
    /// Number of the receipt.
    receipt_number: String,
    /// Number of the version that was handed in.
    number: i64,
    /// SHA-256 over what was handed in, in hexadecimal digits.
    code: String,
    /// When.
    submitted_at: Instant,
    /// By whom.
    submitted_by: String,
    /// Who endorsed it.
    endorsed_by: String,
    /// What is kept still gives the code.
    is_whole: bool,
}

/// `GET /api/v1/rounds/{round}/letter-of-urging`
pub async fn letter(
    call: Call,
    Named(id): Named<RoundId>,
    Wanted(wanted): Wanted<AnswerBy>,
    _somebody_is_late: InState,
) -> Result<PaperFile, Failure> {
    let answer_by = wanted.answer_by.map(|day| day.0);
    papers::draft_letter(&call.app, &call.caller, id, (answer_by, wanted.format.unwrap_or_default())).await
}

/// `GET /api/v1/rounds/{round}/consolidated-report`
pub async fn consolidated(
    call: Call,
    Named(id): Named<RoundId>,
    Wanted(wanted): Wanted<AsFile>,
    _has_layout: InState,
) -> Result<PaperFile, Failure> {
    papers::draft_consolidated(&call.app, &call.caller, id, wanted.format.unwrap_or_default()).await
}

/// `GET /api/v1/reports/{report}/receipts/{receipt}`
pub async fn receipt(
    call: Call,
    Named((id, submission)): Named<(ReportId, ReportSubmissionId)>,
) -> Result<Given<ReportReceipt>, Failure> {
    let receipt = submitting::find_receipt(&call.app, &call.caller, id, submission).await?;
    let content = &receipt.content;
    Ok(Given(ReportReceipt {
        report: told::report(&call.acting(), &receipt.report),
        receipt_number: content.receipt_number.clone().unwrap_or_default(),
        number: content.number,
        submitted_at: Instant::of(content.submitted_at_ms.unwrap_or_default()),
        submitted_by: content.submitter.clone().unwrap_or_default(),
        endorsed_by: content.endorser.clone().unwrap_or_default(),
        is_whole: receipt.is_whole,
        code: receipt.code,
    }))
}
