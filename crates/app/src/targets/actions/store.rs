//! The SQL of targets: a target with its document, its clause and its end; setting and ending one; documents to choose a
//! source from. Nothing is changed but the version, and no row is deleted.

use super::NewTarget;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    problem::Problem,
};

record! {
    /// A target with what is said of it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct TargetRow {
        pub id: TargetId, pub organisation_id: OrganisationId, pub pack: String, pub indicator: String, pub year: i64,
        pub term: String, pub commitment: String, pub bound: String, pub amount_from: i64, pub amount_to: i64,
        pub document_id: Option<DocumentId>, pub provision_id: Option<ProvisionId>, pub cited: String,
        pub replaces_id: Option<TargetId>, pub setter: String, pub set_at_ms: i64, pub version: i64,
        pub document_type: Option<String>, pub symbol: Option<String>, pub eid: Option<String>,
        pub provision_label: Option<String>, pub outer_label: Option<String>, pub outermost_label: Option<String>,
        pub ending: Option<String>, pub end_reason: Option<String>, pub ended_at_ms: Option<i64>,
        pub ender: Option<String>, pub replaced_by: Option<TargetId>,
    }
}
record! {
    /// A provision, as a clerk names it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ProvisionRow {
        /// Which.
        pub id: ProvisionId,
        /// In which.
        pub parent_id: Option<ProvisionId>,
        /// Its label, as printed.
        pub label: String,
    }
}

/// The identity is that of a target or of a body: all identities differ.
const LIST: &str = "SELECT t.id, t.organisation_id, t.pack, t.indicator, t.year, t.term, t.commitment, t.bound, \
     t.amount_from, t.amount_to, t.document_id, t.provision_id, t.cited, t.replaces_id, s.full_name AS setter, \
     t.set_at_ms, t.version, d.type AS document_type, d.symbol, p.eid, p.label AS provision_label, \
     q.label AS outer_label, u.label AS outermost_label, e.ending, e.reason AS end_reason, e.ended_at_ms, \
     b.full_name AS ender, n.id AS replaced_by \
     FROM target t JOIN account s ON s.id = t.set_by LEFT JOIN document d ON d.id = t.document_id \
     LEFT JOIN provision p ON p.id = t.provision_id LEFT JOIN provision q ON q.id = p.parent_id \
     LEFT JOIN provision u ON u.id = q.parent_id LEFT JOIN target_end e ON e.target_id = t.id \
     LEFT JOIN account b ON b.id = e.ended_by LEFT JOIN target n ON n.replaces_id = t.id \
     WHERE t.id = $1 OR t.organisation_id = $1 \
     ORDER BY t.pack, t.indicator, t.year, t.term, t.commitment DESC, t.set_at_ms, t.id";
/// Live ones whose source is a clause of a document.
const LIST_OF_DOCUMENT: &str = "SELECT t.id, t.organisation_id, t.pack, t.indicator, t.year, t.term, t.commitment, t.bound, \
     t.amount_from, t.amount_to, t.document_id, t.provision_id, t.cited, t.replaces_id, s.full_name AS setter, \
     t.set_at_ms, t.version, d.type AS document_type, d.symbol, p.eid, p.label AS provision_label, \
     q.label AS outer_label, u.label AS outermost_label, e.ending, e.reason AS end_reason, e.ended_at_ms, \
     b.full_name AS ender, n.id AS replaced_by \
     FROM target t JOIN account s ON s.id = t.set_by LEFT JOIN document d ON d.id = t.document_id \
     LEFT JOIN provision p ON p.id = t.provision_id LEFT JOIN provision q ON q.id = p.parent_id \
     LEFT JOIN provision u ON u.id = q.parent_id LEFT JOIN target_end e ON e.target_id = t.id \
     LEFT JOIN account b ON b.id = e.ended_by LEFT JOIN target n ON n.replaces_id = t.id \
     WHERE t.document_id = $1 AND t.provision_id IS NOT NULL AND e.target_id IS NULL \
     ORDER BY t.pack, t.indicator, t.year, t.term, t.commitment DESC, t.set_at_ms, t.id";
