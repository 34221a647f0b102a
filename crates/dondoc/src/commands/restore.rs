//! `dondoc restore`: a backup into an empty place, all of it or nothing.
//! What an empty place is and how it is filled stands in `empty_place.rs`.

use crate::{
    backup_file::{
        Closing, labels,
        reading::{Backup, Destination},
    },
    command_line::RestoreOptions,
    configuration::{File, Place},
    empty_place::EmptyPlace,
    examination, output,
};
use std::process::ExitCode;

/// Restores, and with `--verify` reads everything back.
pub async fn run(options: RestoreOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    let empty = EmptyPlace::of(&place, labels::not_empty)?;
    let backup = Backup::open(&options.file)?;
    let filling = empty.begin()?;
    let closing = match backup.restore(&Destination { database: filling.database(), folder: filling.folder() }).await {
        Ok(closing) => closing,
        Err(fault) => {
            filling.remove();
            return Err(fault);
        }
    };
    filling.settle()?;
    output::print(&labels::restored(
        &place.folder,
        closing.tables.values().sum(),
        closing.files,
        &closing.journal.head,
    ))?;
    if options.verify {
        verify(&place, &closing).await?;
        output::print(labels::verified())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads back from disk what was restored.
async fn verify(place: &Place, closing: &Closing) -> anyhow::Result<()> {
    let examined = examination::of_content(place).await?;
    let is_same = examined.tables == closing.tables
        && examined.journal == closing.journal
        && examined.files.count == closing.files
        && examined.files.missing.is_empty()
        && examined.files.damaged.is_empty();
    if is_same { Ok(()) } else { Err(labels::not_verified(&place.folder).into()) }
}
