//! An export that is to be taken over: its seal, every entry against the manifest, the schema and the chain of the journal
//! are checked here, before anything is written. No name inside the ZIP becomes a path: entries are asked for by the names
//! that an export has, and any other is refused.

use super::{
    FILES_INDEX, FORMAT, JOURNAL, JOURNAL_TABLE, MANIFEST, READ_ME, SCHEMA, SCHEMA_FOR_PEOPLE,
    fault::Fault,
    file_path, journal,
    manifest::{Entry, JournalEnd, KIND, Manifest},
    progress::Progress,
    schema::Schema,
    seal,
};
use domain::journal::hex;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};
use zip::ZipArchive;

/// The manifest and the schema are held in memory.
const HELD_BYTES: u64 = 256 * 1024 * 1024;
/// A row is held in memory.
const ROW_BYTES: u64 = 256 * 1024 * 1024;
/// Rows pack to a fifth or a tenth, and files not at all: what claims to unpack to so many times its size is no export.
const MOST_TIMES: u64 = 100;
/// Whatever its size.
const ALWAYS_BYTES: u64 = 256 * 1024 * 1024;
const CHUNK_BYTES: usize = 128 * 1024;

/// An export whose every byte is as it was written.
pub struct Export {
    archive: ZipArchive<BufReader<File>>,
    /// What it says that it holds.
    pub(super) manifest: Manifest,
    /// Its tables.
    pub(super) schema: Schema,
}

impl Export {
    /// Opens one and checks all of it.
    pub fn open(path: &Path, progress: &Progress) -> Result<Self, Fault> {
        let mut file = File::open(path).map_err(Fault::at(path))?;
        let file_bytes = file.metadata().map_err(Fault::at(path))?.len();
        seal::check(&mut file)?;
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| Fault::Spoilt)?;
        let manifest = read_manifest(&mut archive)?;
        check_names(&archive, &manifest)?;
        check_size(&manifest, file_bytes)?;
        progress.expect(manifest.entries.iter().map(|entry| entry.size_bytes).sum());
        let schema: Schema = held(&mut archive, SCHEMA)?;
        let mut export = Export { archive, manifest, schema };
        export.check_schema()?;
        for entry in export.manifest.entries.clone() {
            export.check_entry(&entry)?;
            progress.step(entry.size_bytes);
        }
        export.check_journal()?;
        Ok(export)
    }

    /// Version of its schema.
    pub fn schema_version(&self) -> i64 {
        self.manifest.schema_version
    }

    /// Number of its rows.
    pub fn rows(&self) -> u64 {
        self.manifest.tables.values().sum()
    }

    /// Number of its files.
    pub fn files(&self) -> u64 {
        self.manifest.files
    }

    /// The hash of the last row of its journal.
    pub fn journal_head(&self) -> &str {
        &self.manifest.journal.head
    }

    /// An entry, to be read.
    pub(super) fn entry(&mut self, path: &str) -> Result<impl Read + '_, Fault> {
        entry_of(&mut self.archive, path)
    }

    /// The lines of an entry.
    pub(super) fn lines(&mut self, path: &str) -> Result<Lines<impl BufRead + '_>, Fault> {
        Ok(Lines { path: path.to_owned(), content: BufReader::with_capacity(CHUNK_BYTES, self.entry(path)?) })
    }

    /// An export has the entries of its tables and files, and no others.
    fn check_schema(&self) -> Result<(), Fault> {
        let (manifest, schema) = (&self.manifest, &self.schema);
        if schema.schema_version != manifest.schema_version || schema.format != manifest.format {
            return Err(Fault::of_entry(SCHEMA, "another version than the manifest says"));
        }
        let mut expected: BTreeSet<String> =
            [READ_ME, SCHEMA, SCHEMA_FOR_PEOPLE, JOURNAL, FILES_INDEX].map(str::to_owned).into();
        for table in &schema.tables {
            let is_as_named = table.rows == super::rows_path(&table.name) && table.csv == super::csv_path(&table.name);
            if !is_as_named {
                return Err(Fault::of_entry(
                    SCHEMA,
                    format!("the table {} has other entries than its name", table.name),
                ));
            }
            expected.extend([table.rows.clone(), table.csv.clone()]);
        }
        let found: BTreeSet<&String> = manifest.entries.iter().map(|entry| &entry.path).collect();
        let is_file = |path: &String| path.strip_prefix("files/").is_some_and(is_digest);
        if let Some(other) = found.iter().find(|path| !expected.contains(**path) && !is_file(path)) {
            return Err(Fault::of_entry(other, "no entry of an export"));
        }
        match expected.iter().find(|path| !found.contains(path)) {
            Some(missing) => Err(Fault::of_entry(missing, "missing")),
            None => Ok(()),
        }
    }

    fn check_entry(&mut self, entry: &Entry) -> Result<(), Fault> {
        let differs = || Fault::of_entry(&entry.path, "not what the manifest says");
        let mut content = self.entry(&entry.path)?.take(entry.size_bytes + 1);
        let (mut size_bytes, mut hasher) = (0, Sha256::new());
        let mut chunk = vec![0; CHUNK_BYTES];
        loop {
            let read = content.read(&mut chunk).map_err(|_| differs())?;
            if read == 0 {
                break;
            }
            size_bytes += read as u64;
            hasher.update(chunk.get(..read).unwrap_or_default());
        }
        let digest: [u8; 32] = hasher.finalize().into();
        let is_content = entry.path.strip_prefix("files/").filter(|name| is_digest(name));
        let has_its_name = is_content.is_none_or(|name| name == entry.sha256);
        let is_right = size_bytes == entry.size_bytes && hex(&digest) == entry.sha256 && has_its_name;
        if is_right { Ok(()) } else { Err(differs()) }
    }

    fn check_journal(&mut self) -> Result<(), Fault> {
        let stated = self.manifest.journal.clone();
        let mut chain = journal::Chain::new();
        let mut lines = self.lines(JOURNAL)?;
        while let Some(line) = lines.next()? {
            chain.cells(&line)?;
        }
        drop(lines);
        let rows = self.manifest.tables.get(JOURNAL_TABLE).copied();
        let found = JournalEnd { rows: chain.rows, head: chain.head() };
        let is_right = found == stated && rows == u64::try_from(chain.rows).ok();
        if is_right { Ok(()) } else { Err(Fault::of_entry(JOURNAL, "not as long as the manifest says")) }
    }
}

