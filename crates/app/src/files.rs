//! Files by content: `files/<first two digits>/<sha256>`, synced to disk before the row that owns them is committed.
//!
//! A file is never reached by its hash from outside: only through a row that the person may see.

use domain::journal::hex;
use sha2::{Digest, Sha256};
use std::{
    io,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};
use tokio::{fs, io::AsyncWriteExt};

/// Tells apart the unfinished files of one process.
static UNFINISHED: AtomicU64 = AtomicU64::new(0);

/// The folder of files.
#[derive(Debug, Clone)]
pub struct FileStore {
    folder: PathBuf,
}

impl FileStore {
    /// Uses (and makes) a folder.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(FileStore { folder })
    }

    /// A folder beside that of the files.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.with_file_name(name)
    }

    /// The hash under which content is kept.
    pub fn hash(content: &[u8]) -> [u8; 32] {
        Sha256::digest(content).into()
    }

    /// Where the content of a hash stands.
    pub fn path(&self, sha256: &[u8; 32]) -> PathBuf {
        let name = hex(sha256);
        self.folder.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// Keeps content; doing it twice has one effect. The content is on disk when this returns.
    pub async fn keep(&self, content: &[u8]) -> io::Result<[u8; 32]> {
        let sha256 = Self::hash(content);
        let path = self.path(&sha256);
        if fs::try_exists(&path).await? {
            return Ok(sha256);
        }
        let folder = path.parent().unwrap_or(&self.folder).to_owned();
        fs::create_dir_all(&folder).await?;
        // Written beside its place and renamed, so that a crash leaves no half file under a full name.
        let unfinished = path.with_extension(format!("{}.part", UNFINISHED.fetch_add(1, Ordering::Relaxed)));
        let mut file = fs::File::create(&unfinished).await?;
        file.write_all(content).await?;
        file.sync_all().await?;
        fs::rename(&unfinished, &path).await?;
        fs::File::open(&folder).await?.sync_all().await?;
        Ok(sha256)
    }

    /// The content of a hash; content that no longer has its hash is a fault, not an answer.
    pub async fn content(&self, sha256: &[u8; 32]) -> io::Result<Vec<u8>> {
        let content = fs::read(self.path(sha256)).await?;
        if Self::hash(&content) == *sha256 {
            Ok(content)
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidData, format!("file {} is damaged", hex(sha256))))
        }
    }
}
