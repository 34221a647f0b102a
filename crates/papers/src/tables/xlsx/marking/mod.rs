//! Marks at single cells of a workbook that somebody filled in: a ground colour, a note, and a sheet that lists all of them.
//!
//! Nothing of the workbook is written anew: pieces are put between the pieces that are there, so that its cells, formulas, own
//! sheets and pictures stay byte by byte what they were. Marks of an earlier time are taken away first.

mod colours;
mod list;
mod notes;
mod outline;
mod parts;

use crate::{
    doors::DoorFault,
    tables::{Mark, Marks},
};
use parts::Parts;
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// The workbook with marks. It must have been opened before: its size is not asked again.
pub fn marked(content: &[u8], marks: &Marks) -> Result<Vec<u8>, DoorFault> {
    // A fault of the parser is one of the file; nothing of it is used afterwards.
    let marked = catch_unwind(AssertUnwindSafe(|| mark(content, marks)));
    marked.unwrap_or_else(|_| Err(broken("the marking of a workbook met a fault")))
}

fn mark(content: &[u8], marks: &Marks) -> Result<Vec<u8>, DoorFault> {
    let mut parts = Parts::open(content)?;
    let sheets = parts.sheets()?;
    let mut of_sheet: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in &marks.marks {
        of_sheet.entry(mark.place.sheet.as_str()).or_default().push(mark);
    }
    let styles = colours::add_styles(&mut parts)?;
    for sheet in sheets.iter().filter(|sheet| sheet.name != marks.list || !marks.is_listed_already) {
        let own = of_sheet.get(sheet.name.as_str()).map(Vec::as_slice).unwrap_or_default();
        colours::paint(&mut parts, &sheet.part, own, styles.ground)?;
        notes::write(&mut parts, &sheet.part, own, &marks.author)?;
    }
    list::write(&mut parts, &sheets, marks, styles.text)?;
    parts.packed()
}

fn broken(why: &str) -> DoorFault {
    DoorFault::NotReadable { why: why.to_owned() }
}

/// Text inside an element or an attribute, without letters that XML cannot hold.
fn escaped(text: &str) -> String {
    let held = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    quick_xml::escape::escape(text.chars().filter(held).collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests;
