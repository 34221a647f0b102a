//! Writing a backup from one unmoving state of the database, while the instance runs.
//!
//! Memory holds one piece of rows at a time. The file appears under its name only when it is whole and on disk.

use super::{
    format::{CLOSING, Closing, Entry, FILES, FORMAT, Journal, OPENING, Opening, ROWS},
    labels,
    sealing::{Hashed, append, seal},
};
use crate::{configuration::Place, instance::SECRET_KEY};
use anyhow::Context;
use app::files::FileStore;
use database::archive::{FileRow, Snapshot, Table};
use domain::{journal::hex, time::Moment};
use std::{
    fs::{self, File},
    io::{BufWriter, Read},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// So many bytes of rows make one entry.
const PIECE_BYTES: usize = 1024 * 1024;

/// A backup that is being written.
struct Writing<'a> {
    tar: tar::Builder<Hashed<BufWriter<File>>>,
    place: &'a Place,
    closing: Closing,
}

/// What was written.
pub struct Written {
    /// What it holds.
    pub closing: Closing,
    /// The hash under its seal.
    pub seal: [u8; 32],
}

/// Writes a backup to a file that is not there yet.
pub async fn write(place: &Place, to: &Path, with_secret_key: bool, now: Moment) -> anyhow::Result<Written> {
    if to.exists() {
        return Err(labels::file_is_there(to).into());
    }
    let mut snapshot = Snapshot::open(&place.database).await.map_err(|fault| crate::instance::closed(place, fault))?;
    let unfinished = to.with_added_extension("part");
    let cannot = |fault: &std::io::Error| labels::unwritable(to, fault);
    let file = File::options().create(true).write(true).truncate(true).mode(0o600).open(&unfinished);
    let tar = tar::Builder::new(Hashed::new(BufWriter::new(file.map_err(|fault| cannot(&fault))?)));
    let writing = Writing { tar, place, closing: Closing::default() };
    let written = writing.all(&mut snapshot, with_secret_key, now).await;
    snapshot.close().await?;
    match written {
        Ok((file, written)) => {
            file.sync_all().and_then(|()| fs::rename(&unfinished, to)).map_err(|fault| cannot(&fault))?;
            Ok(written)
        }
        Err(fault) => {
            drop(fs::remove_file(&unfinished));
            Err(fault)
        }
    }
}

impl Writing<'_> {
    async fn all(
        mut self,
        snapshot: &mut Snapshot,
        with_secret_key: bool,
        now: Moment,
    ) -> anyhow::Result<(File, Written)> {
        let tables = snapshot.tables().to_vec();
        let opening = Opening {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: format!("{}+07:00", now.local()),
            schema_version: snapshot.schema_version(),
            tables: tables.clone(),
        };
        self.entry(OPENING, serde_json::to_vec_pretty(&opening)?.as_slice())?;
        for table in &tables {
            self.rows(snapshot, table).await?;
        }
        self.files(snapshot).await?;
        if with_secret_key {
            let path = self.place.folder.join(SECRET_KEY);
            let key = fs::read(&path).with_context(|| path.display().to_string())?;
            self.entry(SECRET_KEY, key.as_slice())?;
        }
        self.journal(snapshot).await?;
        let closing = serde_json::to_vec_pretty(&self.closing)?;
        append(&mut self.tar, CLOSING, closing.len() as u64, closing.as_slice())?;
        let (file, seal) = seal(self.tar)?;
        let file = file.into_inner().map_err(|fault| fault.into_error())?;
        Ok((file, Written { closing: self.closing, seal }))
    }

    async fn rows(&mut self, snapshot: &mut Snapshot, table: &Table) -> anyhow::Result<()> {
        let mut piece: Vec<u8> = Vec::new();
        let (mut rows, mut number) = (0, 0);
        let each = |line: &str| -> anyhow::Result<()> {
            rows += 1;
            piece.extend_from_slice(line.as_bytes());
            piece.push(b'\n');
            if piece.len() >= PIECE_BYTES {
                number += 1;
                self.entry(&piece_path(table, number), piece.as_slice())?;
                piece.clear();
            }
            Ok(())
        };
        snapshot.each_line(table, each).await?;
        if !piece.is_empty() {
            self.entry(&piece_path(table, number + 1), piece.as_slice())?;
        }
        self.closing.tables.insert(table.name.clone(), rows);
        Ok(())
    }

    async fn files(&mut self, snapshot: &mut Snapshot) -> anyhow::Result<()> {
        let store = FileStore::open(self.place.files())?;
        let mut last = [0; 32];
        loop {
            let page = snapshot.files_after(&last).await?;
            let Some(end) = page.last() else { return Ok(()) };
            last = end.sha256;
            for row in &page {
                self.file(&store, row)?;
            }
        }
    }

    fn file(&mut self, store: &FileStore, row: &FileRow) -> anyhow::Result<()> {
        let path = store.path(&row.sha256);
        let damaged = || labels::file_damaged(&path);
        let file = File::open(&path).map_err(|_| damaged())?;
        let size_bytes = file.metadata()?.len();
        if i64::try_from(size_bytes).ok() != Some(row.size_bytes) {
            return Err(damaged().into());
        }
        let name = hex(&row.sha256);
        let entry = [FILES, "/", name.get(..2).unwrap_or_default(), "/", &name].concat();
        // The size stands in the header already, so a file that grows meanwhile must not write past it.
        let found = self.entry_of(&entry, size_bytes, file.take(size_bytes))?;
        if found != row.sha256 {
            return Err(damaged().into());
        }
        self.closing.files += 1;
        Ok(())
    }

    async fn journal(&mut self, snapshot: &mut Snapshot) -> anyhow::Result<()> {
        let journal = snapshot.journal().await?;
        if let Some(fault) = journal.fault {
            return Err(labels::journal_broken(&fault).into());
        }
        self.closing.journal = Journal { rows: journal.rows, head: hex(&journal.head) };
        Ok(())
    }

    fn entry(&mut self, path: &str, content: &[u8]) -> anyhow::Result<()> {
        self.entry_of(path, content.len() as u64, content).map(drop)
    }

    fn entry_of(&mut self, path: &str, size_bytes: u64, content: impl Read) -> anyhow::Result<[u8; 32]> {
        let mut content = Hashed::new(content);
        append(&mut self.tar, path, size_bytes, &mut content)?;
        anyhow::ensure!(content.size_bytes == size_bytes, "{path} became shorter while it was read");
        let sha256 = content.digest();
        self.closing.entries.push(Entry { path: path.to_owned(), size_bytes, sha256: hex(&sha256) });
        Ok(sha256)
    }
}

fn piece_path(table: &Table, number: u32) -> String {
    format!("{ROWS}/{}/{number:06}.jsonl", table.name)
}
