//! The one export that is being made or waits to be taken out: made in the background, kept in a folder of its own for a
//! day at the most. It does not outlive the process; nobody may come upon a forgotten one.

use super::package::{self, Fault, Progress, Written};
use crate::{App, files::FileStore};
use domain::time::Moment;
use std::{
    fs::DirBuilder,
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

const FOLDER: &str = "exports";
const FILE: &str = "export.zip";
/// An export waits so many seconds.
const WAITS_SECONDS: i64 = 24 * 3600;

/// How it stands with the export.
#[derive(Debug, Clone)]
pub enum Stand {
    /// There is none.
    Absent,
    /// It is being made.
    Making(Arc<Progress>),
    /// It can be taken out.
    Ready(Ready),
    /// It did not come about.
    Failed(Arc<Fault>),
}

/// An export that can be taken out.
#[derive(Debug, Clone)]
pub struct Ready {
    /// When it was made.
    pub made_at: Moment,
    /// What is in it.
    pub written: Arc<Written>,
}

/// The place of the export.
pub struct Exports {
    folder: PathBuf,
    stand: Mutex<Stand>,
}

impl Exports {
    /// In a folder beside the files; what an earlier process left there is removed.
    pub fn beside(files: &FileStore) -> Self {
        let folder = files.beside(FOLDER);
        // There is none as a rule, and one that cannot be removed is overwritten by the next.
        drop(std::fs::remove_dir_all(&folder));
        Exports { folder, stand: Mutex::new(Stand::Absent) }
    }

    /// How it stands.
    pub fn stand(&self) -> Stand {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where the file is.
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Takes the place for one that is to be made; `None` where one is being made already.
    pub fn begin(&self) -> Option<Arc<Progress>> {
        let mut stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*stand, Stand::Making(_)) {
            return None;
        }
        let progress = Arc::new(Progress::default());
        *stand = Stand::Making(Arc::clone(&progress));
        Some(progress)
    }

    /// Lets go of the file, unless one is being made.
    pub fn remove(&self) {
        let mut stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        if !matches!(*stand, Stand::Making(_)) {
            drop(std::fs::remove_file(self.path()));
            *stand = Stand::Absent;
        }
    }

    /// Gives the place back in which nothing was made after all.
    pub fn give_up(&self) {
        self.end(Stand::Absent);
    }

    fn end(&self, stand: Stand) {
        *self.stand.lock().unwrap_or_else(PoisonError::into_inner) = stand;
    }
}

/// Makes the export in the background, in the place that was taken for it.
pub(super) fn make(app: App, progress: Arc<Progress>) {
    tokio::spawn(async move {
        let stand = match write(&app, &progress).await {
            Ok(written) => Stand::Ready(Ready { made_at: app.now(), written: Arc::new(written) }),
            Err(fault) => {
                tracing::error!(export.fault = %fault, "an export could not be made");
                Stand::Failed(Arc::new(fault))
            }
        };
        app.exports().end(stand);
    });
}

async fn write(app: &App, progress: &Progress) -> Result<Written, Fault> {
    let path = app.exports().path();
    make_folder(&app.exports().folder).map_err(|source| Fault::File { path: path.clone(), source })?;
    let mut unmoving = app.database().read_unmoving().await?;
    let written = package::write(&mut unmoving, app.files(), &path, progress).await?;
    unmoving.end().await?;
    Ok(written)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Removes an export that has waited long enough; the server looks every few minutes.
pub fn forget_old(app: &App) {
    if let Stand::Ready(ready) = app.exports().stand()
        && ready.made_at.plus_seconds(WAITS_SECONDS) <= app.now()
    {
        app.exports().remove();
    }
}
