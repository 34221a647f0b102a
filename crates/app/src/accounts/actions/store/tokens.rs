//! The SQL of access tokens. The token is known to its person alone; its hash is stored.
//! It is withdrawn, never deleted.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::{
    ids::{AccessTokenId, AccountId},
    time::Moment,
};

record! {
    /// A token with its person.
    pub struct TokenRow {
        pub id: AccessTokenId, pub account_id: AccountId, pub scopes: String, pub expires_at_ms: i64,
        pub last_used_at_ms: Option<i64>, pub withdrawn_at_ms: Option<i64>, pub full_name: String, pub is_demo: bool,
        pub is_suspended: bool,
    }
}

record! {
    /// A token in the list that its owner sees.
    pub struct OwnTokenRow {
        pub id: AccessTokenId, pub name: String, pub scopes: String, pub expires_at_ms: i64,
        pub last_used_at_ms: Option<i64>,
    }
}

/// A token to be stored.
pub struct NewToken<'t> {
    pub id: AccessTokenId,
    pub account: AccountId,
    pub name: &'t str,
    pub scopes: &'t str,
    pub token_hash: [u8; 32],
    pub expires: Moment,
}

const FIND_TOKEN: &str = "SELECT t.id, t.account_id, t.scopes, t.expires_at_ms, t.last_used_at_ms, t.withdrawn_at_ms, \
     a.full_name, a.is_demo, CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended \
     FROM access_token t JOIN account a ON a.id = t.account_id \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL WHERE t.token_hash = $1";
const LIST_TOKENS: &str = "SELECT id, name, scopes, expires_at_ms, last_used_at_ms FROM access_token \
     WHERE account_id = $1 AND withdrawn_at_ms IS NULL AND expires_at_ms > $2 ORDER BY made_at_ms DESC, id DESC";
const INSERT_TOKEN: &str = "INSERT INTO access_token (id, account_id, name, scopes, token_hash, made_at_ms, \
     expires_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const WITHDRAW_TOKEN: &str = "UPDATE access_token SET withdrawn_at_ms = $3 \
     WHERE id = $1 AND account_id = $2 AND withdrawn_at_ms IS NULL";
const TOUCH_TOKEN: &str = "UPDATE access_token SET last_used_at_ms = $2 WHERE id = $1";

pub async fn find_token(connection: &mut Connection, hash: &[u8; 32]) -> Result<Option<TokenRow>, Error> {
    connection.optional(FIND_TOKEN, params![hash]).await
}

/// Those of an account that were not withdrawn and are not too old.
pub async fn list_tokens(
    connection: &mut Connection,
    account: AccountId,
    now: Moment,
) -> Result<Vec<OwnTokenRow>, Error> {
    connection.all(LIST_TOKENS, params![account, now.millisecond()]).await
}

pub async fn insert_token(tx: &mut WriteTransaction, permit: &Permit, new: &NewToken<'_>) -> Result<(), Error> {
    let (made_at_ms, expires_at_ms) = (permit.at().millisecond(), new.expires.millisecond());
    let values = params![new.id, new.account, new.name, new.scopes, new.token_hash, made_at_ms, expires_at_ms];
    tx.execute(INSERT_TOKEN, values).await.map(drop)
}

/// Nothing is touched when it is not the account's, or was withdrawn before.
pub async fn withdraw_token(
    tx: &mut WriteTransaction,
    permit: &Permit,
    account: AccountId,
    id: AccessTokenId,
) -> Result<Touched, Error> {
    tx.execute(WITHDRAW_TOKEN, params![id, account, permit.at().millisecond()]).await
}

/// Written without a permit: that it was used is no history.
pub async fn touch_token(tx: &mut WriteTransaction, id: AccessTokenId) -> Result<(), Error> {
    let now = tx.now().millisecond();
    tx.execute(TOUCH_TOKEN, params![id, now]).await.map(drop)
}
