//! The SQL of documents: finding them, registering them, their relations; their texts stand beside.
//! What publication writes stands beside its action.

mod texts;

pub use texts::{
    NewText, StoredText, StoredVersion, find_text, find_text_numbered, insert_file, insert_text, list_versions,
    update_review,
};

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, DocumentId, OrganisationId},
    text::fold,
};
use jiff::civil::Date;

record! {
    /// A document, with or without its text.
    #[derive(Debug, Clone)]
    pub struct StoredDocument {
        /// Which.
        pub id: DocumentId,
        /// The body that registered it.
        pub owner_id: OrganisationId,
        /// Whose document rules it follows.
        pub family: String,
        /// Slug of its type.
        pub document_type: String,
        /// Number and symbol.
        pub symbol: Option<String>,
        /// The same, to search by.
        pub symbol_folded: Option<String>,
        /// Issuer as named.
        pub issuer_text: Option<String>,
        /// Issuer in the register.
        pub issuer_id: Option<OrganisationId>,
        /// Date of issue.
        pub issued_on: Option<Date>,
        /// What it is about.
        pub subject: String,
        /// The same, to search by.
        pub subject_folded: String,
        /// Who registered it.
        pub registered_by: AccountId,
        /// When.
        pub registered_at_ms: i64,
        /// Of this row.
        pub version: i64,
        /// How many texts it has; none when only its citation is known.
        pub texts: i64,
        /// The publishing body, once published.
        pub publisher_id: Option<OrganisationId>,
        /// From which day its assignments were opened.
        pub effective_on: Option<Date>,
        /// How many obligations were opened.
        pub obligations: Option<i64>,
        /// How many assignments were opened.
        pub assignments: Option<i64>,
        /// Who published it.
        pub published_by: Option<AccountId>,
        /// When.
        pub published_at_ms: Option<i64>,
        /// Why it was retracted.
        pub retraction_reason: Option<String>,
        /// Who retracted it.
        pub retracted_by: Option<AccountId>,
        /// When.
        pub retracted_at_ms: Option<i64>,
    }
}

record! {
    struct Found { id: DocumentId }
}

record! {
    struct OrganisationFound { id: OrganisationId }
}

record! {
    struct NameFound { full_name: String }
}

record! {
    /// A relation between two documents of one owner.
    #[derive(Debug, Clone)]
    pub struct StoredRelation {
        pub document_id: DocumentId,
        pub target_id: DocumentId,
        pub relation: String,
    }
}

record! {
    /// A line of the distribution.
    #[derive(Debug, Clone)]
    pub struct StoredRecipient {
        pub recipient_text: String,
        pub purpose: Option<String>,
        pub organisation_id: Option<OrganisationId>,
    }
}

const FIND: &str = "SELECT d.id, d.owner_id, d.family, d.type AS document_type, d.symbol, d.symbol_folded, d.issuer_text, \
     d.issuer_id, d.issued_on, d.subject, d.subject_folded, d.registered_by, d.registered_at_ms, d.version, \
     (SELECT COUNT(*) FROM text_version t WHERE t.document_id = d.id) AS texts, p.publisher_id, p.effective_on, \
     p.obligations, p.assignments, p.published_by, p.published_at_ms, r.reason AS retraction_reason, r.retracted_by, \
     r.retracted_at_ms FROM document d LEFT JOIN publication p ON p.document_id = d.id \
     LEFT JOIN retraction r ON r.document_id = d.id WHERE d.id = $1";
const LIST: &str = "SELECT d.id, d.owner_id, d.family, d.type AS document_type, d.symbol, d.symbol_folded, d.issuer_text, \
     d.issuer_id, d.issued_on, d.subject, d.subject_folded, d.registered_by, d.registered_at_ms, d.version, \
     (SELECT COUNT(*) FROM text_version t WHERE t.document_id = d.id) AS texts, p.publisher_id, p.effective_on, \
     p.obligations, p.assignments, p.published_by, p.published_at_ms, r.reason AS retraction_reason, r.retracted_by, \
     r.retracted_at_ms FROM document d LEFT JOIN publication p ON p.document_id = d.id \
     LEFT JOIN retraction r ON r.document_id = d.id \
     ORDER BY d.registered_at_ms DESC, d.id DESC";
