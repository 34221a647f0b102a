//! The plain text and its views: what is stored, what rules match against, and the way back from one to the other.
//!
//! The text keeps every non-blank character of the file in order. The views have one character for each of the text's:
//! lines are joined, hyphens and the place of tone marks are one kind, and noise (page numbers, stamps of signing
//! software) is blank. So a place found in a view is a place in the text. `view` and `low` have the same byte offsets.

use super::Span;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A document's text with its views.
pub(super) struct Page {
    /// What the reading returns.
    pub text: String,
    /// As printed, for matching.
    pub view: String,
    /// The same in lower case.
    pub low: String,
    /// Byte ranges of the lines in the views, without surrounding blanks; empty for blank lines.
    pub lines: Vec<Range<usize>>,
    /// When the document was issued, once the head is read.
    pub issued: Option<Date>,
    characters: Vec<u32>,
    bytes: Vec<u32>,
}

impl Page {
    /// Makes the stored text and its views. Where tabs part the cells of tables, each cell is a line of the views.
    pub fn new(decoded: &str, has_cells: bool) -> Page {
        let text = stored(decoded);
        let with_noise = folded(&text);
        let with_noise = if has_cells { with_noise.replace('\t', "\n") } else { with_noise };
        let noise = super::noise::lines_of_noise(&with_noise);
        let by_lines = blanked(&with_noise, &noise);
        let lines = line_ranges(&by_lines);
        let view = by_lines.replace(['\n', '\t'], " ");
        let low = lowered(&view);
        let mut characters = vec![0; view.len() + 1];
        for (number, (at, _)) in view.char_indices().enumerate() {
            if let Some(place) = characters.get_mut(at) {
                *place = number as u32;
            }
        }
        let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        bytes.push(text.len() as u32);
        if let Some(last) = characters.last_mut() {
            *last = bytes.len() as u32 - 1;
        }
        Page { text, view, low, lines, issued: None, characters, bytes }
    }

    /// From bytes of a view to code points of the text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        [self.character(range.start), self.character(range.end)]
    }

    fn character(&self, byte: usize) -> usize {
        self.characters.get(byte).copied().unwrap_or_default() as usize
    }

    /// The part of the view.
    pub fn seen(&self, range: &Range<usize>) -> &str {
        self.view.get(range.clone()).unwrap_or_default()
    }

    /// The part of the lower-case view.
    pub fn lower(&self, range: &Range<usize>) -> &str {
        self.low.get(range.clone()).unwrap_or_default()
    }

    /// The words as printed, white space folded, noise left out.
    pub fn words(&self, range: &Range<usize>) -> String {
        let [start, end] = self.span(range);
        let printed = self.printed(start, end);
        let mut kept = String::with_capacity(printed.len());
        for (printed, seen) in printed.chars().zip(self.seen(range).chars()) {
            if !seen.is_whitespace() {
                kept.push(printed);
            } else if !kept.is_empty() && !kept.ends_with(' ') {
                kept.push(' ');
            }
        }
        kept.truncate(kept.trim_end().len());
        kept
    }

    fn printed(&self, start: usize, end: usize) -> &str {
        match (self.bytes.get(start), self.bytes.get(end)) {
            (Some(from), Some(to)) => self.text.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// The range without blanks at its ends.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        trim(&self.view, range)
    }
}

/// The range without blanks at its ends.
pub(super) fn trim(view: &str, range: Range<usize>) -> Range<usize> {
    let inside = view.get(range.clone()).unwrap_or_default();
    let start = range.start + (inside.len() - inside.trim_start().len());
    let end = range.start + inside.trim_end().len();
    start..end.max(start)
}

/// The text in NFC; most texts are, and are not copied.
pub(super) fn composed(decoded: &str) -> Cow<'_, str> {
    match is_nfc_quick(decoded.chars()) {
        IsNormalized::Yes => Cow::Borrowed(decoded),
        _ => Cow::Owned(decoded.nfc().collect()),
    }
}

