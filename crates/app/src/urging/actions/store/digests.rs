//! The outbox: the mail of a day for each person. It is begun before it is sent and marked after.
//! What was begun and not marked is never begun again.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::ids::AccountId;
use jiff::civil::Date;

record! {
    /// A mail that waits to be sent.
    #[derive(Debug, Clone)]
    pub struct DigestRow {
        /// To whom.
        pub account_id: AccountId,
        /// The person's address.
        pub address: String,
        /// The person's language.
        pub language: String,
    }
}

record! {
    /// A notice in a mail.
    #[derive(Debug, Clone)]
    pub struct NoticeOfDigest {
        /// To whom.
        pub account_id: AccountId,
        /// Kind of the thing.
        pub thing: String,
        /// The last day.
        pub due_on: Date,
        /// The step.
        pub step: String,
        /// What the thing is called.
        pub named: String,
        /// Where it is.
        pub path: String,
    }
}

record! { struct Account { account_id: AccountId } }

record! {
    /// How many notices there are in all.
    struct Count { number: i64 }
}

const LIST_PEOPLE_TO_MAIL: &str = "SELECT DISTINCT n.account_id FROM notice n JOIN reminder m ON m.id = n.reminder_id \
     JOIN mail_choice c ON c.account_id = n.account_id AND c.is_wanted = 1 \
     LEFT JOIN suspension x ON x.account_id = n.account_id AND x.lifted_at_ms IS NULL \
     WHERE x.id IS NULL AND n.digest_on IS NULL AND m.reminded_on >= $2 AND NOT EXISTS \
     (SELECT 1 FROM digest d WHERE d.account_id = n.account_id AND d.on_day = $1) ORDER BY n.account_id";
const INSERT_DIGEST: &str = "INSERT INTO digest (account_id, on_day, queued_at_ms, attempts) VALUES ($1, $2, $3, $4)";
const ASSIGN_NOTICES: &str = "UPDATE notice SET digest_on = $1 WHERE digest_on IS NULL \
     AND reminder_id IN (SELECT m.id FROM reminder m WHERE m.reminded_on >= $2) \
     AND account_id IN (SELECT d.account_id FROM digest d WHERE d.on_day = $1 AND d.begun_at_ms IS NULL)";
const LIST_WAITING: &str = "SELECT d.account_id, c.address, c.language FROM digest d \
     JOIN mail_choice c ON c.account_id = d.account_id AND c.is_wanted = 1 \
     LEFT JOIN suspension x ON x.account_id = d.account_id AND x.lifted_at_ms IS NULL \
     WHERE x.id IS NULL AND d.on_day = $1 AND d.begun_at_ms IS NULL AND d.refused_at_ms IS NULL AND d.attempts < $2 \
     ORDER BY d.account_id";
const LIST_NOTICES_OF_DAY: &str = "SELECT n.account_id, m.thing, m.due_on, m.step, m.named, m.path FROM notice n \
     JOIN reminder m ON m.id = n.reminder_id WHERE n.digest_on = $1 ORDER BY n.account_id, m.due_on, m.named, m.id";
const BEGIN: &str = "UPDATE digest SET begun_at_ms = $3, attempts = attempts + 1 WHERE account_id = $1 AND on_day = $2 \
     AND begun_at_ms IS NULL";
const MARK_SENT: &str =
    "UPDATE digest SET sent_at_ms = $3 WHERE account_id = $1 AND on_day = $2 AND begun_at_ms IS NOT NULL";
const MARK_REFUSED: &str =
    "UPDATE digest SET refused_at_ms = $3 WHERE account_id = $1 AND on_day = $2 AND sent_at_ms IS NULL";
const PUT_BACK: &str =
    "UPDATE digest SET begun_at_ms = NULL WHERE account_id = $1 AND on_day = $2 AND sent_at_ms IS NULL";
const COUNT_DOUBTFUL: &str = "SELECT COUNT(*) AS number FROM digest WHERE on_day = $1 AND begun_at_ms IS NOT NULL \
     AND sent_at_ms IS NULL AND refused_at_ms IS NULL";

/// People who want mail, have notices since a day that stood in no mail, and no mail of this day yet.
pub async fn list_people_to_mail(connection: &mut Connection, on: Date, since: Date) -> Result<Vec<AccountId>, Error> {
    let rows: Vec<Account> = connection.all(LIST_PEOPLE_TO_MAIL, params![on, since]).await?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}

/// Queues mails.
pub async fn insert_digests(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    people: &[AccountId],
    on: Date,
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    let rows: Vec<_> = people.iter().map(|person| params![*person, on, now, 0]).collect();
    tx.insert_all(INSERT_DIGEST, rows.into_iter()).await
}

/// Notices that stood in no mail come into that of a day.
pub async fn assign_notices(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    on: Date,
    since: Date,
) -> Result<Touched, Error> {
    tx.execute(ASSIGN_NOTICES, params![on, since]).await
}

/// The mails of a day that were not begun, nor tried too often.
pub async fn list_waiting(connection: &mut Connection, on: Date, attempts: i64) -> Result<Vec<DigestRow>, Error> {
    connection.all(LIST_WAITING, params![on, attempts]).await
}

/// What stands in the mails of a day, person by person.
pub async fn list_notices_of_day(connection: &mut Connection, on: Date) -> Result<Vec<NoticeOfDigest>, Error> {
    connection.all(LIST_NOTICES_OF_DAY, params![on]).await
}

/// Says before the sending that a mail is being sent.
pub async fn begin(tx: &mut WriteTransaction, _permit: &Permit, of: (AccountId, Date)) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(BEGIN, params![of.0, of.1, now]).await
}

/// Says after the sending that the server took it.
pub async fn mark_sent(tx: &mut WriteTransaction, _permit: &Permit, of: (AccountId, Date)) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(MARK_SENT, params![of.0, of.1, now]).await
}

/// Says that the server refused it for good.
pub async fn mark_refused(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    of: (AccountId, Date),
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(MARK_REFUSED, params![of.0, of.1, now]).await
}

/// The server said that it did not take it and that it may be tried again.
pub async fn put_back(tx: &mut WriteTransaction, _permit: &Permit, of: (AccountId, Date)) -> Result<Touched, Error> {
    tx.execute(PUT_BACK, params![of.0, of.1]).await
}

/// Mails of a day that were begun and of which nobody knows whether they arrived.
pub async fn count_doubtful(connection: &mut Connection, on: Date) -> Result<i64, Error> {
    Ok(connection.one::<Count>(COUNT_DOUBTFUL, params![on]).await?.number)
}
