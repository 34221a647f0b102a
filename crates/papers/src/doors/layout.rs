//! From blocks to lines: paragraphs each on a line, rows of tables with tabs between their cells.
//!
//! A table that only places things side by side (the head of a document, its foot) is read column by column, as one reads
//! it on paper: the issuer with its number first, then the other side.

use super::blocks::{Block, Piece, Row};
use super::legacy::Decoder;
use domain::text::fold;
use std::collections::BTreeMap;

/// Words, without marks, that show that a table places the parts of a head or a foot.
const PLACED: [&str; 5] =
    ["cong hoa xa hoi", "dang cong san viet nam", "noi nhan", "kinh gui", "doan tncs ho chi minh"];
/// A cell with more paragraphs than this is a part of the document, not a cell of a table.
const LINES_OF_CELL: usize = 8;

/// The lines of the blocks.
pub(in crate::doors) fn lines(blocks: &[Block], decoder: &Decoder, lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(pieces) => lines.push(text(pieces, decoder)),
            Block::Table(rows) if is_placement(rows, decoder) => placed(rows, decoder, lines),
            Block::Table(rows) => tabulated(rows, decoder, lines),
        }
    }
}

/// The text of a paragraph.
pub(in crate::doors) fn text(pieces: &[Piece], decoder: &Decoder) -> String {
    let mut text = String::new();
    for piece in pieces {
        let decoded = decoder.decoded(piece.encoding, &piece.letters);
        if piece.capitals { text.push_str(&decoded.to_uppercase()) } else { text.push_str(&decoded) }
    }
    text
}

fn lines_of(blocks: &[Block], decoder: &Decoder) -> Vec<String> {
    let mut found = Vec::new();
    lines(blocks, decoder, &mut found);
    found
}

/// Few rows of two columns with a head or a foot in them; or one cell around everything.
fn is_placement(rows: &[Row], decoder: &Decoder) -> bool {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    if columns <= 1 {
        return true;
    }
    if columns > 3 || rows.len() > 6 {
        return false;
    }
    let cells = rows.iter().flat_map(|row| &row.cells);
    let is_head_or_foot = |line: &String| {
        let folded = fold(line);
        PLACED.iter().any(|words| folded.starts_with(words)) || is_number_line(&folded)
    };
    let mut long = 0;
    for cell in cells {
        let found = lines_of(&cell.blocks, decoder);
        if found.iter().any(is_head_or_foot) {
            return true;
        }
        long = long.max(found.len());
    }
    long > LINES_OF_CELL && rows.len() <= 2
}

/// The line of a document's number, which may be blank: «Số 12-CT/TU», «Số:   /KH-UBND».
fn is_number_line(folded: &str) -> bool {
    let number = folded.strip_prefix("so").unwrap_or_default().trim_start();
    number
        .starts_with(|first: char| first.is_ascii_digit() || matches!(first, ':' | '/' | '-' | '.' | '_' | '\u{2026}'))
}

/// Column by column.
fn placed(rows: &[Row], decoder: &Decoder, found: &mut Vec<String>) {
    let mut columns: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        lines(&cell.blocks, decoder, columns.entry(cell.column).or_default());
    }
    for column in columns.into_values() {
        found.extend(column.into_iter().filter(|line| !line.trim().is_empty()));
    }
    found.push(String::new());
}

/// Row by row.
fn tabulated(rows: &[Row], decoder: &Decoder, found: &mut Vec<String>) {
    for row in rows {
        let cells = row.cells.iter().map(|cell| {
            let inside = lines_of(&cell.blocks, decoder);
            let is_part = inside.len() > LINES_OF_CELL;
            let inside = inside.iter().map(|line| if is_part { line.trim().to_owned() } else { one_line(line) });
            let inside: Vec<String> = inside.filter(|line| !line.is_empty()).collect();
            inside.join(if is_part { "\n" } else { " " })
        });
        found.push(cells.collect::<Vec<_>>().join("\t"));
    }
}

fn one_line(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each line ends with one line end; more than one blank line says no more than one.
pub(in crate::doors) fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.trim_end_matches([' ', '\n']);
        if !line.is_empty() || !text.ends_with("\n\n") {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