const LIST_OF_OWNER: &str = "SELECT d.id, d.owner_id, d.family, d.type AS document_type, d.symbol, d.symbol_folded, d.issuer_text, \
     d.issuer_id, d.issued_on, d.subject, d.subject_folded, d.registered_by, d.registered_at_ms, d.version, \
     (SELECT COUNT(*) FROM text_version t WHERE t.document_id = d.id) AS texts, p.publisher_id, p.effective_on, \
     p.obligations, p.assignments, p.published_by, p.published_at_ms, r.reason AS retraction_reason, r.retracted_by, \
     r.retracted_at_ms FROM document d LEFT JOIN publication p ON p.document_id = d.id \
     LEFT JOIN retraction r ON r.document_id = d.id WHERE d.owner_id = $1";
/// What texts say, without what people took back; and what people said.
const LIST_RELATIONS: &str = "SELECT r.document_id, r.target_id, r.relation FROM document_relation r \
     JOIN document d ON d.id = r.document_id WHERE d.owner_id = $1 AND NOT EXISTS (SELECT 1 FROM relation_statement s \
     WHERE s.document_id = r.document_id AND s.target_id = r.target_id AND s.relation = r.relation AND s.holds = 0 \
     AND s.number = (SELECT MAX(n.number) FROM relation_statement n WHERE n.document_id = s.document_id \
     AND n.target_id = s.target_id AND n.relation = s.relation)) \
     UNION SELECT s.document_id, s.target_id, s.relation FROM relation_statement s \
     JOIN document d ON d.id = s.document_id WHERE d.owner_id = $1 AND s.holds = 1 AND s.number = (SELECT MAX(n.number) \
     FROM relation_statement n WHERE n.document_id = s.document_id AND n.target_id = s.target_id \
     AND n.relation = s.relation)";
const LIST_RECIPIENTS: &str =
    "SELECT recipient_text, purpose, organisation_id FROM distribution WHERE document_id = $1 ORDER BY position";
const LIST_READERS: &str = "SELECT organisation_id AS id FROM distribution WHERE document_id = $1 \
     AND organisation_id IS NOT NULL UNION SELECT organisation_id AS id FROM delivery WHERE document_id = $1 \
     UNION SELECT a.organisation_id AS id FROM assignment a \
     JOIN obligation o ON o.id = a.obligation_id WHERE o.document_id = $1";
const LIST_SENT_TO: &str = "SELECT document_id AS id FROM distribution WHERE organisation_id = $1 UNION \
     SELECT document_id AS id FROM delivery WHERE organisation_id = $1 UNION \
     SELECT o.document_id AS id FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE a.organisation_id = $1";
const FIND_BY_FILE: &str = "SELECT d.id FROM document d JOIN text_version t ON t.document_id = d.id \
     WHERE d.owner_id = $1 AND t.file_sha256 = $2 LIMIT 1";
const NAME_OF: &str = "SELECT full_name FROM account WHERE id = $1";

const INSERT: &str = "INSERT INTO document (id, owner_id, family, type, symbol, symbol_folded, issuer_text, issuer_id, \
     issued_on, subject, subject_folded, registered_by, registered_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
const UPDATE_HEAD: &str = "UPDATE document SET family = $1, type = $2, symbol = $3, symbol_folded = $4, \
     issuer_text = $5, issuer_id = $6, issued_on = $7, subject = $8, subject_folded = $9, version = version + 1 \
     WHERE id = $10 AND version = $11";
const INSERT_RELATION: &str = "INSERT INTO document_relation (document_id, target_id, relation, cited_as, start_offset, \
     end_offset) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (document_id, target_id, relation) DO NOTHING";

pub async fn find(connection: &mut Connection, id: DocumentId) -> Result<Option<StoredDocument>, Error> {
    connection.optional(FIND, params![id]).await
}

pub async fn list(connection: &mut Connection) -> Result<Vec<StoredDocument>, Error> {
    connection.all(LIST, params![]).await
}

