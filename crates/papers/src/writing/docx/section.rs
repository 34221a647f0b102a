//! Sections: the sheet, its margins, its page number. The paper is one section, each annex another.
//!
//! A first page without a number has a header of its own, which is empty.

use super::lines::{end, lines, paragraph};
use super::xml::Xml;
use super::{NAMESPACE, RELATIONS, units};
use crate::writing::profile::{Margins, Profile};
use crate::writing::setting::{Lines, SetSection, Style};

/// One section.
pub struct Section<'a> {
    profile: &'a Profile,
    section: &'a SetSection<'a>,
}

impl<'a> Section<'a> {
    /// Of these pages.
    pub fn of(section: &'a SetSection<'a>, profile: &'a Profile) -> Self {
        Section { profile, section }
    }
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
        let hides_first = self.section.hides_first_number(self.profile);
        xml.element("w:sectPr", &[], |xml| {
            xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &"rId1")]);
            xml.empty("w:headerReference", &[("w:type", &"first"), ("r:id", &"rId2")]);
            if self.section.first_foot.is_some() {
                xml.empty("w:footerReference", &[("w:type", &"first"), ("r:id", &"rId5")]);
            }
            xml.value("w:type", "nextPage");
            let (width, height) = (units::mm(sheet.width_mm.is), units::mm(sheet.height_mm.is));
            if self.section.on_its_side {
                xml.empty("w:pgSz", &[("w:w", &height), ("w:h", &width), ("w:orient", &"landscape")]);
            } else {
                xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            }
            self.margins(xml);
            if self.section.counts_alone {
                xml.empty("w:pgNumType", &[("w:start", &1)]);
            }
            if hides_first || self.section.first_foot.is_some() {
                xml.empty("w:titlePg", &[]);
            }
        });
    }

    fn margins(&self, xml: &mut Xml) {
        let Margins { top_mm, bottom_mm, left_mm, right_mm } = self.section.margins;
        let header = units::mm(self.profile.sheet.number_from_top_mm.is);
        let footer = units::mm(self.profile.spacing.contact_from_bottom_mm.is);
        let [top, right, bottom, left] = [top_mm, right_mm, bottom_mm, left_mm].map(|margin| units::mm(margin.is));
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", &header),
                ("w:footer", &footer),
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

/// The foot of the first page.
pub fn footer(contact: &Lines) -> String {
    let mut xml = Xml::part();
    xml.element("w:ftr", &[("xmlns:w", &NAMESPACE), ("xmlns:r", &RELATIONS)], |xml| lines(xml, contact));
    xml.finish()
}

fn header(inside: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::part();
    xml.element("w:hdr", &[("xmlns:w", &NAMESPACE), ("xmlns:r", &RELATIONS)], |xml| {
        paragraph(xml, Style::PageNumber, |_| {}, inside);
    });
    xml.finish()
}
