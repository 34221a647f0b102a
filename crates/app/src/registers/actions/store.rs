//! The SQL of registers: rows with their versions, who succeeds whom, what a register was. A version is never changed; of a row
//! only the number of its last version is.

use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, Value, WriteTransaction, params, record};
use domain::{
    ids::{DocumentId, OrganisationId, RegisterRecordId},
    problem::Problem,
};
use jiff::civil::Date;

record! {
    /// A version with its row.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct VersionRow {
        pub id: RegisterRecordId, pub organisation_id: OrganisationId, pub pack: String, pub register: String,
        pub number: i64, pub step: String, pub effective_on: Option<Date>, pub first_day: Option<Date>,
        pub last_day: Option<Date>, pub field_values: String, pub record_key: String, pub title: String,
        pub search_text: String, pub reason: String, pub maker: String, pub made_at_ms: i64,
    }
}
record! {
    /// A row that went into another.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct SuccessionRow {
        pub predecessor_id: RegisterRecordId, pub number: i64, pub successor_id: RegisterRecordId, pub on_day: Date,
        pub basis: String, pub maker: String, pub made_at_ms: i64, pub withdrawn_at_ms: Option<i64>,
    }
}
record! {
    /// What a register was under a version of its pack.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SchemaRow {
        /// The version.
        pub pack_version: i64,
        /// The register as JSON.
        pub schema_json: String,
    }
}
record! {
    /// What a row is called now, whosever it is.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct NameRow {
        pub id: RegisterRecordId, pub register: String, pub step: String, pub record_key: String, pub title: String,
        pub first_day: Option<Date>, pub last_day: Option<Date>,
    }
}
record! {
    /// How many rows a body has in a register.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct CountRow {
        pub organisation_id: OrganisationId, pub pack: String, pub register: String, pub count: i64,
        pub latest_ms: i64,
    }
}
record! {
    /// A document by which rows name it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DocumentRow {
        /// Which.
        pub id: DocumentId,
        /// Its symbol.
        pub symbol: Option<String>,
    }
}

/// A version that is to be written.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the columns of the table")]
pub struct VersionToKeep {
    pub record: RegisterRecordId,
    pub number: i64,
    pub step: &'static str,
    pub pack_version: i64,
    pub effective_on: Option<Date>,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub field_values: String,
    pub record_key: String,
    pub title: String,
    pub search_text: String,
    pub reason: String,
}

const LIST_OF_BODY: &str = "SELECT r.id, r.organisation_id, r.pack, r.register, v.number, v.step, v.effective_on, v.first_day, \
     v.last_day, v.field_values, v.record_key, v.title, v.search_text, v.reason, a.full_name AS maker, v.made_at_ms \
     FROM register_record r JOIN register_version v ON v.record_id = r.id JOIN account a ON a.id = v.made_by \
     WHERE r.pack = $1 AND r.register = $2 AND r.organisation_id = $3 ORDER BY r.made_at_ms, r.id, v.number";
const LIST_ALL: &str = "SELECT r.id, r.organisation_id, r.pack, r.register, v.number, v.step, v.effective_on, v.first_day, \
     v.last_day, v.field_values, v.record_key, v.title, v.search_text, v.reason, a.full_name AS maker, v.made_at_ms \
     FROM register_record r JOIN register_version v ON v.record_id = r.id JOIN account a ON a.id = v.made_by \
     WHERE r.pack = $1 AND r.register = $2 ORDER BY r.made_at_ms, r.id, v.number";
const FIND: &str = "SELECT r.id, r.organisation_id, r.pack, r.register, v.number, v.step, v.effective_on, v.first_day, \
     v.last_day, v.field_values, v.record_key, v.title, v.search_text, v.reason, a.full_name AS maker, v.made_at_ms \
     FROM register_record r JOIN register_version v ON v.record_id = r.id JOIN account a ON a.id = v.made_by \
     WHERE r.id = $1 ORDER BY v.number";
const COUNTS: &str = "SELECT r.organisation_id, r.pack, r.register, COUNT(*) AS count, MAX(v.made_at_ms) AS latest_ms \
     FROM register_record r JOIN register_version v ON v.record_id = r.id AND v.number = r.version \
     WHERE v.step <> 'withdrawn' GROUP BY r.organisation_id, r.pack, r.register";
const NAMES: &str = "SELECT r.id, r.register, v.step, v.record_key, v.title, v.first_day, v.last_day FROM register_record r \
     JOIN register_version v ON v.record_id = r.id AND v.number = r.version \
     WHERE r.pack = $1 AND r.register = $2 ORDER BY v.title, r.id";
const SUCCESSIONS: &str = "SELECT s.predecessor_id, s.number, s.successor_id, s.on_day, s.basis, a.full_name AS maker, \
     s.made_at_ms, s.withdrawn_at_ms FROM register_succession s JOIN account a ON a.id = s.made_by \
     JOIN register_record r ON r.id = s.predecessor_id WHERE r.pack = $1 AND r.register = $2 \
     ORDER BY s.on_day, s.predecessor_id, s.number";
const SCHEMAS: &str = "SELECT pack_version, schema_json FROM register_schema WHERE pack = $1 AND register = $2 \
     ORDER BY pack_version DESC";
