//! Reading one round or report with all that was done in it. Each is one statement, and nothing here decides rights.
//!
//! `Which` says whose rows are meant, so that a list needs no more statements than a single report.

use database::{Connection, Error, params, record};
use domain::ids::{AccountId, OrganisationId, ReportContentId, ReportId, ReportSubmissionId, RoundId};
use domain::packs::Period;
use jiff::civil::Date;
use uuid::Uuid;

record! {
    /// A reporting round, with its lock if it is locked.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct RoundRow {
        pub id: RoundId, pub pack: String, pub pack_version: i64, pub form: String, pub form_version: i64,
        pub regime: String, pub year: i64, pub number: i64, pub first_day: Date, pub last_day: Date,
        pub asked_by: OrganisationId, pub selector: String, pub due_on: Date, pub opened_at_ms: i64, pub version: i64,
        pub lock_reason: Option<String>, pub locked_at_ms: Option<i64>, pub locker: Option<String>,
        pub cut_off_on: Option<Date>, pub cut_offs: i64, pub last_unlocked_at_ms: Option<i64>,
    }
}

impl RoundRow {
    /// Its period.
    pub fn period(&self) -> Period {
        Period {
            regime: self.regime.clone(),
            year: self.year,
            n: self.number,
            first_day: self.first_day,
            last_day: self.last_day,
        }
    }
}

record! {
    /// A report, with its waiver, its leave to go on in a locked round, and the state of its draft.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ReportRow {
        pub id: ReportId, pub round_id: RoundId, pub organisation_id: OrganisationId, pub first_day: Date,
        pub last_day: Date, pub is_part: bool, pub version: i64, pub waiver_reason: Option<String>,
        pub waived_at_ms: Option<i64>, pub waiver: Option<String>, pub draft_version: Option<i64>,
        pub draft_saved_at_ms: Option<i64>, pub due_on: Option<Date>, pub class: Option<String>,
        pub admitted_until: Option<Date>, pub admission_reason: Option<String>, pub admitted_by: Option<AccountId>,
    }
}

record! {
    /// One version of a report's content with its way: endorsed, submitted, answered, opened for correction.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ContentRow {
        pub id: ReportContentId, pub report_id: ReportId, pub number: i64, pub draft_version: i64,
        pub acting_id: OrganisationId, pub made_at_ms: i64,
        pub endorsed_by: Option<AccountId>, pub endorser: Option<String>, pub endorsed_at_ms: Option<i64>,
        pub submission_id: Option<ReportSubmissionId>, pub receipt_number: Option<String>,
        pub content_sha256: Option<[u8; 32]>, pub submitted_by: Option<AccountId>, pub submitter: Option<String>,
        pub submitted_at_ms: Option<i64>, pub submission_acting_id: Option<OrganisationId>,
        pub seen_version: Option<i64>,
        pub sent_back_by: Option<AccountId>, pub sender_back: Option<String>, pub sent_back_at_ms: Option<i64>,
        pub back_reason: Option<String>,
        pub accepted_by: Option<AccountId>, pub accepter: Option<String>, pub accepted_at_ms: Option<i64>,
        pub acceptance_note: Option<String>,
        pub correction_reason: Option<String>, pub corrector: Option<String>, pub correction_at_ms: Option<i64>,
    }
}

record! {
    /// One cell of a content.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FigureRow {
        pub content_id: ReportContentId, pub indicator: String, pub component: String, pub state: String,
        pub amount_micro: Option<i64>,
    }
}

record! {
    /// One key behind a figure that counts keys.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeyRow {
        pub content_id: ReportContentId, pub indicator: String, pub component: String, pub named: String,
    }
}

record! {
    /// Words of a content: an answer to a question of the form.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct NarrativeRow { pub content_id: ReportContentId, pub code: String, pub words: String }
}

record! {
    /// Words about one cell: why it is unusual, or what is to be put right in it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct CellWordsRow {
        pub content_id: ReportContentId, pub indicator: String, pub component: String, pub words: String,
    }
}

record! {
    /// The working copy of a report.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DraftRow {
        pub typed: String, pub form_version: i64, pub saved_by: AccountId, pub saver: String,
        pub saved_at_ms: i64, pub version: i64,
    }
}

record! { struct DraftOfRow {
    report_id: ReportId, typed: String, form_version: i64, saved_by: AccountId, saver: String, saved_at_ms: i64, version: i64,
} }

