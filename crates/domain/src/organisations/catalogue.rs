//! The catalogue of classes: what each class code means, on which level it stands, and which are staff bodies.

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

/// All classes by code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    classes: BTreeMap<String, ClassEntry>,
    order: Vec<String>,
}

impl Catalogue {
    /// From entries, in the order in which lists show them.
    pub fn new(entries: impl IntoIterator<Item = ClassEntry>) -> Self {
        let mut catalogue = Catalogue::default();
        for entry in entries {
            catalogue.order.push(entry.code.clone());
            catalogue.classes.insert(entry.code.clone(), entry);
        }
        catalogue
    }

    /// The class with this code.
    pub fn class(&self, code: &str) -> Option<&ClassEntry> {
        self.classes.get(code)
    }

    /// All, in order.
    pub fn all(&self) -> impl Iterator<Item = &ClassEntry> {
        self.order.iter().filter_map(|code| self.classes.get(code))
    }

    /// Place of a class in the order; unknown ones last.
    pub fn rank(&self, code: &str) -> usize {
        self.order.iter().position(|known| known == code).unwrap_or(self.order.len())
    }

    /// Whether a class is one of staff bodies.
    pub fn is_staff(&self, code: &str) -> bool {
        self.class(code).is_some_and(|class| class.is_staff)
    }
}
