//! What an instance holds, read from one unmoving state of its database and from its files: for `doctor` and for the
//! check after a restore. It judges nothing and changes nothing.

use crate::{backup_file::Journal, configuration::Place, instance};
use app::{
    demo::{self, Contents},
    files::FileStore,
};
use database::{JournalFault, archive::Snapshot};
use domain::journal::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

const CHUNK_BYTES: usize = 64 * 1024;

/// What was found.
pub struct Content {
    /// Rows of each table.
    pub tables: BTreeMap<String, i64>,
    /// The files.
    pub files: Files,
    /// The end of the journal, as far as it holds together.
    pub journal: Journal,
    /// Where the journal breaks.
    pub journal_fault: Option<JournalFault>,
    /// The last migration that was applied.
    pub schema_version: i64,
    /// Why the engine may lose what it acknowledged.
    pub unsafe_setting: Option<String>,
    /// A demo, or a real instance.
    pub contents: Contents,
}

/// The files that rows own.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Files {
    /// How many.
    pub count: i64,
    /// Their sizes together, by their rows.
    pub bytes: i64,
    /// Those that are not there.
    pub missing: Vec<String>,
    /// Those whose content is another.
    pub damaged: Vec<String>,
    /// Those that no row owns.
    #[serde(skip)]
    pub orphans: Vec<String>,
}

/// Reads everything.
pub async fn of_content(place: &Place) -> anyhow::Result<Content> {
    let mut snapshot = Snapshot::open(&place.database).await.map_err(|fault| instance::closed(place, fault))?;
    let mut tables = BTreeMap::new();
    for table in snapshot.tables().to_vec() {
        tables.insert(table.name.clone(), snapshot.count(&table).await?);
    }
    let files = examine_files(&mut snapshot, &place.files()).await?;
    let journal = snapshot.journal().await?;
    let unsafe_setting = snapshot.assert_durable().await.err().map(|fault| fault.to_string());
    let contents = demo::contents(snapshot.connection()).await?;
    let schema_version = snapshot.schema_version();
    snapshot.close().await?;
    Ok(Content {
        tables,
        files,
        journal: Journal { rows: journal.rows, head: hex(&journal.head) },
        journal_fault: journal.fault,
        schema_version,
        unsafe_setting,
        contents,
    })
}

async fn examine_files(snapshot: &mut Snapshot, folder: &Path) -> anyhow::Result<Files> {
    let store = FileStore::open(folder.to_owned())?;
    let mut files = Files::default();
    let mut owned = HashSet::new();
    let mut last = [0; 32];
    loop {
        let page = snapshot.files_after(&last).await?;
        let Some(end) = page.last() else { break };
        last = end.sha256;
        for row in page {
            files.count += 1;
            files.bytes += row.size_bytes;
            match hash(&store.path(&row.sha256)) {
                Ok(found) if found == row.sha256 => {}
                Ok(_) => files.damaged.push(hex(&row.sha256)),
                Err(fault) if fault.kind() == io::ErrorKind::NotFound => files.missing.push(hex(&row.sha256)),
                Err(_) => files.damaged.push(hex(&row.sha256)),
            }
            owned.insert(hex(&row.sha256));
        }
    }
    files.orphans = orphans(folder, &owned)?;
    Ok(files)
}

fn hash(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hasher.finalize().into()),
            count => hasher.update(chunk.get(..count).unwrap_or_default()),
        }
    }
}

fn orphans(folder: &Path, owned: &HashSet<String>) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for shelf in fs::read_dir(folder)? {
        let shelf = shelf?;
        if !shelf.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(shelf.path())? {
            let name = file?.file_name().to_string_lossy().into_owned();
            if !owned.contains(&name) {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}
