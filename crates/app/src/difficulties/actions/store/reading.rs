//! Reading difficulties: all of them with their rows, and what a unit may raise something against. Each in a constant number of
//! statements.

use database::{Connection, Error, params, record};
use domain::ids::{
    AccountId, AssignmentId, DifficultyId, DocumentId, EvidenceId, ObligationId, OrganisationId, ProvisionId, RoundId,
};

record! {
    /// What a unit raised, with the names of what it is tied to.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DifficultyRow {
        /// Which.
        pub id: DifficultyId,
        /// The unit that raised it.
        pub organisation_id: OrganisationId,
        /// `difficulty`, `proposal` or `policy-proposal`.
        pub kind: String,
        /// The line on which it goes up.
        pub line: String,
        /// The pack whose clock counts.
        pub pack: String,
        /// The document.
        pub document_id: Option<DocumentId>,
        /// Its clause.
        pub provision_id: Option<ProvisionId>,
        /// The assignment.
        pub assignment_id: Option<AssignmentId>,
        /// The round of a figure.
        pub round_id: Option<RoundId>,
        /// The indicator of a figure.
        pub indicator: Option<String>,
        /// As it was raised.
        pub words: String,
        /// The same without marks, for finding.
        pub words_folded: String,
        /// Who raised it.
        pub raised_by: AccountId,
        /// The name of that person.
        pub raiser_name: String,
        /// When.
        pub raised_at_ms: i64,
        /// Symbol of the document.
        pub document_symbol: Option<String>,
        /// Its type.
        pub document_type: Option<String>,
        /// Its subject.
        pub document_subject: Option<String>,
        /// The identity of the clause in the text.
        pub provision_eid: Option<String>,
        /// The label of the clause.
        pub provision_label: Option<String>,
        /// The label of the clause above.
        pub provision_above: Option<String>,
        /// The duty of the assignment.
        pub obligation_id: Option<ObligationId>,
        /// Its words.
        pub obligation_action: Option<String>,
        /// The pack of the round.
        pub round_pack: Option<String>,
        /// The regime of the round.
        pub round_regime: Option<String>,
        /// Its year.
        pub round_year: Option<i64>,
        /// Its number.
        pub round_number: Option<i64>,
        /// The body that asked for it.
        pub round_asked_by: Option<OrganisationId>,
    }
}

record! {
    /// One thing that was done.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct StepRow {
        /// To which.
        pub difficulty_id: DifficultyId,
        /// Its number.
        pub number: i64,
        /// What.
        pub step: String,
        /// By which body.
        pub organisation_id: OrganisationId,
        /// With which other one.
        pub other_id: Option<DifficultyId>,
        /// For which unit that raised it.
        pub raiser_id: Option<OrganisationId>,
        /// To whom it was given.
        pub holder_id: Option<OrganisationId>,
        /// Since when that body has it.
        pub received_on: Option<jiff::civil::Date>,
        /// The last day to answer or forward.
        pub due_on: Option<jiff::civil::Date>,
        /// The last day to speak of an answer.
        pub closes_on: Option<jiff::civil::Date>,
        /// What was said.
        pub words: String,
        /// The name of who did it.
        pub taker: String,
        /// When.
        pub taken_at_ms: i64,
    }
}

record! {
    /// A file beside what was raised.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct EvidenceRow {
        /// Which.
        pub id: EvidenceId,
        /// Of which difficulty.
        pub difficulty_id: DifficultyId,
        /// Its content.
        pub file_sha256: [u8; 32],
        /// Its name.
        pub file_name: String,
        /// The name of who attached it.
        pub attacher: String,
        /// When.
        pub attached_at_ms: i64,
    }
}

record! {
    /// What became of a policy proposal.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FateRow {
        /// Of which.
        pub difficulty_id: DifficultyId,
        /// Its number.
        pub number: i64,
        /// `noted`, `under-study`, `taken-up`, `refused`, `issued`.
        pub fate: String,
        /// Why.
        pub reason: String,
        /// On which basis, such as the document that says it now.
        pub basis: String,
        /// By which body.
        pub organisation_id: OrganisationId,
        /// The name of who wrote it down.
        pub recorder: String,
        /// When.
        pub recorded_at_ms: i64,
    }
}

record! {
    /// An assignment that a unit holds or supports.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HeldRow {
        /// Which.
        pub id: AssignmentId,
        /// Who.
        pub organisation_id: OrganisationId,
        /// Its document.
        pub document_id: DocumentId,
        /// Its clause.
        pub provision_id: Option<ProvisionId>,
        /// Symbol of the document.
        pub document_symbol: Option<String>,
        /// What is to be done.
        pub action: String,
        /// The family of the document.
        pub family: String,
    }
}

record! {
    /// A document that a unit owns or received.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OwnDocumentRow {
        /// Which.
        pub id: DocumentId,
        /// Its type.
        pub document_type: String,
        /// Its symbol.
        pub symbol: Option<String>,
        /// Its subject.
        pub subject: String,
        /// `party` or `state`.
        pub family: String,
    }
}

record! {
    /// A report that a unit owes in a round.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OwnRoundRow {
        /// The round.
        pub round_id: RoundId,
        /// Its pack.
        pub pack: String,
        /// The version of the pack.
        pub pack_version: i64,
        /// Its form.
        pub form: String,
        /// Its regime.
        pub regime: String,
        /// Its year.
        pub year: i64,
        /// Its number.
        pub number: i64,
    }
}

