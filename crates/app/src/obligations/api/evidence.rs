//! Evidence for programs: attaching a file, taking it back, handing its content out.
//! The content is on disk before the write; sent again under its key it is the same file and the same answer.

use super::{steps, told::ToldAssignment};
use crate::{
    api::{Call, Content, Done, Saved, Sent},
    failure::Failure,
    obligations::{
        CAPTION_LIMIT,
        actions::flow::{self, Attached, evidence},
    },
    requests::Named,
    written::words,
};
use domain::ids::{AssignmentId, EvidenceId};
use papers::doors::cleaned_name;
use schemars::JsonSchema;
use serde::Deserialize;

/// A file that shows what was done. Adding one contradicts nothing, so no version is needed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvidence {
    /// Number of the period, where the duty has periods; the one to work on without it.
    period: Option<i64>,
    /// Name of the file, without folders.
    #[schemars(length(min = 1))]
    file_name: String,
    /// What it shows.
    #[serde(default)]
    #[schemars(length(max = 500))]
    caption: String,
    /// The bytes of the file.
    content: Content,
}

/// Nothing needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /api/v1/assignments/{assignment}/evidence`
pub async fn attach(
    call: Call,
    Named(id): Named<AssignmentId>,
    mut sent: Sent<NewEvidence, true>,
) -> Result<Done<ToldAssignment>, Failure> {
    let new = sent.body();
    let attached = Attached {
        file_name: cleaned_name(&new.file_name),
        caption: words("caption", &new.caption, CAPTION_LIMIT)?,
        content: std::mem::take(&mut new.content.0),
    };
    let kept = evidence::keep_evidence(&call.app, &call.caller, id, attached).await?;
    steps::step(&call, id, sent, move |tx, acting, new| {
        Box::pin(async move { evidence::write_evidence(tx, acting, id, new.period, &kept).await.map(drop) })
    })
    .await
}

/// `GET /api/v1/assignments/{assignment}/evidence/{evidence}`
pub async fn download(call: Call, Named((id, evidence)): Named<(AssignmentId, EvidenceId)>) -> Result<Saved, Failure> {
    let (row, content) = flow::open_evidence(&call.app, &call.caller, id, evidence).await?;
    Ok(Saved { file_name: row.file_name, content })
}

/// `POST /api/v1/assignments/{assignment}/evidence/{evidence}/withdrawal`
pub async fn withdraw(
    call: Call,
    Named((id, evidence)): Named<(AssignmentId, EvidenceId)>,
    sent: Sent<Nothing>,
) -> Result<Done<ToldAssignment>, Failure> {
    steps::step(&call, id, sent, move |tx, acting, _| {
        Box::pin(async move { evidence::write_withdrawal(tx, acting, id, evidence).await })
    })
    .await
}
