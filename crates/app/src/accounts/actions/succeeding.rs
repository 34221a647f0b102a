//! Roles at an organisation that ends by a reorganisation: they end on its day, and new ones begin with those who carry on.
//! Accounts and sessions are not touched, so that nobody is signed out; a role that is held already is not given twice.

use super::{NewGrant, store};
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, OrganisationId, RoleGrantId},
    permissions::Role,
};
use jiff::civil::Date;
use serde_json::json;

record! {
    /// A role that is in force on a day or begins later, with its person.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct HeldGrantRow {
        pub id: RoleGrantId, pub account_id: AccountId, pub full_name: String, pub organisation_id: OrganisationId,
        pub role: String, pub is_local: bool, pub from_date: Date, pub to_date: Option<Date>, pub is_suspended: bool,
    }
}

record! { struct Count { count: i64 } }

const LIST_GRANTS: &str = "SELECT g.id, g.account_id, a.full_name, g.organisation_id, g.role, g.is_local, g.from_date, \
     g.to_date, CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM role_grant g \
     JOIN account a ON a.id = g.account_id LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL \
     WHERE g.organisation_id = $1 AND (g.to_date IS NULL OR (g.to_date > $2 AND g.to_date > g.from_date)) \
     ORDER BY a.full_name_sort_key, a.id, g.granted_at_ms, g.id";
const END_GRANT: &str = "UPDATE role_grant SET to_date = CASE WHEN from_date > $2 THEN from_date ELSE $2 END \
     WHERE id = $1 AND (to_date IS NULL OR to_date > $2)";
const COUNT_SAME: &str = "SELECT COUNT(*) AS count FROM role_grant WHERE account_id = $1 AND organisation_id = $2 \
     AND role = $3 AND (to_date IS NULL OR (to_date > $4 AND to_date > from_date))";

/// The roles that are held at an organisation on a day, and those that begin later.
pub async fn list_grants(
    connection: &mut Connection,
    organisation: OrganisationId,
    on: Date,
) -> Result<Vec<HeldGrantRow>, Error> {
    connection.all(LIST_GRANTS, params![organisation, on]).await
}

/// Ends a role on a day and gives others from that day on.
pub async fn succeed_grant(
    tx: &mut WriteTransaction,
    permit: &Permit,
    grant: &HeldGrantRow,
    on: Date,
    into: &[(OrganisationId, Role)],
) -> Result<(), Failure> {
    let organisations: Vec<String> = into.iter().map(|(organisation, _)| organisation.to_string()).collect();
    let particulars = json!({"from": grant.organisation_id.to_string(), "to": organisations, "on": on.to_string()});
    permit.also_about(tx, ("account", grant.account_id.uuid()), particulars).await?;
    tx.execute(END_GRANT, params![grant.id, on]).await.map(drop)?;
    for (organisation, role) in into {
        let values = params![grant.account_id, *organisation, role.code(), on];
        let same: Count = tx.one(COUNT_SAME, values).await?;
        if same.count == 0 {
            let from = grant.from_date.max(on);
            let new = NewGrant {
                organisation: *organisation,
                role: *role,
                is_local: grant.is_local,
                from,
                to: grant.to_date,
            };
            store::insert_grant(tx, permit, grant.account_id, &new, permit.account()).await?;
        }
    }
    Ok(())
}
