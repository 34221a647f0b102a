//! What is to be put right in a report that was sent back: in single cells, and in whole sections. A cell is put right
//! when it stands otherwise than it was sent back, a section when anything in it does. It blocks nothing: a unit may be
//! right, and says so in an explanation.

use super::{leaf::Leaf, reading::Reading};
use domain::{
    packs::{Form, Pack},
    reporting::{Cell, Entries, state_of},
};
use std::collections::BTreeMap;

/// Words about what is to be put right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToMend {
    /// In single cells.
    pub cells: BTreeMap<Cell, String>,
    /// In whole sections, by the word of the leaf.
    pub sections: BTreeMap<String, String>,
}

/// A version that was sent back: what was said, and what stood in it.
#[derive(Debug, Clone, Default)]
pub struct SentBack {
    /// What was to be put right.
    pub said: ToMend,
    /// Its figures.
    pub entries: Entries,
    /// Its answers.
    pub narratives: BTreeMap<String, String>,
}

impl ToMend {
    /// Nothing is said of any place.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.sections.is_empty()
    }

    /// Forgets what is said of sections that the form does not have.
    pub fn keep_sections_of(&mut self, form: &Form) {
        let leaves = Leaf::all(form);
        self.sections.retain(|word, _| !word.is_empty() && leaves.iter().any(|leaf| leaf.word() == word));
    }

    /// What is said of a whole leaf.
    pub fn of_leaf(&self, leaf: &Leaf) -> Option<&String> {
        self.sections.get(leaf.word())
    }
}

impl SentBack {
    /// What still stands as it was sent back.
    pub fn left(&self, pack: &Pack, form: &Form, now: &Reading) -> ToMend {
        let is_same = |cell: &Cell| state_of(&now.entries, cell) == state_of(&self.entries, cell);
        let answer = |words: &BTreeMap<String, String>, code: &str| words.get(code).cloned().unwrap_or_default();
        let same_words = |code: &str| answer(&now.narratives, code) == answer(&self.narratives, code);
        let is_left = |word: &str| {
            let leaf = Leaf::named(word, form);
            let answers = leaf == Leaf::Words;
            leaf.cells(pack, form).iter().all(is_same)
                && (!answers || form.narratives.iter().all(|narrative| same_words(&narrative.code)))
        };
        let mut left = self.said.clone();
        left.cells.retain(|cell, _| is_same(cell));
        left.sections.retain(|word, _| is_left(word));
        left
    }
}
