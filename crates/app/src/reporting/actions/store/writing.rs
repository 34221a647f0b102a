//! Writing the rows of rounds and reports. Every write takes a permit, so its history row stands in the same savepoint;
//! only the draft does not, since it is no history. Nothing is deleted.

use super::RoundKey;
use crate::{failure::Failure, permits::Permit};
use database::{Error, Value, WriteTransaction, params};
use domain::{
    ids::{AccountId, OrganisationId, ReportContentId, ReportId, ReportSubmissionId, RoundId, RoundLockId},
    problem::Problem,
    reporting::DueDates,
};
use jiff::civil::Date;

const KEEP_FILES: &str = "INSERT INTO pack_version (pack, version, files, sha256, kept_at_ms) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (pack, version) DO NOTHING";
const INSERT_ROUND: &str = "INSERT INTO reporting_round (id, pack, pack_version, form, form_version, regime, year, number, \
     first_day, last_day, asked_by, selector, due_on, cut_off_on, opened_by, opened_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
const INSERT_DUE: &str = "INSERT INTO round_due (round_id, level, due_on) VALUES ($1, $2, $3)";
const ADVANCE_ROUND: &str = "UPDATE reporting_round SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_REPORT: &str = "INSERT INTO report (id, round_id, organisation_id, first_day, last_day, is_part, due_on, \
     version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
const INSERT_PART: &str = "INSERT INTO report_part (part_id, report_id) VALUES ($1, $2)";
const CUT_REPORT: &str = "UPDATE report SET last_day = $2, is_part = 1, version = version + 1 WHERE id = $1";
const ADVANCE_REPORT: &str = "UPDATE report SET version = version + 1 WHERE id = $1 AND version = $2";
const SAVE_DRAFT: &str = "INSERT INTO report_draft (report_id, typed, form_version, saved_by, saved_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT (report_id) DO UPDATE SET typed = excluded.typed, \
     form_version = excluded.form_version, saved_by = excluded.saved_by, saved_at_ms = excluded.saved_at_ms, \
     version = report_draft.version + 1";
const INSERT_CONTENT: &str = "INSERT INTO report_content (id, report_id, number, draft_version, acting_id, made_by, \
     made_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_FIGURE: &str =
    "INSERT INTO figure (content_id, indicator, component, state, amount_micro) VALUES ($1, $2, $3, $4, $5)";
const INSERT_KEY: &str = "INSERT INTO figure_key (content_id, indicator, component, named) VALUES ($1, $2, $3, $4)";
const INSERT_NARRATIVE: &str = "INSERT INTO report_narrative (content_id, code, words) VALUES ($1, $2, $3)";
const INSERT_EXPLANATION: &str =
    "INSERT INTO report_explanation (content_id, indicator, component, words) VALUES ($1, $2, $3, $4)";
const INSERT_ENDORSEMENT: &str =
    "INSERT INTO report_endorsement (content_id, endorsed_by, endorsed_at_ms) VALUES ($1, $2, $3)";
const INSERT_SUBMISSION: &str = "INSERT INTO report_submission (id, report_id, content_id, receipt_number, \
     content_sha256, acting_id, submitted_by, submitted_at_ms, seen_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_CORRECTION: &str =
    "INSERT INTO report_correction (submission_id, reason, opened_by, opened_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_WAIVER: &str =
    "INSERT INTO report_waiver (report_id, reason, waived_by, waived_at_ms) VALUES ($1, $2, $3, $4)";
const WITHDRAW_WAIVER: &str = "UPDATE report_waiver SET withdrawn_by = $2, withdrawn_at_ms = $3 \
     WHERE report_id = $1 AND withdrawn_at_ms IS NULL";
const INSERT_LOCK: &str =
    "INSERT INTO round_lock (id, round_id, reason, locked_by, locked_at_ms) VALUES ($1, $2, $3, $4, $5)";
const LIFT_LOCK: &str = "UPDATE round_lock SET unlock_reason = $2, unlocked_by = $3, unlocked_at_ms = $4 \
     WHERE round_id = $1 AND unlocked_at_ms IS NULL";

async fn write(tx: &mut WriteTransaction, sql: &'static str, values: Vec<Value>) -> Result<(), Failure> {
    Ok(tx.execute(sql, values).await.map(drop)?)
}

/// Keeps the files of a pack's version, once.
pub async fn keep_files(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (pack, version): (&str, i64),
    files: &str,
    sha256: &[u8; 32],
) -> Result<(), Failure> {
    write(tx, KEEP_FILES, params![pack, version, files, sha256, permit.at().millisecond()]).await
}

/// A round, ready to be kept.
pub struct RoundToKeep<'v> {
    /// Its identity.
    pub id: RoundId,
    /// Form, period and body.
    pub key: RoundKey<'v>,
    /// Version of the pack.
    pub pack_version: i64,
    /// Version of the form.
    pub form_version: i64,
    /// First and last day of the period.
    pub days: (Date, Date),
    /// Which units, as JSON.
    pub selector: &'v str,
    /// Until when.
    pub due: &'v DueDates,
    /// The last day on which it takes submissions.
    pub cut_off_on: Option<Date>,
    /// Who asks.
    pub opened_by: AccountId,
}

