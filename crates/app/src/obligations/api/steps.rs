//! The steps of an assignment for programs: those of its holder and those of its tracking body.
//! Each is done once under its key, and answers with the assignment after it.

use super::{
    told::{self, ToldAssignment},
    whole::ProgressDraft,
};
use crate::{
    acting::Acting,
    api::{Call, Day, Done, Sent},
    failure::Failure,
    obligations::{
        NARRATIVE_LIMIT,
        actions::flow::{self, ReportDraft, drafts, holder, submitting, tracking},
    },
    requests::Named,
    written::{REASON_LIMIT, needed, words},
};
use database::{BoxFuture, WriteTransaction};
use domain::{
    ids::{AccountId, AssignmentId, SubmissionId},
    obligations::Declared,
    permissions::Verb,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

type Step = Result<Done<ToldAssignment>, Failure>;

/// A step that needs nothing but what was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAssignment {
    /// Of the assignment.
    version: i64,
    /// Number of the period, where the duty has periods; the one to work on without it.
    period: Option<i64>,
}

impl SeenAssignment {
    fn seen(&self) -> flow::Seen {
        flow::Seen { version: self.version, period: self.period }
    }
}

fn seen(version: i64, period: Option<i64>) -> flow::Seen {
    flow::Seen { version, period }
}

/// Naming the responsible head.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewResponsible {
    /// Of the assignment.
    version: i64,
    /// The account of a head of the holder.
    account: Uuid,
}

/// What the holder declares.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Declaration {
    /// Under way.
    Doing,
    /// Under way, with a difficulty that others must know.
    Hindered,
    /// All done.
    Done,
}

impl From<Declaration> for Declared {
    fn from(declaration: Declaration) -> Self {
        match declaration {
            Declaration::Doing => Declared::Doing,
            Declaration::Hindered => Declared::Hindered,
            Declaration::Done => Declared::Done,
        }
    }
}

/// A report of progress.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProgress {
    /// Of the assignment.
    version: i64,
    /// Number of the period, where the duty has periods; the one to work on without it.
    period: Option<i64>,
    /// What the unit declares.
    declared: Declaration,
    /// What was done, in the unit's words.
    #[schemars(length(min = 1, max = 10_000))]
    narrative: String,
}

/// A report that is not made yet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnfinishedProgress {
    /// What is going to be declared, if that is known.
    declared: Option<Declaration>,
    /// The words so far.
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    narrative: String,
}

/// The confirmation of a standing duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConfirmation {
    /// Of the assignment.
    version: i64,
    /// Number of the period; the one to work on without it.
    period: Option<i64>,
    /// How the duty is being done.
    #[schemars(length(min = 1, max = 2_000))]
    note: String,
}

/// The acceptance of a submission.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressAcceptance {
    /// Of the assignment.
    version: i64,
    /// The submission that was seen.
    submission: Uuid,
    /// What is said to it.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    note: String,
}

