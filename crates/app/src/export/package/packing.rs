//! The thread that compresses: entries come to it in pieces, so that neither the whole nor a whole table is in memory and no
//! thread of the server is held up. Every entry bears the same moment and rights; rows are deflated, files stored as they
//! are, since most kinds are packed already.

use super::{
    MANIFEST,
    fault::Fault,
    manifest::{Entry, Manifest},
    schema::pretty,
    seal,
};
use domain::journal::hex;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use tokio::{sync::mpsc, task::JoinHandle};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Pieces that may wait.
const WAITING: usize = 8;
const LEVEL: i64 = 6;
const CHUNK_BYTES: usize = 128 * 1024;
/// From this size on a stored entry needs the longer form of its header.
const LARGE_BYTES: u64 = 0xffff_0000;

/// What the thread is asked for.
enum Step {
    Entry(String),
    Piece(Vec<u8>),
    Content(Content),
    Finish(Box<Manifest>),
}

/// A file of the instance.
pub struct Content {
    /// Its path in the ZIP.
    pub path: String,
    /// Where it stands.
    pub from: PathBuf,
    /// What its row says.
    pub size_bytes: u64,
    /// What its row says.
    pub sha256: [u8; 32],
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// With all entries.
    pub manifest: Manifest,
    /// The hash under the seal.
    pub seal: [u8; 32],
    /// Size of the file.
    pub size_bytes: u64,
}

/// A ZIP that is being written.
pub struct Packing {
    steps: mpsc::Sender<Step>,
    thread: JoinHandle<Result<Packed, Fault>>,
}

impl Packing {
    /// Begins one at a path, over whatever is there.
    pub fn begin(path: &Path) -> Self {
        let (steps, waiting) = mpsc::channel(WAITING);
        let path = path.to_owned();
        Packing { steps, thread: tokio::task::spawn_blocking(move || run(&path, waiting)) }
    }

    /// Begins an entry.
    pub async fn entry(&mut self, path: String) -> Result<(), Fault> {
        self.step(Step::Entry(path)).await
    }

    /// Goes on with it.
    pub async fn piece(&mut self, bytes: Vec<u8>) -> Result<(), Fault> {
        self.step(Step::Piece(bytes)).await
    }

    /// A whole entry.
    pub async fn whole(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        self.entry(path.to_owned()).await?;
        self.piece(bytes).await
    }

    /// A file of the instance as an entry.
    pub async fn content(&mut self, content: Content) -> Result<(), Fault> {
        self.step(Step::Content(content)).await
    }

    /// Closes it with its manifest, to which the entries are added.
    pub async fn finish(self, manifest: Manifest) -> Result<Packed, Fault> {
        // A thread that ended early says why below.
        drop(self.steps.send(Step::Finish(Box::new(manifest))).await);
        self.thread.await.unwrap_or(Err(Fault::GivenUp))
    }

    async fn step(&mut self, step: Step) -> Result<(), Fault> {
        match self.steps.send(step).await {
            Ok(()) => Ok(()),
            Err(_) => Err((&mut self.thread).await.unwrap_or(Err(Fault::GivenUp)).err().unwrap_or(Fault::GivenUp)),
        }
    }
}

fn run(path: &Path, mut waiting: mpsc::Receiver<Step>) -> Result<Packed, Fault> {
    let create = File::options().create(true).read(true).write(true).truncate(true).mode(0o600).open(path);
    let file = create.map_err(Fault::at(path))?;
    let mut pack = Pack { zip: ZipWriter::new(BufWriter::new(file)), open: None, entries: Vec::new() };
    while let Some(step) = waiting.blocking_recv() {
        let done = match step {
            Step::Entry(path) => pack.begin(path, true),
            Step::Piece(bytes) => pack.put(&bytes),
            Step::Content(content) => match pack.content(content)? {
                Ok(()) => Ok(()),
                Err(fault) => Err(fault),
            },
            Step::Finish(manifest) => return pack.finish(*manifest).map_err(Fault::at(path)),
        };
        done.map_err(Fault::at(path))?;
    }
    Err(Fault::GivenUp)
}

struct Pack {
    zip: ZipWriter<BufWriter<File>>,
    open: Option<Open>,
    entries: Vec<Entry>,
}

/// The entry that is being written.
struct Open {
    path: String,
    size_bytes: u64,
    hasher: Sha256,
}

impl Pack {
    fn begin(&mut self, path: String, is_large: bool) -> io::Result<()> {
        let is_content = path.starts_with("files/") && path != super::FILES_INDEX;
        let method = if is_content { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(if is_content { None } else { Some(LEVEL) })
            .last_modified_time(DateTime::default())
            .unix_permissions(0o600)
            .large_file(is_large);
        self.close();
        self.zip.start_file(path.as_str(), options)?;
        self.open = Some(Open { path, size_bytes: 0, hasher: Sha256::new() });
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some(open) = &mut self.open {
            open.hasher.update(bytes);
            open.size_bytes += bytes.len() as u64;
        }
        self.zip.write_all(bytes)
    }

    /// Its hash is checked as it passes: what a row promises is what leaves.
    fn content(&mut self, content: Content) -> Result<io::Result<()>, Fault> {
        let damaged = || Fault::FileDamaged(content.from.clone());
        let mut file = File::open(&content.from).map_err(|_| damaged())?;
        if let Err(fault) = self.begin(content.path, content.size_bytes >= LARGE_BYTES) {
            return Ok(Err(fault));
        }
        let mut chunk = vec![0; CHUNK_BYTES];
        loop {
            let read = file.read(&mut chunk).map_err(|_| damaged())?;
            if read == 0 {
                break;
            }
            let is_longer = self.open.as_ref().is_some_and(|open| open.size_bytes + read as u64 > content.size_bytes);
            if is_longer {
                return Err(damaged());
            }
            if let Err(fault) = self.put(chunk.get(..read).unwrap_or_default()) {
                return Ok(Err(fault));
            }
        }
        self.close();
        let is_right = self.entries.last().is_some_and(|entry| entry.sha256 == hex(&content.sha256));
        if is_right { Ok(Ok(())) } else { Err(damaged()) }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let digest: [u8; 32] = open.hasher.finalize().into();
            self.entries.push(Entry { path: open.path, size_bytes: open.size_bytes, sha256: hex(&digest) });
        }
    }

    fn finish(mut self, manifest: Manifest) -> io::Result<Packed> {
        self.close();
        let manifest = Manifest { entries: std::mem::take(&mut self.entries), ..manifest };
        self.begin(MANIFEST.to_owned(), true)?;
        self.put(&pretty(&manifest))?;
        self.zip.set_comment(seal::comment())?;
        let mut file = self.zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        let digest = seal::seal(&mut file)?;
        file.sync_all()?;
        Ok(Packed { manifest, seal: digest, size_bytes: file.metadata()?.len() })
    }
}
