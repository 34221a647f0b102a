//! The SQL of corrections: each a row that is written once and never changed.
//! The working copy itself is written by the documents' own store.

use crate::permits::Permit;
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{AccountId, TextVersionId};

record! {
    /// One correction of a working copy.
    #[derive(Debug, Clone)]
    pub struct StoredCorrection {
        /// The version of the working copy that it led to.
        pub number: i64,
        /// What it was.
        pub act: String,
        /// Path of what it was about.
        pub about: String,
        /// The parts that it changed, as they were; JSON.
        pub before: String,
        /// The same parts as it left them; JSON.
        pub after: String,
        /// The correction that it took back.
        pub undoes: Option<i64>,
        /// Who.
        pub corrected_by: AccountId,
        /// When.
        pub corrected_at_ms: i64,
    }
}

const LIST: &str = "SELECT number, act, about, before, after, undoes, corrected_by, corrected_at_ms FROM correction \
     WHERE text_version_id = $1 ORDER BY number";
const INSERT: &str = "INSERT INTO correction (text_version_id, number, act, about, before, after, undoes, corrected_by, \
     corrected_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

pub async fn list(connection: &mut Connection, text: TextVersionId) -> Result<Vec<StoredCorrection>, Error> {
    connection.all(LIST, params![text]).await
}

pub async fn insert(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    text: TextVersionId,
    row: &StoredCorrection,
) -> Result<(), Error> {
    let values = params![
        text,
        row.number,
        &row.act,
        &row.about,
        &row.before,
        &row.after,
        row.undoes,
        row.corrected_by,
        row.corrected_at_ms
    ];
    tx.execute(INSERT, values).await.map(drop)
}
