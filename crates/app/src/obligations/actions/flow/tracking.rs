//! What the tracking body does: accept, send back, extend, cancel.
//!
//! An answer is given to one named submission, so that a page that is out of date cannot answer another. Acceptance ends
//! an assignment that is due once; a recurring one goes on with its next period.

use super::{
    loading::{Assignment, Seen},
    store,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::{AssignmentId, SubmissionId},
    obligations::{Closing, Step, TimingKind},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use serde_json::json;

/// Accepts a submission.
pub async fn accept(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    submission: SubmissionId,
    note: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_acceptance(tx, &acting, id, seen, (submission, &note)).await }))
        .await
}

pub(in crate::obligations) async fn write_acceptance(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    (submission, note): (SubmissionId, &str),
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let particulars = json!({"submission": submission.to_string()});
    let permit = acting.permit(tx, Verb::Accept, &thing, particulars).await?;
    let report = assignment.submission(submission).ok_or(Problem::NothingSubmitted)?;
    if report.accepted_by == Some(acting.caller.account) {
        return Err(Problem::AlreadyDone.into());
    }
    check_answer(&assignment, submission)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_acceptance(tx, &permit, submission, note).await?;
    match assignment.timing() {
        TimingKind::Once => store::close(tx, &permit, id, Closing::Accepted).await,
        TimingKind::Recurring | TimingKind::Standing => Ok(()),
    }
}

/// Sends a submission back, with what is to be done.
pub async fn send_back(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    submission: SubmissionId,
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| {
            Box::pin(async move { write_sending_back(tx, &acting, id, seen, (submission, &reason)).await })
        })
        .await
}

pub(in crate::obligations) async fn write_sending_back(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    (submission, reason): (SubmissionId, &str),
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let particulars = json!({"submission": submission.to_string()});
    let permit = acting.permit(tx, Verb::SendBack, &thing, particulars).await?;
    let report = assignment.submission(submission).ok_or(Problem::NothingSubmitted)?;
    if report.sent_back_by == Some(acting.caller.account) && report.reason.as_deref() == Some(reason) {
        return Err(Problem::AlreadyDone.into());
    }
    check_answer(&assignment, submission)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_sending_back(tx, &permit, submission, reason).await
}

/// Whether this submission still waits for its answer.
fn check_answer(assignment: &Assignment, submission: SubmissionId) -> Result<(), Problem> {
    let report = assignment.submission(submission).ok_or(Problem::NothingSubmitted)?;
    let is_latest = assignment.latest_report(report.occurrence_id).is_some_and(|latest| latest.id == report.id);
    if !is_latest {
        return Err(Problem::SubmissionAnswered);
    }
    assignment.rows(report.occurrence_id).check(Step::Answer)
}

/// Grants a later due date.
pub async fn extend(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    to: Date,
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_extension(tx, &acting, id, seen, to, &reason).await }))
        .await
}

pub(in crate::obligations) async fn write_extension(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    to: Date,
    reason: &str,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let from = assignment.row.due_on;
    let particulars = json!({"from": from.map(|day| day.to_string()), "to": to.to_string()});
    let permit = acting.permit(tx, Verb::Extend, &thing, particulars).await?;
    let last = store::list_extensions(tx, id).await?.pop();
    let is_the_same = last
        .is_some_and(|last| last.to_due_on == to && last.reason == reason && last.extended_by == acting.caller.account);
    if is_the_same && from == Some(to) {
        return Err(Problem::AlreadyDone.into());
    }
    assignment.rows(None).check_extension(to, acting.today)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::extend(tx, &permit, id, from, to, reason).await?;
    Ok(())
}

/// Cancels the assignment.
pub async fn cancel(app: &App, caller: &Caller, id: AssignmentId, seen: Seen, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_cancellation(tx, &acting, id, seen, &reason).await }))
        .await
}

pub(in crate::obligations) async fn write_cancellation(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    reason: &str,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let permit = acting.permit(tx, Verb::Cancel, &thing, json!({})).await?;
    let before = store::find_cancellation(tx, id).await?;
    if before.is_some_and(|row| row.cancelled_by == acting.caller.account && row.reason == reason) {
        return Err(Problem::AlreadyDone.into());
    }
    assignment.rows(None).check(Step::Cancel)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_cancellation(tx, &permit, id, reason).await?;
    store::close(tx, &permit, id, Closing::Cancelled).await
}