/// The sending back of a submission.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressSendingBack {
    /// Of the assignment.
    version: i64,
    /// The submission that was seen.
    submission: Uuid,
    /// What is to be put right.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A later due date.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExtension {
    /// Of the assignment.
    version: i64,
    /// The later day.
    due_on: Day,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A cancellation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCancellation {
    /// Of the assignment.
    version: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// Takes a step in the write that keeps its answer, and tells the assignment after it.
pub async fn step<B, const WITH_FILE: bool, F>(call: &Call, id: AssignmentId, sent: Sent<B, WITH_FILE>, act: F) -> Step
where
    B: DeserializeOwned + Send + 'static,
    F: for<'t> FnOnce(&'t mut WriteTransaction, &'t Acting, B) -> BoxFuture<'t, Result<(), Failure>> + Send + 'static,
{
    let acting = call.acting();
    sent.once(call, move |tx, body| {
        Box::pin(async move {
            act(tx, &acting, body).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The assignment after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: AssignmentId) -> Result<ToldAssignment, Failure> {
    let (mut assignment, thing) = acting.find_assignment(tx, id).await?;
    if !acting.may(Verb::ReadInsideReport, &thing) {
        assignment.keep_what_was_handed_in();
    }
    Ok(told::assignment(acting, &assignment))
}

/// `POST /api/v1/assignments/{assignment}/acknowledgement`
pub async fn acknowledge(call: Call, Named(id): Named<AssignmentId>, sent: Sent<SeenAssignment>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move { holder::write_acknowledgement(tx, acting, id, sent.seen()).await })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/responsible`
pub async fn name_responsible(call: Call, Named(id): Named<AssignmentId>, sent: Sent<NewResponsible>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        let (seen, head) = (seen(sent.version, None), AccountId::from(sent.account));
        Box::pin(async move {
            holder::write_responsible(tx, acting, id, seen, head).await.map_err(|failure| match failure {
                // The page has another name for the field.
                Failure::Problem(Problem::Missing { .. }) => Problem::Missing { field: "account".to_owned() }.into(),
                other => other,
            })
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/draft`
pub async fn save_draft(
    call: Call,
    Named(id): Named<AssignmentId>,
    sent: Sent<UnfinishedProgress>,
) -> Result<Done<ProgressDraft>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let declared = sent.declared.map(|declared| Declared::from(declared).code().to_owned()).unwrap_or_default();
            let narrative = words("narrative", &sent.narrative, NARRATIVE_LIMIT)?;
            let draft = ReportDraft { declared, narrative };
            drafts::write_draft(tx, &acting, id, &draft).await?;
            Ok(ProgressDraft { declared: draft.declared, narrative: draft.narrative })
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/reports`
pub async fn report(call: Call, Named(id): Named<AssignmentId>, sent: Sent<NewProgress>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let narrative = needed("narrative", &sent.narrative, NARRATIVE_LIMIT)?;
            let seen = seen(sent.version, sent.period);
            holder::write_report(tx, acting, id, seen, sent.declared.into(), &narrative).await
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/endorsement`
pub async fn endorse(call: Call, Named(id): Named<AssignmentId>, sent: Sent<SeenAssignment>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move { submitting::write_endorsement(tx, acting, id, sent.seen()).await })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/submission`
pub async fn submit(call: Call, Named(id): Named<AssignmentId>, sent: Sent<SeenAssignment>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move { submitting::write_submission(tx, acting, id, sent.seen()).await.map(drop) })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/confirmation`
pub async fn confirm(call: Call, Named(id): Named<AssignmentId>, sent: Sent<NewConfirmation>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let note = needed("note", &sent.note, REASON_LIMIT)?;
            holder::write_confirmation(tx, acting, id, seen(sent.version, sent.period), &note).await
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/acceptance`
pub async fn accept(call: Call, Named(id): Named<AssignmentId>, sent: Sent<ProgressAcceptance>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let note = words("note", &sent.note, REASON_LIMIT)?;
            let answered = (SubmissionId::from(sent.submission), note.as_str());
            tracking::write_acceptance(tx, acting, id, seen(sent.version, None), answered).await
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/sending-back`
pub async fn send_back(call: Call, Named(id): Named<AssignmentId>, sent: Sent<ProgressSendingBack>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let answered = (SubmissionId::from(sent.submission), reason.as_str());
            tracking::write_sending_back(tx, acting, id, seen(sent.version, None), answered).await
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/extension`
pub async fn extend(call: Call, Named(id): Named<AssignmentId>, sent: Sent<NewExtension>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            tracking::write_extension(tx, acting, id, seen(sent.version, None), sent.due_on.0, &reason).await
        })
    })
    .await
}

/// `POST /api/v1/assignments/{assignment}/cancellation`
pub async fn cancel(call: Call, Named(id): Named<AssignmentId>, sent: Sent<NewCancellation>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            tracking::write_cancellation(tx, acting, id, seen(sent.version, None), &reason).await
        })
    })
    .await
}
