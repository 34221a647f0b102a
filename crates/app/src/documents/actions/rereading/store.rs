//! The SQL of reading again: what a later reader said, and the answers to its proposals. Rows are written once.
//! The proposals themselves are worked out from the two readings.

use crate::permits::Permit;
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{AccountId, RereadingId, TextVersionId};

record! {
    /// What a later reader said.
    pub struct StoredRereading {
        pub id: RereadingId,
        pub reader_version: i64,
        pub reading: String,
    }
}

record! {
    /// The answer to one proposal.
    pub struct StoredAnswer {
        pub number: i64,
        pub accepted: i64,
    }
}

const FIND: &str =
    "SELECT id, reader_version, reading FROM rereading WHERE text_version_id = $1 AND reader_version = $2";
const FIND_LATEST: &str = "SELECT id, reader_version, reading FROM rereading WHERE text_version_id = $1 \
     ORDER BY reader_version DESC LIMIT 1";
const LIST_ANSWERS: &str = "SELECT number, accepted FROM proposal_answer WHERE rereading_id = $1";
const INSERT: &str = "INSERT INTO rereading (id, text_version_id, reader_version, reading, asked_by, asked_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_ANSWER: &str = "INSERT INTO proposal_answer (rereading_id, number, accepted, answered_by, answered_at_ms) \
     VALUES ($1, $2, $3, $4, $5)";

pub async fn find(
    connection: &mut Connection,
    text: TextVersionId,
    reader_version: i64,
) -> Result<Option<StoredRereading>, Error> {
    connection.optional(FIND, params![text, reader_version]).await
}

pub async fn find_latest(connection: &mut Connection, text: TextVersionId) -> Result<Option<StoredRereading>, Error> {
    connection.optional(FIND_LATEST, params![text]).await
}

pub async fn list_answers(connection: &mut Connection, id: RereadingId) -> Result<Vec<StoredAnswer>, Error> {
    connection.all(LIST_ANSWERS, params![id]).await
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: RereadingId,
    text: TextVersionId,
    reader_version: i64,
    reading: &str,
    by: AccountId,
) -> Result<(), Error> {
    let values = params![id, text, reader_version, reading, by, permit.at().millisecond()];
    tx.execute(INSERT, values).await.map(drop)
}

pub async fn insert_answer(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: RereadingId,
    number: i64,
    accepted: bool,
    by: AccountId,
) -> Result<(), Error> {
    let values = params![id, number, i64::from(accepted), by, permit.at().millisecond()];
    tx.execute(INSERT_ANSWER, values).await.map(drop)
}
