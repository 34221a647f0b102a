//! The SQL of publication: provisions with their identities, the distribution, the publication, its retraction.
//! These rows are written once and never changed.

use super::super::store::StoredRecipient;
use crate::permits::Permit;
use database::{Error, WriteTransaction, params};
use domain::ids::{AccountId, DocumentId, OrganisationId, ProvisionId, TextVersionId};
use jiff::civil::Date;

const INSERT_PUBLICATION: &str = "INSERT INTO publication (document_id, text_version_id, publisher_id, effective_on, \
     obligations, assignments, published_by, published_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_PROVISION: &str = "INSERT INTO provision (id, document_id, eid, parent_id, position, kind, label, heading, \
     start_offset, end_offset) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_RECIPIENT: &str = "INSERT INTO distribution (document_id, position, recipient_text, purpose, \
     organisation_id) VALUES ($1, $2, $3, $4, $5)";
const INSERT_RETRACTION: &str =
    "INSERT INTO retraction (document_id, reason, retracted_by, retracted_at_ms) VALUES ($1, $2, $3, $4)";

/// A publication about to be written.
pub struct NewPublication {
    pub document: DocumentId,
    pub text_version: TextVersionId,
    pub publisher: OrganisationId,
    pub effective_on: Date,
    pub obligations: i64,
    pub assignments: i64,
    pub by: AccountId,
}

pub async fn insert_publication(
    tx: &mut WriteTransaction,
    permit: &Permit,
    publication: &NewPublication,
) -> Result<(), Error> {
    let values = params![
        publication.document,
        publication.text_version,
        publication.publisher,
        publication.effective_on,
        publication.obligations,
        publication.assignments,
        publication.by,
        permit.at().millisecond()
    ];
    tx.execute(INSERT_PUBLICATION, values).await.map(drop)
}

/// A provision that gets its identity.
pub struct NewProvision<'p> {
    pub id: ProvisionId,
    pub document: DocumentId,
    pub parent: Option<ProvisionId>,
    pub position: i64,
    pub provision: &'p papers::reading::Provision,
    pub span: (i64, i64),
}

pub async fn insert_provision(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    new: &NewProvision<'_>,
) -> Result<(), Error> {
    let values = params![
        new.id,
        new.document,
        &new.provision.id,
        new.parent,
        new.position,
        new.provision.kind.code(),
        &new.provision.label,
        new.provision.heading.as_deref(),
        new.span.0,
        new.span.1
    ];
    tx.execute(INSERT_PROVISION, values).await.map(drop)
}

pub async fn insert_recipient(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    document: DocumentId,
    position: i64,
    recipient: &StoredRecipient,
) -> Result<(), Error> {
    let values =
        params![document, position, &recipient.recipient_text, recipient.purpose.as_deref(), recipient.organisation_id];
    tx.execute(INSERT_RECIPIENT, values).await.map(drop)
}

pub async fn insert_retraction(
    tx: &mut WriteTransaction,
    permit: &Permit,
    document: DocumentId,
    reason: &str,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_RETRACTION, params![document, reason, by, permit.at().millisecond()]).await.map(drop)
}
