//! What the holder's people do: acknowledge, name the responsible head, report progress, confirm a standing duty.
//!
//! Each is one write with its permit, its history row and its rule. Done twice, it answers that it was done.

use super::{
    drafts,
    loading::{self, Seen, answer},
    store,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::{AccountId, AssignmentId},
    obligations::{Declared, Step},
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;

/// Says that the assignment was received.
pub async fn acknowledge(app: &App, caller: &Caller, id: AssignmentId, seen: Seen) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_acknowledgement(tx, &acting, id, seen).await })).await
}

pub(in crate::obligations) async fn write_acknowledgement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let permit = acting.permit(tx, Verb::Acknowledge, &thing, json!({})).await?;
    assignment.rows(None).check(Step::Acknowledge)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_acknowledgement(tx, &permit, id).await
}

/// Names the person who answers for the assignment: a head of the holder.
pub async fn name_responsible(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    head: AccountId,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_responsible(tx, &acting, id, seen, head).await })).await
}

pub(in crate::obligations) async fn write_responsible(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    head: AccountId,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let particulars = json!({"responsible": head.to_string()});
    let permit = acting.permit(tx, Verb::NameResponsible, &thing, particulars).await?;
    assignment.rows(None).check(Step::NameResponsible)?;
    if assignment.row.responsible_id == Some(head) {
        return Err(Problem::AlreadyDone.into());
    }
    let heads = store::list_heads(tx, assignment.row.organisation_id, acting.today).await?;
    if !heads.iter().any(|row| row.id == head) {
        return Err(Problem::Missing { field: "thu_truong".to_owned() }.into());
    }
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_responsibility(tx, &permit, id, head).await
}

/// Reports progress: what the unit declares, in its own words.
pub async fn report_progress(
    app: &App,
    caller: &Caller,
    id: AssignmentId,
    seen: Seen,
    declared: Declared,
    narrative: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_report(tx, &acting, id, seen, declared, &narrative).await }))
        .await
}

pub(in crate::obligations) async fn write_report(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    declared: Declared,
    narrative: &str,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let occurrence = assignment.period(acting.today, seen.period);
    let number = occurrence.map(|occurrence| occurrence.number);
    let particulars = json!({"declared": declared.code(), "occurrence": number});
    let permit = acting.permit(tx, Verb::ReportProgress, &thing, particulars).await?;
    let occurrence = occurrence.map(|occurrence| occurrence.id);
    // A button pressed twice sends the same report again: before the version, because the first press moved it on.
    let is_the_same = assignment.latest_report(occurrence).is_some_and(|last| {
        let by_the_same = last.reported_by == acting.caller.account && answer(last).is_none();
        by_the_same && loading::declared(last) == declared && last.narrative == narrative
    });
    if is_the_same {
        return Err(Problem::AlreadyDone.into());
    }
    assignment.rows(occurrence).check(Step::Report)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_report(tx, &permit, id, occurrence, declared, narrative).await?;
    drafts::drop_draft(tx, acting.caller.account, id).await
}

/// Confirms that a standing duty is still being done, for the period to work on.
pub async fn confirm(app: &App, caller: &Caller, id: AssignmentId, seen: Seen, note: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_confirmation(tx, &acting, id, seen, &note).await }))
        .await
}

pub(in crate::obligations) async fn write_confirmation(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    seen: Seen,
    note: &str,
) -> Result<(), Failure> {
    let (assignment, thing) = acting.find_assignment(tx, id).await?;
    let occurrence = assignment.period(acting.today, seen.period);
    let number = occurrence.map(|occurrence| occurrence.number);
    let permit = acting.permit(tx, Verb::Confirm, &thing, json!({"occurrence": number})).await?;
    let occurrence = occurrence.map(|occurrence| occurrence.id);
    assignment.rows(occurrence).check(Step::Confirm)?;
    let occurrence = occurrence.ok_or(Problem::AlreadyDone)?;
    store::advance(tx, &permit, id, seen.version).await?;
    store::insert_confirmation(tx, &permit, occurrence, note).await
}
