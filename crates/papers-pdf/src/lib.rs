//! Official papers as PDF: the same papers, set by the same layouts, as the Word files of `papers::writing`.
//!
//! A set paper goes into the typesetting engine as values in a file of its own; the template, which is part of the
//! program, reads them and never evaluates text. The engine sees two files and four faces, no disk, no network and no
//! clock, so equal papers give equal bytes (docs/decisions/0041-the-engine-of-pdf.md). It is slow to build and hungry for
//! memory: nothing else in the workspace knows it, and a server runs it in a child process.

mod cells;
pub mod child;
mod content;
mod letters;
mod world;

use letters::Letters;
use papers::writing::setting::{Piece, SetPaper, set};
use papers::writing::{Paper, Profile};
use std::panic::{AssertUnwindSafe, catch_unwind};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::Desk;

/// The program named in the file.
const PRODUCT: &str = "Đôn Đốc";
/// The most cells of tables in one paper; a thousand bytes or so of memory go into each, and then some.
const MOST_CELLS: usize = 150_000;
/// The most bytes of text in one paper, its markup included.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A paper as PDF.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether the engine vouches for PDF/UA-1. A file that it does not vouch for is tagged all the same.
    pub is_accessible: bool,
    /// Letters that the typeface lacks, each printed as a square.
    pub replaced: usize,
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfFault {
    /// The paper is larger than what is set here: cells of its tables, bytes of its text.
    TooLarge {
        /// Cells of its tables.
        cells: usize,
        /// Bytes of its text.
        bytes: usize,
    },
    /// The engine says no.
    NotSet {
        /// In its words.
        why: String,
    },
}

impl std::fmt::Display for PdfFault {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PdfFault::TooLarge { cells, bytes } => write!(to, "too large: {cells} cells, {bytes} bytes"),
            PdfFault::NotSet { why } => write!(to, "not set: {why}"),
        }
    }
}

impl std::error::Error for PdfFault {}

/// The paper in a layout. Which one applies say the issuer's family and the day of issue: [`Profile::of`].
///
/// # Errors
/// A paper that is too large, and whatever the engine refuses; it refuses no text.
pub fn to_pdf(paper: &Paper, profile: &Profile) -> Result<Pdf, PdfFault> {
    let set = set(paper, profile);
    let cells = cells_of(&set);
    if cells > MOST_CELLS {
        return Err(PdfFault::TooLarge { cells, bytes: 0 });
    }
    let letters = Letters::default();
    let content = content::of(&set, &letters).map_err(|fault| PdfFault::NotSet { why: fault.to_string() })?;
    if content.len() > MOST_BYTES {
        return Err(PdfFault::TooLarge { cells, bytes: content.len() });
    }
    // A fault of the engine must not take the caller along; it holds nothing that could be left half done.
    let printed = catch_unwind(AssertUnwindSafe(|| print(content)));
    typst::comemo::evict(0);
    let printed = printed.unwrap_or_else(|_| Err(PdfFault::NotSet { why: "the engine broke off".to_owned() }))?;
    Ok(Pdf { replaced: letters.replaced(), ..printed })
}

fn cells_of(set: &SetPaper<'_>) -> usize {
    let pieces = set.sections.iter().flat_map(|section| &section.pieces);
    let tables = pieces.filter_map(|piece| if let Piece::Table(table, _) = piece { Some(table) } else { None });
    tables.map(|table| table.rows.len() * table.cells_of_a_row()).sum()
}

fn print(content: Vec<u8>) -> Result<Pdf, PdfFault> {
    let identity = content::identity(&content);
    let desk = Desk::with(content);
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|faults| not_set(&faults))?;
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| not_set(&[fault]))?;
    let options = |standards| PdfOptions {
        ident: Smart::Custom(identity.clone()),
        creator: Smart::Custom(Some(PRODUCT.to_owned())),
        standards,
        ..PdfOptions::default()
    };
    match typst_pdf::pdf(&document, &options(accessible)) {
        Ok(bytes) => Ok(Pdf { bytes, is_accessible: true, replaced: 0 }),
        Err(_) => {
            let bytes =
                typst_pdf::pdf(&document, &options(PdfStandards::default())).map_err(|faults| not_set(&faults))?;
            Ok(Pdf { bytes, is_accessible: false, replaced: 0 })
        }
    }
}

fn not_set<F: std::fmt::Debug>(faults: &[F]) -> PdfFault {
    PdfFault::NotSet { why: faults.iter().map(|fault| format!("{fault:?}")).collect::<Vec<_>>().join("; ") }
}
