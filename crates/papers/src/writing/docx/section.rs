//! Sections: the sheet, its margins, its page number. The paper is one section, each annex another.
//!
//! A first page without a number has a header of its own, which is empty.

use super::paragraphs::{end, paragraph};
use super::styles::Style;
use super::xml::Xml;
use super::{NAMESPACE, RELATIONS, units};
use crate::writing::paper::Paper;
use crate::writing::profile::{Margins, Profile};

/// One section.
pub struct Section<'a> {
    profile: &'a Profile,
    margins: &'a Margins,
    on_its_side: bool,
    counts_alone: bool,
}

/// The paper's own section, then one for each annex.
pub fn all<'a>(paper: &'a Paper, profile: &'a Profile) -> Vec<Section<'a>> {
    let own = Section { profile, margins: &profile.margins, on_its_side: false, counts_alone: true };
    let annexes = paper.annexes.iter().map(|annex| Section {
        profile,
        margins: if annex.on_its_side { &profile.margins_on_its_side } else { &profile.margins },
        on_its_side: annex.on_its_side,
        counts_alone: profile.sheet.annexes_count_alone.is,
    });
    std::iter::once(own).chain(annexes).collect()
}

impl Section<'_> {
    /// Ends the section with a paragraph that takes no room.
    pub fn end(&self, xml: &mut Xml) {
        paragraph(xml, Style::End, |xml| self.properties(xml), |_| {});
    }

    /// Ends the last section, after a paragraph, which Word needs.
    pub fn end_of_text(&self, xml: &mut Xml) {
        end(xml);
        self.properties(xml);
    }

    fn properties(&self, xml: &mut Xml) {
        let sheet = &self.profile.sheet;
        let hides_first = self.counts_alone && !sheet.number_on_first_page.is;
        xml.element("w:sectPr", &[], |xml| {
            xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &"rId1")]);
            xml.empty("w:headerReference", &[("w:type", &"first"), ("r:id", &"rId2")]);
            xml.value("w:type", "nextPage");
            let (width, height) = (units::mm(sheet.width_mm.is), units::mm(sheet.height_mm.is));
            if self.on_its_side {
                xml.empty("w:pgSz", &[("w:w", &height), ("w:h", &width), ("w:orient", &"landscape")]);
            } else {
                xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            }
            self.margins(xml);
            if self.counts_alone {
                xml.empty("w:pgNumType", &[("w:start", &1)]);
            }
            if hides_first {
                xml.empty("w:titlePg", &[]);
            }
        });
    }

    fn margins(&self, xml: &mut Xml) {
        let Margins { top_mm, bottom_mm, left_mm, right_mm } = self.margins;
        let header = units::mm(self.profile.sheet.number_from_top_mm.is);
        let [top, right, bottom, left] = [top_mm, right_mm, bottom_mm, left_mm].map(|margin| units::mm(margin.is));
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", &header),
                ("w:footer", &header),
                ("w:gutter", &0),
            ],
        );
    }
}

/// The header that shows the number of the page.
pub fn page_number() -> String {
    header(|xml| {
        xml.element("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
            xml.element("w:r", &[], |xml| xml.text_element("w:t", &[], "2"));
        });
    })
}

/// The header of a first page.
pub fn no_page_number() -> String {
    header(|_| {})
}

fn header(inside: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::part();
    xml.element("w:hdr", &[("xmlns:w", &NAMESPACE), ("xmlns:r", &RELATIONS)], |xml| {
        paragraph(xml, Style::PageNumber, |_| {}, inside);
    });
    xml.finish()
}
