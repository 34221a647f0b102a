//! `dondoc import`: an export into an empty place, all of it or nothing.
//!
//! All of the file is checked before anything is made. The data folder is filled under another name and gets its own at the
//! end, so that a half-filled one never exists.

use super::exporting::{Watched, labels};
use crate::{
    command_line::ImportOptions,
    configuration::{File, Place, without_password},
    empty_place::EmptyPlace,
    output,
};
use app::{
    export::package::{Export, Fault, Progress},
    files::FileStore,
};
use database::archive::Loading;
use std::{path::Path, process::ExitCode};

/// Checks it, takes it over, and says what it holds and what to do next.
pub async fn run(options: ImportOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    let empty = EmptyPlace::of(&place, labels::not_empty)?;
    let refuse = |fault: Fault| labels::not_imported(&options.file, fault);
    let watched = Watched::begin(labels::checking);
    let export = Export::open(&options.file, watched.progress());
    watched.end();
    let mut export = export.map_err(refuse)?;
    if export.schema_version() > database::schema_version() {
        return Err(labels::newer(&options.file, export.schema_version(), database::schema_version()).into());
    }
    let filling = empty.begin()?;
    let watched = Watched::begin(labels::importing);
    let loaded = load(&mut export, filling.database(), filling.folder(), watched.progress()).await;
    watched.end();
    match loaded {
        Ok(()) => filling.settle()?,
        Err(fault) => {
            filling.remove();
            return Err(match fault {
                Fault::Database(fault) => labels::database_refuses(&without_password(&place.database), fault).into(),
                fault => refuse(fault).into(),
            });
        }
    }
    output::print(&labels::imported(&place.folder, export.rows(), export.files(), export.journal_head()))?;
    Ok(ExitCode::SUCCESS)
}

async fn load(export: &mut Export, database: &str, folder: &Path, progress: &Progress) -> Result<(), Fault> {
    let files = folder.join("files");
    let store = FileStore::open(files.clone()).map_err(|source| Fault::File { path: files, source })?;
    let mut loading = Loading::begin(database, export.schema_version()).await?;
    match export.load(&mut loading, &store, progress).await {
        Ok(()) => Ok(loading.finish().await?),
        Err(fault) => {
            loading.abandon().await;
            Err(fault)
        }
    }
}
