//! The SQL of the people of a unit: who holds a role there, suspensions, and the responsibilities that are handed over.
//! A suspension is a row that is lifted; a responsibility is never changed, a later row follows it.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::ids::{AccountId, AssignmentId, OrganisationId};
use jiff::civil::Date;
use uuid::Uuid;

record! {
    /// A role held at an organisation now or from a later day on, with its person.
    pub struct MemberRow {
        pub account_id: AccountId, pub login: String, pub full_name: String, pub role: String, pub from_date: Date,
        pub to_date: Option<Date>, pub is_suspended: bool,
    }
}

record! {
    /// A suspension that is in force.
    pub struct SuspensionRow { pub reason: String, pub suspended_by: String, pub suspended_at_ms: i64 }
}

record! {
    /// An open assignment for which a person answers.
    pub struct ResponsibilityRow { pub assignment_id: AssignmentId, pub named_at_ms: i64, pub action: String }
}

const LIST_MEMBERS: &str = "SELECT g.account_id, a.login, a.full_name, g.role, g.from_date, g.to_date, \
     CAST(CASE WHEN x.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_suspended FROM role_grant g \
     JOIN account a ON a.id = g.account_id \
     LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL \
     WHERE g.organisation_id = $1 AND (g.to_date IS NULL OR g.to_date > $2) \
     ORDER BY a.full_name_sort_key, a.id, g.granted_at_ms, g.id";
const FIND_SUSPENSION: &str = "SELECT x.reason, a.full_name AS suspended_by, x.suspended_at_ms FROM suspension x \
     JOIN account a ON a.id = x.suspended_by WHERE x.account_id = $1 AND x.lifted_at_ms IS NULL";
const INSERT_SUSPENSION: &str = "INSERT INTO suspension (id, account_id, reason, suspended_by, suspended_at_ms) \
     VALUES ($1, $2, $3, $4, $5)";
const LIFT_SUSPENSION: &str = "UPDATE suspension SET lifted_by = $2, lifted_at_ms = $3 \
     WHERE account_id = $1 AND lifted_at_ms IS NULL";
const LIST_RESPONSIBILITIES: &str = "SELECT r.assignment_id, r.named_at_ms, o.action FROM responsibility r \
     JOIN assignment a ON a.id = r.assignment_id JOIN obligation o ON o.id = a.obligation_id \
     WHERE r.account_id = $1 AND a.organisation_id = $2 AND a.closed_on IS NULL AND NOT EXISTS \
     (SELECT 1 FROM responsibility l WHERE l.assignment_id = r.assignment_id AND l.named_at_ms > r.named_at_ms) \
     ORDER BY a.due_on, r.assignment_id";
const ADVANCE_ASSIGNMENT: &str = "UPDATE assignment SET version = version + 1 WHERE id = $1";
const INSERT_RESPONSIBILITY: &str = "INSERT INTO responsibility (assignment_id, account_id, named_by, named_at_ms) \
     VALUES ($1, $2, $3, $4)";

/// By name; a person with several roles has several rows, one after the other.
pub async fn list_members(
    connection: &mut Connection,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<MemberRow>, Error> {
    connection.all(LIST_MEMBERS, params![organisation, today]).await
}

pub async fn find_suspension(connection: &mut Connection, account: AccountId) -> Result<Option<SuspensionRow>, Error> {
    connection.optional(FIND_SUSPENSION, params![account]).await
}

pub async fn insert_suspension(
    tx: &mut WriteTransaction,
    permit: &Permit,
    account: AccountId,
    by: AccountId,
    reason: &str,
) -> Result<(), Error> {
    let id: Uuid = tx.new_id();
    let at_ms = permit.at().millisecond();
    tx.execute(INSERT_SUSPENSION, params![id, account, reason, by, at_ms]).await.map(drop)
}

/// Nothing is touched when no suspension is in force.
pub async fn lift_suspension(
    tx: &mut WriteTransaction,
    permit: &Permit,
    account: AccountId,
    by: AccountId,
) -> Result<Touched, Error> {
    tx.execute(LIFT_SUSPENSION, params![account, by, permit.at().millisecond()]).await
}

/// The open assignments of an organisation for which a person answers now.
pub async fn list_responsibilities(
    connection: &mut Connection,
    account: AccountId,
    organisation: OrganisationId,
) -> Result<Vec<ResponsibilityRow>, Error> {
    connection.all(LIST_RESPONSIBILITIES, params![account, organisation]).await
}

/// Follows the present row even where the clock has not moved on since. Whoever has the assignment open is told that it
/// changed.
pub async fn insert_responsibility(
    tx: &mut WriteTransaction,
    permit: &Permit,
    present: &ResponsibilityRow,
    account: AccountId,
) -> Result<(), Error> {
    let at_ms = permit.at().millisecond().max(present.named_at_ms + 1);
    _ = tx.execute(ADVANCE_ASSIGNMENT, params![present.assignment_id]).await?;
    tx.execute(INSERT_RESPONSIBILITY, params![present.assignment_id, account, permit.account(), at_ms]).await.map(drop)
}