record! {
    /// The files of a pack as they were kept, as one text.
    #[derive(Debug, Clone)]
    pub struct KeptFiles { pub files: String, pub sha256: [u8; 32] }
}

record! {
    /// A tie between a part report and that of a body that carried on.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct PartRow { pub part_id: ReportId, pub report_id: ReportId }
}

record! { struct Number { number: String } }
record! { struct Hash { sha256: [u8; 32] } }

/// Whose reports are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// One.
    One(ReportId),
    /// All of a round.
    OfRound(RoundId),
    /// All that an organisation owes or owed.
    HeldBy(OrganisationId),
}

impl Which {
    fn identity(self) -> Uuid {
        match self {
            Which::One(id) => id.uuid(),
            Which::OfRound(id) => id.uuid(),
            Which::HeldBy(id) => id.uuid(),
        }
    }
}

const FIND_ROUND: &str = "SELECT o.id, o.pack, o.pack_version, o.form, o.form_version, o.regime, o.year, o.number, \
     o.first_day, o.last_day, o.asked_by, o.selector, o.due_on, o.opened_at_ms, o.version, l.reason AS lock_reason, \
     l.locked_at_ms, a.full_name AS locker, o.cut_off_on, \
     (SELECT COUNT(*) FROM round_lock c WHERE c.round_id = o.id AND c.locked_by IS NULL) AS cut_offs, \
     (SELECT MAX(u.unlocked_at_ms) FROM round_lock u WHERE u.round_id = o.id) AS last_unlocked_at_ms \
     FROM reporting_round o \
     LEFT JOIN round_lock l ON l.round_id = o.id AND l.unlocked_at_ms IS NULL LEFT JOIN account a ON a.id = l.locked_by \
     WHERE o.id = $1";

/// The one identity is that of a report, a round or an organisation: all identities differ.
const LIST_REPORTS: &str = "SELECT r.id, r.round_id, r.organisation_id, r.first_day, r.last_day, r.is_part, r.version, \
     w.reason AS waiver_reason, w.waived_at_ms, a.full_name AS waiver, d.version AS draft_version, \
     d.saved_at_ms AS draft_saved_at_ms, r.due_on, g.class, m.until_on AS admitted_until, m.reason AS admission_reason, \
     m.admitted_by FROM report r \
     LEFT JOIN report_waiver w ON w.report_id = r.id AND w.withdrawn_at_ms IS NULL \
     LEFT JOIN account a ON a.id = w.waived_by LEFT JOIN report_draft d ON d.report_id = r.id \
     LEFT JOIN report_admission m ON m.report_id = r.id AND m.withdrawn_at_ms IS NULL \
     AND m.number = (SELECT MAX(n.number) FROM report_admission n WHERE n.report_id = r.id) \
     LEFT JOIN organisation_class g ON g.organisation_id = r.organisation_id AND g.valid_from <= r.last_day \
     AND (g.valid_to IS NULL OR g.valid_to > r.last_day) \
     WHERE r.id = $1 OR r.round_id = $1 OR r.organisation_id = $1 ORDER BY r.first_day, r.id";
const LIST_CONTENTS: &str = "SELECT c.id, c.report_id, c.number, c.draft_version, c.acting_id, c.made_at_ms, \
     e.endorsed_by, ea.full_name AS endorser, e.endorsed_at_ms, s.id AS submission_id, s.receipt_number, \
     s.content_sha256, s.submitted_by, sa.full_name AS submitter, s.submitted_at_ms, \
     s.acting_id AS submission_acting_id, s.seen_version, b.sent_back_by, ba.full_name AS sender_back, b.sent_back_at_ms, \
     b.reason AS back_reason, x.accepted_by, xa.full_name AS accepter, x.accepted_at_ms, x.note AS acceptance_note, \
     k.reason AS correction_reason, ka.full_name AS corrector, k.opened_at_ms AS correction_at_ms FROM report r \
     JOIN report_content c ON c.report_id = r.id LEFT JOIN report_endorsement e ON e.content_id = c.id \
     LEFT JOIN account ea ON ea.id = e.endorsed_by LEFT JOIN report_submission s ON s.content_id = c.id \
     LEFT JOIN account sa ON sa.id = s.submitted_by LEFT JOIN report_sending_back b ON b.submission_id = s.id \
     LEFT JOIN account ba ON ba.id = b.sent_back_by LEFT JOIN report_acceptance x ON x.submission_id = s.id \
     LEFT JOIN account xa ON xa.id = x.accepted_by LEFT JOIN report_correction k ON k.submission_id = s.id \
     LEFT JOIN account ka ON ka.id = k.opened_by \
     WHERE r.id = $1 OR r.round_id = $1 OR r.organisation_id = $1 ORDER BY c.report_id, c.number";