/// NFC, one kind of line end, plain blanks; a byte order mark is no part of the text.
fn stored(decoded: &str) -> String {
    composed(decoded.trim_start_matches('\u{feff}'))
        .replace("\r\n", "\n")
        .chars()
        .map(|character| match character {
            '\n' | '\t' => character,
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{1c}'..='\u{1f}' => ' ',
            other if other.is_whitespace() => ' ',
            other => other,
        })
        .collect()
}

/// One hyphen, and tone marks where the newer spelling has them (hoà is hòa, uỷ is ủy, but quý stays).
fn folded(text: &str) -> String {
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before = folded.last().copied().filter(|before| is_first_vowel(*before));
        let ends_word = before.is_some() && !characters.peek().is_some_and(|next| next.is_alphabetic());
        match (before, character) {
            (Some(before), _) if ends_word => match moved_tone(before, character) {
                Some((first, second)) if !follows_q(&folded) => {
                    folded.pop();
                    folded.extend([first, second]);
                }
                _ => folded.push(plain(character)),
            },
            _ => folded.push(plain(character)),
        }
    }
    folded.into_iter().collect()
}

/// The vowels before which a tone may have stood: o and u with any tone.
fn is_first_vowel(letter: char) -> bool {
    matches!(
        letter,
        'o' | 'ò'
            | 'ó'
            | 'ỏ'
            | 'õ'
            | 'ọ'
            | 'u'
            | 'ù'
            | 'ú'
            | 'ủ'
            | 'ũ'
            | 'ụ'
            | 'O'
            | 'Ò'
            | 'Ó'
            | 'Ỏ'
            | 'Õ'
            | 'Ọ'
            | 'U'
            | 'Ù'
            | 'Ú'
            | 'Ủ'
            | 'Ũ'
            | 'Ụ'
    )
}

fn follows_q(folded: &[char]) -> bool {
    folded.len() >= 2 && matches!(folded.get(folded.len() - 2), Some('q' | 'Q'))
}

fn plain(character: char) -> char {
    match character {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        // The Icelandic letter, as some keyboards and scans have it.
        'Ð' => 'Đ',
        other => other,
    }
}

/// The pair with its tone on the first vowel, for oa, oe and uy.
fn moved_tone(first: char, second: char) -> Option<(char, char)> {
    const VOWELS: [(&str, &str); 6] = [
        ("oòóỏõọ", "aàáảãạ"),
        ("oòóỏõọ", "eèéẻẽẹ"),
        ("uùúủũụ", "yỳýỷỹỵ"),
        ("OÒÓỎÕỌ", "AÀÁẢÃẠ"),
        ("OÒÓỎÕỌ", "EÈÉẺẼẸ"),
        ("UÙÚỦŨỤ", "YỲÝỶỸỴ"),
    ];
    VOWELS.iter().find_map(|(firsts, seconds)| {
        let tone = seconds.chars().position(|vowel| vowel == second).filter(|tone| *tone > 0)?;
        firsts.starts_with(first).then_some(())?;
        Some((firsts.chars().nth(tone)?, seconds.chars().next()?))
    })
}

/// Without any mark: what misread letters still have in common («CHÍ THỊ» is «CHỈ THỊ»).
pub(super) fn unmarked(words: &str) -> String {
    words
        .nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

fn line_ranges(view: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in view.split('\n') {
        lines.push(trim(view, start..start + line.len()));
        start += line.len() + 1;
    }
    lines
}

/// The view with the lines of noise blank, character for character.
fn blanked(view: &str, noise: &BTreeSet<usize>) -> String {
    let mut kept = String::with_capacity(view.len());
    for (number, line) in view.split_inclusive('\n').enumerate() {
        if noise.contains(&number) {
            kept.extend(line.chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
        } else {
            kept.push_str(line);
        }
    }
    kept
}

/// Lower case that keeps each character's width.
fn lowered(view: &str) -> String {
    view.chars()
        .map(|character| {
            let mut lower = character.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) if one.len_utf8() == character.len_utf8() => one,
                _ => character,
            }
        })
        .collect()
}
