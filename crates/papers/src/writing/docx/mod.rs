//! A paper as a file of Word: WordprocessingML in a zip, written out by this crate
//! (docs/decisions/0032-an-own-writer-of-word-files.md).
//!
//! Parts always come in the same order, times of the archive are fixed and no clock is asked, so equal papers give
//! equal bytes. Everything that a paper looks like comes from the profile; here stands only how the format says it.

mod lines;
mod package;
mod section;
mod styles;
mod table;
mod units;
mod xml;

use super::paper::Paper;
use super::profile::Profile;
use super::setting::{Piece, SetPaper, Style, set};
use lines::{end, lines};
use section::Section;
use xml::Xml;

/// The namespace of the text.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of links between parts.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The paper in a layout. Which one applies say the issuer's family and the day of issue: [`Profile::of`].
///
/// # Errors
/// Only those of the archive, which is written into memory.
pub fn to_docx(paper: &Paper, profile: &Profile) -> std::io::Result<Vec<u8>> {
    let set = set(paper, profile);
    let mut parts = vec![
        ("[Content_Types].xml", package::content_types(&set)),
        ("_rels/.rels", package::relations()),
        ("docProps/app.xml", package::application()),
        ("docProps/core.xml", package::properties(&set)),
        ("word/_rels/document.xml.rels", package::relations_of_the_text(&set)),
        ("word/document.xml", text(&set)),
    ];
    if let Some(contact) = set.sections.iter().find_map(|section| section.first_foot.as_ref()) {
        parts.push(("word/footer1.xml", section::footer(contact)));
    }
    parts.extend([
        ("word/header1.xml", section::page_number()),
        ("word/header2.xml", section::no_page_number()),
        ("word/settings.xml", package::settings()),
        ("word/styles.xml", styles::part(&set)),
    ]);
    package::pack(&parts)
}

/// The text with its sections: the paper itself, then each annex. A table is always followed by a paragraph, and two
/// tables are kept apart by one, which Word needs.
fn text(set: &SetPaper<'_>) -> String {
    let mut xml = Xml::part();
    xml.element("w:document", &[("xmlns:w", &NAMESPACE), ("xmlns:r", &RELATIONS)], |xml| {
        xml.element("w:body", &[], |xml| {
            let last = set.sections.len().saturating_sub(1);
            for (index, section) in set.sections.iter().enumerate() {
                let mut below_a_table = false;
                for piece in &section.pieces {
                    below_a_table = write(xml, piece, below_a_table);
                }
                let ending = Section::of(section, set.profile);
                if index == last {
                    ending.end_of_text(xml);
                } else {
                    ending.end(xml);
                }
            }
        });
    });
    xml.finish()
}

/// Writes a piece and says whether it was a table.
fn write(xml: &mut Xml, piece: &Piece<'_>, below_a_table: bool) -> bool {
    let is_table = !matches!(piece, Piece::Lines(_));
    if is_table && below_a_table {
        end(xml);
    }
    match piece {
        Piece::Lines(one) => lines(xml, one),
        Piece::Columns(columns) => table::bare(xml, columns),
        Piece::Table(table, width_mm) => table::write(xml, table, *width_mm),
    }
    is_table
}

/// A paragraph of words of one look.
fn paragraph(xml: &mut Xml, style: Style, text: &str) {
    lines::paragraph(xml, style, |_| {}, |xml| lines::words(xml, text));
}
