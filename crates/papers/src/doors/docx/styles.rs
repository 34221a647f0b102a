//! Styles of a Word file, as far as they change what is read: numbering, capitals, hidden text and the font.
//! Colours, sizes and spaces are passed over. Styles that stand on each other in a circle end after a few steps.

use crate::doors::{DoorFault, xml::Tag, xml::Xml};
use std::collections::HashMap;

/// How letters look, where it changes what is read. `None` is: as the style or the text around says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    /// The font.
    pub font: Option<String>,
    /// Shown in capitals.
    pub capitals: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
}

impl Look {
    /// What this leaves open, taken from another.
    pub fn over(self, below: &Look) -> Look {
        Look {
            font: self.font.or_else(|| below.font.clone()),
            capitals: self.capitals.or(below.capitals),
            hidden: self.hidden.or(below.hidden),
        }
    }

    /// Takes over one property of a run; the element is read to its end. Returns its style, if that is what it names.
    pub fn take(&mut self, tag: &Tag) -> Option<String> {
        match tag.name.as_str() {
            "rFonts" => {
                self.font = tag.get("ascii").or_else(|| tag.get("hAnsi")).map(str::to_owned).or(self.font.take())
            }
            "caps" => self.capitals = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            "rStyle" => return tag.get("val").map(str::to_owned),
            _ => {}
        }
        None
    }
}

/// Which list a paragraph belongs to, and how deep.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct InList {
    /// The list; 0 is none.
    pub number: Option<i64>,
    /// Level from 0.
    pub level: Option<i64>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    list: InList,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    base: Look,
    paragraph: Option<String>,
}

/// Styles stand on each other at most so deep.
const CHAIN: usize = 16;

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(part: &str) -> Result<Self, DoorFault> {
        let mut styles = Styles::default();
        let mut xml = Xml::new(part);
        if xml.child()?.is_none() {
            return Ok(styles);
        }
        while let Some(tag) = xml.child()? {
            match tag.name.as_str() {
                "docDefaults" => {
                    while let Some(defaults) = xml.child()? {
                        if defaults.name == "rPrDefault" {
                            style(&mut xml).map(|found| styles.base = found.look)?;
                        } else {
                            xml.skip()?;
                        }
                    }
                }
                "style" => {
                    let found = style(&mut xml)?;
                    let Some(id) = tag.get("styleId") else { continue };
                    let is_paragraph = tag.get("type") == Some("paragraph");
                    if is_paragraph && matches!(tag.get("default"), Some("1" | "true" | "on")) {
                        styles.paragraph = Some(id.to_owned());
                    }
                    styles.styles.insert(id.to_owned(), found);
                }
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    /// The style and those on which it stands, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let found = move |id: &'s str| self.styles.get(id).map(|style| (id, style));
        let first = id.and_then(found);
        std::iter::successors(first, move |(_, style)| style.based_on.as_deref().and_then(found)).take(CHAIN)
    }

    /// How the letters of a paragraph of this style look.
    pub fn look_of_paragraph(&self, id: Option<&str>) -> Look {
        let id = id.or(self.paragraph.as_deref());
        self.chain(id).fold(Look::default(), |look, (_, style)| look.over(&style.look)).over(&self.base)
    }

    /// How letters of this style of letters look.
    pub fn look_of_letters(&self, id: &str) -> Look {
        self.chain(Some(id)).fold(Look::default(), |look, (_, style)| look.over(&style.look))
    }

    /// The list of a paragraph's style, with the style that says so.
    pub fn list_of(&self, id: Option<&str>) -> Option<(String, InList)> {
        let id = id.or(self.paragraph.as_deref());
        let level = self.chain(id).find_map(|(_, style)| style.list.level);
        self.chain(id).find_map(|(name, style)| {
            style.list.number.map(|number| (name.to_owned(), InList { number: Some(number), level }))
        })
    }

    /// The list that a style of lists names.
    pub fn list_named(&self, id: &str) -> Option<i64> {
        self.styles.get(id).and_then(|style| style.list.number)
    }
}

/// A style, or any element that holds properties of paragraphs and letters.
fn style(xml: &mut Xml<'_>) -> Result<Style, DoorFault> {
    let mut found = Style::default();
    while let Some(tag) = xml.child()? {
        match tag.name.as_str() {
            "basedOn" => {
                found.based_on = tag.get("val").map(str::to_owned);
                xml.skip()?;
            }
            "rPr" => {
                while let Some(tag) = xml.child()? {
                    found.look.take(&tag);
                    xml.skip()?;
                }
            }
            "pPr" => {
                while let Some(tag) = xml.child()? {
                    if tag.name == "numPr" { found.list = in_list(xml)? } else { xml.skip()? }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

/// Reads `numPr`, which is open.
pub(super) fn in_list(xml: &mut Xml<'_>) -> Result<InList, DoorFault> {
    let mut list = InList::default();
    while let Some(tag) = xml.child()? {
        match tag.name.as_str() {
            "numId" => list.number = tag.number("val"),
            "ilvl" => list.level = tag.number("val"),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(list)
}
