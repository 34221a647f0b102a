//! Texts as syllables: each with its place, its letters with marks and without.
//! It knows no word: which syllables are one word is left to their pairs.

use super::{Words, formulas};
use domain::text::{fold, nfc};

/// One syllable, number or sign-free run of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// In small letters, with its marks.
    pub marked: String,
    /// Without marks.
    pub folded: String,
    /// Where it stands.
    pub words: Words,
    /// A sign that ends a part of the sentence stands before it.
    pub begins: bool,
    /// It belongs to a formula of official language.
    pub is_formula: bool,
}

/// The syllables of a text, in order.
pub fn syllables(text: &str) -> Vec<Syllable> {
    let mut found: Vec<Syllable> = Vec::new();
    let (mut run, mut start, mut begins) = (String::new(), 0, true);
    for (place, letter) in text.chars().chain([' ']).enumerate() {
        // A mark that stands after its letter belongs to the same syllable.
        if letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter) {
            if run.is_empty() {
                start = place;
            }
            run.push(letter);
            continue;
        }
        if !run.is_empty() {
            let marked = nfc(&run).to_lowercase();
            let folded = fold(&marked);
            found.push(Syllable { marked, folded, words: (start, place), begins, is_formula: false });
            run.clear();
            begins = false;
        }
        begins |= matches!(letter, ',' | ';' | '.' | ':' | '(' | ')' | '\n' | '“' | '”' | '"' | '/');
    }
    formulas::mark(&mut found);
    found
}
