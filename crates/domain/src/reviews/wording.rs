//! A text as its words, and what differs between two texts word by word.
//!
//! A word is letters and digits, with the marks that stand inside it («1.234,5», «21-CT/TW», «05/8/2026»); every other mark and
//! every run of blanks is a piece of its own, so that the pieces side by side are the text.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// What stands in one text where the other has something else: runs of pieces, either of which may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// In the old one.
    pub old: Range<usize>,
    /// In the new one.
    pub new: Range<usize>,
}

/// The pieces of a text.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut cuts = Vec::new();
    for (place, &(offset, letter)) in letters.iter().enumerate() {
        let at = |place: usize| letters.get(place).map(|(_, letter)| *letter);
        let before = place.checked_sub(1).and_then(at);
        let second = place.checked_sub(2).and_then(at);
        if !before.is_some_and(|before| belong_together([second, Some(before), Some(letter), at(place + 1)])) {
            cuts.push(offset);
        }
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|cut| text.get(*cut.first()?..*cut.last()?)).filter(|piece| !piece.is_empty()).collect()
}

/// Whether the second and third of four letters that follow each other stand in one piece.
fn belong_together([first, second, third, fourth]: [Option<char>; 4]) -> bool {
    let (Some(second), Some(third)) = (second, third) else { return false };
    match (is_of_a_word(second), is_of_a_word(third)) {
        (true, true) => true,
        (true, false) => joins(Some(second), third, fourth),
        (false, true) => joins(first, second, Some(third)),
        (false, false) => is_blank(second) && is_blank(third),
    }
}

/// Whether a mark stands inside a word: between digits, or in a symbol.
fn joins(before: Option<char>, mark: char, after: Option<char>) -> bool {
    let both = |are: fn(char) -> bool| before.is_some_and(are) && after.is_some_and(are);
    match mark {
        '.' | ',' => both(|letter| letter.is_ascii_digit()),
        '-' | '/' => both(is_of_a_word),
        _ => false,
    }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && letter != '\n'
}

/// Whether a piece is a word.
pub(super) fn is_word(piece: &str) -> bool {
    piece.chars().any(is_of_a_word)
}

/// What differs, from left to right. Two places with nothing but marks and blanks between them are one.
pub(super) fn edits(old: &[&str], new: &[&str]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal { .. } = step {
            continue;
        }
        let edit = Edit { old: step.old_range(), new: step.new_range() };
        match edits.last_mut() {
            Some(last) if !says_something(old.get(last.old.end..edit.old.start)) => {
                *last = Edit { old: last.old.start..edit.old.end, new: last.new.start..edit.new.end };
            }
            _ => edits.push(edit),
        }
    }
    edits
}

fn says_something(pieces: Option<&[&str]>) -> bool {
    pieces.is_some_and(|pieces| pieces.iter().any(|piece| is_word(piece)))
}
