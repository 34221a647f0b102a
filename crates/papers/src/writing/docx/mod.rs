//! A paper as a file of Word: WordprocessingML in a zip, written out by this crate
//! (docs/decisions/0032-an-own-writer-of-word-files.md).
//!
//! Parts always come in the same order, times of the archive are fixed and no clock is asked, so equal papers give
//! equal bytes. Everything that a paper looks like comes from the profile; here stands only how the format says it.

mod foot;
mod head;
mod package;
mod paragraphs;
mod section;
mod styles;
mod table;
mod units;
mod widths;
mod xml;

use super::paper::Paper;
use super::profile::{Lettering, Profile};
use paragraphs::{Last, Paragraphs};
use styles::Style;
use xml::Xml;

/// The namespace of the text.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of links between parts.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The paper in a layout. Which one applies says the day of issue: [`Profile::on`].
///
/// # Errors
/// Only those of the archive, which is written into memory.
pub fn to_docx(paper: &Paper, profile: &Profile) -> std::io::Result<Vec<u8>> {
    package::pack(&[
        ("[Content_Types].xml", package::content_types()),
        ("_rels/.rels", package::relations()),
        ("docProps/app.xml", package::application()),
        ("docProps/core.xml", package::properties(paper)),
        ("word/_rels/document.xml.rels", package::relations_of_the_text()),
        ("word/document.xml", text(paper, profile)),
        ("word/header1.xml", section::page_number()),
        ("word/header2.xml", section::no_page_number()),
        ("word/settings.xml", package::settings()),
        ("word/styles.xml", styles::part(profile)),
    ])
}

/// The text with its sections: the paper itself, then each annex.
fn text(paper: &Paper, profile: &Profile) -> String {
    let mut xml = Xml::part();
    xml.element("w:document", &[("xmlns:w", &NAMESPACE), ("xmlns:r", &RELATIONS)], |xml| {
        xml.element("w:body", &[], |xml| {
            let mut sections = section::all(paper, profile).into_iter();
            head::write(xml, paper, profile);
            Paragraphs::upright(profile).write_all(xml, &paper.body, Last::StaysWithWhatFollows);
            foot::write(xml, paper, profile);
            let mut current = sections.next();
            for (index, annex) in paper.annexes.iter().enumerate() {
                if let Some(section) = &current {
                    section.end(xml);
                }
                current = sections.next();
                head::write_of_annex(xml, paper, profile, index);
                Paragraphs::of_annex(profile, annex).write_all(xml, &annex.blocks, Last::EndsThePages);
            }
            if let Some(section) = &current {
                section.end_of_text(xml);
            }
        });
    });
    xml.finish()
}

/// A paragraph of words of one look.
fn paragraph(xml: &mut Xml, style: Style, text: &str) {
    paragraphs::paragraph(xml, style, |_| {}, |xml| paragraphs::words(xml, text));
}

/// Words in the letters of a component: in capitals where the layout has them.
fn cased(text: &str, lettering: &Lettering) -> String {
    if lettering.capitals { text.to_uppercase() } else { text.to_owned() }
}

/// Lines of a list with what the layout sets before, between and after them. Marks that a line brings along give way.
fn ending(lines: &[String], opening: &str, between: &str, last: &str) -> Vec<String> {
    let bare = |line: &String| line.trim().trim_end_matches([',', ';', '.', ' ']).to_owned();
    let count = lines.len();
    let ended = |(index, line)| format!("{opening}{}{}", bare(line), if index + 1 == count { last } else { between });
    lines.iter().enumerate().map(ended).collect()
}
