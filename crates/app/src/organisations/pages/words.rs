//! Names of organisations, classes, levels and lines for a page: in its language, as of its day.
//! A code that the catalogue does not know is shown as it is.

use super::AsOf;
use crate::language::Language;
use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;

/// An organisation that can be followed to its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its name on the day meant.
    pub name: String,
    /// Where its page is.
    pub path: String,
}

/// What every page of the register says names with.
pub struct Words<'g> {
    /// The register.
    pub graph: &'g Graph,
    /// The page's language.
    pub language: Language,
    suffix: String,
}

impl<'g> Words<'g> {
    /// For a page that looks at a day.
    pub fn new(graph: &'g Graph, language: Language, as_of: &AsOf) -> Self {
        Words { graph, language, suffix: as_of.suffix() }
    }

    /// An organisation under the name that it bore on a day, or last bore before it.
    pub fn link(&self, id: OrganisationId, on: Date) -> Link {
        let name = self.graph.last_name(id, on).unwrap_or_default().to_owned();
        Link { name, path: format!("/don-vi/{id}{}", self.suffix) }
    }

    /// Where the tree below an organisation is shown on a page of its own.
    pub fn tree_below(&self, id: OrganisationId, line: &str) -> String {
        let day = self.suffix.replacen('?', "&", 1);
        format!("/don-vi?goc={id}&he={line}{day}")
    }

    /// Several.
    pub fn links(&self, ids: impl IntoIterator<Item = OrganisationId>, on: Date) -> Vec<Link> {
        ids.into_iter().map(|id| self.link(id, on)).collect()
    }

    /// A class, beginning with a capital.
    pub fn class(&self, code: &str) -> String {
        let entry = self.graph.catalogue().class(code);
        capitalised(entry.map_or(code, |entry| self.one_of(&entry.name_vi, &entry.name_en)))
    }

    /// A level.
    pub fn level(&self, code: &str) -> String {
        let entry = self.graph.catalogue().level(code);
        entry.map_or(code, |entry| self.one_of(&entry.name_vi, &entry.name_en)).to_owned()
    }

    /// A line.
    pub fn line(&self, code: &str) -> String {
        let entry = self.graph.catalogue().line(code);
        entry.map_or(code, |entry| self.one_of(&entry.name_vi, &entry.name_en)).to_owned()
    }

    /// The lines of a day in the order of the catalogue, those it does not know last.
    pub fn lines(&self, on: Date) -> Vec<String> {
        let known = self.graph.catalogue().lines();
        let mut lines = self.graph.lines(on);
        lines.sort_by_key(|line| known.iter().position(|entry| entry.code == *line).unwrap_or(known.len()));
        lines
    }

    fn one_of<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