const LIST_FIGURES: &str = "SELECT content_id, indicator, component, state, amount_micro FROM figure \
     WHERE content_id = $1 ORDER BY indicator, component";
const LIST_SUBMITTED_FIGURES: &str = "SELECT f.content_id, f.indicator, f.component, f.state, f.amount_micro \
     FROM report r JOIN report_submission s ON s.report_id = r.id JOIN figure f ON f.content_id = s.content_id \
     WHERE r.round_id = $1";
const LIST_KEYS: &str = "SELECT content_id, indicator, component, named FROM figure_key \
     WHERE content_id = $1 ORDER BY indicator, component, named";
const LIST_SUBMITTED_KEYS: &str = "SELECT k.content_id, k.indicator, k.component, k.named FROM report r \
     JOIN report_submission s ON s.report_id = r.id JOIN figure_key k ON k.content_id = s.content_id \
     WHERE r.round_id = $1";
const LIST_NARRATIVES: &str =
    "SELECT content_id, code, words FROM report_narrative WHERE content_id = $1 ORDER BY code";
const LIST_SUBMITTED_NARRATIVES: &str = "SELECT n.content_id, n.code, n.words FROM report r \
     JOIN report_submission s ON s.report_id = r.id JOIN report_narrative n ON n.content_id = s.content_id \
     WHERE r.round_id = $1";
const LIST_SUBMITTED_EXPLANATIONS: &str = "SELECT e.content_id, e.indicator, e.component, e.words FROM report r \
     JOIN report_submission s ON s.report_id = r.id JOIN report_explanation e ON e.content_id = s.content_id \
     WHERE r.round_id = $1";
const LIST_EXPLANATIONS: &str = "SELECT content_id, indicator, component, words FROM report_explanation \
     WHERE content_id = $1 ORDER BY indicator, component";
const FIND_DRAFT: &str = "SELECT d.typed, d.form_version, d.saved_by, a.full_name AS saver, d.saved_at_ms, d.version \
     FROM report_draft d JOIN account a ON a.id = d.saved_by WHERE d.report_id = $1";
const LIST_DRAFTS: &str = "SELECT d.report_id, d.typed, d.form_version, d.saved_by, a.full_name AS saver, d.saved_at_ms, \
     d.version FROM report r JOIN report_draft d ON d.report_id = r.id JOIN account a ON a.id = d.saved_by \
     WHERE r.round_id = $1";
const FIND_FILES_HASH: &str = "SELECT sha256 FROM pack_version WHERE pack = $1 AND version = $2";
const FIND_FILES: &str = "SELECT files, sha256 FROM pack_version WHERE pack = $1 AND version = $2";
const LIST_PARTS_OF_ROUND: &str = "SELECT p.part_id, p.report_id FROM report_part p JOIN report r ON r.id = p.part_id \
     WHERE r.round_id = $1";
const LIST_PARTS: &str = "SELECT part_id, report_id FROM report_part WHERE report_id = $1 OR part_id = $1";
/// From both ends, so that the index leads to it however many there are: a pattern would be held against each.
const LAST_RECEIPT: &str = "SELECT receipt_number AS number FROM report_submission WHERE receipt_number BETWEEN $1 AND $2 \
     ORDER BY receipt_number DESC LIMIT 1";

/// A round.
pub async fn find_round(connection: &mut Connection, id: RoundId) -> Result<Option<RoundRow>, Error> {
    connection.optional(FIND_ROUND, params![id]).await
}

/// Reports, the earliest days first.
pub async fn list_reports(connection: &mut Connection, which: Which) -> Result<Vec<ReportRow>, Error> {
    connection.all(LIST_REPORTS, params![which.identity()]).await
}

/// The contents of reports, oldest first.
pub async fn list_contents(connection: &mut Connection, which: Which) -> Result<Vec<ContentRow>, Error> {
    connection.all(LIST_CONTENTS, params![which.identity()]).await
}

