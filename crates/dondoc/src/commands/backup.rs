//! `dondoc backup`: one file with the database and the files, written while the instance runs.
//! It takes no lock and changes nothing.

use crate::{
    backup_file::{labels, writing},
    command_line::BackupOptions,
    configuration::{File, Place},
    output,
};
use database::{Clock, SystemClock};
use std::process::ExitCode;

/// Writes it, and says what it holds.
pub async fn run(options: BackupOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    let now = SystemClock.now();
    let written = writing::write(&place, &options.to, options.with_secret_key, now).await?;
    let rows: i64 = written.closing.tables.values().sum();
    let seal = domain::journal::hex(&written.seal);
    output::print(&labels::written(&options.to, rows, written.closing.files, &written.closing.journal.head, &seal))?;
    Ok(ExitCode::SUCCESS)
}
