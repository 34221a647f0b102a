//! Assignments for programs: those of the caller's own bodies or of one organisation, and one with all that was done in it.
//! It only reads; the steps stand beside it.

use super::{
    told::{self, ProgressSubmission, ToldAssignment},
    whole::{self, WholeAssignment},
};
use crate::{
    api::{Call, Given, Listed, Paging, Wanted},
    failure::Failure,
    obligations::actions::flow::{self, Assignment},
    requests::Named,
};
use domain::{
    ids::{AssignmentId, OrganisationId, SubmissionId},
    obligations::{AssignmentState, OnSchedule},
    problem::Problem,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which assignments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignmentSearch {
    /// Those of this organisation; of the person's own organisations without it.
    organisation: Option<Uuid>,
    /// Only those in this condition.
    condition: Option<InCondition>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// A condition of an open assignment.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InCondition {
    /// Past its due day.
    Late,
    /// The holder has not said that it was received.
    Unacknowledged,
    /// A submission waits for its answer.
    Waiting,
    /// The last submission was sent back.
    SentBack,
}

/// `GET /api/v1/assignments`: open ones.
pub async fn list(
    call: Call,
    Wanted(search): Wanted<AssignmentSearch>,
) -> Result<Given<Listed<ToldAssignment>>, Failure> {
    let acting = call.acting();
    let mut held = match search.organisation {
        Some(organisation) => flow::list_held_by(&call.app, &call.caller, OrganisationId::from(organisation)).await?,
        None => flow::list_own_work(&call.app, &call.caller).await?.held,
    };
    if let Some(condition) = search.condition {
        held.retain(|assignment| is_in(assignment, condition, acting.today));
    }
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(held, |held| held.row.id.uuid(), |held| told::assignment(&acting, &held)).map(Given)
}

fn is_in(assignment: &Assignment, condition: InCondition, today: jiff::civil::Date) -> bool {
    let period = assignment.period(today, None).map(|period| period.id);
    let state = assignment.rows(period).state();
    match condition {
        InCondition::Late => matches!(assignment.on_schedule(period, today), OnSchedule::Overdue { .. }),
        InCondition::Unacknowledged => assignment.row.acknowledged_at_ms.is_none(),
        InCondition::Waiting => state == AssignmentState::Submitted,
        InCondition::SentBack => state == AssignmentState::SentBack,
    }
}

/// `GET /api/v1/assignments/{assignment}`
pub async fn show(call: Call, Named(id): Named<AssignmentId>) -> Result<Given<WholeAssignment>, Failure> {
    let dossier = flow::find_dossier(&call.app, &call.caller, id).await?;
    Ok(Given(whole::whole(&call.acting(), dossier)))
}

/// The receipt of a submission.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AssignmentReceipt {
    #[serde(flatten)]
    submission: ProgressSubmission,
    /// What is kept still gives the code of the receipt.
    is_whole: bool,
}

/// `GET /api/v1/assignments/{assignment}/receipts/{submission}`
pub async fn show_receipt(
    call: Call,
    Named((id, submission)): Named<(AssignmentId, SubmissionId)>,
) -> Result<Given<AssignmentReceipt>, Failure> {
    let receipt = flow::find_receipt(&call.app, &call.caller, id, submission).await?;
    let submission = told::submission(&receipt.report).ok_or(Problem::NotFound)?;
    Ok(Given(AssignmentReceipt { submission, is_whole: receipt.is_whole }))
}
