//! The single writer: many actions in one transaction, each in its savepoint, each answered after the commit.
//!
//! Group commit is what makes a durable commit (an fsync) cheap under load: all actions that wait while one commit is
//! being synced go into the next. A failed commit answers every action of its batch with the fault and writes nothing.

use crate::{Clock, Connection, Error, Identities, WriteTransaction, journal, transaction::Head};
use futures_util::FutureExt;
use std::{
    future::Future,
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tokio::sync::{mpsc, oneshot};

/// A boxed future that borrows its transaction.
pub type BoxFuture<'t, T> = Pin<Box<dyn Future<Output = T> + Send + 't>>;

/// So many actions share one commit at the most; the rest wait for the next.
const BATCH: usize = 256;
/// So many actions may wait; further callers are held back until there is room.
const WAITING: usize = 1024;

pub(crate) trait Job: Send {
    /// Runs the action; tells whether its savepoint is to be kept.
    fn run<'t>(&'t mut self, transaction: &'t mut WriteTransaction) -> BoxFuture<'t, bool>;
    /// Answers the caller, after the commit.
    fn answer(self: Box<Self>, committed: Result<(), String>);
}

struct Action<T, E, F> {
    action: Option<F>,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Action<T, E, F>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
{
    fn run<'t>(&'t mut self, transaction: &'t mut WriteTransaction) -> BoxFuture<'t, bool> {
        Box::pin(async move {
            let Some(action) = self.action.take() else { return false };
            let attempt = AssertUnwindSafe(async { action(transaction).await }).catch_unwind();
            let outcome = attempt.await.unwrap_or_else(|_| Err(E::from(Error::ActionPanicked)));
            let keep = outcome.is_ok();
            self.outcome = Some(outcome);
            keep
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), String>) {
        let outcome = match (self.outcome, committed) {
            (Some(Err(refusal)), _) => Err(refusal),
            (Some(Ok(done)), Ok(())) => Ok(done),
            (Some(Ok(_)), Err(fault)) => Err(E::from(Error::CommitFailed(fault))),
            (None, _) => Err(E::from(Error::WriterStopped)),
        };
        // A caller that went away has no use for the answer; what it asked for is written all the same.
        drop(self.reply.send(outcome));
    }
}

enum Message {
    Run(Box<dyn Job>),
    Stop(oneshot::Sender<()>),
}

/// The sending end of the writer's queue.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
    /// Position of the last row of history that is committed.
    committed: Arc<AtomicI64>,
}

impl Writer {
    pub(crate) async fn start(
        mut connection: Connection,
        clock: Arc<dyn Clock>,
        identities: Identities,
    ) -> Result<Self, Error> {
        let head = journal::head(&mut connection).await?;
        let (queue, waiting) = mpsc::channel(WAITING);
        let transaction = WriteTransaction { connection, identities, now: clock.now().max(head.at), head };
        let committed = Arc::new(AtomicI64::new(head.seq));
        tokio::spawn(run(transaction, clock, waiting, Arc::clone(&committed)));
        Ok(Writer { queue, committed })
    }

    pub(crate) async fn write<T, E, F>(&self, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Action { action: Some(action), outcome: None, reply });
        self.queue.send(Message::Run(job)).await.map_err(|_| E::from(Error::WriterStopped))?;
        answer.await.map_err(|_| E::from(Error::WriterStopped))?
    }

    pub(crate) fn committed(&self) -> i64 {
        self.committed.load(Ordering::Acquire)
    }

    pub(crate) async fn stop(&self) {
        let (reply, answer) = oneshot::channel();
        if self.queue.send(Message::Stop(reply)).await.is_ok() {
            drop(answer.await);
        }
    }
}

async fn run(
    mut transaction: WriteTransaction,
    clock: Arc<dyn Clock>,
    mut waiting: mpsc::Receiver<Message>,
    position: Arc<AtomicI64>,
) {
    while let Some(message) = waiting.recv().await {
        let first = match message {
            Message::Run(job) => job,
            Message::Stop(reply) => {
                _ = reply.send(());
                return;
            }
        };
        let mut stop = None;
        let mut batch = vec![first];
        while batch.len() < BATCH {
            match waiting.try_recv() {
                Ok(Message::Run(job)) => batch.push(job),
                Ok(Message::Stop(reply)) => {
                    stop = Some(reply);
                    break;
                }
                Err(_) => break,
            }
        }
        let before = transaction.head;
        let committed = commit(&mut transaction, &*clock, &mut batch).await;
        if let Err(fault) = &committed {
            tracing::error!(writer.fault = %fault, "a commit failed; the actions of its batch were told so");
            transaction.head = before;
        }
        // Before anyone is answered: whoever was answered finds it committed.
        position.store(transaction.head.seq, Ordering::Release);
        let committed = committed.map_err(|fault| fault.to_string());
        for job in batch {
            job.answer(committed.clone());
        }
        if let Some(reply) = stop {
            _ = reply.send(());
            return;
        }
    }
}

async fn commit(
    transaction: &mut WriteTransaction,
    clock: &dyn Clock,
    batch: &mut [Box<dyn Job>],
) -> Result<(), Error> {
    let before = transaction.head;
    transaction.connection.begin_write().await?;
    let written = write_batch(transaction, clock, batch, before).await;
    let ended = match written {
        Ok(()) => transaction.connection.simple("COMMIT").await,
        Err(fault) => Err(fault),
    };
    if ended.is_err() {
        // After a failed COMMIT the engine may or may not have rolled back by itself; asking again does no harm.
        drop(transaction.connection.simple("ROLLBACK").await);
    }
    ended
}

async fn write_batch(
    transaction: &mut WriteTransaction,
    clock: &dyn Clock,
    batch: &mut [Box<dyn Job>],
    before: Head,
) -> Result<(), Error> {
    for job in batch {
        let head = transaction.head;
        transaction.now = clock.now().max(head.at);
        transaction.connection.simple("SAVEPOINT action").await?;
        if job.run(transaction).await {
            transaction.connection.simple("RELEASE SAVEPOINT action").await?;
            #[cfg(feature = "answer-before-commit")]
            crate::planted_fault::answer_before_commit(job);
        } else {
            transaction.connection.simple("ROLLBACK TO SAVEPOINT action").await?;
            transaction.connection.simple("RELEASE SAVEPOINT action").await?;
            transaction.head = head;
        }
    }
    if transaction.head != before {
        journal::append_change(&mut transaction.connection, before, transaction.head).await?;
    }
    Ok(())
}