/// Of a body, of everyone who ever stood above it or directly below it, and of those for whom it carries on; live ones.
const LIST_AROUND: &str = "SELECT t.id, t.organisation_id, t.pack, t.indicator, t.year, t.term, t.commitment, t.bound, \
     t.amount_from, t.amount_to, t.document_id, t.provision_id, t.cited, t.replaces_id, s.full_name AS setter, \
     t.set_at_ms, t.version, d.type AS document_type, d.symbol, p.eid, p.label AS provision_label, \
     q.label AS outer_label, u.label AS outermost_label, e.ending, e.reason AS end_reason, e.ended_at_ms, \
     b.full_name AS ender, n.id AS replaced_by \
     FROM target t JOIN account s ON s.id = t.set_by LEFT JOIN document d ON d.id = t.document_id \
     LEFT JOIN provision p ON p.id = t.provision_id LEFT JOIN provision q ON q.id = p.parent_id \
     LEFT JOIN provision u ON u.id = q.parent_id LEFT JOIN target_end e ON e.target_id = t.id \
     LEFT JOIN account b ON b.id = e.ended_by LEFT JOIN target n ON n.replaces_id = t.id \
     WHERE t.organisation_id IN (WITH RECURSIVE above (id) AS (SELECT id FROM organisation WHERE id = $1 \
     UNION SELECT m.parent_id FROM line_membership m JOIN above a ON m.organisation_id = a.id), \
     former (id) AS (SELECT id FROM organisation WHERE id = $1 \
     UNION SELECT c.predecessor_id FROM succession c JOIN former f ON c.successor_id = f.id) \
     SELECT id FROM above UNION SELECT id FROM former \
     UNION SELECT organisation_id FROM line_membership WHERE parent_id = $1) AND e.target_id IS NULL \
     ORDER BY t.pack, t.indicator, t.year, t.term, t.commitment DESC, t.set_at_ms, t.id";
const LIST_PROVISIONS: &str = "SELECT id, parent_id, label FROM provision WHERE document_id = $1 ORDER BY position";
const INSERT: &str = "INSERT INTO target (id, organisation_id, pack, indicator, year, term, commitment, bound, amount_from, \
     amount_to, document_id, provision_id, cited, replaces_id, set_by, set_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
const ADVANCE: &str = "UPDATE target SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_END: &str =
    "INSERT INTO target_end (target_id, ending, reason, ended_by, ended_at_ms) VALUES ($1, $2, $3, $4, $5)";

/// One, live or ended.
pub async fn find(connection: &mut Connection, id: TargetId) -> Result<Option<TargetRow>, Error> {
    connection.optional(LIST, params![id]).await
}

/// Those of a body, live and ended, by indicator and year, what is committed first.
pub async fn list_of(connection: &mut Connection, body: OrganisationId) -> Result<Vec<TargetRow>, Error> {
    connection.all(LIST, params![body]).await
}

/// Live targets whose source is a clause of a document.
pub async fn list_of_document(connection: &mut Connection, document: DocumentId) -> Result<Vec<TargetRow>, Error> {
    connection.all(LIST_OF_DOCUMENT, params![document]).await
}

/// The live ones of a body and of all around it, at whatever time they were; each body's in the same order.
pub async fn list_around(connection: &mut Connection, body: OrganisationId) -> Result<Vec<TargetRow>, Error> {
    connection.all(LIST_AROUND, params![body]).await
}

/// The provisions of a document, in its order; none before it is published.
pub async fn list_provisions(connection: &mut Connection, document: DocumentId) -> Result<Vec<ProvisionRow>, Error> {
    connection.all(LIST_PROVISIONS, params![document]).await
}

/// Sets a target.
pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: TargetId,
    new: &NewTarget,
    replaces: Option<TargetId>,
) -> Result<(), Failure> {
    let (from, to) = new.bound.ends();
    let values = params![
        id,
        new.organisation,
        &new.pack,
        &new.indicator,
        new.term.year,
        new.term.kind.code(),
        new.commitment.code(),
        new.bound.kind().code(),
        from.micro(),
        to.micro(),
        new.source.document,
        new.source.provision,
        &new.source.cited,
        replaces,
        permit.person()?,
        permit.at().millisecond()
    ];
    Ok(tx.execute(INSERT, values).await.map(drop)?)
}

/// Ends a target, from the version that the person saw.
pub async fn end(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, seen): (TargetId, i64),
    (ending, reason): (&str, &str),
) -> Result<(), Failure> {
    if tx.execute(ADVANCE, params![id, seen]).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let values = params![id, ending, reason, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_END, values).await.map(drop)?)
}
