//! The clauses of a published document in words: how people name one («II.3.a»), its heading or first words, its own text.
//! A clause that can be covered is a provision with an obligation; in a plan every provision without parts may cover.

use super::actions::{ProvisionRow, ReadingText};
use crate::documents;
use domain::ids::ProvisionId;
use std::collections::HashMap;

/// So many characters stand for a heading.
const SHORT_CHARACTERS: usize = 80;

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Which.
    pub id: ProvisionId,
    /// How people name it.
    pub path: String,
    /// Its heading, or its first words.
    pub short: String,
    /// Its own words, without those of its parts.
    pub text: String,
    /// The headings or opening words above it.
    pub context: String,
    /// Where its own words begin in the text of the document, in code points.
    pub starts: usize,
    /// Its address in the document's page.
    pub anchor: String,
    /// The first part of the name, to set groups of columns apart.
    pub group: String,
    /// The clause that it stands in.
    pub parent: Option<ProvisionId>,
}

/// The clauses of a document.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    /// All of them, by identity.
    pub all: HashMap<ProvisionId, Clause>,
    /// Those with an obligation, in the order of the document.
    pub covered: Vec<ProvisionId>,
    /// Those with an obligation or without parts, in the order of the document.
    pub covering: Vec<ProvisionId>,
}

impl Clauses {
    /// From the provisions of a document, in its order, and the text that it was published with.
    pub fn of(rows: Vec<ProvisionRow>, text: Option<&ReadingText>) -> Self {
        let letters: Vec<char> = text.map(|text| text.text.chars().collect()).unwrap_or_default();
        let mut first_part: HashMap<ProvisionId, i64> = HashMap::new();
        for row in &rows {
            if let Some(parent) = row.parent_id {
                let first = first_part.entry(parent).or_insert(row.start_offset);
                *first = (*first).min(row.start_offset);
            }
        }
        let parents: HashMap<ProvisionId, (&str, Option<ProvisionId>)> =
            rows.iter().map(|row| (row.id, (row.label.as_str(), row.parent_id))).collect();
        let (mut made, mut dashes) = (Clauses::default(), HashMap::new());
        for row in &rows {
            let end = first_part.get(&row.id).copied().unwrap_or(row.end_offset);
            let (starts, text) = own_text(&letters, row, end);
            let labels = labels_of(&parents, row);
            let mut path = labels.join(".");
            if !row.label.contains(char::is_alphanumeric) {
                // A dash has no name of its own: it is counted under what it stands in.
                let counted = dashes.entry(row.parent_id).or_insert(0_usize);
                *counted += 1;
                path = format!("{path}–{counted}");
            }
            let group = labels.first().cloned().unwrap_or_default();
            let short =
                row.heading.clone().filter(|heading| !heading.trim().is_empty()).unwrap_or_else(|| short(&text));
            let context = made.context_of(row.parent_id);
            let anchor = documents::provision_anchor(&row.eid);
            let clause =
                Clause { id: row.id, path, short, text, context, starts, anchor, group, parent: row.parent_id };
            made.all.insert(row.id, clause);
            if row.obligations > 0 {
                made.covered.push(row.id);
            }
            if row.obligations > 0 || !first_part.contains_key(&row.id) {
                made.covering.push(row.id);
            }
        }
        made
    }

    /// What stands above a provision: the context of its parent, and the parent's heading or opening words.
    fn context_of(&self, parent: Option<ProvisionId>) -> String {
        let above = parent.and_then(|parent| self.all.get(&parent));
        above
            .map(|above| [above.context.as_str(), above.short.as_str()].join("\n").trim().to_owned())
            .unwrap_or_default()
    }

    /// One of them.
    pub fn get(&self, id: ProvisionId) -> Option<&Clause> {
        self.all.get(&id)
    }

    /// A clause and everything inside it, in the order of the document.
    pub fn inside(&self, id: ProvisionId) -> Vec<&Clause> {
        let is_inside = |clause: &&Clause| {
            let mut at = Some(clause.id);
            while let Some(here) = at.filter(|here| *here != id) {
                at = self.get(here).and_then(|clause| clause.parent);
            }
            at.is_some()
        };
        let mut found: Vec<&Clause> = self.all.values().filter(is_inside).collect();
        found.sort_by_key(|clause| (clause.starts, clause.id));
        found
    }

    /// Those that can be covered, in order.
    pub fn columns(&self) -> impl Iterator<Item = &Clause> {
        self.covered.iter().filter_map(|id| self.all.get(id))
    }
}

/// The words of a provision up to its first part, without its label.
fn own_text(letters: &[char], row: &ProvisionRow, end: i64) -> (usize, String) {
    let place = |offset: i64| usize::try_from(offset).unwrap_or(0).min(letters.len());
    let (mut start, end) = (place(row.start_offset), place(end));
    let own: String = letters.get(start..end).unwrap_or_default().iter().collect();
    if let Some(rest) = own.strip_prefix(row.label.as_str()) {
        start += own.chars().count() - rest.chars().count();
    }
    let blank = letters.get(start..end).unwrap_or_default().iter().take_while(|letter| letter.is_whitespace()).count();
    start += blank;
    let text: String = letters.get(start..end).unwrap_or_default().iter().collect();
    (start, text.trim_end().to_owned())
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT_CHARACTERS {
        return line;
    }
    let beginning: String = line.chars().take(SHORT_CHARACTERS).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

/// Labels of a provision and those around it, the outermost first: a dash has none.
fn labels_of(parents: &HashMap<ProvisionId, (&str, Option<ProvisionId>)>, row: &ProvisionRow) -> Vec<String> {
    let (mut labels, mut at) = (vec![row.label.as_str()], row.parent_id);
    while let Some((label, above)) = at.and_then(|id| parents.get(&id)).filter(|_| labels.len() < 8) {
        labels.push(label);
        at = *above;
    }
    let bare = labels.into_iter().rev().map(|label| label.trim_matches(|sign: char| !sign.is_alphanumeric()));
    bare.filter(|label| !label.is_empty()).map(str::to_owned).collect()
}
