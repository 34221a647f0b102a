//! Whether a word can be a Vietnamese syllable. It is asked of words with marks only: words without are everywhere.
//! It is no dictionary: a syllable that could be one counts.

use crate::letters::{OwnWords, Quick};
use std::collections::HashSet;
use std::hash::Hasher;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Words with marks, and how many of them are syllables.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    /// Words that hold something beyond ASCII.
    pub marked: usize,
    /// Those that are syllables.
    pub syllables: usize,
}

struct Parts {
    begins: HashSet<&'static str, OwnWords>,
    rimes: HashSet<&'static str, OwnWords>,
    /// For each letter up to the last one with a tone.
    toneless: Vec<char>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let lines = |kind: &'static str| {
        let of_kind = include_str!("rimes.txt").lines().filter_map(move |line| line.strip_prefix(kind));
        of_kind.flat_map(str::split_whitespace).collect()
    };
    Parts { begins: lines("begin "), rimes: lines("rime "), toneless: vowels_with_tones() }
});

/// Words of a text that are remembered at the most.
const REMEMBERED: usize = 1024;

impl Count {
    /// Counts.
    pub fn of(text: &str) -> Count {
        let mut count = Count::default();
        // A text says the same words again and again: those said last are remembered, each at one place.
        let places = (text.len() / 4).clamp(1, REMEMBERED);
        let mut said: Vec<(&str, bool)> = vec![("", false); places];
        let is_edge = |letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit();
        for word in text.split(is_edge) {
            let word = word.trim_matches([
                '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '\u{2013}', '\u{2014}', '\u{2026}', '\u{2022}',
                '\u{feff}',
            ]);
            if word.is_empty() || word.is_ascii() {
                continue;
            }
            count.marked += 1;
            let mut place = Quick::default();
            place.write(word.as_bytes());
            let known = said.get_mut(place.finish() as usize % places);
            count.syllables += usize::from(match known {
                Some((same, is_one)) if *same == word => *is_one,
                Some(known) => {
                    *known = (word, is_syllable(word));
                    known.1
                }
                None => is_syllable(word),
            });
        }
        count
    }

    /// Of a hundred words with marks, so many are syllables.
    pub fn share(self) -> usize {
        (self.syllables * 100).checked_div(self.marked).unwrap_or_default()
    }
}

/// A beginning, perhaps, and a rime, whatever the tone.
fn is_syllable(word: &str) -> bool {
    const LONGEST: usize = 32;
    if word.len() > LONGEST {
        return false;
    }
    let mut low = String::with_capacity(word.len());
    if word.chars().any(is_mark) {
        word.nfc().for_each(|letter| low.push(toneless(letter)));
    } else {
        word.chars().for_each(|letter| low.push(toneless(letter)));
    }
    let ends = low.char_indices().map(|(at, _)| at).take(4);
    ends.into_iter().any(|at| {
        let (begin, rime) = low.split_at(at);
        (begin.is_empty() || PARTS.begins.contains(begin)) && PARTS.rimes.contains(rime)
    })
}

/// The letter in lower case without its tone; letters that Vietnamese does not have stay as they are.
fn toneless(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    PARTS.toneless.get(letter as usize).copied().unwrap_or(letter)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn vowels_with_tones() -> Vec<char> {
    const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    const VOWELS: &str = "a\u{103}\u{e2}e\u{ea}io\u{f4}\u{1a1}u\u{1b0}y\u{111}";
    let mut known: Vec<char> = (0..0x1f00).filter_map(char::from_u32).collect();
    let mut put = |letter: char, vowel| {
        if let Some(place) = known.get_mut(letter as usize) {
            *place = vowel;
        }
    };
    for vowel in VOWELS.chars() {
        for tone in TONES {
            let low = std::iter::once(vowel).chain(tone.chars()).nfc().next().unwrap_or(vowel);
            put(low, vowel);
            low.to_uppercase().take(1).for_each(|capital| put(capital, vowel));
        }
    }
    known
}
