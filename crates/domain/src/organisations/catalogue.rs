//! The catalogue: what each code of a class, a level and a line means in words, and which classes are staff bodies.
//!
//! All of it is data of a pack. A code that is not in the catalogue is no fault: it is shown as it is and sorted last.

use std::collections::BTreeMap;

/// One class of organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassEntry {
    /// Code, as in registers and selectors.
    pub code: String,
    /// Vietnamese name of the class, plural sense.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Level code.
    pub level: String,
    /// A staff body acts for the committee that it advises (its parent on the Party line).
    pub is_staff: bool,
}

/// A level or a line, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Code, as in registers and selectors.
    pub code: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
}

/// Classes, levels and lines by code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    classes: Vec<ClassEntry>,
    places: BTreeMap<String, usize>,
    levels: Vec<Entry>,
    lines: Vec<Entry>,
}

impl Catalogue {
    /// From entries, in the order in which lists show them.
    pub fn new(entries: impl IntoIterator<Item = ClassEntry>) -> Self {
        let classes: Vec<ClassEntry> = entries.into_iter().collect();
        let places = classes.iter().enumerate().map(|(place, class)| (class.code.clone(), place)).collect();
        Catalogue { classes, places, ..Catalogue::default() }
    }

    /// With the levels and lines, from above to below and in the order in which pages show them.
    pub fn with_levels_and_lines(mut self, levels: Vec<Entry>, lines: Vec<Entry>) -> Self {
        (self.levels, self.lines) = (levels, lines);
        self
    }

    /// The class with this code.
    pub fn class(&self, code: &str) -> Option<&ClassEntry> {
        self.classes.get(*self.places.get(code)?)
    }

    /// The level with this code.
    pub fn level(&self, code: &str) -> Option<&Entry> {
        self.levels.iter().find(|level| level.code == code)
    }

    /// Place of a level in the order; unknown ones last.
    pub fn level_rank(&self, code: &str) -> usize {
        self.levels.iter().position(|level| level.code == code).unwrap_or(self.levels.len())
    }

    /// The line with this code.
    pub fn line(&self, code: &str) -> Option<&Entry> {
        self.lines.iter().find(|line| line.code == code)
    }

    /// The lines, in order.
    pub fn lines(&self) -> &[Entry] {
        &self.lines
    }

    /// The levels, from above to below.
    pub fn levels(&self) -> &[Entry] {
        &self.levels
    }

    /// All classes, in order.
    pub fn all(&self) -> impl Iterator<Item = &ClassEntry> {
        self.classes.iter()
    }

    /// Place of a class in the order; unknown ones last.
    pub fn rank(&self, code: &str) -> usize {
        self.places.get(code).copied().unwrap_or(self.classes.len())
    }

    /// Whether a class is one of staff bodies.
    pub fn is_staff(&self, code: &str) -> bool {
        self.class(code).is_some_and(|class| class.is_staff)
    }
}