const DOCUMENT: &str = "SELECT id, symbol FROM document WHERE id = $1";
const INSERT_RECORD: &str = "INSERT INTO register_record (id, organisation_id, pack, register, made_by, made_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_VERSION: &str = "INSERT INTO register_version (record_id, number, step, pack_version, effective_on, first_day, \
     last_day, field_values, record_key, title, search_text, reason, made_by, made_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const ADVANCE: &str = "UPDATE register_record SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_SCHEMA: &str = "INSERT INTO register_schema (pack, register, pack_version, schema_json) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (pack, register, pack_version) DO NOTHING";
const INSERT_SUCCESSION: &str = "INSERT INTO register_succession (predecessor_id, number, successor_id, on_day, basis, made_by, \
     made_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const WITHDRAW_SUCCESSION: &str = "UPDATE register_succession SET withdrawn_at_ms = $2 \
     WHERE predecessor_id = $1 AND withdrawn_at_ms IS NULL";

/// The rows of a body in a register, all versions, in the order in which they were made.
pub async fn list_of_body(
    connection: &mut Connection,
    (pack, register): (&str, &str),
    body: OrganisationId,
) -> Result<Vec<VersionRow>, Error> {
    connection.all(LIST_OF_BODY, params![pack, register, body]).await
}

/// The rows of all bodies in a register, all versions.
pub async fn list_all(connection: &mut Connection, pack: &str, register: &str) -> Result<Vec<VersionRow>, Error> {
    connection.all(LIST_ALL, params![pack, register]).await
}

/// The versions of one row, oldest first.
pub async fn find(connection: &mut Connection, id: RegisterRecordId) -> Result<Vec<VersionRow>, Error> {
    connection.all(FIND, params![id]).await
}

/// How many rows each body has in each register, without what was withdrawn.
pub async fn counts(connection: &mut Connection) -> Result<Vec<CountRow>, Error> {
    connection.all(COUNTS, params![]).await
}

/// What the rows of a register are called, whosever they are.
pub async fn names(connection: &mut Connection, pack: &str, register: &str) -> Result<Vec<NameRow>, Error> {
    connection.all(NAMES, params![pack, register]).await
}

/// Who succeeds whom in a register.
pub async fn successions(connection: &mut Connection, pack: &str, register: &str) -> Result<Vec<SuccessionRow>, Error> {
    connection.all(SUCCESSIONS, params![pack, register]).await
}

/// What a register was, the newest version first.
pub async fn list_schemas(connection: &mut Connection, pack: &str, register: &str) -> Result<Vec<SchemaRow>, Error> {
    connection.all(SCHEMAS, params![pack, register]).await
}

/// A document by which a row names it.
pub async fn document(connection: &mut Connection, id: DocumentId) -> Result<Option<DocumentRow>, Error> {
    connection.optional(DOCUMENT, params![id]).await
}

/// Keeps what a register is in a version of its pack, once.
pub async fn keep_schema(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    (pack, register): (&str, &str),
    pack_version: i64,
    json: &str,
) -> Result<(), Failure> {
    Ok(tx.execute(INSERT_SCHEMA, params![pack, register, pack_version, json]).await.map(drop)?)
}

/// New rows of a body.
pub async fn insert_records(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (pack, register): (&str, &str),
    body: OrganisationId,
    ids: &[RegisterRecordId],
) -> Result<(), Failure> {
    let (by, at) = (permit.person()?, permit.at().millisecond());
    let rows: Vec<Vec<Value>> = ids.iter().map(|id| params![*id, body, pack, register, by, at, 1_i64]).collect();
    Ok(tx.insert_all(INSERT_RECORD, rows.into_iter()).await.map(drop)?)
}

/// New versions of rows.
pub async fn insert_versions(
    tx: &mut WriteTransaction,
    permit: &Permit,
    versions: &[VersionToKeep],
) -> Result<(), Failure> {
    let (by, at) = (permit.person()?, permit.at().millisecond());
    let row = |version: &VersionToKeep| {
        params![
            version.record,
            version.number,
            version.step,
            version.pack_version,
            version.effective_on,
            version.first_day,
            version.last_day,
            &version.field_values,
            &version.record_key,
            &version.title,
            &version.search_text,
            &version.reason,
            by,
            at
        ]
    };
    let rows: Vec<Vec<Value>> = versions.iter().map(row).collect();
    Ok(tx.insert_all(INSERT_VERSION, rows.into_iter()).await.map(drop)?)
}

/// Moves a row on from the version that was seen.
pub async fn advance(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    (id, seen): (RegisterRecordId, i64),
) -> Result<(), Failure> {
    if tx.execute(ADVANCE, params![id, seen]).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(())
}

/// A row goes into another.
pub async fn insert_succession(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (predecessor, number): (RegisterRecordId, i64),
    successor: RegisterRecordId,
    (on, basis): (Date, &str),
) -> Result<(), Failure> {
    let values = params![predecessor, number, successor, on, basis, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_SUCCESSION, values).await.map(drop)?)
}

/// A row did not go into another after all.
pub async fn withdraw_succession(
    tx: &mut WriteTransaction,
    permit: &Permit,
    predecessor: RegisterRecordId,
) -> Result<(), Failure> {
    Ok(tx.execute(WITHDRAW_SUCCESSION, params![predecessor, permit.at().millisecond()]).await.map(drop)?)
}
