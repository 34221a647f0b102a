//! Words of a place in the views, with the sign that follows each: what the rules for addressees and tasks walk over.
//!
//! A word has no signs around it and knows its place.

use super::text::Page;
use crate::letters::is_alphanumeric;
use std::ops::Range;

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Word<'page> {
    /// As printed, without signs around it.
    pub seen: &'page str,
    /// In lower case.
    pub low: &'page str,
    /// Where it stands, without signs.
    pub range: Range<usize>,
    /// The sign that follows it directly: `,` `;` `:` `.` or a blank.
    pub after: char,
    /// Whether a bracket is open here.
    pub in_brackets: bool,
}

impl AsRef<str> for Word<'_> {
    fn as_ref(&self) -> &str {
        self.low
    }
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.seen.starts_with(char::is_uppercase)
    }
}

/// The words of a range.
pub(super) fn words<'page>(page: &'page Page, within: &Range<usize>) -> Vec<Word<'page>> {
    first_words(page, within, usize::MAX)
}

/// The same, no more than so many.
pub(super) fn first_words<'page>(page: &'page Page, within: &Range<usize>, most: usize) -> Vec<Word<'page>> {
    let view = page.seen(within);
    let mut found = Vec::with_capacity(most.min(view.len() / 5));
    let mut depth = 0_usize;
    let mut start = within.start;
    for piece in view.split_inclusive(' ') {
        let bare = piece.trim_end();
        depth += bare.bytes().filter(|byte| *byte == b'(').count();
        let opened = bare.trim_start_matches(|character: char| !is_alphanumeric(character));
        let core = opened.trim_end_matches(|character: char| !is_alphanumeric(character));
        if core.is_empty() {
            if let Some(sign) = bare.chars().next().filter(|sign| matches!(sign, ',' | ';' | ':' | '.'))
                && let Some(last) = found.last_mut()
            {
                let last: &mut Word = last;
                last.after = sign;
            }
        } else {
            if found.len() == most {
                break;
            }
            let from = start + (bare.len() - opened.len());
            let range = from..from + core.len();
            let tail = view.get(range.end - within.start..start + bare.len() - within.start).unwrap_or_default();
            let after = tail.chars().find(|sign| matches!(sign, ',' | ';' | ':' | '.' | '…')).unwrap_or(' ');
            found.push(Word { seen: core, low: page.lower(&range), range, after, in_brackets: depth > 0 });
        }
        depth = depth.saturating_sub(bare.bytes().filter(|byte| *byte == b')').count());
        start += piece.len();
    }
    found
}

/// Whether the words from `at` are those of the phrase.
pub(super) fn starts_with(words: &[Word], at: usize, phrase: &str) -> bool {
    let mut here = words.get(at..).unwrap_or_default().iter();
    // Nearly always the first letter tells.
    let first = here.next().map(|word| word.low).unwrap_or_default();
    if first.as_bytes().first() != phrase.as_bytes().first() {
        return false;
    }
    let Some(rest) = phrase.strip_prefix(first) else { return false };
    if rest.is_empty() {
        return true;
    }
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    rest.split(' ').all(|wanted| here.next().is_some_and(|word| word.low == wanted))
}

/// How many words the longest of the phrases has that begins here; zero when none does.
pub(super) fn longest(words: &[Word], at: usize, phrases: &[&str]) -> usize {
    phrases
        .iter()
        .filter(|phrase| starts_with(words, at, phrase))
        .map(|phrase| phrase.split(' ').count())
        .max()
        .unwrap_or_default()
}
