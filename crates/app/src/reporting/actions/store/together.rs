//! Reading the reports of one unit as lines, and the latest rounds of a body: for pages where everything about one thing stands
//! together. A fixed number of statements however many rounds there ever were.

use super::FollowedRow;
use database::{Connection, Error, params, record};
use domain::ids::{OrganisationId, ReportId, RoundId};
use jiff::civil::Date;

record! {
    /// A report of a unit: until when, and when it was first given.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct GivenRow {
        /// The report.
        pub id: ReportId,
        /// Its round.
        pub round_id: RoundId,
        /// The body that asked.
        pub asked_by: OrganisationId,
        /// The last day of the period.
        pub last_day: Date,
        /// Until when.
        pub due_on: Date,
        /// It was waived.
        pub is_waived: bool,
        /// When it was given first.
        pub first_given_at_ms: Option<i64>,
        /// It was accepted.
        pub is_accepted: bool,
    }
}

const LIST_GIVEN: &str = "SELECT r.id, r.round_id, o.asked_by, r.last_day, COALESCE(r.due_on, o.due_on) AS due_on, \
     CAST(CASE WHEN w.report_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_waived, \
     (SELECT MIN(s.submitted_at_ms) FROM report_submission s WHERE s.report_id = r.id) AS first_given_at_ms, \
     CAST(CASE WHEN EXISTS (SELECT 1 FROM report_submission s JOIN report_acceptance x ON x.submission_id = s.id \
     WHERE s.report_id = r.id) THEN 1 ELSE 0 END AS BIGINT) AS is_accepted \
     FROM report r JOIN reporting_round o ON o.id = r.round_id \
     LEFT JOIN report_waiver w ON w.report_id = r.id AND w.withdrawn_at_ms IS NULL \
     WHERE r.organisation_id = $1 AND r.is_part = 0 ORDER BY r.last_day DESC, o.opened_at_ms DESC, r.id";
const LIST_LATEST: &str = "SELECT o.id, COUNT(r.id) AS owed, COUNT(w.report_id) AS waived, COUNT(s.id) AS submitted, \
     COUNT(CASE WHEN b.submission_id IS NULL THEN x.submission_id END) AS accepted, \
     COUNT(b.submission_id) AS sent_back FROM reporting_round o \
     JOIN report r ON r.round_id = o.id AND r.is_part = 0 LEFT JOIN report_waiver w ON w.report_id = r.id AND w.withdrawn_at_ms IS NULL \
     LEFT JOIN report_submission s ON s.id = (SELECT l.id FROM report_submission l WHERE l.report_id = r.id \
     ORDER BY l.submitted_at_ms DESC, l.id DESC LIMIT 1) \
     LEFT JOIN report_acceptance x ON x.submission_id = s.id LEFT JOIN report_sending_back b ON b.submission_id = s.id \
     WHERE o.id IN (SELECT n.id FROM reporting_round n WHERE n.asked_by = $1 \
     ORDER BY n.last_day DESC, n.opened_at_ms DESC, n.id LIMIT 3) \
     GROUP BY o.id, o.last_day, o.opened_at_ms ORDER BY o.last_day DESC, o.opened_at_ms DESC, o.id";

/// The reports that a unit owes or owed, the latest period first. Part reports are not among them.
pub async fn list_given(connection: &mut Connection, unit: OrganisationId) -> Result<Vec<GivenRow>, Error> {
    connection.all(LIST_GIVEN, params![unit]).await
}

/// The three latest rounds that a body follows, the latest period first.
pub async fn list_latest(connection: &mut Connection, body: OrganisationId) -> Result<Vec<FollowedRow>, Error> {
    connection.all(LIST_LATEST, params![body]).await
}
