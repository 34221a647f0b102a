//! Doing once what a program asks for: the answer is kept under the key that the program chose, in the savepoint of the
//! effect. So there is no effect without its answer and no answer without its effect, whenever the machine stops; and of
//! two that come at once, the writer runs one after the other.
//!
//! A refusal is not kept: nothing was done, and the same request may succeed later.

mod store;

use crate::failure::Failure;
use database::{BoxFuture, WriteTransaction};
use domain::{
    ids::AccountId,
    problem::{Problem, ProgramProblem},
};

/// An answer is given again for so long.
const KEPT_SECONDS: i64 = 30 * 24 * 3600;

/// Under what an answer is kept.
#[derive(Debug, Clone)]
pub struct Key {
    /// For whom.
    pub account: AccountId,
    /// Chosen by the program.
    pub word: String,
    /// Of the whole request.
    pub request_sha256: [u8; 32],
}

/// Does it, or finds what was answered when it was done. What the act gives beside its answer is there only when it was
/// done now: it is not kept.
pub async fn answer_once<X, F>(tx: &mut WriteTransaction, key: Key, act: F) -> Result<(String, Option<X>), Failure>
where
    F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<(String, X), Failure>> + Send,
{
    if let Some(kept) = store::find_answer(tx, &key).await? {
        return if kept.request_sha256 == key.request_sha256 {
            Ok((kept.body, None))
        } else {
            Err(Problem::Program(ProgramProblem::KeyUsedOtherwise).into())
        };
    }
    let (answer, beside) = act(tx).await?;
    store::forget_answers_before(tx, tx.now().plus_seconds(-KEPT_SECONDS)).await?;
    store::insert_answer(tx, &key, &answer).await?;
    Ok((answer, Some(beside)))
}
