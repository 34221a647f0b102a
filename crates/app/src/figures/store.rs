//! The SQL of figures in memory: reports with their versions and waivers, of a period or as far as the history names them.
//! The figures of a version come as one text: a row for each would cost more to carry than to add up.

use database::{Connection, Error, params, record};
use domain::{
    ids::{OrganisationId, ReportId},
    packs::Period,
};
use jiff::civil::Date;

record! {
    /// A report, with its round's period and form.
    #[derive(Debug, Clone)]
    pub struct ReportRow {
        pub id: ReportId, pub organisation_id: OrganisationId, pub last_day: Date, pub is_part: bool, pub due_on: Date,
        pub class: Option<String>, pub pack: String, pub pack_version: i64, pub form: String, pub regime: String,
        pub year: i64, pub number: i64, pub first_day: Date, pub period_last_day: Date,
    }
}

record! {
    /// A version that was submitted, and its figures: `indicator component state amount`, parted by `;`.
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub report_id: ReportId, pub submitted_at_ms: i64, pub accepted_at_ms: Option<i64>,
        pub sent_back_at_ms: Option<i64>, pub cells: Option<String>,
    }
}

record! {
    /// A report that was let off, for a while or for good.
    #[derive(Debug, Clone)]
    pub struct WaiverRow { pub report_id: ReportId, pub waived_at_ms: i64, pub withdrawn_at_ms: Option<i64> }
}

record! { struct PeriodRow { regime: String, year: i64, number: i64, first_day: Date, last_day: Date } }
record! {
    /// A version of a pack that a round was opened with.
    #[derive(Debug, Clone)]
    pub struct PackRow { pub pack: String, pub pack_version: i64, pub sha256: [u8; 32] }
}

record! { struct Position { seq: i64 } }
record! { struct Hash { hash: [u8; 32] } }
record! { struct Moment { at_ms: Option<i64> } }

const POSITION: &str = "SELECT COALESCE(MAX(seq), 0) AS seq FROM journal";
const FIRST_AFTER: &str = "SELECT MIN(at_ms) AS at_ms FROM journal WHERE seq > $1";
const LIST_PACKS: &str = "SELECT DISTINCT o.pack, o.pack_version, v.sha256 FROM reporting_round o \
     JOIN pack_version v ON v.pack = o.pack AND v.version = o.pack_version ORDER BY o.pack, o.pack_version";
const HASH_AT: &str = "SELECT hash FROM journal WHERE seq = $1";
const LIST_PERIODS: &str = "SELECT DISTINCT regime, year, number, first_day, last_day FROM reporting_round \
     ORDER BY last_day, regime";

// The rounds first: their reports are found by the index of the round, a period's rows without those of all the others.
const REPORTS_OF_PERIOD: &str = "SELECT r.id, r.organisation_id, r.last_day, r.is_part, \
     COALESCE(r.due_on, o.due_on) AS due_on, g.class, o.pack, o.pack_version, o.form, o.regime, o.year, o.number, \
     o.first_day, o.last_day AS period_last_day FROM report r JOIN reporting_round o ON o.id = r.round_id \
     LEFT JOIN organisation_class g ON g.organisation_id = r.organisation_id AND g.valid_from <= r.last_day \
     AND (g.valid_to IS NULL OR g.valid_to > r.last_day) WHERE r.round_id IN (SELECT id FROM reporting_round \
     WHERE regime = $1 AND year = $2 AND number = $3 AND first_day = $4 AND last_day = $5) \
     ORDER BY r.organisation_id, r.last_day, r.id";
const VERSIONS_OF_PERIOD: &str = "SELECT s.report_id, s.submitted_at_ms, x.accepted_at_ms, b.sent_back_at_ms, \
     (SELECT string_agg(f.indicator || ' ' || f.component || ' ' || f.state || ' ' \
     || COALESCE(CAST(f.amount_micro AS TEXT), ''), ';') FROM figure f WHERE f.content_id = s.content_id) AS cells \
     FROM report r JOIN report_submission s ON s.report_id = r.id JOIN report_content c ON c.id = s.content_id \
     LEFT JOIN report_acceptance x ON x.submission_id = s.id \
     LEFT JOIN report_sending_back b ON b.submission_id = s.id WHERE r.round_id IN (SELECT id FROM reporting_round \
     WHERE regime = $1 AND year = $2 AND number = $3 AND first_day = $4 AND last_day = $5) \
     ORDER BY s.report_id, c.number";
const WAIVERS_OF_PERIOD: &str = "SELECT w.report_id, w.waived_at_ms, w.withdrawn_at_ms FROM report r \
     JOIN report_waiver w ON w.report_id = r.id WHERE r.round_id IN (SELECT id FROM reporting_round \
     WHERE regime = $1 AND year = $2 AND number = $3 AND first_day = $4 AND last_day = $5) \
     ORDER BY w.report_id, w.waived_at_ms";

// What the history names, with the other reports of the same body and period: figures of one body may come from several.
const REPORTS_AFTER: &str = "WITH wanted AS (SELECT DISTINCT r.id FROM report t \
     JOIN reporting_round o ON o.id = t.round_id JOIN reporting_round p ON p.regime = o.regime AND p.year = o.year \
     AND p.number = o.number AND p.first_day = o.first_day AND p.last_day = o.last_day \
     JOIN report r ON r.round_id = p.id AND r.organisation_id = t.organisation_id WHERE t.id IN (SELECT thing_id \
     FROM journal WHERE seq > $1 AND thing = 'report') OR t.round_id IN (SELECT thing_id FROM journal \
     WHERE seq > $1 AND thing = 'reporting-round')) SELECT r.id, r.organisation_id, r.last_day, \
     r.is_part, COALESCE(r.due_on, o.due_on) AS due_on, g.class, o.pack, o.pack_version, o.form, o.regime, o.year, \
     o.number, o.first_day, o.last_day AS period_last_day FROM wanted JOIN report r ON r.id = wanted.id \
     JOIN reporting_round o ON o.id = r.round_id \
     LEFT JOIN organisation_class g ON g.organisation_id = r.organisation_id AND g.valid_from <= r.last_day \
     AND (g.valid_to IS NULL OR g.valid_to > r.last_day) ORDER BY r.organisation_id, r.last_day, r.id";
