//! A unit chosen for a list, and on which tree it is meant: as it was, the unit itself; as it is, the unit with everyone
//! whose work came to it. Where the two give different lists, both counts are shown.
//!
//! The unit is named by its identity (in links) or by what a person typed. A day narrows the list to what stood on that
//! day. It decides what is listed, never who may see it.

use crate::{
    App,
    asked::Asked,
    language::Language,
    look::{Complaints, Frame, dates},
};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Match, Matcher},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The field of the unit's name, and part of the address.
pub const FIELD: &str = "don-vi";
/// The field of the day.
pub const DAY_FIELD: &str = "ngay";
/// In addresses, the tree of today.
const AS_IS: &str = "hien-nay";

/// On which tree a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tree {
    /// The units as they were.
    AsWas,
    /// The units as they are, each with its predecessors.
    AsIs,
}

/// What the address of a list says of it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct UnitWords {
    /// Name or identity.
    #[serde(rename = "don-vi", skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The identity that the name stood for when it was shown.
    #[serde(rename = "ma", skip_serializing_if = "String::is_empty")]
    pub shown: String,
    /// The tree.
    #[serde(rename = "theo", skip_serializing_if = "String::is_empty")]
    pub tree: String,
    /// The day.
    #[serde(rename = "ngay", skip_serializing_if = "String::is_empty")]
    pub day: String,
}

/// A unit that was chosen, or why none could be.
#[derive(Debug, Clone)]
pub struct UnitChoice {
    /// What stands in the field.
    pub typed: String,
    /// What stands in the field of the day.
    pub typed_day: String,
    /// The unit.
    pub id: Option<OrganisationId>,
    /// Those that a name might mean, with their names.
    pub candidates: Vec<(OrganisationId, String)>,
    /// The tree.
    pub tree: Tree,
    /// Only what stood on this day.
    pub day: Option<Date>,
    /// Whose work came to the unit, up to today.
    pub predecessors: BTreeSet<OrganisationId>,
    /// About the two fields.
    pub complaints: Complaints,
}

impl UnitChoice {
    /// Reads what the address says.
    pub fn read(app: &App, asked: &Asked, words: &UnitWords) -> Self {
        let (graph, today) = (app.organisations(), app.today());
        let mut choice = UnitChoice {
            typed: words.unit.trim().chars().take(200).collect(),
            typed_day: String::new(),
            id: None,
            candidates: Vec::new(),
            tree: if words.tree == AS_IS { Tree::AsIs } else { Tree::AsWas },
            day: None,
            predecessors: BTreeSet::new(),
            complaints: Complaints::none(),
        };
        choice.read_day(asked.language, &words.day);
        choice.find(&graph, asked.language, &words.shown, today);
        if let Some(id) = choice.id {
            choice.predecessors = graph.predecessor_closure(id, today);
            choice.typed = graph.last_name(id, choice.day.unwrap_or(today)).unwrap_or_default().to_owned();
        }
        choice
    }

    /// What is chosen, for a workbook: the unit, on which tree, and the day.
    pub fn in_words(&self, frame: &Frame) -> Vec<(String, String)> {
        let key = if self.tree == Tree::AsIs { "organisations-as-is" } else { "organisations-as-was" };
        let unit = if self.id.is_some() { format!("{} ({})", self.typed, frame.say(key)) } else { self.typed.clone() };
        let label = |key| frame.say(key).to_string();
        vec![(label("organisations-unit"), unit), (label("organisations-unit-day"), self.typed_day.clone())]
    }

    fn read_day(&mut self, language: Language, typed: &str) {
        match dates::read(typed) {
            _ if typed.trim().is_empty() => {}
            Ok(day) => (self.day, self.typed_day) = (Some(day), dates::written(day)),
            Err(reason) => {
                self.complaints.about(DAY_FIELD, reason.sentence(language));
                self.typed_day = typed.chars().take(40).collect();
            }
        }
    }

