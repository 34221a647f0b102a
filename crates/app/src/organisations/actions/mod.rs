//! What people do with the register: taking over a register as rows, recording events, correcting what
//! is written. Whoever changes it takes over the graph afterwards; nothing here decides what a register may look like.

pub(in crate::organisations) mod correcting;
pub(in crate::organisations) mod exchanging;
mod faults;
mod recording;
mod store;

pub use correcting::{Correction, correct_register};
pub use exchanging::{import_by, import_by_the_system, may_import, prepare_import};
pub use recording::record_events;

use crate::{failure::Failure, permits::Permit};
use database::{Connection, WriteTransaction};
use domain::organisations::Rows;

/// Everything that the database knows of organisations.
pub async fn stored_rows(connection: &mut Connection) -> Result<Rows, Failure> {
    Ok(store::list_rows(connection).await?)
}

/// Writes a whole register into an instance that has none yet.
pub async fn take_over_register(tx: &mut WriteTransaction, permit: &Permit, rows: &Rows) -> Result<(), Failure> {
    store::insert_events(tx, permit, &rows.events).await?;
    store::insert_rows(tx, permit, rows).await
}
