//! The SQL of the explorer: rounds with what they ask for, the reports of one, the targets of an indicator that hold.
//! Private to the actions; it only reads.

use database::{Connection, Error, params, record};
use domain::ids::{OrganisationId, ReportId, RoundId, TargetId};
use jiff::civil::Date;

record! {
    /// A round: its form, its period, who asked.
    #[derive(Debug, Clone)]
    pub struct RoundRow {
        pub id: RoundId, pub pack: String, pub pack_version: i64, pub form: String, pub regime: String, pub year: i64,
        pub number: i64, pub first_day: Date, pub last_day: Date, pub asked_by: OrganisationId,
    }
}

record! {
    /// A report: whose, and up to which day.
    #[derive(Debug, Clone)]
    pub struct ReportRow { pub id: ReportId, pub organisation_id: OrganisationId, pub last_day: Date, pub is_part: bool }
}

record! {
    /// A target that holds.
    #[derive(Debug, Clone)]
    pub struct TargetRow {
        pub id: TargetId, pub organisation_id: OrganisationId, pub year: i64, pub term: String, pub commitment: String, pub bound: String,
        pub amount_from: i64, pub amount_to: i64,
    }
}

const LIST_ROUNDS: &str = "SELECT id, pack, pack_version, form, regime, year, number, first_day, last_day, asked_by \
     FROM reporting_round ORDER BY last_day, regime, id";
const LIST_REPORTS: &str = "SELECT id, organisation_id, last_day, is_part FROM report WHERE round_id = $1 ORDER BY id";
const LIST_TARGETS: &str = "SELECT t.id, t.organisation_id, t.year, t.term, t.commitment, t.bound, t.amount_from, t.amount_to \
     FROM target t LEFT JOIN target_end e ON e.target_id = t.id \
     WHERE t.pack = $1 AND t.indicator = $2 AND e.target_id IS NULL ORDER BY t.year, t.term, t.commitment DESC, t.id";

pub async fn list_rounds(connection: &mut Connection) -> Result<Vec<RoundRow>, Error> {
    connection.all(LIST_ROUNDS, params![]).await
}

pub async fn list_reports(connection: &mut Connection, round: RoundId) -> Result<Vec<ReportRow>, Error> {
    connection.all(LIST_REPORTS, params![round]).await
}

pub async fn list_targets(connection: &mut Connection, pack: &str, indicator: &str) -> Result<Vec<TargetRow>, Error> {
    connection.all(LIST_TARGETS, params![pack, indicator]).await
}
