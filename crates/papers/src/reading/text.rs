//! The plain text and its views: what is stored, what rules match against, and the way back from one to the other.
//!
//! The text keeps every non-blank character of the file in order. The views have one character for each of the text's:
//! lines are joined, hyphens and the place of tone marks are one kind, and noise (page numbers, stamps of signing
//! software) is blank. So a place found in a view is a place in the text. `view` and `low` have the same byte offsets.

use super::Span;
use crate::letters::{changed, is_alphabetic, lowered};
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
    /// For every so many bytes of the views, how many characters begin before them.
    characters: Vec<u32>,
    /// For every so many characters of the text, where they begin.
    bytes: Vec<u32>,
}

/// So many bytes or characters lie between places that are kept; a place between them is counted from there.
const STEP: usize = 64;

impl Page {
    /// Makes the stored text and its views. Where tabs part the cells of tables, each cell is a line of the views.
    pub fn new(decoded: &str, has_cells: bool) -> Page {
        let text = stored(decoded);
        let with_noise = folded(&text);
        let with_noise = if has_cells { with_noise.replace('\t', "\n") } else { with_noise };
        let noise = super::noise::lines_of_noise(&with_noise);
        let by_lines = if noise.is_empty() { with_noise } else { blanked(&with_noise, &noise) };
        let lines = line_ranges(&by_lines);
        let view = changed(&by_lines, |character| if matches!(character, '\n' | '\t') { ' ' } else { character });
        let low = lowered(&view);
        let mut characters = Vec::with_capacity(view.len() / STEP + 2);
        let mut before = 0;
        for piece in view.as_bytes().chunks(STEP) {
            characters.push(before);
            before += beginnings(piece) as u32;
        }
        characters.push(before);
        let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let bytes = places.step_by(STEP).map(|at| at as u32).collect();
        Page { text, view, low, lines, issued: None, characters, bytes }
    }

    /// From bytes of a view to code points of the text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        [self.character(range.start), self.character(range.end)]
    }

    fn character(&self, byte: usize) -> usize {
        if !self.view.is_char_boundary(byte) {
            return 0;
        }
        let before = self.characters.get(byte / STEP).copied().unwrap_or_default() as usize;
        before + beginnings(self.view.as_bytes().get(byte / STEP * STEP..byte).unwrap_or_default())
    }

    /// Where the character of that number begins in the text.
    fn byte(&self, character: usize) -> Option<usize> {
        let start = *self.bytes.get(character / STEP)? as usize;
        let rest = self.text.get(start..)?;
        let mut places = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        places.nth(character % STEP).map(|at| start + at)
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
        match (self.byte(start), self.byte(end)) {
            (Some(from), Some(to)) => self.text.get(from..to).unwrap_or_default(),
            _ => "",
        }
    }

    /// The range without blanks at its ends.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        trim(&self.view, range)
    }
}

/// How many characters begin among the bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
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
    let Some(first) = decoded.find(|character| !stays(character)) else { return Cow::Borrowed(decoded) };
    match is_nfc_quick(decoded.get(first..).unwrap_or(decoded).chars()) {
        IsNormalized::Yes => Cow::Borrowed(decoded),
        _ => Cow::Owned(decoded.nfc().collect()),
    }
}

/// Characters that NFC never changes and that no order of marks concerns.
fn stays(character: char) -> bool {
    matches!(character, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2002}'..='\u{20cf}' | '\u{25a0}'..='\u{25ff}')
}

/// NFC, one kind of line end, plain blanks; a byte order mark is no part of the text.
fn stored(decoded: &str) -> String {
    let mut composed = composed(decoded.trim_start_matches('\u{feff}'));
    if composed.contains('\r') {
        composed = Cow::Owned(composed.replace("\r\n", "\n"));
    }
    changed(&composed, |character| match character {
        '\n' | '\t' => character,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{1c}'..='\u{1f}' => ' ',
        other if other.is_whitespace() => ' ',
        other => other,
    })
}

/// One hyphen, and tone marks where the newer spelling has them (hoà is hòa, uỷ is ủy, but quý stays).
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut copied = 0;
    let (mut before, mut vowel) = (' ', (0, ' '));
    for (at, character) in text.char_indices() {
        // A letter with a tone is not ASCII, nor is any hyphen but the one.
        if !character.is_ascii() {
            let end = at + character.len_utf8();
            let goes_on = || text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(is_alphabetic);
            let is_pair = is_first_vowel(vowel.1) && !matches!(before, 'q' | 'Q');
            let moved = if is_pair { moved_tone(vowel.1, character).filter(|_| !goes_on()) } else { None };
            if let Some((first, second)) = moved {
                folded.push_str(text.get(copied..vowel.0).unwrap_or_default());
                folded.extend([first, second]);
                copied = end;
            } else if plain(character) != character {
                folded.push_str(text.get(copied..at).unwrap_or_default());
                folded.push(plain(character));
                copied = end;
            }
        }
        before = vowel.1;
        vowel = (at, character);
    }
    folded.push_str(text.get(copied..).unwrap_or_default());
    folded
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
