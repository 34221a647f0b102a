//! The SQL of what bodies say of targets: that they do not take one up, and that one counts towards another. Rows are
//! written once; the highest number counts.

use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    problem::Problem,
    targets::Share,
};

record! {
    /// That a body does not take a target up, or no longer says so.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct StanceRow {
        pub organisation_id: OrganisationId, pub target_id: TargetId, pub number: i64, pub stance: String,
        pub reason: String, pub sayer: String, pub said_at_ms: i64,
    }
}
record! {
    /// That a target counts towards another.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ContributionRow {
        pub contributor_id: TargetId, pub number: i64, pub share_numerator: i64, pub share_denominator: i64,
        pub reason: String, pub sayer: String, pub said_at_ms: i64,
    }
}
record! { struct Highest { number: i64 } }
record! {
    /// A published text of a body, of which targets may be read.
    #[derive(Debug, Clone)]
    pub struct TextRow {
        /// Which document.
        pub document_id: DocumentId,
        /// Its type.
        pub document_type: String,
        /// Its symbol.
        pub symbol: Option<String>,
        /// What was read of it, as JSON.
        pub reading: String,
    }
}
record! {
    /// A clause by its eId.
    #[derive(Debug, Clone)]
    pub struct EidRow {
        /// Its eId.
        pub eid: String,
        /// Which.
        pub id: ProvisionId,
    }
}

const LIST_STANCES: &str = "SELECT s.organisation_id, s.target_id, s.number, s.stance, s.reason, a.full_name AS sayer, \
     s.said_at_ms FROM target_statement s JOIN target t ON t.id = s.target_id JOIN account a ON a.id = s.said_by \
     WHERE t.organisation_id = $1 AND s.number = (SELECT MAX(n.number) FROM target_statement n \
     WHERE n.organisation_id = s.organisation_id AND n.target_id = s.target_id) ORDER BY s.organisation_id, s.target_id";
const HIGHEST_STANCE: &str =
    "SELECT COALESCE(MAX(number), 0) AS number FROM target_statement WHERE organisation_id = $1 AND target_id = $2";
const INSERT_STANCE: &str = "INSERT INTO target_statement (organisation_id, target_id, number, stance, reason, said_for, \
     said_by, said_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const LIST_CONTRIBUTIONS: &str = "SELECT c.contributor_id, c.number, c.share_numerator, c.share_denominator, c.reason, \
     a.full_name AS sayer, c.said_at_ms FROM target_contribution c JOIN account a ON a.id = c.said_by \
     WHERE c.target_id = $1 AND c.number = (SELECT MAX(n.number) FROM target_contribution n \
     WHERE n.target_id = c.target_id AND n.contributor_id = c.contributor_id) ORDER BY c.said_at_ms, c.contributor_id";
const HIGHEST_CONTRIBUTION: &str =
    "SELECT COALESCE(MAX(number), 0) AS number FROM target_contribution WHERE target_id = $1 AND contributor_id = $2";
const INSERT_CONTRIBUTION: &str = "INSERT INTO target_contribution (target_id, contributor_id, number, share_numerator, \
     share_denominator, reason, said_for, said_by, said_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const LIST_TEXTS: &str = "SELECT d.id AS document_id, d.type AS document_type, d.symbol, t.reading FROM document d \
     JOIN publication p ON p.document_id = d.id JOIN text_version t ON t.id = p.text_version_id \
     WHERE d.owner_id = $1 AND NOT EXISTS (SELECT 1 FROM retraction r WHERE r.document_id = d.id) \
     ORDER BY p.published_at_ms DESC, d.id";
const LIST_EIDS: &str = "SELECT eid, id FROM provision WHERE document_id = $1 ORDER BY position";

/// What bodies say last of the targets of one.
pub async fn list_stances(connection: &mut Connection, body: OrganisationId) -> Result<Vec<StanceRow>, Error> {
    connection.all(LIST_STANCES, params![body]).await
}

pub async fn highest_stance(
    connection: &mut Connection,
    (unit, target): (OrganisationId, TargetId),
) -> Result<i64, Error> {
    let row: Highest = connection.one(HIGHEST_STANCE, params![unit, target]).await?;
    Ok(row.number)
}

pub async fn insert_stance(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (unit, target): (OrganisationId, TargetId),
    (number, stance, reason): (i64, &str, &str),
) -> Result<(), Failure> {
    let said_for = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
    let (by, at) = (permit.person()?, permit.at().millisecond());
    let values = params![unit, target, number, stance, reason, said_for, by, at];
    Ok(tx.execute(INSERT_STANCE, values).await.map(drop)?)
}

/// What counts towards a target, as it was said last; a share of nothing among them.
pub async fn list_contributions(connection: &mut Connection, target: TargetId) -> Result<Vec<ContributionRow>, Error> {
    connection.all(LIST_CONTRIBUTIONS, params![target]).await
}

pub async fn highest_contribution(
    connection: &mut Connection,
    (target, contributor): (TargetId, TargetId),
) -> Result<i64, Error> {
    let row: Highest = connection.one(HIGHEST_CONTRIBUTION, params![target, contributor]).await?;
    Ok(row.number)
}

pub async fn insert_contribution(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (target, contributor): (TargetId, TargetId),
    (number, share, reason): (i64, Share, &str),
) -> Result<(), Failure> {
    let said_for = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
    let values = params![
        target,
        contributor,
        number,
        share.numerator,
        share.denominator,
        reason,
        said_for,
        permit.person()?,
        permit.at().millisecond()
    ];
    Ok(tx.execute(INSERT_CONTRIBUTION, values).await.map(drop)?)
}

/// The published texts of a body, the newest first.
pub async fn list_texts(connection: &mut Connection, body: OrganisationId) -> Result<Vec<TextRow>, Error> {
    connection.all(LIST_TEXTS, params![body]).await
}

pub async fn list_eids(connection: &mut Connection, document: DocumentId) -> Result<Vec<EidRow>, Error> {
    connection.all(LIST_EIDS, params![document]).await
}
