//! «Gia hạn sau khi chốt»: the tracking body lets one unit go on in a locked round until the end of a day, while the round
//! stays locked for all others; and takes that back. Each has a reason.
//!
//! To let in anew is a new row that takes the place of the one before it. Leave outlives unlocking and locking again: it
//! was promised to the unit, and whoever locks sees it on the page of the round.

use super::{Acting, Report, store};
use crate::{App, caller::Caller, failure::Failure, permits::Thing};
use database::WriteTransaction;
use domain::{
    ids::ReportId,
    permissions::Verb,
    problem::Problem,
    reporting::{ReportStep, check_until},
};
use jiff::civil::Date;
use serde_json::json;

/// Lets a unit go on until the end of a day.
pub async fn admit_report(
    app: &App,
    caller: &Caller,
    id: ReportId,
    seen: i64,
    (until_on, reason): (Date, String),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let (report, thing) = acting.find_report(tx, id).await?;
                write_admission(tx, &acting, (&report, &thing), seen, (until_on, &reason)).await
            })
        })
        .await
}

/// The same inside another write, such as sending back.
pub(in crate::reporting) async fn write_admission(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (report, thing): (&Report, &Thing),
    seen: i64,
    (until_on, reason): (Date, &str),
) -> Result<(), Failure> {
    let permit = acting.permit(tx, Verb::AdmitReport, thing, json!({"until_on": until_on.to_string()})).await?;
    let row = &report.row;
    report.check(ReportStep::Admit, acting.today)?;
    check_until(until_on, acting.today)?;
    let is_by_me = row.admitted_by == Some(acting.caller.account);
    if is_by_me && row.admitted_until == Some(until_on) && row.admission_reason.as_deref() == Some(reason) {
        return Err(Problem::AlreadyDone.into());
    }
    store::advance_report(tx, &permit, row.id, seen).await?;
    store::insert_admission(tx, &permit, row.id, until_on, reason).await
}

/// Takes the leave back before its day: the round is locked for this unit too.
pub async fn withdraw_admission(
    app: &App,
    caller: &Caller,
    id: ReportId,
    seen: i64,
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_admission_withdrawal(tx, &acting, id, seen, &reason).await }))
        .await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_admission_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: i64,
    reason: &str,
) -> Result<(), Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let permit = acting.permit(tx, Verb::AdmitReport, &thing, json!({"withdrawn": true})).await?;
    report.check(ReportStep::WithdrawAdmission, acting.today)?;
    store::advance_report(tx, &permit, id, seen).await?;
    store::withdraw_admission(tx, &permit, id, reason).await
}
