//! Reading lists: rounds of a body, the rounds that an organisation reports in, what was reported before, history.
//! Each is one statement; counts are made in the database.

use database::{Connection, Error, params, record};
use domain::{
    ids::{OrganisationId, ReportContentId, ReportId, RoundId},
    reporting::PeriodReport,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

record! {
    /// A round that a body follows, with how far it has come. Part reports are not counted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FollowedRow {
        pub id: RoundId, pub owed: i64, pub waived: i64, pub submitted: i64, pub accepted: i64, pub sent_back: i64,
    }
}

impl FollowedRow {
    /// Reports that wait for their answer.
    pub fn waiting(&self) -> i64 {
        (self.submitted - self.accepted - self.sent_back).max(0)
    }
}

record! { struct RoundOnly { id: RoundId } }
record! { struct DueRow { level: String, due_on: Date } }
record! { struct ReportOnly { id: ReportId } }
record! { struct ContentOnly { id: ReportContentId } }

record! {
    /// One line of a report's history.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct JournalRow { pub at_ms: i64, pub verb: String, pub full_name: Option<String>, pub particulars: String }
}

/// The last submission of each report counts, found by its index: never all that were ever submitted.
const LIST_FOLLOWED: &str = "SELECT o.id, COUNT(r.id) AS owed, COUNT(w.report_id) AS waived, COUNT(s.id) AS submitted, \
     COUNT(CASE WHEN b.submission_id IS NULL THEN x.submission_id END) AS accepted, \
     COUNT(b.submission_id) AS sent_back FROM reporting_round o \
     JOIN report r ON r.round_id = o.id AND r.is_part = 0 LEFT JOIN report_waiver w ON w.report_id = r.id AND w.withdrawn_at_ms IS NULL \
     LEFT JOIN report_submission s ON s.id = (SELECT l.id FROM report_submission l WHERE l.report_id = r.id \
     ORDER BY l.submitted_at_ms DESC, l.id DESC LIMIT 1) \
     LEFT JOIN report_acceptance x ON x.submission_id = s.id LEFT JOIN report_sending_back b ON b.submission_id = s.id \
     WHERE o.asked_by = $1 GROUP BY o.id, o.last_day, o.opened_at_ms ORDER BY o.last_day DESC, o.opened_at_ms DESC, o.id";
const FIND_SAME_ROUND: &str = "SELECT id FROM reporting_round WHERE pack = $1 AND form = $2 AND regime = $3 AND year = $4 \
     AND number = $5 AND asked_by = $6";
const LIST_DUE: &str = "SELECT level, due_on FROM round_due WHERE round_id = $1";
const LIST_PAST_CUT_OFF: &str = "SELECT o.id FROM reporting_round o WHERE o.cut_off_on < $1 AND NOT EXISTS \
     (SELECT 1 FROM round_lock l WHERE l.round_id = o.id AND (l.locked_by IS NULL OR l.unlocked_at_ms IS NULL)) ORDER BY o.id";
const FIND_PREVIOUS_CONTENT: &str = "SELECT c.id FROM reporting_round o JOIN report r ON r.round_id = o.id \
     JOIN report_content c ON c.report_id = r.id JOIN report_submission s ON s.content_id = c.id \
     LEFT JOIN report_sending_back b ON b.submission_id = s.id WHERE o.pack = $1 AND o.form = $2 AND o.regime = $3 \
     AND o.year = $4 AND o.number = $5 AND o.asked_by = $6 AND r.organisation_id = $7 AND r.is_part = 0 \
     AND b.submission_id IS NULL ORDER BY s.submitted_at_ms DESC, s.id DESC";
const LIST_GIVEN_ABOVE: &str = "SELECT r.id FROM report r JOIN reporting_round o ON o.id = r.round_id \
     WHERE r.organisation_id = $1 AND o.asked_by <> $1 AND o.pack = $2 AND o.regime = $3 AND o.year = $4 \
     AND o.number = $5 ORDER BY o.opened_at_ms, r.id";
const LIST_JOURNAL: &str = "SELECT j.at_ms, j.verb, a.full_name, j.particulars FROM journal j \
     LEFT JOIN account a ON a.id = j.actor WHERE j.thing = 'report' AND j.thing_id = $1 ORDER BY j.seq DESC";

/// The rounds that a body follows, the latest period first.
pub async fn list_followed(connection: &mut Connection, body: OrganisationId) -> Result<Vec<FollowedRow>, Error> {
    connection.all(LIST_FOLLOWED, params![body]).await
}

/// The due dates of levels that have their own in a round.
pub async fn list_due(connection: &mut Connection, round: RoundId) -> Result<BTreeMap<String, Date>, Error> {
    let rows: Vec<DueRow> = connection.all(LIST_DUE, params![round]).await?;
    Ok(rows.into_iter().map(|row| (row.level, row.due_on)).collect())
}

/// Rounds whose cut-off lies before a day, that are not locked now and that no cut-off has locked.
pub async fn list_past_cut_off(connection: &mut Connection, today: Date) -> Result<Vec<RoundId>, Error> {
    let rows: Vec<RoundOnly> = connection.all(LIST_PAST_CUT_OFF, params![today]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// What makes a round the same as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundKey<'k> {
    /// Pack.
    pub pack: &'k str,
    /// Form.
    pub form: &'k str,
    /// Regime of the period.
    pub regime: &'k str,
    /// Year of the period.
    pub year: i64,
    /// Number of the period in the year.
    pub number: i64,
    /// The tracking body.
    pub asked_by: OrganisationId,
}

/// The round of this form, period and body, if it is open.
pub async fn find_same_round(connection: &mut Connection, key: RoundKey<'_>) -> Result<Option<RoundId>, Error> {
    let values = params![key.pack, key.form, key.regime, key.year, key.number, key.asked_by];
    let row: Option<RoundOnly> = connection.optional(FIND_SAME_ROUND, values).await?;
    Ok(row.map(|row| row.id))
}

/// What the same organisation submitted last in the round of another period and was not sent back.
pub async fn find_previous_content(
    connection: &mut Connection,
    key: RoundKey<'_>,
    organisation: OrganisationId,
) -> Result<Option<ReportContentId>, Error> {
    let values = params![key.pack, key.form, key.regime, key.year, key.number, key.asked_by, organisation];
    let row: Option<ContentOnly> = connection.optional(FIND_PREVIOUS_CONTENT, values).await?;
    Ok(row.map(|row| row.id))
}

/// What a body itself gave to other bodies for a period.
pub async fn list_given_above(
    connection: &mut Connection,
    body: OrganisationId,
    period: &PeriodReport<'_>,
) -> Result<Vec<ReportId>, Error> {
    let values = params![body, period.pack, period.regime, period.year, period.number];
    let rows: Vec<ReportOnly> = connection.all(LIST_GIVEN_ABOVE, values).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The history of a report, newest first.
pub async fn list_journal(connection: &mut Connection, report: ReportId) -> Result<Vec<JournalRow>, Error> {
    connection.all(LIST_JOURNAL, params![report]).await
}