/// The cells of a content.
pub async fn list_figures(connection: &mut Connection, content: ReportContentId) -> Result<Vec<FigureRow>, Error> {
    connection.all(LIST_FIGURES, params![content]).await
}

/// The cells of everything that was submitted in a round.
pub async fn list_submitted_figures(connection: &mut Connection, round: RoundId) -> Result<Vec<FigureRow>, Error> {
    connection.all(LIST_SUBMITTED_FIGURES, params![round]).await
}

/// The keys of a content.
pub async fn list_keys(connection: &mut Connection, content: ReportContentId) -> Result<Vec<KeyRow>, Error> {
    connection.all(LIST_KEYS, params![content]).await
}

/// The keys of everything that was submitted in a round.
pub async fn list_submitted_keys(connection: &mut Connection, round: RoundId) -> Result<Vec<KeyRow>, Error> {
    connection.all(LIST_SUBMITTED_KEYS, params![round]).await
}

/// The words of a content.
pub async fn list_narratives(
    connection: &mut Connection,
    content: ReportContentId,
) -> Result<Vec<NarrativeRow>, Error> {
    connection.all(LIST_NARRATIVES, params![content]).await
}

/// The words of everything that was submitted in a round.
pub async fn list_submitted_narratives(
    connection: &mut Connection,
    round: RoundId,
) -> Result<Vec<NarrativeRow>, Error> {
    connection.all(LIST_SUBMITTED_NARRATIVES, params![round]).await
}

/// What was said about unusual cells in everything that was submitted in a round.
pub async fn list_submitted_explanations(
    connection: &mut Connection,
    round: RoundId,
) -> Result<Vec<CellWordsRow>, Error> {
    connection.all(LIST_SUBMITTED_EXPLANATIONS, params![round]).await
}

/// Why cells of a content are unusual.
pub async fn list_explanations(
    connection: &mut Connection,
    content: ReportContentId,
) -> Result<Vec<CellWordsRow>, Error> {
    connection.all(LIST_EXPLANATIONS, params![content]).await
}

/// The working copy of a report.
pub async fn find_draft(connection: &mut Connection, report: ReportId) -> Result<Option<DraftRow>, Error> {
    connection.optional(FIND_DRAFT, params![report]).await
}

/// The working copies of a round's reports.
pub async fn list_drafts(connection: &mut Connection, round: RoundId) -> Result<Vec<(ReportId, DraftRow)>, Error> {
    let rows: Vec<DraftOfRow> = connection.all(LIST_DRAFTS, params![round]).await?;
    let draft = |row: DraftOfRow| DraftRow {
        typed: row.typed,
        form_version: row.form_version,
        saved_by: row.saved_by,
        saver: row.saver,
        saved_at_ms: row.saved_at_ms,
        version: row.version,
    };
    Ok(rows.into_iter().map(|row| (row.report_id, draft(row))).collect())
}

/// The hash of the files of a version of a pack: nearly always it is enough, and the files are long.
pub async fn find_files_hash(connection: &mut Connection, pack: &str, version: i64) -> Result<Option<[u8; 32]>, Error> {
    let row: Option<Hash> = connection.optional(FIND_FILES_HASH, params![pack, version]).await?;
    Ok(row.map(|row| row.sha256))
}

/// The files of a version of a pack.
pub async fn find_files(connection: &mut Connection, pack: &str, version: i64) -> Result<Option<KeptFiles>, Error> {
    connection.optional(FIND_FILES, params![pack, version]).await
}

/// Which part reports belong to which reports of a round.
pub async fn list_parts_of_round(connection: &mut Connection, round: RoundId) -> Result<Vec<PartRow>, Error> {
    connection.all(LIST_PARTS_OF_ROUND, params![round]).await
}

/// The ties of one report, whichever side it is on.
pub async fn list_parts(connection: &mut Connection, report: ReportId) -> Result<Vec<PartRow>, Error> {
    connection.all(LIST_PARTS, params![report]).await
}

/// The last receipt number that begins so.
pub async fn last_receipt(connection: &mut Connection, beginning: &str) -> Result<Option<String>, Error> {
    let (first, last) = (format!("{beginning}000000"), format!("{beginning}999999"));
    let row: Option<Number> = connection.optional(LAST_RECEIPT, params![first, last]).await?;
    Ok(row.map(|row| row.number))
}
