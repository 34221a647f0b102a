//! The styles of the document, one for each component: `word/styles.xml`.
//!
//! Size, weight, spacing and indent of a paragraph come from its style alone, so that a person who changes the style
//! changes the whole paper. Which style exists and what it looks like, the set paper says.

use super::xml::Xml;
use super::{NAMESPACE, units};
use crate::writing::profile::{Lettering, Pitch, Profile};
use crate::writing::setting::{Look, SetPaper, Side, Style};

/// The name of the table style.
pub const TABLE_STYLE: &str = "FigureTable";

/// The part.
pub fn part(set: &SetPaper<'_>) -> String {
    let profile = set.profile;
    let mut xml = Xml::part();
    xml.element("w:styles", &[("xmlns:w", &NAMESPACE)], |xml| {
        defaults(xml, profile);
        for style in &set.looks {
            paragraph_style(xml, style);
        }
        plain_table(xml);
        figure_table(xml, profile);
    });
    xml.finish()
}

fn defaults(xml: &mut Xml, profile: &Profile) {
    let typeface = &profile.typeface.is;
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
                xml.empty("w:rFonts", &slots.map(|slot| (slot, typeface as &dyn std::fmt::Display)));
                sizes(xml, profile.lettering.text.size_pt);
                xml.empty("w:lang", &[("w:val", &"vi-VN"), ("w:eastAsia", &"vi-VN"), ("w:bidi", &"ar-SA")]);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| spacing(xml, 0.0, 0.0, Pitch::SINGLE));
        });
    });
}

fn paragraph_style(xml: &mut Xml, style: &Look<'_>) {
    let (id, name) = style.style.names();
    let is_default = style.style == Style::Normal;
    let default = i32::from(is_default);
    xml.element("w:style", &[("w:type", &"paragraph"), ("w:default", &default), ("w:styleId", &id)], |xml| {
        xml.value("w:name", name);
        if !is_default {
            xml.value("w:basedOn", Style::Normal.id());
        }
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| paragraph_properties(xml, style));
        xml.element("w:rPr", &[], |xml| letters(xml, style.lettering));
    });
}

/// In the order of the schema.
fn paragraph_properties(xml: &mut Xml, style: &Look<'_>) {
    if style.keeps_with_next {
        xml.empty("w:keepNext", &[]);
    }
    if let Some((weight_pt, distance_pt)) = style.line_above {
        xml.element("w:pBdr", &[], |xml| line(xml, "w:top", weight_pt, distance_pt));
    }
    spacing(xml, style.before_pt, style.after_pt, style.line);
    let (left, first) = (units::mm(style.left_mm), units::mm(style.first_line_mm));
    match first {
        0 if left == 0 => {}
        0 => xml.empty("w:ind", &[("w:left", &left)]),
        1.. => xml.empty("w:ind", &[("w:left", &left), ("w:firstLine", &first)]),
        _ => xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &-first)]),
    }
    let side = match style.side {
        Side::Left => "left",
        Side::Centre => "center",
        Side::Right => "right",
        Side::Both => "both",
    };
    xml.value("w:jc", side);
    if let Some(level) = style.outline_level {
        xml.value("w:outlineLvl", level);
    }
}

fn line(xml: &mut Xml, edge: &str, weight_pt: f64, distance_pt: f64) {
    let (weight, distance) = (units::eighths(weight_pt), units::pt(distance_pt) / 20);
    xml.empty(edge, &[("w:val", &"single"), ("w:sz", &weight), ("w:space", &distance), ("w:color", &"000000")]);
}

/// Space before, after and between the lines of a paragraph. «Auto» counts in parts of 240.
fn spacing(xml: &mut Xml, before_pt: f64, after_pt: f64, line: Pitch) {
    let (before, after) = (units::pt(before_pt), units::pt(after_pt));
    let (pitch, rule) = match line {
        Pitch::Times(times) => (units::pt(times * 12.0), "auto"),
        Pitch::ExactlyPt(points) => (units::pt(points), "exact"),
    };
    xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after), ("w:line", &pitch), ("w:lineRule", &rule)]);
}

fn letters(xml: &mut Xml, lettering: &Lettering) {
    if lettering.bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    if lettering.italic {
        xml.empty("w:i", &[]);
        xml.empty("w:iCs", &[]);
    }
    xml.value("w:color", "000000");
    sizes(xml, lettering.size_pt);
}

fn sizes(xml: &mut Xml, size_pt: f64) {
    xml.value("w:sz", units::half_points(size_pt));
    xml.value("w:szCs", units::half_points(size_pt));
}

/// The table style that Word takes for granted.
fn plain_table(xml: &mut Xml) {
    xml.element("w:style", &[("w:type", &"table"), ("w:default", &"1"), ("w:styleId", &"TableNormal")], |xml| {
        xml.value("w:name", "Normal Table");
        xml.element("w:tblPr", &[], |xml| cell_margins(xml, 0.0));
    });
}

/// Thin lines around and between all cells.
fn figure_table(xml: &mut Xml, profile: &Profile) {
    xml.element("w:style", &[("w:type", &"table"), ("w:styleId", &TABLE_STYLE)], |xml| {
        xml.value("w:name", "Table Grid");
        xml.value("w:basedOn", "TableNormal");
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for edge in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    line(xml, edge, profile.ruling.line_pt.is, 0.0);
                }
            });
            cell_margins(xml, profile.ruling.beside_mm.is);
        });
    });
}

/// Distance between the edges of a cell and its words.
pub fn cell_margins(xml: &mut Xml, beside_mm: f64) {
    let beside = units::mm(beside_mm);
    xml.element("w:tblCellMar", &[], |xml| {
        for (edge, width) in [("w:top", 0), ("w:left", beside), ("w:bottom", 0), ("w:right", beside)] {
            xml.empty(edge, &[("w:w", &width), ("w:type", &"dxa")]);
        }
    });
}
