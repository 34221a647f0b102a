//! Paragraphs with their words. A line break in a text becomes a break in the paragraph.
//!
//! What departs from the style of a paragraph is written beside it; everything else the style says.

use super::units;
use super::xml::Xml;
use crate::writing::setting::{Lines, SetRun, Style};

/// A paragraph of a set paper: what departs from its style is written beside it.
pub fn lines(xml: &mut Xml, lines: &Lines) {
    let properties = |xml: &mut Xml| {
        if lines.keeps_with_next {
            xml.empty("w:keepNext", &[]);
        }
        let spaces = [("w:before", lines.before_pt), ("w:after", lines.after_pt)];
        attributes(xml, "w:spacing", spaces.map(|(name, space)| (name, space.map(units::pt))));
        let indents = [("w:left", lines.left_mm), ("w:right", lines.right_mm)];
        attributes(xml, "w:ind", indents.map(|(name, indent)| (name, indent.map(units::mm))));
    };
    paragraph(xml, lines.style, properties, |xml| lines.runs.iter().for_each(|one| run(xml, one)));
}

/// An element with those of its attributes that are given; none at all without any.
fn attributes(xml: &mut Xml, name: &str, values: [(&str, Option<i64>); 2]) {
    let given: Vec<(&str, i64)> = values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    if !given.is_empty() {
        let shown: Vec<_> = given.iter().map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
        xml.empty(name, &shown);
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
    run(xml, &SetRun::plain(text));
}

/// Words with what departs from their style.
pub fn run(xml: &mut Xml, run: &SetRun) {
    if run.text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if run.bold || run.italic || run.underlined {
            xml.element("w:rPr", &[], |xml| {
                for (set, names) in [(run.bold, ["w:b", "w:bCs"]), (run.italic, ["w:i", "w:iCs"])] {
                    if set {
                        names.iter().for_each(|name| xml.empty(name, &[]));
                    }
                }
                if run.underlined {
                    xml.value("w:u", "single");
                }
            });
        }
        broken(xml, &run.text);
    });
}

fn broken(xml: &mut Xml, text: &str) {
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            xml.empty("w:br", &[]);
        }
        xml.text_element("w:t", &[("xml:space", &"preserve")], line);
    }
}
