//! A connection of the read pool that sees one unmoving state of the whole database.
//!
//! Whoever asked may go away in the middle of it: then the connection is closed instead of being given back, for the next
//! one would go on reading the old state.

use crate::{Connection, Error};
use std::ops::{Deref, DerefMut};

/// A reading transaction, until it is ended or dropped.
pub struct Unmoving {
    connection: Connection,
    is_ended: bool,
}

impl Unmoving {
    pub(crate) async fn begin(connection: Connection) -> Result<Self, Error> {
        // From here on: the statement may have reached the engine when the wait for it is given up.
        let mut unmoving = Unmoving { connection, is_ended: false };
        unmoving.begin_snapshot().await?;
        Ok(unmoving)
    }

    /// Lets go of the state and gives the connection back.
    pub async fn end(mut self) -> Result<(), Error> {
        self.connection.end_snapshot().await?;
        self.is_ended = true;
        Ok(())
    }
}

impl Drop for Unmoving {
    fn drop(&mut self) {
        if !self.is_ended {
            self.connection.close_on_drop();
        }
    }
}

impl Deref for Unmoving {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Unmoving {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}
