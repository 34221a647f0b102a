//! The mail of a day for each person who wants one: what the notices say that stood in no mail yet.
//!
//! Each mail is a row that is begun before the sending and marked after it. A mail that was begun and not marked is in doubt: the
//! process ended, or the connection broke, and nobody knows whether the server had taken it. It is never sent again: at most one
//! mail a day for a person, at the price of one that may be missing; the notices stand in the system in any case. What the server
//! refused in words is known not to have been taken, and is tried again or given up as the server said.

pub use super::store::NoticeOfDigest;
use super::store::{self, DigestRow};
use crate::{
    App,
    failure::Failure,
    language::Language,
    permits::Permit,
    urging::{
        mail::{Outcome, Postman},
        writing::{self, Letter},
    },
};
use domain::{ids::AccountId, time::Moment};
use futures_util::{StreamExt, stream};
use jiff::{ToSpan, civil::Date};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many mails are begun at once: no more can come into doubt when the process ends.
const AT_ONCE: usize = 20;
/// So many are on their way at the same time.
const CONNECTIONS: usize = 4;
/// A server that says «not now» is asked so often.
const ATTEMPTS: i64 = 5;
/// Notices that are older stand in no mail any more.
const OLDEST_DAYS: i64 = 7;

/// What became of the mails of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mailed {
    /// Put into the outbox in this round.
    pub queued: usize,
    /// Taken by the server.
    pub sent: usize,
    /// Refused for good.
    pub refused: usize,
    /// Not taken now; tried again in a later round.
    pub put_back: usize,
    /// In doubt, of this day in all; not sent again.
    pub doubtful: usize,
}

/// Puts the mails of the day into the outbox and sends what waits there.
pub(super) async fn mail(app: &App, at: Moment) -> Result<Mailed, Failure> {
    let Some(settings) = &app.settings().urging.mail else { return Ok(Mailed::default()) };
    let today = at.day();
    let mut mailed = Mailed { queued: queue(app, today).await?, ..Mailed::default() };
    let mut connection = app.database().read().await?;
    let waiting = store::list_waiting(&mut connection, today, ATTEMPTS).await?;
    let mut notices: BTreeMap<AccountId, Vec<NoticeOfDigest>> = BTreeMap::new();
    if !waiting.is_empty() {
        for notice in store::list_notices_of_day(&mut connection, today).await? {
            notices.entry(notice.account_id).or_default().push(notice);
        }
    }
    drop(connection);
    if !waiting.is_empty() {
        let postman = Postman::new(settings)?;
        for some in waiting.chunks(AT_ONCE) {
            if app.is_ending() || !postman.is_reached().await {
                tracing::warn!(mail.waiting = waiting.len(), "mails wait for a later round");
                break;
            }
            let batch = Batch { app, postman: &postman, at };
            batch.send(some, &notices, &mut mailed).await?;
        }
    }
    let doubtful = store::count_doubtful(&mut app.database().read().await?, today).await?;
    mailed.doubtful = usize::try_from(doubtful).unwrap_or_default();
    Ok(mailed)
}

/// Puts a mail into the outbox for everyone who has something to read and got none today.
async fn queue(app: &App, today: Date) -> Result<usize, Failure> {
    let since = today.checked_sub(OLDEST_DAYS.days()).unwrap_or(today);
    let people = store::list_people_to_mail(&mut app.database().read().await?, today, since).await?;
    if people.is_empty() {
        return Ok(0);
    }
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let permit = permit(tx, "queue-digests", today, people.len()).await?;
            _ = store::insert_digests(tx, &permit, &people, today).await?;
            _ = store::assign_notices(tx, &permit, today, since).await?;
            Ok::<_, Failure>(people.len())
        })
    });
    write.await
}

async fn permit(
    tx: &mut database::WriteTransaction,
    verb: &'static str,
    today: Date,
    count: usize,
) -> Result<Permit, Failure> {
    let particulars = json!({"day": today.to_string(), "mails": count});
    Permit::of_the_system(tx, verb, ("instance", Uuid::nil()), particulars).await
}

struct Batch<'b> {
    app: &'b App,
    postman: &'b Postman,
    at: Moment,
}

impl Batch<'_> {
    /// Says that they are begun, sends them, says what became of each.
    async fn send(
        &self,
        some: &[DigestRow],
        notices: &BTreeMap<AccountId, Vec<NoticeOfDigest>>,
        mailed: &mut Mailed,
    ) -> Result<(), Failure> {
        let today = self.at.day();
        let people: Vec<AccountId> = some.iter().map(|row| row.account_id).collect();
        let begun = self.app.database().write(move |tx| {
            Box::pin(async move {
                let permit = permit(tx, "begin-digests", today, people.len()).await?;
                let mut begun = Vec::new();
                for person in people {
                    // Nothing is touched where another round was faster: then it is that round's to send.
                    if !store::begin(tx, &permit, (person, today)).await?.nothing() {
                        begun.push(person);
                    }
                }
                Ok::<_, Failure>(begun)
            })
        });
        let begun = begun.await?;
        let letters = some.iter().filter(|row| begun.contains(&row.account_id)).map(|row| {
            let own = notices.get(&row.account_id).map(Vec::as_slice).unwrap_or_default();
            (row.account_id, self.letter(row, own))
        });
        let sending = letters.map(|(person, letter)| async move { (person, self.postman.send(letter).await) });
        let sending: Vec<_> = sending.collect();
        let outcomes: Vec<(AccountId, Outcome)> = stream::iter(sending).buffer_unordered(CONNECTIONS).collect().await;
        for (_, outcome) in &outcomes {
            match outcome {
                Outcome::Sent => mailed.sent += 1,
                Outcome::Refused => mailed.refused += 1,
                Outcome::NotTaken => mailed.put_back += 1,
                Outcome::Doubtful => {}
            }
        }
        self.mark(outcomes).await
    }

    fn letter(&self, row: &DigestRow, notices: &[NoticeOfDigest]) -> Letter {
        let language = Language::from_tag(&row.language).unwrap_or_default();
        let site = self.app.settings().site().unwrap_or_default();
        writing::letter(language, site, (row.account_id, &row.address), self.at, notices)
    }

    async fn mark(&self, outcomes: Vec<(AccountId, Outcome)>) -> Result<(), Failure> {
        let today = self.at.day();
        let write = self.app.database().write(move |tx| {
            Box::pin(async move {
                let permit = permit(tx, "mark-digests", today, outcomes.len()).await?;
                for (person, outcome) in outcomes {
                    let of = (person, today);
                    _ = match outcome {
                        Outcome::Sent => store::mark_sent(tx, &permit, of).await?,
                        Outcome::Refused => store::mark_refused(tx, &permit, of).await?,
                        Outcome::NotTaken => store::put_back(tx, &permit, of).await?,
                        Outcome::Doubtful => continue,
                    };
                }
                Ok::<_, Failure>(())
            })
        });
        write.await
    }
}
