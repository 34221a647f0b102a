//! What is asked of every letter of a text, answered at once for the letters of Vietnamese.
//!
//! Each answer is the standard library's; a test asks about every character.

use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Letters up to here have their lower case in a table.
const TABLE: u32 = 0x1f00;

/// The letters' lower case, where it is one letter of the same width.
static LOWER: LazyLock<Vec<char>> =
    LazyLock::new(|| (0..TABLE).map(|code| char::from_u32(code).map(lower_by_standard).unwrap_or_default()).collect());

/// Latin letters with marks: all are alphabetic.
fn is_marked_latin(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether it is a letter.
pub(crate) fn is_alphabetic(letter: char) -> bool {
    letter.is_ascii_alphabetic() || !letter.is_ascii() && (is_marked_latin(letter) || letter.is_alphabetic())
}

/// Whether it is a letter or a number.
pub(crate) fn is_alphanumeric(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && (is_marked_latin(letter) || letter.is_alphanumeric())
}

/// Whether any pattern's `\d` can match in the words.
pub(crate) fn has_digit(words: &str) -> bool {
    let is_far = |letter: char| letter >= '\u{660}' && !('\u{1e00}'..='\u{20cf}').contains(&letter);
    words.bytes().any(|byte| byte.is_ascii_digit()) || words.chars().any(|letter| is_far(letter) && letter.is_numeric())
}

/// Lower case that keeps each character's width.
pub(crate) fn lowered(text: &str) -> String {
    let table = LOWER.as_slice();
    changed(text, |letter| match table.get(letter as usize) {
        Some(lower) => *lower,
        None => lower_by_standard(letter),
    })
}

fn lower_by_standard(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

/// The text with each character changed as asked; what does not change is copied in runs.
pub(crate) fn changed(text: &str, change: impl Fn(char) -> char) -> String {
    let mut made = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, letter) in text.char_indices() {
        let other = change(letter);
        if other != letter {
            made.push_str(text.get(copied..at).unwrap_or_default());
            made.push(other);
            copied = at + letter.len_utf8();
        }
    }
    made.push_str(text.get(copied..).unwrap_or_default());
    made
}

/// Makes tables of the program's own words quick to ask. Not for keys that a document brings.
pub(crate) type OwnWords = BuildHasherDefault<Quick>;

/// A number for a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_answered_as_the_standard_library_answers() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(letter), letter.is_alphabetic(), "{letter:?}");
            assert_eq!(is_alphanumeric(letter), letter.is_alphanumeric(), "{letter:?}");
            let word = letter.to_string();
            assert_eq!(lowered(&word), lower_by_standard(letter).to_string(), "{letter:?}");
        }
        let digit = regex::Regex::new(r"\d").unwrap();
        for letter in '\0'..=char::MAX {
            let word = letter.to_string();
            assert!(has_digit(&word) || !digit.is_match(&word), "{letter:?}");
        }
    }
}