/// Opens a round.
pub async fn insert_round(tx: &mut WriteTransaction, permit: &Permit, round: &RoundToKeep<'_>) -> Result<(), Failure> {
    let key = round.key;
    let values = params![
        round.id,
        key.pack,
        round.pack_version,
        key.form,
        round.form_version,
        key.regime,
        key.year,
        key.number,
        round.days.0,
        round.days.1,
        key.asked_by,
        round.selector,
        round.due.others,
        round.cut_off_on,
        round.opened_by,
        permit.at().millisecond()
    ];
    write(tx, INSERT_ROUND, values).await?;
    for (level, due_on) in &round.due.of_level {
        write(tx, INSERT_DUE, params![round.id, level, *due_on]).await?;
    }
    Ok(())
}

/// Moves a round on from the version that the person saw.
pub async fn advance_round(tx: &mut WriteTransaction, _permit: &Permit, id: RoundId, seen: i64) -> Result<(), Failure> {
    let touched = tx.execute(ADVANCE_ROUND, params![id, seen]).await?;
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// What an organisation owes for its days, until a day.
pub async fn insert_report(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    round: RoundId,
    organisation: OrganisationId,
    (days, due_on): ((Date, Date), Date),
    is_part: bool,
) -> Result<ReportId, Failure> {
    let id: ReportId = tx.new_id();
    write(tx, INSERT_REPORT, params![id, round, organisation, days.0, days.1, is_part, due_on]).await?;
    Ok(id)
}

/// Ties a part report to that of a body that carried on.
pub async fn insert_part(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    part: ReportId,
    report: ReportId,
) -> Result<(), Failure> {
    write(tx, INSERT_PART, params![part, report]).await
}

/// Makes a report the part report of a body that ends after that day.
pub async fn cut_report(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    report: ReportId,
    last_day: Date,
) -> Result<(), Failure> {
    write(tx, CUT_REPORT, params![report, last_day]).await
}

/// Moves a report on from the version that the person saw.
pub async fn advance_report(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: ReportId,
    seen: i64,
) -> Result<(), Failure> {
    let touched = tx.execute(ADVANCE_REPORT, params![id, seen]).await?;
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// Keeps the working copy. The caller has read it in the same transaction, so nothing is overwritten unseen.
pub async fn save_draft(
    tx: &mut WriteTransaction,
    report: ReportId,
    typed: &str,
    form_version: i64,
    account: AccountId,
) -> Result<(), Error> {
    let saved_at_ms = tx.now().millisecond();
    tx.execute(SAVE_DRAFT, params![report, typed, form_version, account, saved_at_ms]).await.map(drop)
}

/// The same where another body entered figures for the unit: that is history.
pub async fn save_draft_for_unit(
    tx: &mut WriteTransaction,
    permit: &Permit,
    report: ReportId,
    typed: &str,
    form_version: i64,
) -> Result<(), Failure> {
    let by = permit.person()?;
    write(tx, SAVE_DRAFT, params![report, typed, form_version, by, permit.at().millisecond()]).await
}

/// One cell to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellToKeep {
    /// Indicator.
    pub indicator: String,
    /// Component.
    pub component: String,
    /// The word of its state.
    pub state: &'static str,
    /// Millionths, when it has a value.
    pub amount_micro: Option<i64>,
}

/// A content, ready to be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContentToKeep {
    /// Its number within the report.
    pub number: i64,
    /// The version of the draft that it was made from.
    pub draft_version: i64,
    /// Its cells.
    pub cells: Vec<CellToKeep>,
    /// Indicator, component and one key of its list.
    pub keys: Vec<(String, String, String)>,
    /// Code of a question and its answer.
    pub narratives: Vec<(String, String)>,
    /// Indicator, component and what is said about it.
    pub explanations: Vec<(String, String, String)>,
}