const LIST: &str = "SELECT d.id, d.organisation_id, d.kind, d.line, d.pack, d.document_id, d.provision_id, d.assignment_id, \
     d.round_id, d.indicator, d.words, d.words_folded, d.raised_by, c.full_name AS raiser_name, d.raised_at_ms, \
     v.symbol AS document_symbol, v.type AS document_type, v.subject AS document_subject, p.eid AS provision_eid, \
     p.label AS provision_label, u.label AS provision_above, a.obligation_id, o.action AS obligation_action, \
     r.pack AS round_pack, r.regime AS round_regime, r.year AS round_year, r.number AS round_number, r.asked_by AS round_asked_by \
     FROM difficulty d JOIN account c ON c.id = d.raised_by LEFT JOIN document v ON v.id = d.document_id \
     LEFT JOIN provision p ON p.id = d.provision_id LEFT JOIN provision u ON u.id = p.parent_id \
     LEFT JOIN assignment a ON a.id = d.assignment_id LEFT JOIN obligation o ON o.id = a.obligation_id \
     LEFT JOIN reporting_round r ON r.id = d.round_id ORDER BY d.raised_at_ms, d.id";
const LIST_STEPS: &str = "SELECT s.difficulty_id, s.number, s.step, s.organisation_id, s.other_id, s.raiser_id, s.holder_id, \
     s.received_on, s.due_on, s.closes_on, s.words, c.full_name AS taker, s.taken_at_ms \
     FROM difficulty_step s JOIN account c ON c.id = s.taken_by ORDER BY s.difficulty_id, s.number";
const LIST_EVIDENCE: &str = "SELECT e.id, e.difficulty_id, e.file_sha256, e.file_name, c.full_name AS attacher, \
     e.attached_at_ms FROM difficulty_evidence e JOIN account c ON c.id = e.attached_by WHERE e.difficulty_id = $1 \
     ORDER BY e.attached_at_ms, e.id";
const LIST_FATES: &str = "SELECT f.difficulty_id, f.number, f.fate, f.reason, f.basis, f.organisation_id, \
     c.full_name AS recorder, f.recorded_at_ms FROM policy_fate f JOIN account c ON c.id = f.recorded_by \
     ORDER BY f.difficulty_id, f.number";
const LIST_HELD: &str = "SELECT a.id, a.organisation_id, o.document_id, o.provision_id, d.symbol AS document_symbol, \
     o.action, d.family FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     JOIN document d ON d.id = o.document_id WHERE a.organisation_id = $1 AND a.closed_on IS NULL \
     ORDER BY o.document_id, o.position";
const FIND_HELD: &str = "SELECT a.id, a.organisation_id, o.document_id, o.provision_id, d.symbol AS document_symbol, \
     o.action, d.family FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     JOIN document d ON d.id = o.document_id WHERE a.id = $1";
const LIST_DOCUMENTS: &str = "SELECT d.id, d.type AS document_type, d.symbol, d.subject, d.family FROM document d \
     WHERE d.owner_id = $1 OR EXISTS (SELECT 1 FROM delivery x WHERE x.document_id = d.id AND x.organisation_id = $1) \
     OR EXISTS (SELECT 1 FROM distribution y WHERE y.document_id = d.id AND y.organisation_id = $1 \
     AND EXISTS (SELECT 1 FROM publication q WHERE q.document_id = d.id)) \
     OR EXISTS (SELECT 1 FROM obligation o JOIN assignment a ON a.obligation_id = o.id WHERE o.document_id = d.id \
     AND a.organisation_id = $1) ORDER BY d.registered_at_ms DESC, d.id DESC";
const LIST_ROUNDS: &str = "SELECT DISTINCT r.id AS round_id, r.pack, r.pack_version, r.form, r.regime, r.year, r.number, \
     r.last_day FROM report w JOIN reporting_round r ON r.id = w.round_id WHERE w.organisation_id = $1 \
     ORDER BY r.last_day DESC, r.id";

/// Everything that was ever raised, the eldest first.
pub async fn list(connection: &mut Connection) -> Result<Vec<DifficultyRow>, Error> {
    connection.all(LIST, params![]).await
}

/// Everything that was ever done, of each in its order.
pub async fn list_steps(connection: &mut Connection) -> Result<Vec<StepRow>, Error> {
    connection.all(LIST_STEPS, params![]).await
}

pub async fn list_evidence(connection: &mut Connection, id: DifficultyId) -> Result<Vec<EvidenceRow>, Error> {
    connection.all(LIST_EVIDENCE, params![id]).await
}

/// Every saying of what became of a policy proposal, of each the oldest first.
pub async fn list_fates(connection: &mut Connection) -> Result<Vec<FateRow>, Error> {
    connection.all(LIST_FATES, params![]).await
}

/// The open assignments of a unit.
pub async fn list_held(connection: &mut Connection, unit: OrganisationId) -> Result<Vec<HeldRow>, Error> {
    connection.all(LIST_HELD, params![unit]).await
}

pub async fn find_held(connection: &mut Connection, id: AssignmentId) -> Result<Option<HeldRow>, Error> {
    connection.optional(FIND_HELD, params![id]).await
}

/// Documents that a unit owns, that were sent to it or that gave it something to do; the last one first.
pub async fn list_documents(connection: &mut Connection, unit: OrganisationId) -> Result<Vec<OwnDocumentRow>, Error> {
    connection.all(LIST_DOCUMENTS, params![unit]).await
}

/// Rounds in which a unit owes a report, the last one first.
pub async fn list_rounds(connection: &mut Connection, unit: OrganisationId) -> Result<Vec<OwnRoundRow>, Error> {
    connection.all(LIST_ROUNDS, params![unit]).await
}
