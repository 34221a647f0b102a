//! Reading a backup into an empty place. The seal is checked before anything is made; each entry, row count and journal
//! row again while it is taken over. What does not fit ends the whole, and nothing of it stays.

use super::{
    format::{CLOSING, Closing, Entry, FILES, FORMAT, Journal, OPENING, Opening, ROWS},
    labels,
    sealing::{Hashed, SEAL, is_whole},
};
use crate::{configuration::without_password, instance::SECRET_KEY};
use anyhow::Context;
use app::files::FileStore;
use database::archive::{Loading, Target};
use domain::journal::hex;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufReader, Read},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A backup whose seal is whole.
pub struct Backup {
    file: File,
    path: PathBuf,
}

/// Where it goes.
pub struct Destination<'a> {
    /// The URL or path of the database.
    pub database: &'a str,
    /// A data folder that was just made.
    pub folder: &'a Path,
}

impl Backup {
    /// Opens a backup and reads all of it once, to see that no byte has changed.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let cannot = |fault: &io::Error| labels::unreadable(path, fault);
        let mut file = File::open(path).map_err(|fault| cannot(&fault))?;
        if is_whole(&mut file).map_err(|fault| cannot(&fault))? {
            Ok(Backup { file, path: path.to_owned() })
        } else {
            Err(labels::spoilt(path).into())
        }
    }

    /// Takes everything over. On a failure the database is left as empty as it was; the folder is the caller's to remove.
    pub async fn restore(self, to: &Destination<'_>) -> anyhow::Result<Closing> {
        let mut archive = tar::Archive::new(BufReader::new(self.file));
        let mut entries = archive.entries()?;
        let mut next = || -> anyhow::Result<Option<(String, tar::Entry<'_, _>)>> {
            let Some(entry) = entries.next().transpose()? else { return Ok(None) };
            Ok(Some((entry.path()?.to_str().context("a path that is no text")?.to_owned(), entry)))
        };
        let (path, entry) = next()?.context("the backup is empty")?;
        anyhow::ensure!(path == OPENING, "the backup does not begin with {OPENING}");
        let (opening, first) = read_opening(entry, &self.path)?;
        let loading = Loading::begin(to.database, opening.schema_version).await;
        let loading = loading.map_err(|fault| labels::not_restorable(&without_password(to.database), &fault))?;
        let mut taking = Taking {
            loading,
            targets: BTreeMap::new(),
            opening,
            found: Closing { entries: vec![first], ..Closing::default() },
            files: FileStore::open(to.folder.join("files"))?,
            folder: to.folder,
        };
        let taken = async {
            while let Some((path, entry)) = next()? {
                if let Some(closing) = taking.take(&path, entry).await? {
                    anyhow::ensure!(
                        next()?.is_some_and(|(path, _)| path == SEAL),
                        "the seal is not where it should be"
                    );
                    return taking.compare(closing).await;
                }
            }
            anyhow::bail!("the backup has no {CLOSING}")
        };
        match taken.await {
            Ok(closing) => taking.loading.finish().await.map(|()| closing).map_err(Into::into),
            Err(fault) => {
                taking.loading.abandon().await;
                Err(fault)
            }
        }
    }
}

fn read_opening(entry: impl Read, backup: &Path) -> anyhow::Result<(Opening, Entry)> {
    let mut content = Hashed::new(entry);
    let mut text = String::new();
    content.read_to_string(&mut text)?;
    let value: serde_json::Value = serde_json::from_str(&text)?;
    if value.get("format").and_then(serde_json::Value::as_i64) != Some(FORMAT) {
        let program = value.get("program").and_then(serde_json::Value::as_str).unwrap_or("?");
        return Err(labels::of_another_format(backup, program).into());
    }
    Ok((serde_json::from_value(value)?, noted(OPENING, &content)))
}

fn noted<T>(path: &str, content: &Hashed<T>) -> Entry {
    Entry { path: path.to_owned(), size_bytes: content.size_bytes, sha256: hex(&content.digest()) }
}

/// A backup that is being taken over.
struct Taking<'a> {
    loading: Loading,
    targets: BTreeMap<String, Target>,
    opening: Opening,
    found: Closing,
    files: FileStore,
    folder: &'a Path,
}

impl Taking<'_> {
    /// Takes one entry over; gives back the closing when it is that.
    async fn take(&mut self, path: &str, entry: impl Read) -> anyhow::Result<Option<Closing>> {
        if path == CLOSING {
            return Ok(Some(serde_json::from_reader(entry)?));
        }
        let mut content = Hashed::new(entry);
        match path.split_once('/') {
            Some((ROWS, rest)) => {
                let (table, _) = rest.split_once('/').with_context(|| format!("{path} is of no table"))?;
                self.take_rows(table, &mut content).await?;
            }
            Some((FILES, _)) => self.take_file(path, &mut content)?,
            None if path == SECRET_KEY => {
                write_synced(&self.folder.join(SECRET_KEY), &mut content)?;
            }
            _ => anyhow::bail!("{path} has no place in a backup"),
        }
        self.found.entries.push(noted(path, &content));
        Ok(None)
    }

    async fn take_rows(&mut self, table: &str, content: &mut impl Read) -> anyhow::Result<()> {
        if !self.targets.contains_key(table) {
            let described = self.opening.tables.iter().find(|known| known.name == table);
            let described = described.with_context(|| format!("the table {table} is not described"))?;
            self.targets.insert(table.to_owned(), self.loading.target(table, &described.columns)?);
        }
        let target = self.targets.get(table).context("a table was lost")?;
        let mut piece = String::new();
        content.read_to_string(&mut piece)?;
        for line in piece.lines() {
            self.loading.put(target, line).await?;
        }
        Ok(())
    }

    fn take_file<R: Read>(&mut self, path: &str, content: &mut Hashed<R>) -> anyhow::Result<()> {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_name = name.len() == 64 && name.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
        anyhow::ensure!(is_name, "{path} is no name of a file");
        let target = self.folder.join(FILES).join(name.get(..2).unwrap_or_default()).join(name);
        fs::create_dir_all(target.parent().unwrap_or(self.folder))?;
        write_synced(&target, content)?;
        anyhow::ensure!(hex(&content.digest()) == name, "{path} does not have the content of its name");
        anyhow::ensure!(target == self.files.path(&content.digest()), "{path} has no place among the files");
        self.found.files += 1;
        Ok(())
    }

    /// Compares what was found with what the backup says that it holds.
    async fn compare(&mut self, closing: Closing) -> anyhow::Result<Closing> {
        for table in &self.opening.tables {
            let rows = match self.targets.get(&table.name) {
                Some(target) => self.loading.count(target).await?,
                None => 0,
            };
            self.found.tables.insert(table.name.clone(), rows);
        }
        let journal = self.loading.journal().await?;
        if let Some(fault) = journal.fault {
            return Err(labels::journal_broken(&fault).into());
        }
        self.found.journal = Journal { rows: journal.rows, head: hex(&journal.head) };
        anyhow::ensure!(self.found == closing, "what was found is not what the backup says that it holds");
        Ok(closing)
    }
}

fn write_synced(path: &Path, content: &mut impl Read) -> anyhow::Result<()> {
    let create = File::options().create_new(true).write(true).mode(0o600).open(path);
    let mut file = create.with_context(|| path.display().to_string())?;
    io::copy(content, &mut file)?;
    Ok(file.sync_all()?)
}
