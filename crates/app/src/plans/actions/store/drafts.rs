//! The SQL of plans that are written here. A draft is changed only by someone who saw its present version; what it was made
//! into is written when its document is published.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::ids::{AccountId, DocumentId, OrganisationId, PlanDraftId};

record! {
    /// A plan that is written here.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DraftRow {
        /// Which.
        pub id: PlanDraftId,
        /// Whose plan it is to be.
        pub organisation_id: OrganisationId,
        /// What is typed, as JSON.
        pub written: String,
        /// The document that was made of it.
        pub document_id: Option<DocumentId>,
        /// When that was published.
        pub published_at_ms: Option<i64>,
        /// Who changed it last.
        pub changed_by: AccountId,
        /// The name of that person.
        pub changer: String,
        /// When.
        pub changed_at_ms: i64,
        /// When it was given up.
        pub abandoned_at_ms: Option<i64>,
        /// Of this row.
        pub version: i64,
    }
}

const FIND: &str = "SELECT w.id, w.organisation_id, w.written, w.document_id, b.published_at_ms, w.changed_by, \
     c.full_name AS changer, w.changed_at_ms, w.abandoned_at_ms, w.version FROM plan_draft w \
     JOIN account c ON c.id = w.changed_by LEFT JOIN publication b ON b.document_id = w.document_id WHERE w.id = $1";
const FIND_OF: &str = "SELECT w.id, w.organisation_id, w.written, w.document_id, b.published_at_ms, w.changed_by, \
     c.full_name AS changer, w.changed_at_ms, w.abandoned_at_ms, w.version FROM plan_draft w \
     JOIN account c ON c.id = w.changed_by LEFT JOIN publication b ON b.document_id = w.document_id \
     WHERE w.document_id = $1";
const LIST: &str = "SELECT w.id, w.organisation_id, w.written, w.document_id, b.published_at_ms, w.changed_by, \
     c.full_name AS changer, w.changed_at_ms, w.abandoned_at_ms, w.version FROM plan_draft w \
     JOIN account c ON c.id = w.changed_by LEFT JOIN publication b ON b.document_id = w.document_id \
     WHERE w.organisation_id = $1 AND w.document_id IS NULL ORDER BY w.changed_at_ms DESC, w.id";
const INSERT: &str = "INSERT INTO plan_draft (id, organisation_id, written, begun_by, begun_at_ms, changed_by, \
     changed_at_ms, version) VALUES ($1, $2, $3, $4, $5, $4, $5, 1)";
const CHANGE: &str = "UPDATE plan_draft SET written = $3, document_id = $4, changed_by = $5, changed_at_ms = $6, \
     version = version + 1 WHERE id = $1 AND version = $2";
const ABANDON: &str = "UPDATE plan_draft SET abandoned_at_ms = $3, changed_by = $4, changed_at_ms = $5, \
     version = version + 1 WHERE id = $1 AND version = $2";
pub async fn find(connection: &mut Connection, id: PlanDraftId) -> Result<Option<DraftRow>, Error> {
    connection.optional(FIND, params![id]).await
}

/// The draft that a document was made of.
pub async fn find_of(connection: &mut Connection, document: DocumentId) -> Result<Option<DraftRow>, Error> {
    connection.optional(FIND_OF, params![document]).await
}

/// Those of a body of which no document was made, the last changed first.
pub async fn list(connection: &mut Connection, body: OrganisationId) -> Result<Vec<DraftRow>, Error> {
    connection.all(LIST, params![body]).await
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, body): (PlanDraftId, OrganisationId),
    written: &str,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT, params![id, body, written, by, permit.at().millisecond()]).await.map(drop)
}

/// What is typed now, from the version that was read in this write.
pub async fn change(
    tx: &mut WriteTransaction,
    permit: &Permit,
    row: &DraftRow,
    (written, document): (&str, Option<DocumentId>),
    by: AccountId,
) -> Result<Touched, Error> {
    let at = permit.at().millisecond();
    tx.execute(CHANGE, params![row.id, row.version, written, document, by, at]).await
}

/// Gives it up, or takes that back.
pub async fn abandon(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, version): (PlanDraftId, i64),
    is_abandoned: bool,
    by: AccountId,
) -> Result<Touched, Error> {
    let at = permit.at().millisecond();
    tx.execute(ABANDON, params![id, version, is_abandoned.then_some(at), by, at]).await
}
