//! The SQL of answers that are kept.
//! Written without a permit: the history is that of the effect, which has its own.

use super::Key;
use database::{Connection, Error, WriteTransaction, params, record};
use domain::time::Moment;

record! {
    /// What was answered to a change.
    #[derive(Debug, Clone)]
    pub struct KeptAnswer {
        pub request_sha256: [u8; 32], pub body: String,
    }
}

const FIND_ANSWER: &str = "SELECT request_sha256, body FROM answered_request \
     WHERE account_id = $1 AND idempotency_key = $2";
const INSERT_ANSWER: &str = "INSERT INTO answered_request (account_id, idempotency_key, request_sha256, body, \
     answered_at_ms) VALUES ($1, $2, $3, $4, $5)";
const FORGET_ANSWERS_BEFORE: &str = "DELETE FROM answered_request WHERE answered_at_ms < $1";

pub async fn find_answer(connection: &mut Connection, key: &Key) -> Result<Option<KeptAnswer>, Error> {
    connection.optional(FIND_ANSWER, params![key.account, &key.word]).await
}

pub async fn insert_answer(tx: &mut WriteTransaction, key: &Key, body: &str) -> Result<(), Error> {
    let values = params![key.account, &key.word, &key.request_sha256, body, tx.now().millisecond()];
    tx.execute(INSERT_ANSWER, values).await.map(drop)
}

pub async fn forget_answers_before(tx: &mut WriteTransaction, moment: Moment) -> Result<(), Error> {
    tx.execute(FORGET_ANSWERS_BEFORE, params![moment.millisecond()]).await.map(drop)
}
