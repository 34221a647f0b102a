//! The rows of leave for one unit to go on in a locked round: given, given anew, taken back. A later row takes the place of
//! the one before it; nothing is changed but for what says that it was withdrawn.

use crate::{failure::Failure, permits::Permit};
use database::{WriteTransaction, params, record};
use domain::{ids::ReportId, problem::Problem};
use jiff::civil::Date;

record! { struct Count { number: i64 } }

const COUNT_ADMISSIONS: &str = "SELECT COUNT(*) AS number FROM report_admission WHERE report_id = $1";
const INSERT_ADMISSION: &str = "INSERT INTO report_admission (report_id, number, until_on, reason, admitted_by, \
     admitted_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
const WITHDRAW_ADMISSION: &str = "UPDATE report_admission SET withdraw_reason = $2, withdrawn_by = $3, \
     withdrawn_at_ms = $4 WHERE report_id = $1 AND withdrawn_at_ms IS NULL AND number = \
     (SELECT MAX(n.number) FROM report_admission n WHERE n.report_id = $1)";

/// Gives leave until the end of a day, in the place of the leave before it.
pub async fn insert_admission(
    tx: &mut WriteTransaction,
    permit: &Permit,
    report: ReportId,
    until_on: Date,
    reason: &str,
) -> Result<(), Failure> {
    let given: Count = tx.one(COUNT_ADMISSIONS, params![report]).await?;
    let at_ms = permit.at().millisecond();
    let values = params![report, given.number + 1, until_on, reason, permit.person()?, at_ms];
    Ok(tx.execute(INSERT_ADMISSION, values).await.map(drop)?)
}

/// Takes the leave back; its row stays.
pub async fn withdraw_admission(
    tx: &mut WriteTransaction,
    permit: &Permit,
    report: ReportId,
    reason: &str,
) -> Result<(), Failure> {
    let values = params![report, reason, permit.person()?, permit.at().millisecond()];
    let touched = tx.execute(WITHDRAW_ADMISSION, values).await?;
    if touched.nothing() { Err(Problem::AlreadyDone.into()) } else { Ok(()) }
}
