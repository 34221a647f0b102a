//! What a file with paragraphs and tables holds, in order. No rule about text stands here.
//! A block is never changed once it stands; how blocks become lines is for `layout.rs`.

use super::LegacyEncoding;

/// Letters in one encoding.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::doors) struct Piece {
    /// What the font says of the letters; `None` is Unicode.
    pub encoding: Option<LegacyEncoding>,
    /// Shown in capitals, whatever is written.
    pub capitals: bool,
    /// The letters.
    pub letters: String,
}

/// A paragraph, or a table.
#[derive(Debug, Clone)]
pub(in crate::doors) enum Block {
    /// Pieces of one paragraph.
    Paragraph(Vec<Piece>),
    /// Rows.
    Table(Vec<Row>),
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(in crate::doors) struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(in crate::doors) struct Cell {
    /// The column in which it begins.
    pub column: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Every paragraph of the blocks, those in cells included.
pub(in crate::doors) fn paragraphs<'b>(blocks: &'b [Block], visit: &mut impl FnMut(&'b [Piece])) {
    for block in blocks {
        match block {
            Block::Paragraph(pieces) => visit(pieces),
            Block::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    paragraphs(&cell.blocks, visit);
                }
            }
        }
    }
}