    fn find(&mut self, graph: &Graph, language: Language, shown: &str, today: Date) {
        if self.typed.is_empty() {
            return;
        }
        let known = |text: &str| text.parse::<OrganisationId>().ok().filter(|id| graph.life(*id).is_some());
        let day = self.day.unwrap_or(today);
        let same = |id: &OrganisationId| graph.last_name(*id, day) == Some(self.typed.as_str());
        if let Some(id) = known(&self.typed).or_else(|| known(shown).filter(same)) {
            self.id = Some(id);
            return;
        }
        let candidates = match Matcher::new(graph, day).find(&self.typed, &[]) {
            Match::Exact(id) | Match::Folded(id) => {
                self.id = Some(id);
                return;
            }
            Match::Former { was, now } => {
                // The one that bore the name is a unit of a list as well as those that carry on.
                std::iter::once(was).chain(now.into_iter().filter(|id| *id != was)).collect()
            }
            Match::Ambiguous(ids) | Match::Unknown(ids) => ids,
        };
        let named = |id: OrganisationId| (id, graph.last_name(id, day).unwrap_or_default().to_owned());
        self.candidates = candidates.into_iter().map(named).collect();
        let key = if self.candidates.is_empty() { "organisations-unit-unknown" } else { "organisations-unit-which" };
        self.complaints.about(FIELD, language.say(key));
    }

    /// Whether a unit was asked for, found or not.
    pub fn is_asked(&self) -> bool {
        !self.typed.is_empty()
    }

    /// The units whose things are listed on a tree; none where no unit is chosen.
    pub fn units_on(&self, tree: Tree) -> BTreeSet<OrganisationId> {
        let own: BTreeSet<OrganisationId> = self.id.into_iter().collect();
        match tree {
            Tree::AsWas => own,
            Tree::AsIs => own.into_iter().chain(self.predecessors.iter().copied()).collect(),
        }
    }

    /// The part of an address that says the same on a tree, beginning with `&`.
    pub fn address_part(&self, tree: Tree) -> String {
        let words = UnitWords {
            unit: self.id.map(|id| id.to_string()).unwrap_or_default(),
            shown: String::new(),
            tree: if tree == Tree::AsIs { AS_IS.to_owned() } else { String::new() },
            day: self.day.map(|day| day.to_string()).unwrap_or_default(),
        };
        let query = serde_html_form::to_string(words).unwrap_or_default();
        if query.is_empty() { query } else { ["&", &query].concat() }
    }

    /// The word of the tree in an address.
    pub fn tree_word(&self) -> &'static str {
        if self.tree == Tree::AsIs { AS_IS } else { "" }
    }
}

/// The two ways to read a list, with how much each finds.
#[derive(Debug, Clone)]
pub struct BothTrees {
    /// Found as it was.
    pub as_was: usize,
    /// Found as it is.
    pub as_is: usize,
    /// Where each stands.
    pub as_was_path: String,
    /// The same.
    pub as_is_path: String,
    /// The one that is shown.
    pub is_as_is: bool,
    /// Predecessors that count as it is.
    pub predecessors: usize,
}

impl BothTrees {
    /// For a list at an address that does not name the unit, with how much each tree finds.
    pub fn of(unit: &UnitChoice, address: &str, as_was: usize, as_is: usize) -> Self {
        BothTrees {
            as_was,
            as_is,
            as_was_path: with_part(address, &unit.address_part(Tree::AsWas)),
            as_is_path: with_part(address, &unit.address_part(Tree::AsIs)),
            is_as_is: unit.tree == Tree::AsIs,
            predecessors: unit.predecessors.len(),
        }
    }

    /// Whether they differ.
    pub fn differ(&self) -> bool {
        self.as_was != self.as_is
    }
}

/// An address with a part that begins with `&`.
pub fn with_part(address: &str, part: &str) -> String {
    if address.contains('?') { [address, part].concat() } else { [address, &part.replacen('&', "?", 1)].concat() }
}
