//! A section of a content that is read: its figures, how many there are, how many are others than before, and whether
//! something in it wants to be looked at. A section in which nothing does is folded up; nothing is ever left out.

use super::sheet::{Figure, Read};
use crate::look::Frame;

/// The figures of one section.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// The word of its leaf; empty in a form without sections.
    pub word: String,
    /// Its name; empty in a form without sections.
    pub title: String,
    /// Why all of it was sent back.
    pub returned: Option<String>,
    /// Where it is filled in, for those who may.
    pub path: Option<String>,
    /// Its figures.
    pub rows: Vec<Read>,
    /// It stands open when the page is first seen.
    pub is_open: bool,
}

/// How the sections of a sheet stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Folding {
    /// One under the other, as on a receipt.
    #[default]
    None,
    /// Those in which nothing wants a look are folded; the address opens all.
    Quiet(String),
    /// They can be folded, and all stand open.
    Open,
}

impl Part {
    /// Whether something in it is to be looked at: a remark or its explanation, what was sent back, another figure than in
    /// the version before.
    pub fn wants_a_look(&self) -> bool {
        let said = |row: &Read| row.is_remarked() || row.returned.is_some() || row.earlier.is_some();
        self.returned.is_some() || self.rows.iter().any(said)
    }

    /// What is said of it in one line: its figures, those that are others than in the period before, what is remarked.
    pub fn summary(&self, frame: &Frame) -> String {
        let numbers = || self.rows.iter().filter(|row| !row.cell.is_empty());
        let figures = numbers().filter(|row| row.figure != Figure::Empty).count();
        let mut said = vec![frame.say("reporting-part-figures").with("count", figures).to_string()];
        if numbers().any(|row| !row.was.is_empty()) {
            let changed = numbers().filter(|row| row.is_changed).count();
            said.push(frame.say("reporting-part-changed").with("count", changed).to_string());
        }
        let counts = [
            ("reporting-part-earlier", numbers().filter(|row| row.earlier.is_some()).count()),
            ("reporting-part-remarks", numbers().filter(|row| row.is_remarked()).count()),
            ("reporting-part-returned", numbers().filter(|row| row.returned.is_some()).count()),
        ];
        let counted = counts.into_iter().filter(|(_, count)| *count > 0);
        said.extend(counted.map(|(key, count)| frame.say(key).with("count", count).to_string()));
        said.join(", ")
    }
}
