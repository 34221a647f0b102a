//! A place that is empty and is being filled: by a restore or by an import.
//!
//! The data folder is filled under another name and gets its own at the end, so that a half-filled one never exists. A
//! database in the data folder moves with it; one elsewhere is filled where it stays.

use crate::{configuration::Place, refusal::Refusal};
use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

/// A place where nothing is.
pub struct EmptyPlace<'p>(&'p Place);

impl<'p> EmptyPlace<'p> {
    /// Refuses, in these words for the path, where there is something.
    pub fn of(place: &'p Place, not_empty: fn(&Path) -> Refusal) -> Result<Self, Refusal> {
        let is_empty = match fs::read_dir(&place.folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(fault) => fault.kind() == std::io::ErrorKind::NotFound,
        };
        let database = place.database_file().filter(|file| file.exists());
        match (is_empty, database) {
            (true, None) => Ok(EmptyPlace(place)),
            (false, _) => Err(not_empty(&place.folder)),
            (true, Some(file)) => Err(not_empty(file)),
        }
    }

    /// Makes the folder under its other name.
    pub fn begin(self) -> Result<Filling<'p>, Refusal> {
        let place = self.0;
        let mut name = place.folder.as_os_str().to_owned();
        name.push(format!(".restoring-{}", std::process::id()));
        let unfinished = PathBuf::from(name);
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&unfinished);
        made.map_err(|fault| crate::labels::folder_unusable(&place.folder, &fault))?;
        let inside = place.database_file().and_then(|file| file.strip_prefix(&place.folder).ok());
        let database =
            inside.map_or_else(|| place.database.clone(), |name| unfinished.join(name).display().to_string());
        let elsewhere = place.database_file().filter(|_| inside.is_none());
        Ok(Filling { folder: &place.folder, unfinished, database, elsewhere })
    }
}

/// The place while it is being filled.
pub struct Filling<'p> {
    folder: &'p Path,
    unfinished: PathBuf,
    database: String,
    elsewhere: Option<&'p Path>,
}

impl Filling<'_> {
    /// The folder that is filled.
    pub fn folder(&self) -> &Path {
        &self.unfinished
    }

    /// The database that is filled.
    pub fn database(&self) -> &str {
        &self.database
    }

    /// Gives the folder its name; an empty one of that name is replaced.
    pub fn settle(self) -> anyhow::Result<()> {
        let renamed = fs::rename(&self.unfinished, self.folder);
        renamed.map_err(|fault| crate::labels::folder_unusable(self.folder, &fault))?;
        if let Some(parent) = self.folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::File::open(parent)?.sync_all()?;
        }
        Ok(())
    }

    /// Leaves nothing behind: neither the folder nor a database file outside of it, which was not there before.
    pub fn remove(self) {
        drop(fs::remove_dir_all(&self.unfinished));
        let Some(path) = self.elsewhere else { return };
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            drop(fs::remove_file(name));
        }
        drop(fs::remove_file(path.with_extension("lock")));
    }
}
