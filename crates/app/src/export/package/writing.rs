//! Writing an export from one unmoving state of the database, while others write.
//!
//! The file appears under its name only when it is whole and on disk. Rows stand in the order of their keys, so the same
//! state gives the same bytes on either database.

use super::{
    FILES_INDEX, FILES_TABLE, FORMAT, JOURNAL_TABLE, READ_ME, SCHEMA, SCHEMA_FOR_PEOPLE, csv,
    fault::Fault,
    file_path, index, journal, labels,
    manifest::{JournalEnd, KIND, Manifest},
    packing::{Content, Packed, Packing},
    progress::Progress,
    schema::{Schema, Table},
};
use crate::files::FileStore;
use database::{
    Connection,
    archive::{Catalogue, Described, describe, rows_in_order},
};
use futures_util::TryStreamExt;
use serde_json::Value as Json;
use std::{collections::BTreeMap, fs, path::Path};

/// So many bytes go to the thread that compresses at a time.
const PIECE_BYTES: usize = 256 * 1024;

/// What was written.
pub type Written = Packed;

/// Writes an export to a path, over whatever is there. The connection sees one state as long as this takes.
pub async fn write(
    connection: &mut Connection,
    files: &FileStore,
    to: &Path,
    progress: &Progress,
) -> Result<Written, Fault> {
    let unfinished = to.with_added_extension("part");
    let mut writing = Writing { packing: Packing::begin(&unfinished), progress, tables: BTreeMap::new() };
    let written = match writing.all(connection, files).await {
        Ok(manifest) => writing.packing.finish(manifest).await,
        Err(fault) => Err(fault),
    };
    match written.and_then(|written| fs::rename(&unfinished, to).map(|()| written).map_err(Fault::at(to))) {
        Ok(written) => Ok(written),
        Err(fault) => {
            drop(fs::remove_file(&unfinished));
            Err(fault)
        }
    }
}

struct Writing<'p> {
    packing: Packing,
    progress: &'p Progress,
    tables: BTreeMap<String, u64>,
}

