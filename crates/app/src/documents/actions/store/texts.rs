//! The SQL of texts: each is written once with its file and its reading; beside it stands the working copy that is corrected.
//! The latest text of a document is the one that is worked on.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::ids::{AccountId, DocumentId, TextVersionId};

record! {
    /// A text of a document with the working copy of its reading.
    #[derive(Debug, Clone)]
    pub struct StoredText {
        pub id: TextVersionId,
        pub number: i64,
        pub file_sha256: [u8; 32],
        pub file_name: String,
        pub reader_version: i64,
        pub reading: String,
        pub reviewed: String,
        pub version: i64,
    }
}

record! {
    /// A text in the list of a document's texts.
    #[derive(Debug, Clone)]
    pub struct StoredVersion {
        /// From one.
        pub number: i64,
        /// Name of its file.
        pub file_name: String,
        /// Who added it.
        pub added_by: AccountId,
        /// When.
        pub added_at_ms: i64,
    }
}

const FIND_TEXT: &str = "SELECT t.id, t.number, t.file_sha256, t.file_name, t.reader_version, t.reading, v.reviewed, \
     v.version FROM text_version t JOIN reading_review v ON v.text_version_id = t.id WHERE t.document_id = $1 \
     ORDER BY t.number DESC LIMIT 1";
const FIND_TEXT_NUMBERED: &str = "SELECT t.id, t.number, t.file_sha256, t.file_name, t.reader_version, t.reading, \
     v.reviewed, v.version FROM text_version t JOIN reading_review v ON v.text_version_id = t.id \
     WHERE t.document_id = $1 AND t.number = $2";
const LIST_VERSIONS: &str = "SELECT number, file_name, added_by, added_at_ms FROM text_version WHERE document_id = $1 \
     ORDER BY number DESC";
const INSERT_FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (sha256) DO NOTHING";
const INSERT_TEXT: &str = "INSERT INTO text_version (id, document_id, number, file_sha256, file_name, text_sha256, \
     reader_version, reading, added_by, added_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_REVIEW: &str = "INSERT INTO reading_review (text_version_id, reviewed, changed_by, changed_at_ms, version) \
     VALUES ($1, $2, $3, $4, 1)";
const UPDATE_REVIEW: &str = "UPDATE reading_review SET reviewed = $1, changed_by = $2, changed_at_ms = $3, \
     version = version + 1 WHERE text_version_id = $4 AND version = $5";

pub async fn find_text(connection: &mut Connection, id: DocumentId) -> Result<Option<StoredText>, Error> {
    connection.optional(FIND_TEXT, params![id]).await
}

pub async fn find_text_numbered(
    connection: &mut Connection,
    id: DocumentId,
    number: i64,
) -> Result<Option<StoredText>, Error> {
    connection.optional(FIND_TEXT_NUMBERED, params![id, number]).await
}

pub async fn list_versions(connection: &mut Connection, id: DocumentId) -> Result<Vec<StoredVersion>, Error> {
    connection.all(LIST_VERSIONS, params![id]).await
}

/// A text with its reading and the first working copy.
pub struct NewText {
    pub id: TextVersionId,
    pub document: DocumentId,
    pub number: i64,
    pub file_sha256: [u8; 32],
    pub size_bytes: i64,
    pub media_type: String,
    pub file_name: String,
    pub text_sha256: [u8; 32],
    pub reader_version: i64,
    pub reading: String,
    pub reviewed: String,
    pub by: AccountId,
}

/// The row of a file that is on disk already; written once.
pub async fn insert_file(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (sha256, size_bytes): (&[u8; 32], i64),
    media_type: &str,
) -> Result<(), Error> {
    let values = params![sha256, size_bytes, media_type, permit.at().millisecond()];
    tx.execute(INSERT_FILE, values).await.map(drop)
}

pub async fn insert_text(tx: &mut WriteTransaction, permit: &Permit, text: &NewText) -> Result<(), Error> {
    let at = permit.at().millisecond();
    insert_file(tx, permit, (&text.file_sha256, text.size_bytes), &text.media_type).await?;
    let values = params![
        text.id,
        text.document,
        text.number,
        &text.file_sha256,
        &text.file_name,
        &text.text_sha256,
        text.reader_version,
        &text.reading,
        text.by,
        at
    ];
    tx.execute(INSERT_TEXT, values).await.map(drop)?;
    tx.execute(INSERT_REVIEW, params![text.id, &text.reviewed, text.by, at]).await.map(drop)
}

pub async fn update_review(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: TextVersionId,
    version: i64,
    reviewed: &str,
    by: AccountId,
) -> Result<Touched, Error> {
    tx.execute(UPDATE_REVIEW, params![reviewed, by, permit.at().millisecond(), id, version]).await
}
