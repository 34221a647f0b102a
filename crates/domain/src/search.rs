//! Finding words in Vietnamese text. Words typed without marks find every text that has them with any marks; words typed with
//! marks rank first the texts that have the same marks.
//!
//! A word is found where a word begins: «nghe» finds «nghề nghiệp» and not «công nghệ» inside «congnghe». Nothing is stored here.

use crate::text::{fold, nfc, with_marks};
use std::cmp::Reverse;

/// So many words are looked at; what follows is left out.
const MOST_WORDS: usize = 12;
/// So many characters stand before the first word that was found.
const BEFORE_CHARACTERS: usize = 60;
/// So many characters of a text are shown.
const SHOWN_CHARACTERS: usize = 220;

/// How well a text answers, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The words as they were typed, one after the other, with the same marks.
    SamePhrase,
    /// All the words with the same marks.
    SameWords,
    /// The words one after the other, whatever their marks.
    Phrase,
    /// All the words, whatever their marks.
    Words,
}

/// A text in the forms that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    marked: String,
    folded: String,
}

impl Compared {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        Compared { marked: with_marks(text), folded: fold(text) }
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    marked: String,
    folded: String,
}

/// A part of a text that is shown, and whether it is one of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As it stands in the text.
    pub text: String,
    /// Whether somebody looked for it.
    pub is_found: bool,
}

impl Query {
    /// From what was typed; none where there is no letter and no digit in it.
    pub fn of(typed: &str) -> Option<Self> {
        let is_word = |word: &&str| fold(word).contains(char::is_alphanumeric);
        let words: Vec<&str> = typed.split_whitespace().filter(is_word).take(MOST_WORDS).map(bare).collect();
        let words = words.join(" ");
        (!words.is_empty()).then(|| Query { marked: with_marks(&words), folded: fold(&words) })
    }

    /// The words, in lower case with the marks as they were typed.
    pub fn typed(&self) -> &str {
        &self.marked
    }

    /// How well a text answers.
    pub fn rank(&self, text: &Compared) -> Option<Rank> {
        if !self.folded.split(' ').all(|word| begins_a_word(&text.folded, word)) {
            return None;
        }
        let ranked = if begins_a_word(&text.marked, &self.marked) {
            Rank::SamePhrase
        } else if self.marked.split(' ').all(|word| begins_a_word(&text.marked, word)) {
            Rank::SameWords
        } else if begins_a_word(&text.folded, &self.folded) {
            Rank::Phrase
        } else {
            Rank::Words
        };
        Some(ranked)
    }

    /// The part of a text around the first of the words, with each of them marked.
    pub fn excerpt(&self, text: &str) -> Vec<Piece> {
        let letters = Letters::of(text);
        let mut words: Vec<Vec<char>> = self.folded.split(' ').map(|word| word.chars().collect()).collect();
        words.sort_by_key(|word| Reverse(word.len()));
        let found = letters.places(&words);
        let first = found.iter().map(|(from, _)| *from).min().unwrap_or_default();
        let (from, to) = letters.window(first.saturating_sub(BEFORE_CHARACTERS));
        letters.pieces(from, to, &found)
    }
}

/// A word without the signs of a sentence around it; those inside («72-KH/TU») stay.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// Whether the text has the words, beginning where a word begins.
fn begins_a_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|sign| !sign.is_alphanumeric())
    })
}

/// A text letter by letter beside its folded letters.
struct Letters {
    shown: Vec<char>,
    /// A folded letter, and which of the shown it comes from.
    folded: Vec<(char, usize)>,
}

impl Letters {
    fn of(text: &str) -> Self {
        let whole = nfc(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let shown: Vec<char> = whole.chars().collect();
        let mut folded = Vec::with_capacity(shown.len());
        for (place, letter) in shown.iter().enumerate() {
            match letter {
                ' ' => folded.push((' ', place)),
                _ => folded.extend(fold(letter.encode_utf8(&mut [0; 4])).chars().map(|bare| (bare, place))),
            }
        }
        Letters { shown, folded }
    }

    /// Where words begin and end among the shown letters, each only where a word begins, none over another.
    fn places(&self, words: &[Vec<char>]) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for at in 0..self.folded.len() {
            let begins = at == 0 || self.folded.get(at - 1).is_some_and(|(before, _)| !before.is_alphanumeric());
            let has = |word: &&Vec<char>| {
                let here = self.folded.iter().skip(at).take(word.len());
                !word.is_empty() && here.clone().count() == word.len() && here.map(|(letter, _)| letter).eq(word.iter())
            };
            if let Some(word) = words.iter().find(has).filter(|_| begins) {
                let place = |index: usize| self.folded.get(index).map(|(_, place)| *place);
                let (Some(from), Some(last)) = (place(at), place(at + word.len() - 1)) else { continue };
                if found.last().is_none_or(|(_, end)| *end <= from) {
                    found.push((from, last + 1));
                }
            }
        }
        found
    }

