//! Reading what an organisation gave in other reports that end inside the same days: the working copies, and the figures of
//! what was submitted and not sent back. Two statements, however many reports there are.

use database::{Connection, Error, params, record};
use domain::ids::{OrganisationId, ReportId};
use jiff::civil::Date;

record! {
    /// Another report of the same organisation, with its working copy where there is one.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SiblingRow {
        pub id: ReportId, pub form: String, pub regime: String, pub year: i64, pub number: i64,
        pub first_day: Date, pub last_day: Date, pub round_first_day: Date, pub round_last_day: Date,
        pub typed: Option<String>,
    }
}

record! {
    /// A figure of another report's submission, the latest submission first.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SiblingFigureRow {
        pub report_id: ReportId, pub number: i64, pub indicator: String, pub component: String, pub state: String,
        pub amount_micro: Option<i64>,
    }
}

const LIST_SIBLINGS: &str = "SELECT r.id, o.form, o.regime, o.year, o.number, r.first_day, r.last_day, \
     o.first_day AS round_first_day, o.last_day AS round_last_day, d.typed FROM report r \
     JOIN reporting_round o ON o.id = r.round_id LEFT JOIN report_draft d ON d.report_id = r.id \
     WHERE r.organisation_id = $1 AND r.id <> $2 AND r.is_part = 0 AND o.pack = $3 AND r.last_day >= $4 \
     AND r.last_day <= $5 ORDER BY r.last_day, r.id";
const LIST_SIBLING_FIGURES: &str = "SELECT r.id AS report_id, c.number, f.indicator, f.component, f.state, \
     f.amount_micro FROM report r JOIN reporting_round o ON o.id = r.round_id \
     JOIN report_submission s ON s.report_id = r.id JOIN report_content c ON c.id = s.content_id \
     LEFT JOIN report_sending_back b ON b.submission_id = s.id JOIN figure f ON f.content_id = s.content_id \
     WHERE r.organisation_id = $1 AND r.id <> $2 AND r.is_part = 0 AND o.pack = $3 AND r.last_day >= $4 \
     AND r.last_day <= $5 AND b.submission_id IS NULL ORDER BY r.id, c.number DESC, f.indicator, f.component";

/// Whose other reports are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Siblings<'k> {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The report that asks.
    pub but: ReportId,
    /// Its pack.
    pub pack: &'k str,
    /// The days within which the others lie.
    pub days: (Date, Date),
}

/// The other reports.
pub async fn list_siblings(connection: &mut Connection, of: Siblings<'_>) -> Result<Vec<SiblingRow>, Error> {
    connection.all(LIST_SIBLINGS, params![of.organisation, of.but, of.pack, of.days.0, of.days.1]).await
}

/// What was submitted in them.
pub async fn list_sibling_figures(
    connection: &mut Connection,
    of: Siblings<'_>,
) -> Result<Vec<SiblingFigureRow>, Error> {
    connection.all(LIST_SIBLING_FIGURES, params![of.organisation, of.but, of.pack, of.days.0, of.days.1]).await
}