impl Writing<'_> {
    async fn all(&mut self, connection: &mut Connection, files: &FileStore) -> Result<Manifest, Fault> {
        let catalogue = describe(connection).await?;
        let schema = Schema::of(&catalogue);
        self.expect(connection, &catalogue, &schema).await?;
        self.packing.whole(READ_ME, labels::READ_ME.as_bytes().to_vec()).await?;
        self.packing.whole(SCHEMA, schema.json()).await?;
        self.packing.whole(SCHEMA_FOR_PEOPLE, schema.page().into_bytes()).await?;
        let described = |table: &Table| catalogue.tables.iter().find(|it| it.table.name == table.name);
        let tables: Vec<(&Table, &Described)> =
            schema.tables.iter().filter_map(|table| Some((table, described(table)?))).collect();
        for (table, described) in &tables {
            self.csv(connection, table, described).await?;
        }
        for (table, described) in tables.iter().filter(|(table, _)| table.name != JOURNAL_TABLE) {
            self.json(connection, table, described).await?;
        }
        let mut end = JournalEnd::default();
        if let Some((_, described)) = tables.iter().find(|(table, _)| table.name == JOURNAL_TABLE) {
            end = self.journal(connection, described).await?;
        }
        self.index(connection, &tables).await?;
        let mut count = 0;
        if let Some((_, described)) = tables.iter().find(|(table, _)| table.name == FILES_TABLE) {
            count = self.files(connection, described, files).await?;
        }
        Ok(Manifest {
            kind: KIND.to_owned(),
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema_version: schema.schema_version,
            tables: std::mem::take(&mut self.tables),
            files: count,
            journal: end,
            entries: Vec::new(),
        })
    }

    /// Each row is written twice: for people and for programs.
    async fn expect(&self, connection: &mut Connection, all: &Catalogue, schema: &Schema) -> Result<(), Fault> {
        let leaves = |it: &&Described| schema.tables.iter().any(|table| table.name == it.table.name);
        for described in all.tables.iter().filter(leaves) {
            let rows = database::archive::count_rows(connection, &described.table).await?;
            self.progress.expect(rows.unsigned_abs() * 2);
        }
        Ok(())
    }

    async fn csv(&mut self, connection: &mut Connection, table: &Table, of: &Described) -> Result<(), Fault> {
        let mut entry = Entry::begin(&mut self.packing, table.csv.clone()).await?;
        entry.put(&csv::head(table.columns.iter().map(|field| field.csv.as_str()))).await?;
        let mut rows = rows_in_order(connection, of, table.columns())?;
        while let Some(cells) = rows.try_next().await? {
            let cells = opened(table, cells)?;
            let fields = table.columns.iter().zip(&cells);
            entry.put(&csv::line(fields.map(|(field, cell)| (field.name.as_str(), field.kind, cell)))).await?;
            self.progress.step(1);
        }
        entry.end().await
    }

    async fn json(&mut self, connection: &mut Connection, table: &Table, of: &Described) -> Result<(), Fault> {
        let mut entry = Entry::begin(&mut self.packing, table.rows.clone()).await?;
        let (mut rows, mut count) = (rows_in_order(connection, of, table.columns())?, 0);
        while let Some(cells) = rows.try_next().await? {
            entry.put(&object(table, &opened(table, cells)?)).await?;
            self.progress.step(1);
            count += 1;
        }
        entry.end().await?;
        self.tables.insert(table.name.clone(), count);
        Ok(())
    }

    async fn journal(&mut self, connection: &mut Connection, of: &Described) -> Result<JournalEnd, Fault> {
        let mut entry = Entry::begin(&mut self.packing, super::JOURNAL.to_owned()).await?;
        let names = journal::COLUMNS.map(str::to_owned);
        let mut rows = rows_in_order(connection, of, of.columns(&names))?;
        let mut chain = journal::Chain::new();
        while let Some(cells) = rows.try_next().await? {
            let line = chain.line(cells)?;
            entry.put(&[line.as_str(), "\n"].concat()).await?;
            self.progress.step(1);
        }
        entry.end().await?;
        self.tables.insert(JOURNAL_TABLE.to_owned(), chain.rows.unsigned_abs());
        Ok(JournalEnd { rows: chain.rows, head: chain.head() })
    }

    /// Which row calls which content what: of every table that refers to files.
    async fn index(&mut self, connection: &mut Connection, tables: &[(&Table, &Described)]) -> Result<(), Fault> {
        let mut entry = Entry::begin(&mut self.packing, FILES_INDEX.to_owned()).await?;
        entry.put(&csv::head(index::HEAD)).await?;
        for (table, described) in tables {
            for owner in index::owners_of(table, described) {
                let mut rows = rows_in_order(connection, described, owner.columns())?;
                while let Some(cells) = rows.try_next().await? {
                    if let Some(line) = owner.line(cells) {
                        entry.put(&line).await?;
                    }
                }
            }
        }
        entry.end().await
    }

    async fn files(&mut self, connection: &mut Connection, of: &Described, store: &FileStore) -> Result<u64, Fault> {
        let names = ["sha256", "size_bytes"].map(str::to_owned);
        let (mut rows, mut count) = (rows_in_order(connection, of, of.columns(&names))?, 0);
        while let Some(cells) = rows.try_next().await? {
            let [sha256, size] = cells.as_slice() else { continue };
            let digits = sha256.as_str().unwrap_or_default();
            let (Some(sha256), Some(size_bytes)) = (digest(digits), size.as_u64()) else {
                return Err(Fault::of_row(FILES_TABLE, "a row that names no content"));
            };
            let from = store.path(&sha256);
            self.packing.content(Content { path: file_path(digits), from, size_bytes, sha256 }).await?;
            count += 1;
        }
        Ok(count)
    }
}

/// 32 bytes from their digits.
pub(super) fn digest(digits: &str) -> Option<[u8; 32]> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Vec<u8> = pairs.map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok()
}

/// Cells of the archive in the open form.
fn opened(table: &Table, cells: Vec<Json>) -> Result<Vec<Json>, Fault> {
    let open = |(field, cell): (&super::schema::Field, Json)| {
        let kept = format!("column {} holds {cell}", field.name);
        field.kind.opened(cell).ok_or_else(|| Fault::of_row(&table.name, kept))
    };
    table.columns.iter().zip(cells).map(open).collect()
}

/// A row as one line: an object with its columns in the order of the schema.
fn object(table: &Table, cells: &[Json]) -> String {
    let mut line = String::from("{");
    for (number, (field, cell)) in table.columns.iter().zip(cells).enumerate() {
        line.push_str(if number > 0 { ",\"" } else { "\"" });
        line.push_str(&field.name);
        line.push_str("\":");
        line.push_str(&cell.to_string());
    }
    line.push_str("}\n");
    line
}

/// An entry of lines, gathered into pieces.
struct Entry<'w> {
    packing: &'w mut Packing,
    piece: Vec<u8>,
}

impl<'w> Entry<'w> {
    async fn begin(packing: &'w mut Packing, path: String) -> Result<Self, Fault> {
        packing.entry(path).await?;
        Ok(Entry { packing, piece: Vec::new() })
    }

    async fn put(&mut self, line: &str) -> Result<(), Fault> {
        self.piece.extend_from_slice(line.as_bytes());
        if self.piece.len() < PIECE_BYTES {
            return Ok(());
        }
        self.packing.piece(std::mem::take(&mut self.piece)).await
    }

    async fn end(self) -> Result<(), Fault> {
        self.packing.piece(self.piece).await
    }
}
