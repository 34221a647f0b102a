//! Paragraphs of the text: headings, sentences, lists; and words with their look.
//!
//! A line break in a text becomes a break in the paragraph. The width that tables may fill is known here.

use super::styles::{self, Line, Style};
use super::table;
use super::xml::Xml;
use crate::writing::paper::{Annex, Block, Level, Marker, Run};
use crate::writing::profile::Profile;

/// What becomes of the last block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// It stays on the page of what follows: the signature never stands alone.
    StaysWithWhatFollows,
    /// It ends the pages.
    EndsThePages,
}

/// What stands around a paragraph.
#[derive(Clone, Copy)]
struct Around {
    below_a_table: bool,
    keeps_with_next: bool,
}

/// Writes blocks between two margins.
pub struct Paragraphs<'a> {
    profile: &'a Profile,
    width_mm: f64,
}

impl<'a> Paragraphs<'a> {
    /// On upright pages.
    pub fn upright(profile: &'a Profile) -> Self {
        Paragraphs { profile, width_mm: profile.text_width_mm() }
    }

    /// On the pages of an annex.
    pub fn of_annex(profile: &'a Profile, annex: &Annex) -> Self {
        let width_mm = if annex.on_its_side { profile.text_width_on_its_side_mm() } else { profile.text_width_mm() };
        Paragraphs { profile, width_mm }
    }

    /// Writes them in order. A table is always followed by a paragraph, which Word needs.
    pub fn write_all(&self, xml: &mut Xml, blocks: &[Block], last: Last) {
        let mut below_a_table = false;
        for (index, block) in blocks.iter().enumerate() {
            let around = Around {
                below_a_table,
                keeps_with_next: last == Last::StaysWithWhatFollows && index + 1 == blocks.len(),
            };
            match block {
                Block::Heading(level, text) => {
                    let (style, capitals) = self.heading(*level);
                    let text = if capitals { text.to_uppercase() } else { text.clone() };
                    self.sentence(xml, style, around, &[Run::plain(text)]);
                }
                Block::Paragraph(runs) => self.sentence(xml, Style::Text, around, runs),
                Block::List(marker, items) => self.list(xml, *marker, items, around),
                Block::Table(table) => {
                    if below_a_table {
                        end(xml);
                    }
                    table::write(xml, table, self.width_mm);
                }
                Block::Note(text) => super::paragraph(xml, Style::TableNote, text),
            }
            below_a_table = matches!(block, Block::Table(_));
        }
        if below_a_table {
            end(xml);
        }
    }

    fn list(&self, xml: &mut Xml, marker: Marker, items: &[Vec<Run>], around: Around) {
        for (index, item) in items.iter().enumerate() {
            let mut runs = vec![Run::plain(marker.before(index))];
            runs.extend(item.iter().cloned());
            let around = Around {
                below_a_table: around.below_a_table && index == 0,
                keeps_with_next: around.keeps_with_next && index + 1 == items.len(),
            };
            self.sentence(xml, Style::Text, around, &runs);
        }
    }

    fn heading(&self, level: Level) -> (Style, bool) {
        let letters = &self.profile.lettering;
        match level {
            Level::First => (Style::Heading1, letters.heading_1.capitals),
            Level::Second => (Style::Heading2, letters.heading_2.capitals),
            Level::Third => (Style::Heading3, letters.heading_3.capitals),
        }
    }

    /// A paragraph of the text; below a table it keeps the distance that its style has below only.
    fn sentence(&self, xml: &mut Xml, style: Style, around: Around, runs: &[Run]) {
        let between = self.profile.spacing.between_paragraphs_pt.is;
        let pitch = Line::Exact(self.profile.spacing.line_pt.is);
        paragraph(
            xml,
            style,
            |xml| {
                if around.keeps_with_next {
                    xml.empty("w:keepNext", &[]);
                }
                if around.below_a_table {
                    styles::spacing(xml, between, between, pitch);
                }
            },
            |xml| runs.iter().for_each(|one| run(xml, one)),
        );
    }
}

/// A paragraph that takes no room: between two tables, and after the last.
pub fn end(xml: &mut Xml) {
    paragraph(xml, Style::End, |_| {}, |_| {});
}

/// A paragraph: its style, what else is set, what is in it.
pub fn paragraph(xml: &mut Xml, style: Style, properties: impl FnOnce(&mut Xml), inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style.id());
            properties(xml);
        });
        inside(xml);
    });
}

/// Words in the look of their style.
pub fn words(xml: &mut Xml, text: &str) {
    run(xml, &Run::plain(text));
}

/// Underlined words.
pub fn underlined(xml: &mut Xml, text: &str) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.value("w:u", "single"));
        lines(xml, text);
    });
}

/// Words with their own look.
pub fn run(xml: &mut Xml, run: &Run) {
    if run.text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if run.bold || run.italic {
            xml.element("w:rPr", &[], |xml| {
                for (set, names) in [(run.bold, ["w:b", "w:bCs"]), (run.italic, ["w:i", "w:iCs"])] {
                    if set {
                        names.iter().for_each(|name| xml.empty(name, &[]));
                    }
                }
            });
        }
        lines(xml, &run.text);
    });
}

fn lines(xml: &mut Xml, text: &str) {
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            xml.empty("w:br", &[]);
        }
        xml.text_element("w:t", &[("xml:space", &"preserve")], line);
    }
}
