//! `dondoc restore`: a backup into an empty place, all of it or nothing.
//!
//! The data folder is filled under another name and gets its own at the end, so that a half-restored one never exists.

use crate::{
    backup_file::{
        Closing, labels,
        reading::{Backup, Destination},
    },
    command_line::RestoreOptions,
    configuration::{File, Place},
    examination, output,
};
use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Restores, and with `--verify` reads everything back.
pub async fn run(options: RestoreOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    refuse_unless_empty(&place)?;
    let backup = Backup::open(&options.file)?;
    let unfinished = Unfinished::beside(&place.folder)?;
    // A database in the data folder moves with it; one elsewhere is filled where it stays.
    let inside = place.database_file().and_then(|file| file.strip_prefix(&place.folder).ok());
    let elsewhere = place.database_file().filter(|_| inside.is_none());
    let database = inside.map_or_else(|| place.database.clone(), |name| unfinished.0.join(name).display().to_string());
    let closing = match backup.restore(&Destination { database: &database, folder: &unfinished.0 }).await {
        Ok(closing) => closing,
        Err(fault) => {
            unfinished.remove(elsewhere);
            return Err(fault);
        }
    };
    unfinished.settle(&place.folder)?;
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

fn refuse_unless_empty(place: &Place) -> anyhow::Result<()> {
    let is_empty = match fs::read_dir(&place.folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(fault) => fault.kind() == std::io::ErrorKind::NotFound,
    };
    let database = place.database_file().filter(|file| file.exists());
    match (is_empty, database) {
        (true, None) => Ok(()),
        (false, _) => Err(labels::not_empty(&place.folder).into()),
        (true, Some(file)) => Err(labels::not_empty(file).into()),
    }
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

/// The data folder while it is being filled.
struct Unfinished(PathBuf);

impl Unfinished {
    fn beside(folder: &Path) -> anyhow::Result<Self> {
        let mut name = folder.as_os_str().to_owned();
        name.push(format!(".restoring-{}", std::process::id()));
        let path = PathBuf::from(name);
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&path);
        made.map_err(|fault| crate::labels::folder_unusable(folder, &fault))?;
        Ok(Unfinished(path))
    }

    /// Gives the folder its name; an empty one of that name is replaced.
    fn settle(self, folder: &Path) -> anyhow::Result<()> {
        let renamed = fs::rename(&self.0, folder);
        renamed.map_err(|fault| crate::labels::folder_unusable(folder, &fault))?;
        if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::File::open(parent)?.sync_all()?;
        }
        Ok(())
    }

    /// Leaves nothing behind: neither the folder nor a database file outside of it, which was not there before.
    fn remove(self, database_elsewhere: Option<&Path>) {
        drop(fs::remove_dir_all(&self.0));
        let Some(path) = database_elsewhere else { return };
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            drop(fs::remove_file(name));
        }
        drop(fs::remove_file(path.with_extension("lock")));
    }
}
