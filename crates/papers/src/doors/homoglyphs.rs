//! Copies that were scrambled so that they look right and cannot be searched: letters of other scripts among Latin ones,
//! marks without width inside words. They are read as what they look like, and counted.
//!
//! A word of another script stays as it is; only words that mix are touched, or any look-alike once the text is known to mix.

use super::Note;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Letters that look like Latin ones, each before the one that it looks like.
const PAIRS: &str = "\u{410}A\u{412}B\u{415}E\u{41a}K\u{41c}M\u{41d}H\u{41e}O\u{420}P\u{421}C\u{422}T\u{425}X\u{423}Y\u{406}I\u{405}S\u{408}J\
    \u{430}a\u{435}e\u{43e}o\u{440}p\u{441}c\u{443}y\u{445}x\u{456}i\u{455}s\u{458}j\u{501}d\u{4bb}h\u{51b}q\u{51d}w\
    \u{391}A\u{392}B\u{395}E\u{396}Z\u{397}H\u{399}I\u{39a}K\u{39c}M\u{39d}N\u{39f}O\u{3a1}P\u{3a4}T\u{3a5}Y\u{3a7}X\
    \u{3bf}o\u{3b9}i\u{3ba}k\u{3bd}v\u{3c1}p\u{3b1}a\u{3c5}u\u{131}i\u{251}a\u{261}g\u{1d04}c\u{1d0f}o";
/// Words with a look-alike, before words of nothing but look-alikes are touched too.
const MIXED_WORDS: usize = 3;

/// Letters of Latin scripts that are what they look like, and what stands between words.
fn is_plain(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, '\u{a0}'..='\u{130}' | '\u{132}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The Latin letters that a letter looks like.
fn looks_like(letter: char) -> Option<char> {
    if is_plain(letter) || matches!(letter, '\u{2000}'..='\u{20ff}') {
        return None;
    }
    // Letters of mathematics and of full width are Latin letters in disguise.
    if matches!(letter, '\u{1d400}'..='\u{1d6a3}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}') {
        return letter.nfkc().next();
    }
    // Marks on a look-alike stay marks.
    let mut pairs = PAIRS.chars();
    while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
        if other == letter {
            return Some(latin);
        }
    }
    None
}

/// A mark that has no width and no place inside a word.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{34f}' | '\u{180e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{335}'..='\u{338}')
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The text as it looks, and how much was put right; `None` when there was nothing to put right.
pub(super) fn put_right(text: &str) -> Option<(String, Note)> {
    if text.chars().all(|letter| is_plain(letter) || !is_hidden(letter) && looks_like(letter).is_none()) {
        return None;
    }
    let mixed = words(text).filter(|word| is_mixed(word)).count();
    let mut right = String::with_capacity(text.len());
    let (mut count, mut sample) = (0, String::new());
    for word in words(text) {
        let (as_seen, put_right) = seen(word, mixed >= MIXED_WORDS);
        if put_right > 0 && sample.is_empty() {
            sample = as_seen.nfc().take(30).collect();
        }
        count += put_right;
        right.push_str(&as_seen);
    }
    (count > 0).then(|| (right.nfc().collect(), Note::Homoglyphs { count, sample }))
}

/// Words and what stands between them, in turn.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || is_hidden(letter) || is_mark(letter);
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let inside = is_part(first);
        let end = rest.find(|letter: char| is_part(letter) != inside).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A look-alike beside Latin letters, and nothing else of another script; or a hidden mark between letters.
fn is_mixed(word: &str) -> bool {
    let alphabetic = || word.chars().filter(|letter| letter.is_alphabetic());
    let has_latin = alphabetic().any(is_latin);
    let alike = alphabetic().filter(|letter| looks_like(*letter).is_some()).count();
    has_latin && alike > 0 && alphabetic().all(|letter| is_latin(letter) || looks_like(letter).is_some())
}

/// The word as it looks, with how many letters were put right.
fn seen(word: &str, all: bool) -> (Cow<'_, str>, usize) {
    if word.is_ascii() {
        return (Cow::Borrowed(word), 0);
    }
    let only_alike = || word.chars().filter(|letter| letter.is_alphabetic()).all(|letter| looks_like(letter).is_some());
    let replace = is_mixed(word) || all && only_alike();
    let bare = word.trim_matches(is_hidden);
    let hidden = bare.chars().filter(|letter| is_hidden(*letter)).count();
    let alike = if replace { bare.chars().filter(|letter| looks_like(*letter).is_some()).count() } else { 0 };
    if alike == 0 && hidden == 0 {
        return (Cow::Borrowed(word), 0);
    }
    let shown = bare.chars().filter(|letter| !is_hidden(*letter));
    let as_seen = shown.map(|letter| if replace { looks_like(letter).unwrap_or(letter) } else { letter }).collect();
    (Cow::Owned(as_seen), alike + hidden)
}
