//! `dondoc export`: everything of an instance in open formats, in one file, while the instance runs.
//! It takes no lock and changes nothing.

use super::exporting::{Watched, labels};
use crate::{
    command_line::ExportOptions,
    configuration::{File, Place},
    instance, output,
};
use app::{export::package, files::FileStore};
use database::archive::Snapshot;
use std::process::ExitCode;

/// Writes it, and says what it holds.
pub async fn run(options: ExportOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    if options.to.exists() {
        return Err(labels::file_is_there(&options.to).into());
    }
    let mut snapshot = Snapshot::open(&place.database).await.map_err(|fault| instance::closed(&place, fault))?;
    let files = FileStore::open(place.files())?;
    let watched = Watched::begin(labels::exporting);
    let written = package::write(snapshot.connection(), &files, &options.to, watched.progress()).await;
    watched.end();
    snapshot.close().await?;
    let written = written.map_err(|fault| labels::not_exported(&options.to, fault))?;
    let rows = written.manifest.tables.values().sum();
    let seal = domain::journal::hex(&written.seal);
    output::print(&labels::exported(&options.to, rows, written.manifest.files, &written.manifest.journal.head, &seal))?;
    Ok(ExitCode::SUCCESS)
}
