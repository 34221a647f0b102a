//! Lines joined to paragraphs: a paragraph is what was one before line breaks and page breaks cut it.
//!
//! A line goes on the one before unless a label, a finished sentence or a blank line parts them; across a blank line only
//! a line that begins in lower case goes on. Nothing is left out: every line with words is in one paragraph.

use super::labels::{Label, Style, continues_a_range, label_of};
use super::lexicon::{SILENT_TITLES, TITLES};
use super::text::Page;
use crate::letters::is_alphabetic;
use std::ops::Range;

/// A paragraph, in bytes of the views.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// From its first to its last word, with the label.
    pub range: Range<usize>,
    /// The label, when it begins with one.
    pub label: Option<Label>,
}

impl Paragraph {
    /// Without the label.
    pub fn content(&self) -> Range<usize> {
        let ahead = self.label.as_ref().map(|label| label.ahead).unwrap_or_default();
        (self.range.start + ahead).min(self.range.end)..self.range.end
    }
}

/// The paragraphs between two places.
pub(super) fn paragraphs(page: &Page, within: &Range<usize>) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut after_blank = false;
    let mut last_line = 0..0;
    for (number, line) in page.lines.iter().enumerate() {
        let line = line.start.max(within.start)..line.end.min(within.end);
        if line.start >= line.end {
            after_blank |= !found.is_empty();
            continue;
        }
        let line = page.trimmed(line);
        let words = page.seen(&line);
        if words.is_empty() || is_rule(words) && !(words == "-" && begins_below(page, number)) {
            after_blank = true;
            continue;
        }
        let label = label_of(words).filter(|_| !continues_a_range(page.seen(&last_line), words));
        match found.last_mut() {
            Some(open) if label.is_none() && is_bare(open) => open.range.end = line.end,
            Some(open) if label.is_none() && goes_on(page, open, &last_line, words, after_blank) => {
                open.range.end = line.end;
            }
            _ => found.push(Paragraph { range: line.clone(), label }),
        }
        last_line = line;
        after_blank = false;
    }
    found
}

/// Whether the next line with words begins a sentence: then the dash above it is its label.
fn begins_below(page: &Page, number: usize) -> bool {
    let next = page.lines.iter().skip(number + 1).take(4).find(|line| !line.is_empty());
    next.is_some_and(|line| page.seen(line).starts_with(char::is_uppercase) && !is_capitals(page.seen(line)))
}

/// A dash, a letter or an article alone on its line: its words stand on the next one.
fn is_bare(open: &Paragraph) -> bool {
    let Some(label) = &open.label else { return false };
    let is_alone = open.range.start + label.ahead >= open.range.end;
    is_alone && matches!(label.style, Style::Dash(_) | Style::Point | Style::Article)
}

/// A line of dashes, underscores or stars.
pub(super) fn is_rule(words: &str) -> bool {
    words.chars().all(|character| matches!(character, '-' | '_' | '*' | '=' | ' ' | '|' | '.' | '…' | '~'))
}

fn goes_on(page: &Page, open: &Paragraph, last_line: &Range<usize>, next: &str, after_blank: bool) -> bool {
    let before = page.seen(last_line);
    let starts_lower = next.starts_with(|first: char| first.is_lowercase());
    if after_blank {
        let cut_in_list = before.ends_with(',') && !next.starts_with(['-', '+']);
        return (starts_lower && !is_finished(before)) || cut_in_list;
    }
    if starts_lower {
        return !before.ends_with(['.', ';', ':'])
            || !is_finished(before)
            || before.ends_with(';') && open.label.is_none();
    }
    if is_capitals(before) != is_capitals(next) && (is_capitals(before) && before.len() > 3) {
        return false;
    }
    !is_finished(before) && !is_title(page, open)
}

/// Whether the sentence is over at the end of the line.
fn is_finished(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '"', ')', '*', ' ', '»']);
    bare.ends_with(['.', ';', ':', '!', '?']) || words.ends_with(['.', ';', ':', '!', '?'])
}

/// A numbered line that is the title of a section: its words are those of such titles and nothing more follows.
fn is_title(page: &Page, open: &Paragraph) -> bool {
    let numbered = open.label.as_ref().is_some_and(|label| !matches!(label.style, Style::Dash(_)));
    if !numbered {
        return false;
    }
    // Titles have eight words at the most.
    let words: Vec<&str> = page.lower(&open.content()).split_whitespace().take(9).collect();
    let clean: Vec<&str> = words.iter().map(|word| word.trim_end_matches([',', ';', ':'])).collect();
    let is_known = || TITLES.contains(words.join(" ").trim_end_matches(['.', ':']));
    words.len() <= 6 && SILENT_TITLES.length_at(&clean) > 0 || words.len() <= 8 && is_known()
}

/// Whether the letters are capitals.
pub(super) fn is_capitals(words: &str) -> bool {
    let mut letters = 0;
    for character in words.chars().filter(|character| is_alphabetic(*character)) {
        if character.is_lowercase() {
            return false;
        }
        letters += 1;
    }
    letters > 1
}