/// Lines of an entry, each within its limit.
pub(super) struct Lines<R> {
    path: String,
    content: R,
}

impl<R: BufRead> Lines<R> {
    /// The next one without its end.
    pub fn next(&mut self) -> Result<Option<String>, Fault> {
        let mut line = Vec::new();
        let read = self.content.by_ref().take(ROW_BYTES).read_until(b'\n', &mut line);
        let read = read.map_err(|fault| Fault::of_entry(&self.path, fault.to_string()))?;
        if read == 0 {
            return Ok(None);
        }
        if line.pop() != Some(b'\n') {
            return Err(Fault::of_entry(&self.path, "a line that does not end"));
        }
        String::from_utf8(line).map(Some).map_err(|_| Fault::of_entry(&self.path, "no UTF-8"))
    }
}

fn read_manifest(archive: &mut ZipArchive<BufReader<File>>) -> Result<Manifest, Fault> {
    let value: serde_json::Value = held(archive, MANIFEST)?;
    let text = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
    if text("kind") != Some(KIND) {
        return Err(Fault::NotAnExport);
    }
    if value.get("format").and_then(serde_json::Value::as_i64) != Some(FORMAT) {
        return Err(Fault::OtherFormat { program: text("program").unwrap_or("?").to_owned() });
    }
    serde_json::from_value(value).map_err(|fault| Fault::of_entry(MANIFEST, fault.to_string()))
}

/// The manifest names every entry once, and only those that are there.
fn check_names(archive: &ZipArchive<BufReader<File>>, manifest: &Manifest) -> Result<(), Fault> {
    let stated: BTreeSet<&str> = manifest.entries.iter().map(|entry| entry.path.as_str()).chain([MANIFEST]).collect();
    if archive.has_duplicate_names() || stated.len() != manifest.entries.len() + 1 {
        return Err(Fault::of_entry(MANIFEST, "an entry stands there twice"));
    }
    for name in archive.file_names() {
        let name = name.map_err(|_| Fault::Spoilt)?;
        if !stated.contains(name.as_ref()) {
            return Err(Fault::of_entry(&name, "the manifest does not name it"));
        }
    }
    if archive.len() == stated.len() {
        Ok(())
    } else {
        Err(Fault::of_entry(MANIFEST, "it names entries that are missing"))
    }
}

fn check_size(manifest: &Manifest, file_bytes: u64) -> Result<(), Fault> {
    let unpacked_bytes = manifest.entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.size_bytes));
    let most = file_bytes.saturating_mul(MOST_TIMES).max(ALWAYS_BYTES);
    if unpacked_bytes > most { Err(Fault::TooLarge { unpacked_bytes }) } else { Ok(()) }
}

/// A small entry, read whole.
fn held<T: DeserializeOwned>(archive: &mut ZipArchive<BufReader<File>>, path: &str) -> Result<T, Fault> {
    let mut text = Vec::new();
    let read = entry_of(archive, path)?.take(HELD_BYTES + 1).read_to_end(&mut text);
    read.map_err(|fault: io::Error| Fault::of_entry(path, fault.to_string()))?;
    if text.len() as u64 > HELD_BYTES {
        return Err(Fault::TooLarge { unpacked_bytes: text.len() as u64 });
    }
    serde_json::from_slice(&text).map_err(|fault| Fault::of_entry(path, fault.to_string()))
}

fn entry_of<'a>(archive: &'a mut ZipArchive<BufReader<File>>, path: &str) -> Result<impl Read + use<'a>, Fault> {
    match archive.by_name(path) {
        Ok(entry) => Ok(entry),
        Err(_) if path == MANIFEST => Err(Fault::NotAnExport),
        Err(fault) => Err(Fault::of_entry(path, fault.to_string())),
    }
}

/// Whether a name is that of a content.
fn is_digest(name: &str) -> bool {
    file_path(name).len() == "files/".len() + 64 && name.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}
