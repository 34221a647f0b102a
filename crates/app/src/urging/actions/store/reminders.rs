//! Reminders and the notices that they become: written many at a time, read for a person or for a body.
//! A reminder stands once for a thing, a due day and a step: the table holds it to that.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::ids::{AccountId, OrganisationId, ReminderId};
use jiff::civil::Date;
use uuid::Uuid;

record! {
    /// A step that was told.
    #[derive(Debug, Clone)]
    pub struct ToldRow {
        /// Of which thing.
        pub thing_id: Uuid,
        /// For which due day.
        pub due_on: Date,
        /// Which step.
        pub step: String,
        /// On which day.
        pub reminded_on: Date,
    }
}

record! {
    /// A notice to a person.
    #[derive(Debug, Clone)]
    pub struct NoticeRow {
        /// The reminder.
        pub reminder_id: ReminderId,
        /// Kind of the thing.
        pub thing: String,
        /// The unit that owes it.
        pub holder_id: OrganisationId,
        /// The last day.
        pub due_on: Date,
        /// The step.
        pub step: String,
        /// What the thing is called.
        pub named: String,
        /// Where it is.
        pub path: String,
        /// When it was told.
        pub reminded_at_ms: i64,
        /// When it was read.
        pub read_at_ms: Option<i64>,
    }
}

record! {
    /// A reminder as the tracking body follows it.
    #[derive(Debug, Clone)]
    pub struct FollowedRow {
        /// Of which thing.
        pub thing_id: Uuid,
        /// The unit.
        pub holder_id: OrganisationId,
        /// The step.
        pub step: String,
        /// When it was told.
        pub reminded_at_ms: i64,
        /// When the thing was done after that.
        pub acted_at_ms: Option<i64>,
    }
}

const LIST_TOLD: &str = "SELECT thing_id, due_on, step, reminded_on FROM reminder WHERE due_on >= $1 AND due_on <= $2";
const LIST_TOLD_OF: &str =
    "SELECT thing_id, due_on, step, reminded_on FROM reminder WHERE thing_id = $1 AND due_on = $2";
const INSERT_REMINDER: &str = "INSERT INTO reminder (id, thing, thing_id, holder_id, tracking_body_id, due_on, step, named, \
     path, reminded_on, reminded_by, reminded_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const INSERT_NOTICE: &str = "INSERT INTO notice (reminder_id, account_id) VALUES ($1, $2)";
const LIST_NOTICES: &str = "SELECT n.reminder_id, m.thing, m.holder_id, m.due_on, m.step, m.named, m.path, \
     m.reminded_at_ms, n.read_at_ms FROM notice n JOIN reminder m ON m.id = n.reminder_id WHERE n.account_id = $1 \
     ORDER BY m.reminded_at_ms DESC, m.due_on, m.id DESC LIMIT $2 OFFSET $3";
const COUNT_NOTICES: &str = "SELECT COUNT(*) AS number FROM notice WHERE account_id = $1";
const MARK_ALL_READ: &str = "UPDATE notice SET read_at_ms = $2 WHERE account_id = $1 AND read_at_ms IS NULL \
     AND reminder_id IN (SELECT m.id FROM reminder m WHERE m.reminded_at_ms <= $3)";
/// The first act after the reminder. A thing is of one kind, so the identities of the others find nothing.
const LIST_FOLLOWED: &str = "SELECT m.thing_id, m.holder_id, m.step, m.reminded_at_ms, COALESCE(\
     (SELECT MIN(s.submitted_at_ms) FROM submission s WHERE m.thing = 'assignment' AND s.assignment_id = m.thing_id \
     AND s.submitted_at_ms >= m.reminded_at_ms), \
     (SELECT MIN(s.submitted_at_ms) FROM occurrence o JOIN submission s ON s.assignment_id = o.assignment_id \
     AND s.occurrence_id = o.id WHERE o.id = m.thing_id AND s.submitted_at_ms >= m.reminded_at_ms), \
     (SELECT MIN(c.confirmed_at_ms) FROM confirmation c WHERE c.occurrence_id = m.thing_id \
     AND c.confirmed_at_ms >= m.reminded_at_ms), \
     (SELECT MIN(s.submitted_at_ms) FROM report_submission s WHERE s.report_id = m.thing_id \
     AND s.submitted_at_ms >= m.reminded_at_ms)) AS acted_at_ms \
     FROM reminder m WHERE m.tracking_body_id = $1 AND m.reminded_on >= $2 ORDER BY m.reminded_at_ms, m.id";

record! { struct Count { number: i64 } }

/// A reminder to be written.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the columns of the table")]
pub struct NewReminder {
    pub id: ReminderId,
    pub thing: &'static str,
    pub thing_id: Uuid,
    pub holder: OrganisationId,
    pub tracking_body: OrganisationId,
    pub due_on: Date,
    pub step: String,
    pub named: String,
    pub path: String,
}

/// A notice to be written.
pub type NewNotice = (ReminderId, AccountId);

/// Steps that were told of things due from one day to another.
pub async fn list_told(connection: &mut Connection, (first, last): (Date, Date)) -> Result<Vec<ToldRow>, Error> {
    connection.all(LIST_TOLD, params![first, last]).await
}

/// Steps that were told of one thing for a due day.
pub async fn list_told_of(connection: &mut Connection, thing: Uuid, due_on: Date) -> Result<Vec<ToldRow>, Error> {
    connection.all(LIST_TOLD_OF, params![thing, due_on]).await
}

/// Writes reminders.
pub async fn insert_reminders(
    tx: &mut WriteTransaction,
    permit: &Permit,
    reminders: &[NewReminder],
    on: Date,
) -> Result<Touched, Error> {
    let (by, now) = (permit.account(), tx.now().millisecond());
    let row = |new: &NewReminder| {
        params![
            new.id,
            new.thing,
            new.thing_id,
            new.holder,
            new.tracking_body,
            new.due_on,
            new.step.clone(),
            new.named.clone(),
            new.path.clone(),
            on,
            by,
            now
        ]
    };
    let rows: Vec<_> = reminders.iter().map(row).collect();
    tx.insert_all(INSERT_REMINDER, rows.into_iter()).await
}

/// Writes notices.
pub async fn insert_notices(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    notices: &[NewNotice],
) -> Result<Touched, Error> {
    let rows: Vec<_> = notices.iter().map(|(reminder, account)| params![*reminder, *account]).collect();
    tx.insert_all(INSERT_NOTICE, rows.into_iter()).await
}

/// A person's notices, the latest first, and how many there are.
pub async fn list_notices(
    connection: &mut Connection,
    account: AccountId,
    (skip, take): (i64, i64),
) -> Result<(Vec<NoticeRow>, i64), Error> {
    let rows = connection.all(LIST_NOTICES, params![account, take, skip]).await?;
    let count: Count = connection.one(COUNT_NOTICES, params![account]).await?;
    Ok((rows, count.number))
}

/// Marks as read what a person saw: everything that was told up to a moment.
pub async fn mark_all_read(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    account: AccountId,
    seen_up_to_ms: i64,
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(MARK_ALL_READ, params![account, now, seen_up_to_ms]).await
}

/// The reminders of what a body tracks since a day, each with when the thing was done after it.
pub async fn list_followed(
    connection: &mut Connection,
    body: OrganisationId,
    since: Date,
) -> Result<Vec<FollowedRow>, Error> {
    connection.all(LIST_FOLLOWED, params![body, since]).await
}
