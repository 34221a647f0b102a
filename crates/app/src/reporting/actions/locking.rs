//! What the tracking body does with a round as a whole: lock it, unlock it; and with one unit: waive its report.
//!
//! A locked round takes nothing more of its units, save of those that are let in (`admitting`); what waits may still be
//! accepted, and what is typed is kept. Each has a reason and is never undone by taking its row away.

use super::{Acting, store};
use crate::{App, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::{ReportId, RoundId},
    permissions::Verb,
    problem::Problem,
    reporting::ReportStep,
};
use serde_json::json;

/// Locks a round.
pub async fn lock_round(app: &App, caller: &Caller, id: RoundId, seen: i64, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_lock(tx, &acting, id, seen, &reason).await })).await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_lock(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: RoundId,
    seen: i64,
    reason: &str,
) -> Result<(), Failure> {
    let (round, thing) = acting.find_round(tx, id).await?;
    let permit = acting.permit(tx, Verb::LockRound, &thing, json!({"locked": true})).await?;
    if round.locked_at_ms.is_some() {
        return Err(Problem::AlreadyDone.into());
    }
    store::advance_round(tx, &permit, id, seen).await?;
    store::insert_lock(tx, &permit, id, reason).await
}

/// Unlocks a round.
pub async fn unlock_round(app: &App, caller: &Caller, id: RoundId, seen: i64, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_unlocking(tx, &acting, id, seen, &reason).await })).await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_unlocking(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: RoundId,
    seen: i64,
    reason: &str,
) -> Result<(), Failure> {
    let (round, thing) = acting.find_round(tx, id).await?;
    let permit = acting.permit(tx, Verb::LockRound, &thing, json!({"locked": false})).await?;
    if round.locked_at_ms.is_none() {
        return Err(Problem::AlreadyDone.into());
    }
    store::advance_round(tx, &permit, id, seen).await?;
    store::lift_lock(tx, &permit, id, reason).await
}

/// Lets a unit off its report.
pub async fn waive_report(app: &App, caller: &Caller, id: ReportId, seen: i64, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_waiver(tx, &acting, id, seen, &reason).await })).await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_waiver(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: i64,
    reason: &str,
) -> Result<(), Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let permit = acting.permit(tx, Verb::WaiveReport, &thing, json!({})).await?;
    report.check(ReportStep::Waive, acting.today)?;
    store::advance_report(tx, &permit, id, seen).await?;
    store::insert_waiver(tx, &permit, id, reason).await
}

/// Takes a waiver back: the unit owes its report again.
pub async fn withdraw_waiver(app: &App, caller: &Caller, id: ReportId, seen: i64) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_waiver_withdrawal(tx, &acting, id, seen).await })).await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_waiver_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: i64,
) -> Result<(), Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let permit = acting.permit(tx, Verb::WaiveReport, &thing, json!({"withdrawn": true})).await?;
    report.check(ReportStep::WithdrawWaiver, acting.today)?;
    store::advance_report(tx, &permit, id, seen).await?;
    store::withdraw_waiver(tx, &permit, id).await
}