    /// What is shown, from the beginning of a word on.
    fn window(&self, from: usize) -> (usize, usize) {
        let after_space =
            |at: usize| self.shown.iter().skip(at).position(|sign| *sign == ' ').map(|space| at + space + 1);
        let from = if from == 0 { 0 } else { after_space(from).unwrap_or(from) };
        let to = from + SHOWN_CHARACTERS;
        if to >= self.shown.len() {
            return (from, self.shown.len());
        }
        let last_space = self.shown.iter().take(to).rposition(|sign| *sign == ' ');
        (from, last_space.filter(|space| *space > from).unwrap_or(to))
    }

    fn pieces(&self, from: usize, to: usize, found: &[(usize, usize)]) -> Vec<Piece> {
        let text = |from: usize, to: usize| self.shown.iter().skip(from).take(to - from).collect::<String>();
        let (mut pieces, mut at) = (Vec::new(), from);
        let mut push = |text: String, is_found: bool| {
            if !text.is_empty() {
                pieces.push(Piece { text, is_found });
            }
        };
        push(if from > 0 { "… ".to_owned() } else { String::new() }, false);
        for (begin, end) in found.iter().filter(|(begin, end)| *begin >= from && *end <= to) {
            push(text(at, *begin), false);
            push(text(*begin, *end), true);
            at = *end;
        }
        push(text(at, to), false);
        push(if to < self.shown.len() { " …".to_owned() } else { String::new() }, false);
        pieces
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    fn rank(typed: &str, text: &str) -> Option<Rank> {
        Query::of(typed).unwrap().rank(&Compared::of(text))
    }

    #[test]
    fn words_without_marks_find_and_words_with_the_same_marks_rank_first() {
        let text = "Phát triển giáo dục nghề nghiệp đến năm 2030";
        for (typed, expected) in [
            ("giáo dục nghề nghiệp", Some(Rank::SamePhrase)),
            ("GIÁO DỤC", Some(Rank::SamePhrase)),
            ("nghề giáo", Some(Rank::SameWords)),
            ("giao duc nghe", Some(Rank::Phrase)),
            ("nghe giao", Some(Rank::Words)),
            ("den nam 2030", Some(Rank::Phrase)),
            ("giáo dúc", Some(Rank::Phrase)),
            ("ghe", None),
            ("giáo viên", None),
        ] {
            assert_eq!(rank(typed, text), expected, "{typed}");
        }
    }

    #[test]
    fn numbers_of_documents_are_found_with_their_signs() {
        assert_eq!(rank("72-KH/TU", "Kế hoạch số 72-KH/TU ngày 17/8/2023"), Some(Rank::SamePhrase));
        assert_eq!(rank("«72-kh»,", "Kế hoạch số 72-KH/TU"), Some(Rank::SamePhrase));
        assert_eq!(rank("2-KH", "Kế hoạch số 72-KH/TU"), None);
        assert_eq!(Query::of(" -/… "), None);
    }

    #[test]
    fn either_form_of_unicode_and_either_place_of_a_tone_find() {
        let apart: String = unicode_normalization::UnicodeNormalization::nfd("đường dây").collect();
        assert_eq!(rank(&apart, "Đường dây nóng"), Some(Rank::SamePhrase));
        assert_eq!(rank("hoà bình", "Hòa Bình"), Some(Rank::Phrase));
        assert_eq!(rank("duong", "Đường dây nóng"), Some(Rank::Phrase));
    }

    #[test]
    fn an_excerpt_shows_the_words_with_their_own_marks() {
        let pieces = Query::of("nghe nghiep").unwrap().excerpt("Đổi mới giáo dục nghề nghiệp ở xã");
        let found: Vec<&str> = pieces.iter().filter(|piece| piece.is_found).map(|piece| piece.text.as_str()).collect();
        assert_eq!(found, ["nghề", "nghiệp"]);
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, "Đổi mới giáo dục nghề nghiệp ở xã");
    }

    #[test]
    fn an_excerpt_of_a_long_text_begins_before_the_first_word_and_says_that_more_stands_around() {
        let text = [&"trước ".repeat(80), "dạy nghề ", &"sau ".repeat(200)].concat();
        let pieces = Query::of("day nghe").unwrap().excerpt(&text);
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(whole.starts_with("… trước") && whole.ends_with("sau …") && whole.contains("dạy nghề"), "{whole}");
        assert!(whole.chars().count() <= SHOWN_CHARACTERS + 4, "{whole}");
    }

    proptest! {
        #[test]
        fn an_excerpt_is_a_part_of_the_text(text in "[a-zà-ỹđ0-9 ,.-]{0,400}", typed in "[a-zà-ỹđ]{1,6}( [a-zà-ỹđ]{1,5})?") {
            let query = Query::of(&typed);
            prop_assume!(query.is_some());
            let query = query.unwrap();
            let pieces = query.excerpt(&text);
            let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            let shown = whole.trim_start_matches("… ").trim_end_matches(" …");
            let plain = crate::text::nfc(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert!(plain.contains(shown), "{shown}");
            // What ranks is shown: the first of its words stands in the excerpt.
            if query.rank(&Compared::of(&text)).is_some() {
                prop_assert!(pieces.iter().any(|piece| piece.is_found));
            }
        }
    }
}