pub async fn list_of_owner(connection: &mut Connection, owner: OrganisationId) -> Result<Vec<StoredDocument>, Error> {
    connection.all(LIST_OF_OWNER, params![owner]).await
}

pub async fn list_relations(connection: &mut Connection, owner: OrganisationId) -> Result<Vec<StoredRelation>, Error> {
    connection.all(LIST_RELATIONS, params![owner]).await
}

pub async fn list_recipients(connection: &mut Connection, id: DocumentId) -> Result<Vec<StoredRecipient>, Error> {
    connection.all(LIST_RECIPIENTS, params![id]).await
}

/// Bodies that a published document was sent to, and that hold or held assignments from it.
pub async fn list_readers(connection: &mut Connection, id: DocumentId) -> Result<Vec<OrganisationId>, Error> {
    let found: Vec<OrganisationFound> = connection.all(LIST_READERS, params![id]).await?;
    Ok(found.into_iter().map(|found| found.id).collect())
}

pub async fn list_sent_to(connection: &mut Connection, id: OrganisationId) -> Result<Vec<DocumentId>, Error> {
    let found: Vec<Found> = connection.all(LIST_SENT_TO, params![id]).await?;
    Ok(found.into_iter().map(|found| found.id).collect())
}

pub async fn find_by_file(
    connection: &mut Connection,
    owner: OrganisationId,
    sha256: &[u8; 32],
) -> Result<Option<DocumentId>, Error> {
    Ok(connection.optional::<Found>(FIND_BY_FILE, params![owner, sha256]).await?.map(|found| found.id))
}

/// The owner's document of this symbol whose date is the same or not known on one side.
pub async fn find_by_symbol(
    connection: &mut Connection,
    owner: OrganisationId,
    symbol: &str,
    issued_on: Option<Date>,
) -> Result<Option<StoredDocument>, Error> {
    let wanted = Some(fold(symbol));
    let mut found = list_of_owner(connection, owner).await?;
    found.retain(|known| known.symbol_folded == wanted);
    let is_same =
        |known: &StoredDocument| known.issued_on.is_none() || issued_on.is_none() || known.issued_on == issued_on;
    Ok(found.into_iter().find(is_same))
}

pub async fn name_of(connection: &mut Connection, account: AccountId) -> Result<String, Error> {
    Ok(connection
        .optional::<NameFound>(NAME_OF, params![account])
        .await?
        .map(|found| found.full_name)
        .unwrap_or_default())
}

/// What a document says of itself.
#[derive(Debug, Clone, Default)]
pub struct Head {
    pub family: String,
    pub document_type: String,
    pub symbol: Option<String>,
    pub issuer_text: Option<String>,
    pub issuer_id: Option<OrganisationId>,
    pub issued_on: Option<Date>,
    pub subject: String,
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: DocumentId,
    owner: OrganisationId,
    head: &Head,
    by: AccountId,
) -> Result<(), Error> {
    let values = params![
        id,
        owner,
        &head.family,
        &head.document_type,
        head.symbol.as_deref(),
        head.symbol.as_deref().map(fold),
        head.issuer_text.as_deref(),
        head.issuer_id,
        head.issued_on,
        &head.subject,
        fold(&head.subject),
        by,
        permit.at().millisecond()
    ];
    tx.execute(INSERT, values).await.map(drop)
}

pub async fn update_head(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: DocumentId,
    version: i64,
    head: &Head,
) -> Result<Touched, Error> {
    let values = params![
        &head.family,
        &head.document_type,
        head.symbol.as_deref(),
        head.symbol.as_deref().map(fold),
        head.issuer_text.as_deref(),
        head.issuer_id,
        head.issued_on,
        &head.subject,
        fold(&head.subject),
        id,
        version
    ];
    tx.execute(UPDATE_HEAD, values).await
}

pub async fn insert_relation(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    relation: &StoredRelation,
    cited_as: &str,
    span: Option<(i64, i64)>,
) -> Result<(), Error> {
    let (start, end) = span.map_or((None, None), |(start, end)| (Some(start), Some(end)));
    let values = params![relation.document_id, relation.target_id, &relation.relation, cited_as, start, end];
    tx.execute(INSERT_RELATION, values).await.map(drop)
}
