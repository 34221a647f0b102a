//! Two texts side by side, for a person to read: what was kept, what went, what came.
//!
//! Blanks and line breaks stay as they are, so that both texts can be read off it.

use super::wording::{Edit, edits, pieces};
use crate::comparison::Stands;

/// A run of words. The runs of a text in order, without those that stand only in the other, are the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In which of the two it stands.
    pub stands: Stands,
    /// Its words, with blanks and marks as they are.
    pub words: String,
}

/// What differs between two texts, word by word; what went stands before what came in its place.
pub fn differences(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = (pieces(old), pieces(new));
    let mut changes = Vec::new();
    let mut push = |stands: Stands, words: Option<&[&str]>| {
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            changes.push(Change { stands, words: words.concat() });
        }
    };
    let mut from = 0;
    let end = Edit { old: old.len()..old.len(), new: new.len()..new.len() };
    for edit in edits(&old, &new).into_iter().chain([end]) {
        push(Stands::Both, old.get(from..edit.old.start));
        push(Stands::Before, old.get(edit.old.clone()));
        push(Stands::After, new.get(edit.new));
        from = edit.old.end;
    }
    changes
}