/// Keeps a version of a report's content, all of it, and that the head stands behind it.
pub async fn insert_endorsed_content(
    tx: &mut WriteTransaction,
    permit: &Permit,
    report: ReportId,
    content: &ContentToKeep,
) -> Result<ReportContentId, Failure> {
    let id: ReportContentId = tx.new_id();
    let (person, at_ms) = (permit.person()?, permit.at().millisecond());
    let acting = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
    let values = params![id, report, content.number, content.draft_version, acting, person, at_ms];
    write(tx, INSERT_CONTENT, values).await?;
    for cell in &content.cells {
        let values = params![id, &cell.indicator, &cell.component, cell.state, cell.amount_micro];
        write(tx, INSERT_FIGURE, values).await?;
    }
    for (indicator, component, named) in &content.keys {
        write(tx, INSERT_KEY, params![id, indicator, component, named]).await?;
    }
    for (code, words) in &content.narratives {
        write(tx, INSERT_NARRATIVE, params![id, code, words]).await?;
    }
    for (indicator, component, words) in &content.explanations {
        write(tx, INSERT_EXPLANATION, params![id, indicator, component, words]).await?;
    }
    write(tx, INSERT_ENDORSEMENT, params![id, person, at_ms]).await?;
    Ok(id)
}

/// A submission, ready to be kept.
pub struct SubmissionToKeep<'v> {
    /// Its identity.
    pub id: ReportSubmissionId,
    /// Of which report.
    pub report: ReportId,
    /// The endorsed content.
    pub content: ReportContentId,
    /// BC-2026-000123.
    pub receipt_number: &'v str,
    /// Hash of what is handed in.
    pub content_sha256: &'v [u8; 32],
    /// The version of the report that the person saw.
    pub seen: i64,
}

/// The unit hands in.
pub async fn insert_submission(
    tx: &mut WriteTransaction,
    permit: &Permit,
    submission: &SubmissionToKeep<'_>,
) -> Result<(), Failure> {
    let acting = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
    let values = params![
        submission.id,
        submission.report,
        submission.content,
        submission.receipt_number,
        submission.content_sha256,
        acting,
        permit.person()?,
        permit.at().millisecond(),
        submission.seen
    ];
    write(tx, INSERT_SUBMISSION, values).await
}

/// The unit opens an accepted report for a correction.
pub async fn insert_correction(
    tx: &mut WriteTransaction,
    permit: &Permit,
    submission: ReportSubmissionId,
    reason: &str,
) -> Result<(), Failure> {
    write(tx, INSERT_CORRECTION, params![submission, reason, permit.person()?, permit.at().millisecond()]).await
}

/// The tracking body waives a report.
pub async fn insert_waiver(
    tx: &mut WriteTransaction,
    permit: &Permit,
    report: ReportId,
    reason: &str,
) -> Result<(), Failure> {
    write(tx, INSERT_WAIVER, params![report, reason, permit.person()?, permit.at().millisecond()]).await
}

/// The tracking body takes a waiver back; its row stays.
pub async fn withdraw_waiver(tx: &mut WriteTransaction, permit: &Permit, report: ReportId) -> Result<(), Failure> {
    let touched = tx.execute(WITHDRAW_WAIVER, params![report, permit.person()?, permit.at().millisecond()]).await?;
    if touched.nothing() { Err(Problem::AlreadyDone.into()) } else { Ok(()) }
}

/// Locks a round whose cut-off has passed: nobody did it, and its day is the reason.
pub async fn insert_cut_off(tx: &mut WriteTransaction, permit: &Permit, round: RoundId) -> Result<(), Failure> {
    let id: RoundLockId = tx.new_id();
    write(tx, INSERT_LOCK, params![id, round, "", None::<AccountId>, permit.at().millisecond()]).await
}

/// Locks a round.
pub async fn insert_lock(
    tx: &mut WriteTransaction,
    permit: &Permit,
    round: RoundId,
    reason: &str,
) -> Result<(), Failure> {
    let id: RoundLockId = tx.new_id();
    write(tx, INSERT_LOCK, params![id, round, reason, Some(permit.person()?), permit.at().millisecond()]).await
}

/// Unlocks it; the lock's row stays.
pub async fn lift_lock(
    tx: &mut WriteTransaction,
    permit: &Permit,
    round: RoundId,
    reason: &str,
) -> Result<(), Failure> {
    let touched = tx.execute(LIFT_LOCK, params![round, reason, permit.person()?, permit.at().millisecond()]).await?;
    if touched.nothing() { Err(Problem::AlreadyDone.into()) } else { Ok(()) }
}
