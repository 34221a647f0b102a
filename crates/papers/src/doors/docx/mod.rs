//! The door of Word files (.docx): paragraphs with their numbers, tables, boxes and notes, as a reader sees them.
//!
//! Headers and footers are left out, but a mark of secrecy in them counts. Macros and links are never followed.

mod numbering;
mod package;
mod paragraph;
mod styles;
mod walk;

use super::blocks::{self, Block, Piece};
use super::layout;
use super::legacy::Decoder;
use super::{DoorFault, FileKind, Note, Opened};
use crate::reading::secrecy;
use numbering::Numbering;
use package::Package;
use styles::Styles;
use walk::{Met, NoteKind, Walk};

/// Opens a Word file.
pub(super) fn open(content: &[u8]) -> Result<Opened, DoorFault> {
    let mut package = Package::open(content)?;
    let main = package.main_part()?;
    let folder = main.rsplit_once('/').map(|(folder, _)| [folder, "/"].concat()).unwrap_or_default();
    let part = |package: &mut Package<'_>, name: &str| package.part(&[&folder, name].concat());
    let document =
        package.part(&main)?.ok_or_else(|| DoorFault::NotReadable { why: "there is no main part".to_owned() })?;
    let styles = Styles::read(&part(&mut package, "styles.xml")?.unwrap_or_default())?;
    let mut numbering = Numbering::read(&part(&mut package, "numbering.xml")?.unwrap_or_default())?;
    let mut met = Met::default();
    let mut blocks = Walk::new(&document, &styles, &mut numbering, &mut met).all()?;
    drop(document);
    let foot = part(&mut package, "footnotes.xml")?.unwrap_or_default();
    let end = part(&mut package, "endnotes.xml")?.unwrap_or_default();
    add_notes(&mut blocks, [&foot, &end], &styles, &mut numbering, &mut met)?;

    let decoder = decoder(&blocks);
    let mut lines = Vec::new();
    layout::lines(&blocks, &decoder, &mut lines);
    let mut opened = Opened::of(FileKind::Docx, layout::joined(&lines));
    refuse_secret_heads(&mut package, &folder, &styles, &mut numbering)?;
    opened.notes = notes(&mut package, &main, &met)?;
    opened.notes.extend(decoder.note());
    Ok(opened)
}

/// The tables of a Word file, row by row, cell by cell; tables inside cells are words of their cell.
pub(crate) fn tables(content: &[u8]) -> Result<Vec<Vec<Vec<String>>>, DoorFault> {
    let mut package = Package::open(content)?;
    let main = package.main_part()?;
    let folder = main.rsplit_once('/').map(|(folder, _)| [folder, "/"].concat()).unwrap_or_default();
    let part = |package: &mut Package<'_>, name: &str| package.part(&[&folder, name].concat());
    let document =
        package.part(&main)?.ok_or_else(|| DoorFault::NotReadable { why: "there is no main part".to_owned() })?;
    let styles = Styles::read(&part(&mut package, "styles.xml")?.unwrap_or_default())?;
    let mut numbering = Numbering::read(&part(&mut package, "numbering.xml")?.unwrap_or_default())?;
    let blocks = Walk::new(&document, &styles, &mut numbering, &mut Met::default()).all()?;
    refuse_secret_heads(&mut package, &folder, &styles, &mut numbering)?;
    let decoder = decoder(&blocks);
    let mut all = Vec::new();
    layout::lines(&blocks, &decoder, &mut all);
    if let Some(mark) = secrecy::mark_of(&layout::joined(&all)) {
        return Err(DoorFault::Secret { mark });
    }
    let words = |cell: &blocks::Cell| {
        let mut lines = Vec::new();
        layout::lines(&cell.blocks, &decoder, &mut lines);
        lines.join("\n").trim().to_owned()
    };
    let row = |row: &blocks::Row| {
        let mut cells: Vec<String> = Vec::new();
        for cell in &row.cells {
            cells.resize(cell.column.max(cells.len()).min(MOST_COLUMNS), String::new());
            cells.push(words(cell));
        }
        cells
    };
    let table = |block: &Block| match block {
        Block::Table(rows) => Some(rows.iter().map(row).collect()),
        Block::Paragraph(_) => None,
    };
    Ok(blocks.iter().filter_map(table).collect())
}

/// No table that is read has more columns.
const MOST_COLUMNS: usize = 64;

/// Which fonts of older encodings really hold letters in them.
fn decoder(blocks: &[Block]) -> Decoder {
    let mut decoder = Decoder::default();
    blocks::paragraphs(blocks, &mut |pieces| {
        for piece in pieces {
            decoder.look_at(piece.encoding, &piece.letters);
        }
    });
    decoder.decide();
    decoder
}

/// Notes stand at the end, each behind the number by which it is called.
fn add_notes(
    blocks: &mut Vec<Block>,
    parts: [&str; 2],
    styles: &Styles,
    numbering: &mut Numbering,
    met: &mut Met,
) -> Result<(), DoorFault> {
    if met.notes.is_empty() {
        return Ok(());
    }
    let called = std::mem::take(&mut met.notes);
    let [foot, end] = parts;
    let foot = Walk::new(foot, styles, numbering, met).notes()?;
    let end = Walk::new(end, styles, numbering, met).notes()?;
    for (number, (kind, id)) in called.iter().enumerate() {
        let among = if *kind == NoteKind::Foot { &foot } else { &end };
        let Some((_, note)) = among.iter().find(|(known, _)| known == id) else { continue };
        let mut note = note.clone();
        let label = Piece { encoding: None, capitals: false, letters: format!("[{}] ", number + 1) };
        match note.first_mut() {
            Some(Block::Paragraph(pieces)) => pieces.insert(0, label),
            _ => note.insert(0, Block::Paragraph(vec![label])),
        }
        blocks.append(&mut note);
    }
    Ok(())
}

/// A mark of secrecy may stand in a running head alone.
fn refuse_secret_heads(
    package: &mut Package<'_>,
    folder: &str,
    styles: &Styles,
    numbering: &mut Numbering,
) -> Result<(), DoorFault> {
    let is_head = |name: &String| {
        let inside = name.strip_prefix(folder).unwrap_or_default();
        (inside.starts_with("header") || inside.starts_with("footer")) && inside.ends_with(".xml")
    };
    for name in package.names().iter().filter(|name| is_head(name)) {
        let part = package.part(name)?.unwrap_or_default();
        // A running head that is broken hides nothing that is read.
        let Ok(blocks) = Walk::new(&part, styles, numbering, &mut Met::default()).all() else { continue };
        let mut lines = Vec::new();
        layout::lines(&blocks, &Decoder::default(), &mut lines);
        if let Some(mark) = secrecy::mark_of(&lines.join("\n")) {
            return Err(DoorFault::Secret { mark });
        }
    }
    Ok(())
}

fn notes(package: &mut Package<'_>, main: &str, met: &Met) -> Result<Vec<Note>, DoorFault> {
    let mut notes = Vec::new();
    if met.accepted + met.dropped > 0 {
        notes.push(Note::TrackedChanges { accepted: met.accepted, dropped: met.dropped });
    }
    if package.names().iter().any(|name| name.ends_with("vbaProject.bin")) {
        notes.push(Note::MacrosIgnored);
    }
    if package.loads_from_elsewhere(main)? {
        notes.push(Note::ExternalLinksIgnored);
    }
    Ok(notes)
}