const VERSIONS_AFTER: &str = "WITH wanted AS (SELECT DISTINCT r.id FROM report t \
     JOIN reporting_round o ON o.id = t.round_id JOIN reporting_round p ON p.regime = o.regime AND p.year = o.year \
     AND p.number = o.number AND p.first_day = o.first_day AND p.last_day = o.last_day \
     JOIN report r ON r.round_id = p.id AND r.organisation_id = t.organisation_id WHERE t.id IN (SELECT thing_id \
     FROM journal WHERE seq > $1 AND thing = 'report') OR t.round_id IN (SELECT thing_id FROM journal \
     WHERE seq > $1 AND thing = 'reporting-round')) SELECT s.report_id, s.submitted_at_ms, x.accepted_at_ms, \
     b.sent_back_at_ms, (SELECT string_agg(f.indicator || ' ' || f.component || ' ' || f.state || ' ' \
     || COALESCE(CAST(f.amount_micro AS TEXT), ''), ';') FROM figure f WHERE f.content_id = s.content_id) AS cells \
     FROM wanted JOIN report_submission s ON s.report_id = wanted.id JOIN report_content c ON c.id = s.content_id \
     LEFT JOIN report_acceptance x ON x.submission_id = s.id \
     LEFT JOIN report_sending_back b ON b.submission_id = s.id ORDER BY s.report_id, c.number";
const WAIVERS_AFTER: &str = "WITH wanted AS (SELECT DISTINCT r.id FROM report t \
     JOIN reporting_round o ON o.id = t.round_id JOIN reporting_round p ON p.regime = o.regime AND p.year = o.year \
     AND p.number = o.number AND p.first_day = o.first_day AND p.last_day = o.last_day \
     JOIN report r ON r.round_id = p.id AND r.organisation_id = t.organisation_id WHERE t.id IN (SELECT thing_id \
     FROM journal WHERE seq > $1 AND thing = 'report') OR t.round_id IN (SELECT thing_id FROM journal \
     WHERE seq > $1 AND thing = 'reporting-round')) SELECT w.report_id, w.waived_at_ms, w.withdrawn_at_ms \
     FROM wanted JOIN report_waiver w ON w.report_id = wanted.id ORDER BY w.report_id, w.waived_at_ms";

/// Reports with their versions and waivers, each list by report.
#[derive(Debug, Default)]
pub struct Rows {
    pub reports: Vec<ReportRow>,
    pub versions: Vec<VersionRow>,
    pub waivers: Vec<WaiverRow>,
}

/// Position of the last row of history.
pub async fn position(connection: &mut Connection) -> Result<i64, Error> {
    Ok(connection.one::<Position>(POSITION, params![]).await?.seq)
}

/// The moment of the first row of history after a position.
pub async fn first_after(connection: &mut Connection, seq: i64) -> Result<Option<i64>, Error> {
    Ok(connection.one::<Moment>(FIRST_AFTER, params![seq]).await?.at_ms)
}

/// The hash of the row of history at a position.
pub async fn hash_at(connection: &mut Connection, seq: i64) -> Result<Option<[u8; 32]>, Error> {
    Ok(connection.optional::<Hash>(HASH_AT, params![seq]).await?.map(|row| row.hash))
}

/// The versions of packs that rounds were opened with.
pub async fn list_packs(connection: &mut Connection) -> Result<Vec<PackRow>, Error> {
    connection.all(LIST_PACKS, params![]).await
}

/// The periods of all rounds, each once.
pub async fn list_periods(connection: &mut Connection) -> Result<Vec<Period>, Error> {
    let rows: Vec<PeriodRow> = connection.all(LIST_PERIODS, params![]).await?;
    let period = |row: PeriodRow| Period {
        regime: row.regime,
        year: row.year,
        n: row.number,
        first_day: row.first_day,
        last_day: row.last_day,
    };
    Ok(rows.into_iter().map(period).collect())
}

/// All reports of a period.
pub async fn of_period(connection: &mut Connection, period: &Period) -> Result<Rows, Error> {
    let values = || params![&period.regime, period.year, period.n, period.first_day, period.last_day];
    Ok(Rows {
        reports: connection.all(REPORTS_OF_PERIOD, values()).await?,
        versions: connection.all(VERSIONS_OF_PERIOD, values()).await?,
        waivers: connection.all(WAIVERS_OF_PERIOD, values()).await?,
    })
}

/// The reports that the history names after a position, with those of the same bodies and periods.
pub async fn after(connection: &mut Connection, seq: i64) -> Result<Rows, Error> {
    let reports: Vec<ReportRow> = connection.all(REPORTS_AFTER, params![seq]).await?;
    if reports.is_empty() {
        return Ok(Rows::default());
    }
    Ok(Rows {
        reports,
        versions: connection.all(VERSIONS_AFTER, params![seq]).await?,
        waivers: connection.all(WAIVERS_AFTER, params![seq]).await?,
    })
}
