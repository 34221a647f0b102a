//! Text from before Unicode: which encoding it is in, and what it says.
//!
//! Letters of such text come as those that code page 1252 has for its bytes. An encoding is recognised by how many words it
//! turns into Vietnamese syllables; Unicode text has them already and is never touched.

mod decoder;
mod syllables;
mod tables;

pub(super) use decoder::Decoder;

use super::{LegacyEncoding, Note};
use std::borrow::Cow;
use syllables::Count;

/// Words that must be recognised before a text is taken for one in an older encoding.
const FEWEST_WORDS: usize = 3;
/// Of a hundred words with marks, so many must be syllables after conversion …
const SHARE_AFTER: usize = 75;
/// … and, where the text may be Unicode, so many more than before.
const SHARE_GAINED: usize = 35;
/// Bytes of text that are looked at.
const SAMPLE_BYTES: usize = 64 * 1024;
/// Characters of a line that a note shows.
const SHOWN: usize = 90;

/// The encoding that a font stands for, and whether it shows capitals whatever is written.
pub(super) fn of_font(font: &str) -> (Option<LegacyEncoding>, bool) {
    let font = font.trim();
    if font.starts_with(".Vn") {
        return (Some(LegacyEncoding::Tcvn3), font.ends_with('H'));
    }
    let low = font.to_ascii_lowercase();
    if low.starts_with("vni-") || low.starts_with("vni ") {
        (Some(LegacyEncoding::Vni), false)
    } else if low.starts_with("vps ") {
        (Some(LegacyEncoding::Vps), false)
    } else {
        (None, false)
    }
}

/// The text that bytes hold which are no UTF-8; `None` when it is in none of the encodings that are known.
pub(super) fn from_bytes(content: &[u8]) -> Option<(String, Note)> {
    let letters = tables::as_1252(content);
    // Whatever it is, it is not Unicode: that some words look like syllables already says nothing.
    let encoding = best(&letters, 1)?;
    let right = converted(&letters, encoding);
    let note = note(encoding, &letters, &right);
    Some((right, note))
}

/// Puts a text right that came out as letters of code page 1252, and says so.
pub(super) fn put_right(text: &str) -> Option<(String, Note)> {
    if text.is_ascii() {
        return None;
    }
    let encoding = best(text, SHARE_GAINED)?;
    let right = converted(text, encoding);
    let note = note(encoding, text, &right);
    Some((right, note))
}

/// Bytes as code page 1252 reads them.
pub(super) fn as_1252(content: &[u8]) -> String {
    tables::as_1252(content)
}

/// Bytes as code page 1258 reads them.
pub(super) fn of_1258(content: &[u8]) -> String {
    tables::decoded(&tables::as_1252(content), LegacyEncoding::Windows1258)
}

/// The encoding that makes most syllables of a text, if so many more of a hundred words with marks are ones than before.
fn best(text: &str, least_gain: usize) -> Option<LegacyEncoding> {
    let sample = beginning(text, SAMPLE_BYTES);
    let before = Count::of(sample);
    if before.share() + least_gain > 100 {
        return None;
    }
    let after = LegacyEncoding::ALL.map(|encoding| (Count::of(&tables::decoded(sample, encoding)), encoding));
    let (count, encoding) = after.into_iter().max_by_key(|(count, _)| (count.share(), count.syllables))?;
    let is_it = count.syllables >= FEWEST_WORDS && count.share() >= SHARE_AFTER;
    (is_it && count.share() >= before.share() + least_gain).then_some(encoding)
}

/// Line by line: a line that is Vietnamese as it stands is left alone.
fn converted(text: &str, encoding: LegacyEncoding) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let decoded = tables::decoded(line, encoding);
        if Count::of(line).syllables > Count::of(&decoded).syllables {
            Cow::Borrowed(line)
        } else {
            Cow::Owned(decoded)
        }
    });
    lines.collect()
}

/// A line of the text, before and after.
fn note(encoding: LegacyEncoding, before: &str, after: &str) -> Note {
    let marked = |line: &str| line.chars().filter(|letter| !letter.is_ascii()).count();
    let pairs = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
    let longest = pairs.take(400).max_by_key(|(before, _)| marked(before).min(12));
    let (before, after) = longest.unwrap_or_default();
    Note::Legacy { encoding, before: shown(before), after: shown(after) }
}

/// The beginning of a line, without what cannot be shown.
fn shown(line: &str) -> String {
    let words: String = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars().filter(|letter| !letter.is_control());
    let mut shown: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        shown.push('\u{2026}');
    }
    shown
}

/// At most so many bytes, cut between letters.
fn beginning(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
