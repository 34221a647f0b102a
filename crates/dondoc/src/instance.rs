//! An instance on disk: its folder, its key, its database, and the system that runs on them.
//!
//! The folder is made for its owner alone. Every way in which opening can fail is said in one sentence.

use crate::{configuration::Place, labels, refusal::Refusal};
use app::{App, Settings, accounts::Hashing, failure::Failure, files::FileStore};
use database::{Clock, Database, Identities, Options};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::Arc,
};

/// So many connections read at the same time.
const READERS: u32 = 4;
/// The instance's own key.
pub const SECRET_KEY: &str = "secret.key";
const SECRET_KEY_BYTES: usize = 32;

/// Opens what is kept at a place, and makes it where there is nothing.
pub async fn open(place: &Place, clock: Arc<dyn Clock>, settings: Settings) -> anyhow::Result<App> {
    prepare_folder(&place.folder).map_err(|fault| labels::folder_unusable(&place.folder, &fault))?;
    let options = Options { clock, identities: Identities::Random, readers: READERS };
    let database = Database::open(&place.database, options).await.map_err(|fault| closed(place, fault))?;
    let files = FileStore::open(place.files()).map_err(|fault| labels::folder_unusable(&place.folder, &fault))?;
    let settings = Settings { figures_file: Some(place.figures()), ..settings };
    App::start(database, files, Hashing::at_full_cost(), settings).await.map_err(as_error)
}

/// Makes the folder and its key, or proves that it can be written to.
fn prepare_folder(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let probe = folder.join(".probe");
    drop(fs::File::create(&probe)?);
    fs::remove_file(&probe)?;
    make_secret_key(&folder.join(SECRET_KEY))
}

fn make_secret_key(path: &Path) -> io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let mut key = [0u8; SECRET_KEY_BYTES];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    // Written beside its place, so that a crash leaves no short key under the full name.
    let unfinished = path.with_extension("part");
    let mut file = fs::File::options().create(true).write(true).truncate(true).mode(0o600).open(&unfinished)?;
    file.write_all([&domain::journal::hex(&key), "\n"].concat().as_bytes())?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}

/// Why a database did not open.
pub fn closed(place: &Place, fault: database::Error) -> Refusal {
    let shown = place.shown_database();
    match fault {
        database::Error::InUse { holder, .. } => labels::in_use(&shown, &holder),
        database::Error::UnsafeSetting(setting) => labels::unsafe_engine(&setting),
        database::Error::Schema(fault) => labels::schema_unusable(&shown, &fault),
        database::Error::Absent { .. } => labels::no_instance(&place.folder),
        database::Error::File { source, .. } => labels::folder_unusable(&place.folder, &source),
        fault if place.database_file().is_some() => labels::database_file_unusable(&shown, &fault),
        fault => labels::database_closed(&shown, &fault),
    }
}

/// A failure of the system, as the terminal shows it.
pub fn as_error(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Problem(problem) => {
            let (vi, en) = (problem.vietnamese(), problem.english());
            Refusal::new(format!("{} {}", vi.what, vi.next), format!("{} {}", en.what, en.next)).into()
        }
        Failure::Fault(fault) => anyhow::anyhow!("{fault}"),
        Failure::SignIn { .. } => anyhow::anyhow!("nobody is signed in"),
    }
}
