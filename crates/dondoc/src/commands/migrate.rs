//! `dondoc migrate`: brings the database up to date without serving it.
//! Only a database that is there already; it makes no new instance.

use crate::{
    command_line::PlaceOptions,
    configuration::{File, Place},
    instance, labels, output,
};
use app::Settings;
use database::{SystemClock, archive::Snapshot};
use std::{process::ExitCode, sync::Arc};

/// Brings it up to date, and says to which version.
pub async fn run(options: PlaceOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options, &File::named_by(&options)?)?;
    if place.database_file().is_some_and(|file| !file.exists()) {
        return Err(labels::no_instance(&place.folder).into());
    }
    let app = instance::open(&place, Arc::new(SystemClock), Settings::default()).await?;
    app.database().close().await;
    let snapshot = Snapshot::open(&place.database).await?;
    output::print(&labels::migrated(&place.shown_database(), snapshot.schema_version()))?;
    snapshot.close().await?;
    Ok(ExitCode::SUCCESS)
}
