//! Taking a checked export over into an empty database and an empty folder. All of it in one transaction, or nothing: the
//! caller keeps or abandons the load, and the folder is the caller's to remove.

use super::{
    FILES_TABLE, JOURNAL_TABLE,
    checking::Export,
    fault::Fault,
    file_path, journal,
    progress::Progress,
    schema::Table,
    withheld::{self, Filling},
};
use crate::files::FileStore;
use database::archive::{Column, ColumnKind, Loading, Target};
use serde_json::{Map, Value as Json};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

impl Export {
    /// Fills the database and the folder of files.
    pub async fn load(&mut self, loading: &mut Loading, files: &FileStore, progress: &Progress) -> Result<(), Fault> {
        self.check_tables(loading)?;
        progress.expect(self.rows() + self.files());
        for table in self.schema.tables.clone() {
            if table.name == JOURNAL_TABLE {
                self.load_journal(loading, &table, progress).await?;
            } else {
                self.load_table(loading, &table, progress).await?;
            }
        }
        self.load_files(files, progress)
    }

    /// Every table and column of the schema is in the export, or is kept back from every export.
    fn check_tables(&self, loading: &Loading) -> Result<(), Fault> {
        for ours in loading.tables().iter().filter(|table| !withheld::is_table(&table.name)) {
            let theirs = self.schema.tables.iter().find(|table| table.name == ours.name);
            let theirs = theirs.ok_or_else(|| Fault::of_row(&ours.name, "the export has no such table"))?;
            let is_there = |column: &&Column| theirs.columns.iter().any(|field| field.name == column.name);
            let mut missing = ours.columns.iter().filter(|column| !is_there(column));
            if let Some(missing) = missing.find(|column| withheld::filling(&ours.name, &column.name).is_none()) {
                return Err(Fault::of_row(&ours.name, format!("the export has no column {}", missing.name)));
            }
        }
        Ok(())
    }

    async fn load_table(&mut self, loading: &mut Loading, table: &Table, progress: &Progress) -> Result<(), Fault> {
        let unusable: Vec<String> = unusable_of(loading, table);
        let mut columns = table.columns();
        columns.extend(unusable.iter().map(|name| Column { name: name.clone(), kind: ColumnKind::Bytes }));
        let target = loading.target(&table.name, &columns)?;
        let mut lines = self.lines(&table.rows)?;
        while let Some(line) = lines.next()? {
            let mut cells = closed(table, &line)?;
            let identity = cells.first().and_then(Json::as_str).unwrap_or_default().to_owned();
            cells.extend(unusable.iter().map(|_| Json::String(format!("{identity:0<64}"))));
            loading.put_cells(&target, cells).await?;
            progress.step(1);
        }
        drop(lines);
        self.check_count(loading, &target, &table.name).await
    }

    async fn load_journal(&mut self, loading: &mut Loading, table: &Table, progress: &Progress) -> Result<(), Fault> {
        let column = |name: &str| Column { name: name.to_owned(), kind: ColumnKind::Text };
        let target = loading.target(&table.name, &journal::COLUMNS.map(column))?;
        let mut chain = journal::Chain::new();
        let mut lines = self.lines(&table.rows)?;
        while let Some(line) = lines.next()? {
            loading.put_cells(&target, chain.cells(&line)?).await?;
            progress.step(1);
        }
        drop(lines);
        self.check_count(loading, &target, &table.name).await
    }

    async fn check_count(&self, loading: &mut Loading, target: &Target, name: &str) -> Result<(), Fault> {
        let rows = u64::try_from(loading.count(target).await?).ok();
        let is_right = rows.is_some() && rows == self.manifest.tables.get(name).copied();
        if is_right { Ok(()) } else { Err(Fault::of_row(name, "another number of rows than the manifest says")) }
    }

    /// Contents that rows own, each of them, and none besides.
    fn load_files(&mut self, store: &FileStore, progress: &Progress) -> Result<(), Fault> {
        let mut owned = BTreeSet::new();
        let mut lines = self.lines(&super::rows_path(FILES_TABLE))?;
        while let Some(line) = lines.next()? {
            let row: Map<String, Json> = parsed(FILES_TABLE, &line)?;
            let name = row.get("sha256").and_then(Json::as_str).unwrap_or_default().to_owned();
            owned.insert((file_path(&name), row.get("size_bytes").and_then(Json::as_u64)));
        }
        drop(lines);
        let is_content = |path: &str| path.starts_with("files/") && path != super::FILES_INDEX;
        let stated = self.manifest.entries.iter().filter(|entry| is_content(&entry.path));
        let stated: BTreeSet<_> = stated.map(|entry| (entry.path.clone(), Some(entry.size_bytes))).collect();
        if stated != owned || stated.len() as u64 != self.manifest.files {
            return Err(Fault::of_row(FILES_TABLE, "its rows and the files of the export are not the same"));
        }
        for (path, _) in stated {
            let name = path.strip_prefix("files/").unwrap_or_default();
            let digest = super::writing::digest(name).ok_or_else(|| Fault::of_entry(&path, "no content"))?;
            let to = store.path(&digest);
            write_synced(&to, &mut self.entry(&path)?).map_err(Fault::at(to))?;
            progress.step(1);
        }
        Ok(())
    }
}

/// Columns of the database that were kept back and must hold something.
fn unusable_of(loading: &Loading, table: &Table) -> Vec<String> {
    let ours = loading.tables().iter().find(|ours| ours.name == table.name);
    let columns = ours.into_iter().flat_map(|ours| &ours.columns).map(|column| column.name.clone());
    columns.filter(|name| withheld::filling(&table.name, name) == Some(Filling::Unusable)).collect()
}

/// The cells of a line, in the order of the schema.
fn closed(table: &Table, line: &str) -> Result<Vec<Json>, Fault> {
    let mut row: Map<String, Json> = parsed(&table.name, line)?;
    let mut cells = Vec::with_capacity(table.columns.len());
    for field in &table.columns {
        let cell = row.remove(&field.name).and_then(|cell| field.kind.closed(cell));
        let cell =
            cell.ok_or_else(|| Fault::of_row(&table.name, format!("column {} holds no such value", field.name)))?;
        cells.push(cell);
    }
    match row.keys().next() {
        Some(other) => Err(Fault::of_row(&table.name, format!("there is no column {other}"))),
        None => Ok(cells),
    }
}

fn parsed(table: &str, line: &str) -> Result<Map<String, Json>, Fault> {
    serde_json::from_str(line).map_err(|fault| Fault::of_row(table, fault.to_string()))
}

fn write_synced(path: &Path, content: &mut impl Read) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::options().create_new(true).write(true).mode(0o600).open(path)?;
    io::copy(content, &mut file)?;
    file.sync_all()
}
