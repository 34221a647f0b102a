//! The SQL of what units wrote in a stretch of time: their reports, the versions that were handed in, answers and remarks.
//! Private to the gathering; it only reads, a fixed number of statements for any number of units.

use database::{Connection, Error, params, record};
use domain::ids::{OrganisationId, ReportContentId, ReportId, RoundId};
use jiff::civil::Date;

record! {
    /// A report.
    #[derive(Debug, Clone)]
    pub struct ReportRow {
        pub id: ReportId, pub round_id: RoundId, pub organisation_id: OrganisationId, pub last_day: Date,
        pub is_part: bool, pub is_waived: bool,
    }
}

record! {
    /// A version that was handed in.
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub report_id: ReportId, pub content_id: ReportContentId, pub accepted_at_ms: Option<i64>,
        pub sent_back_at_ms: Option<i64>,
    }
}

record! {
    /// An answer to a question of the form.
    #[derive(Debug, Clone)]
    pub struct NarrativeRow { pub content_id: ReportContentId, pub code: String, pub words: String }
}

record! {
    /// What is said of an unusual figure.
    #[derive(Debug, Clone)]
    pub struct RemarkRow { pub content_id: ReportContentId, pub indicator: String, pub words: String }
}

const LIST_REPORTS: &str = "SELECT r.id, r.round_id, r.organisation_id, r.last_day, r.is_part, \
     CAST(CASE WHEN w.report_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_waived \
     FROM reporting_round o JOIN report r ON r.round_id = o.id \
     LEFT JOIN report_waiver w ON w.report_id = r.id AND w.withdrawn_at_ms IS NULL \
     WHERE o.pack = $1 AND o.first_day >= $2 AND o.last_day <= $3 ORDER BY r.id";
const LIST_VERSIONS: &str = "SELECT s.report_id, s.content_id, x.accepted_at_ms, b.sent_back_at_ms \
     FROM reporting_round o JOIN report r ON r.round_id = o.id JOIN report_submission s ON s.report_id = r.id \
     JOIN report_content c ON c.id = s.content_id LEFT JOIN report_acceptance x ON x.submission_id = s.id \
     LEFT JOIN report_sending_back b ON b.submission_id = s.id \
     WHERE o.pack = $1 AND o.first_day >= $2 AND o.last_day <= $3 ORDER BY s.report_id, c.number";
const LIST_NARRATIVES: &str = "SELECT n.content_id, n.code, n.words \
     FROM reporting_round o JOIN report r ON r.round_id = o.id JOIN report_submission s ON s.report_id = r.id \
     JOIN report_narrative n ON n.content_id = s.content_id \
     WHERE o.pack = $1 AND o.first_day >= $2 AND o.last_day <= $3 ORDER BY n.content_id, n.code";
const LIST_REMARKS: &str = "SELECT e.content_id, e.indicator, e.words \
     FROM reporting_round o JOIN report r ON r.round_id = o.id JOIN report_submission s ON s.report_id = r.id \
     JOIN report_explanation e ON e.content_id = s.content_id \
     WHERE o.pack = $1 AND o.first_day >= $2 AND o.last_day <= $3 ORDER BY e.content_id, e.indicator, e.component";

/// What is in the rounds of a pack within some days.
#[derive(Debug, Default)]
pub struct Rows {
    pub reports: Vec<ReportRow>,
    /// Of each report the oldest first.
    pub versions: Vec<VersionRow>,
    pub narratives: Vec<NarrativeRow>,
    pub remarks: Vec<RemarkRow>,
}

/// All of it, in four statements.
pub async fn list(connection: &mut Connection, pack: &str, first: Date, last: Date) -> Result<Rows, Error> {
    let values = || params![pack, first, last];
    Ok(Rows {
        reports: connection.all(LIST_REPORTS, values()).await?,
        versions: connection.all(LIST_VERSIONS, values()).await?,
        narratives: connection.all(LIST_NARRATIVES, values()).await?,
        remarks: connection.all(LIST_REMARKS, values()).await?,
    })
}
