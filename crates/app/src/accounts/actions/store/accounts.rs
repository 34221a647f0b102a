//! The SQL of accounts and of the roles granted to them. A grant is ended, never deleted; a password is replaced only by
//! someone who saw the account's present version.

use super::super::{NewAccount, NewGrant};
use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, OrganisationId, RoleGrantId},
    text::sort_key,
};
use jiff::civil::Date;

record! {
    /// An account, as its own person and sign-in need it.
    pub struct AccountRow {
        pub id: AccountId, pub login: String, pub full_name: String, pub password_hash: Option<String>,
        pub is_demo: bool, pub version: i64, pub is_suspended: bool,
    }
}

record! {
    /// A role that was granted.
    pub struct RoleRow {
        pub id: RoleGrantId, pub organisation_id: OrganisationId, pub role: String, pub is_local: bool,
        pub from_date: Date, pub to_date: Option<Date>,
    }
}

record! {
    /// An account in the list of the command line.
    pub struct ListedAccountRow { pub id: AccountId, pub login: String, pub full_name: String, pub is_suspended: bool }
}

const FIND_ACCOUNT_BY_LOGIN: &str = "SELECT a.id, a.login, a.full_name, a.password_hash, a.is_demo, a.version, \
     CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM account a \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL WHERE a.login = $1";
const FIND_ACCOUNT: &str = "SELECT a.id, a.login, a.full_name, a.password_hash, a.is_demo, a.version, \
     CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM account a \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL WHERE a.id = $1";
const LIST_ACCOUNTS: &str = "SELECT a.id, a.login, a.full_name, \
     CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM account a \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL \
     ORDER BY a.full_name_sort_key, a.login";
const INSERT_ACCOUNT: &str = "INSERT INTO account (id, login, full_name, full_name_sort_key, password_hash, \
     created_at_ms, is_demo, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const REPLACE_PASSWORD: &str = "UPDATE account SET password_hash = $3, version = version + 1 \
     WHERE id = $1 AND version = $2";
const LIST_ROLES: &str = "SELECT id, organisation_id, role, is_local, from_date, to_date FROM role_grant \
     WHERE account_id = $1 ORDER BY granted_at_ms, id";
const INSERT_GRANT: &str = "INSERT INTO role_grant (id, account_id, organisation_id, role, is_local, from_date, to_date, \
     granted_by, granted_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const END_GRANTS: &str = "UPDATE role_grant SET to_date = CASE WHEN from_date > $3 THEN from_date ELSE $3 END \
     WHERE account_id = $1 AND organisation_id = $2 AND (to_date IS NULL OR to_date > $3)";

pub async fn find_account_by_login(connection: &mut Connection, login: &str) -> Result<Option<AccountRow>, Error> {
    connection.optional(FIND_ACCOUNT_BY_LOGIN, params![login]).await
}

pub async fn find_account(connection: &mut Connection, id: AccountId) -> Result<Option<AccountRow>, Error> {
    connection.optional(FIND_ACCOUNT, params![id]).await
}

pub async fn list_accounts(connection: &mut Connection) -> Result<Vec<ListedAccountRow>, Error> {
    connection.all(LIST_ACCOUNTS, params![]).await
}

pub async fn insert_account(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: AccountId,
    account: &NewAccount,
) -> Result<(), Error> {
    let key = sort_key(&account.full_name);
    let at_ms = permit.at().millisecond();
    let values = params![
        id,
        &account.login,
        &account.full_name,
        key,
        account.password_hash.as_deref(),
        at_ms,
        account.is_demo,
        1i64
    ];
    tx.execute(INSERT_ACCOUNT, values).await.map(drop)
}

/// Nothing is touched when the account changed since `version`.
pub async fn replace_password(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    account: AccountId,
    version: i64,
    hash: &str,
) -> Result<Touched, Error> {
    tx.execute(REPLACE_PASSWORD, params![account, version, hash]).await
}

/// Every role that was ever granted to an account.
pub async fn list_roles(connection: &mut Connection, account: AccountId) -> Result<Vec<RoleRow>, Error> {
    connection.all(LIST_ROLES, params![account]).await
}

/// `granted_by` is the person who decided; none for the system.
pub async fn insert_grant(
    tx: &mut WriteTransaction,
    permit: &Permit,
    account: AccountId,
    grant: &NewGrant,
    granted_by: Option<AccountId>,
) -> Result<RoleGrantId, Error> {
    let id: RoleGrantId = tx.new_id();
    let (role, at_ms) = (grant.role.code(), permit.at().millisecond());
    let values =
        params![id, account, grant.organisation, role, grant.is_local, grant.from, grant.to, granted_by, at_ms];
    tx.execute(INSERT_GRANT, values).await.map(|_| id)
}

/// Ends what an account holds at an organisation, up to but without a day; one that would begin later never begins.
pub async fn end_grants(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    account: AccountId,
    organisation: OrganisationId,
    today: Date,
) -> Result<Touched, Error> {
    tx.execute(END_GRANTS, params![account, organisation, today]).await
}
