//! Writing the rows of difficulties. Each write takes a permit, so its history row stands in the same savepoint.
//! Nothing is changed or deleted: a step is a further row.

use crate::permits::Permit;
use database::{Error, WriteTransaction, params};
use domain::{
    difficulties::Fate,
    ids::{AccountId, AssignmentId, DifficultyId, DocumentId, EvidenceId, OrganisationId, ProvisionId, RoundId},
};
use jiff::civil::Date;

const INSERT: &str = "INSERT INTO difficulty (id, organisation_id, kind, line, pack, document_id, provision_id, \
     assignment_id, round_id, indicator, words, words_folded, raised_by, raised_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const INSERT_STEP: &str = "INSERT INTO difficulty_step (difficulty_id, number, step, organisation_id, other_id, raiser_id, \
     holder_id, received_on, due_on, closes_on, words, taken_by, taken_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const INSERT_EVIDENCE: &str = "INSERT INTO difficulty_evidence (id, difficulty_id, file_sha256, file_name, attached_by, \
     attached_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_FATE: &str = "INSERT INTO policy_fate (difficulty_id, number, fate, reason, basis, organisation_id, \
     recorded_by, recorded_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// What a unit raises.
pub struct NewDifficulty<'v> {
    pub id: DifficultyId,
    pub organisation: OrganisationId,
    pub kind: &'v str,
    pub line: &'v str,
    pub pack: &'v str,
    pub document: Option<DocumentId>,
    pub provision: Option<ProvisionId>,
    pub assignment: Option<AssignmentId>,
    pub round: Option<RoundId>,
    pub indicator: Option<&'v str>,
    pub words: &'v str,
}

/// One thing that is done.
pub struct NewStep<'v> {
    pub difficulty: DifficultyId,
    pub number: i64,
    pub step: &'v str,
    pub organisation: OrganisationId,
    pub other: Option<DifficultyId>,
    pub raiser: Option<OrganisationId>,
    pub holder: Option<OrganisationId>,
    pub received_on: Option<Date>,
    pub due_on: Option<Date>,
    pub closes_on: Option<Date>,
    pub words: &'v str,
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    new: &NewDifficulty<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let NewDifficulty { id, organisation, kind, line, pack, document, provision, assignment, round, indicator, words } =
        new;
    let folded = domain::text::fold(words);
    let at = permit.at().millisecond();
    let values = params![
        *id,
        *organisation,
        *kind,
        *line,
        *pack,
        *document,
        *provision,
        *assignment,
        *round,
        *indicator,
        *words,
        folded,
        by,
        at,
    ];
    tx.execute(INSERT, values).await.map(drop)
}

pub async fn insert_step(
    tx: &mut WriteTransaction,
    permit: &Permit,
    new: &NewStep<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let values = params![
        new.difficulty,
        new.number,
        new.step,
        new.organisation,
        new.other,
        new.raiser,
        new.holder,
        new.received_on,
        new.due_on,
        new.closes_on,
        new.words,
        by,
        at,
    ];
    tx.execute(INSERT_STEP, values).await.map(drop)
}

pub async fn insert_evidence(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, difficulty): (EvidenceId, DifficultyId),
    (sha256, name): (&[u8; 32], &str),
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    tx.execute(INSERT_EVIDENCE, params![id, difficulty, sha256, name, by, at]).await.map(drop)
}

pub async fn insert_fate(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (difficulty, number): (DifficultyId, i64),
    (fate, reason, basis): (Fate, &str, &str),
    (organisation, by): (OrganisationId, AccountId),
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let values = params![difficulty, number, fate.code(), reason, basis, organisation, by, at];
    tx.execute(INSERT_FATE, values).await.map(drop)
}
