//! What of a text is printed: composed (NFC), without control characters and without marks that turn its direction.
//!
//! A letter that the typeface lacks, or whose script runs from right to left, becomes a square and is counted: the engine
//! trips over some of them, and a reader must not take a gap for the end of a word.

use super::world::has_letter;
use std::cell::Cell;
use unicode_normalization::UnicodeNormalization;

/// In the place of a letter that is not printed.
const SQUARE: char = '\u{25a1}';

/// Letters on their way, with the count of those that were replaced.
#[derive(Debug, Default)]
pub struct Letters {
    replaced: Cell<usize>,
}

impl Letters {
    /// The text as it is printed.
    pub fn of(&self, text: &str) -> String {
        text.nfc()
            .filter(|letter| !letter.is_control() && !is_invisible(*letter))
            .map(|letter| self.printed(letter))
            .collect()
    }

    /// How many letters were replaced.
    pub fn replaced(&self) -> usize {
        self.replaced.get()
    }

    fn printed(&self, letter: char) -> char {
        if is_from_left_to_right(letter) && has_letter(letter) {
            return letter;
        }
        self.replaced.set(self.replaced.get() + 1);
        SQUARE
    }
}

/// Marks of direction and joining, and the mark of byte order.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

fn is_from_left_to_right(letter: char) -> bool {
    !matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
