//! One action's part of the writer's transaction: statements, the moment, new identities, and the journal row.
//! The moment is one for the whole action and never before the last row of history.

use crate::{Connection, Error, Identities, journal};
use domain::{journal::Row, time::Moment};
use serde_json::Value as Json;
use std::ops::{Deref, DerefMut};
use uuid::Uuid;

/// What an action writes through. It reads like a [`Connection`] and sees what was written before it.
pub struct WriteTransaction {
    pub(crate) connection: Connection,
    pub(crate) identities: Identities,
    pub(crate) now: Moment,
    pub(crate) head: Head,
}

/// The end of the journal's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub seq: i64,
    pub hash: [u8; 32],
    pub at: Moment,
}

impl WriteTransaction {
    /// The moment of this action; the same for all that it writes, never before the journal's last row.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Position of the last row of history, this action's included. Of two actions, the later one never sees a lower one.
    pub fn journal_seq(&self) -> i64 {
        self.head.seq
    }

    /// A new identity of any kind.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        T::from(self.identities.next(self.now))
    }

    /// Writes the history row of a change, in the change's own savepoint. Called by permits only.
    pub async fn append_to_journal(
        &mut self,
        actor: Option<Uuid>,
        on_behalf_of: Option<Uuid>,
        verb: &'static str,
        thing: (&'static str, Uuid),
        particulars: Json,
    ) -> Result<i64, Error> {
        let row = Row {
            seq: self.head.seq + 1,
            at: self.now,
            actor,
            on_behalf_of,
            verb: verb.to_owned(),
            thing: thing.0.to_owned(),
            thing_id: thing.1,
            particulars,
            schema_version: domain::journal::SCHEMA_VERSION,
        };
        let hash = domain::journal::hash(&row, &self.head.hash);
        journal::insert(&mut self.connection, &row, &self.head.hash, &hash).await?;
        self.head = Head { seq: row.seq, hash, at: self.now };
        Ok(row.seq)
    }
}

impl Deref for WriteTransaction {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}
