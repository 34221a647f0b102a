//! A paragraph cut at full stops and semicolons, outside brackets and quotes: each part may be one duty.
//!
//! Full stops of abbreviations and numbers do not cut. Each part keeps its sign and has no blanks at its ends.

use super::task::{Task, task};
use crate::letters::is_alphabetic;
use crate::reading::addressees::begins_body;
use crate::reading::lexicon::{self, pattern};
use crate::reading::text::{Page, trim};
use crate::reading::words::{first_words, words};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A part and whether a new sentence begins with it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Its place.
    pub range: Range<usize>,
    /// Whether the part before ended with a full stop.
    pub begins_sentence: bool,
}

/// A second subject after a comma: «…, các cơ quan phối hợp có trách nhiệm …».
static SECOND_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"trách nhiệm [^.;]{10,}?(,) +(?:các|Các|Sở|Bộ|Ban|UBND|Ủy ban)(?: [^\s,.;]+){1,8} (?:có|chịu) trách nhiệm")
});

/// The parts of a place: bodies that a semicolon lists are one part with the task that follows them.
pub(super) fn parts(page: &Page, within: &Range<usize>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in pieces(page, within) {
        match joined.last_mut() {
            Some(last) if is_list_of_bodies(page, &last.range, &part.range) => {
                last.range.end = part.range.end;
            }
            _ => joined.push(part),
        }
    }
    joined.into_iter().flat_map(|part| by_subject(page, part)).collect()
}

fn is_list_of_bodies(page: &Page, range: &Range<usize>, next: &Range<usize>) -> bool {
    // A body's name may stand behind «tất cả các».
    let begins = || begins_body(&first_words(page, next, lexicon::MOST_WORDS + 3), 0);
    page.seen(range).ends_with(';') && begins() && matches!(task(&words(page, range), true), Task::Introduces(_))
}

fn by_subject(page: &Page, part: Part) -> Vec<Part> {
    let comma = SECOND_SUBJECT
        .captures(page.seen(&part.range))
        .and_then(|found| found.get(1))
        .map(|comma| part.range.start + comma.end());
    let Some(comma) = comma else { return vec![part] };
    let second = trim(&page.view, comma..part.range.end);
    vec![Part { range: part.range.start..comma, ..part }, Part { range: second, begins_sentence: false }]
}

/// Cut at signs alone.
fn pieces(page: &Page, within: &Range<usize>) -> Vec<Part> {
    let view = page.seen(within);
    let mut parts = Vec::new();
    let mut depth = 0_i32;
    let mut quoted = false;
    let mut start = 0;
    let mut begins_sentence = true;
    for (at, sign) in view.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            '“' | '«' => quoted = true,
            '”' | '»' => quoted = false,
            _ => {}
        }
        let end = at + sign.len_utf8();
        let cuts = match sign {
            ';' => depth == 0 && !quoted,
            '.' | '!' | '?' | '…' => {
                (depth == 0 || closes_nothing(view, end)) && !quoted && is_full_stop(view, at, end)
            }
            '”' => view.get(..at).is_some_and(|before| before.ends_with('.')) && is_full_stop(view, at, end),
            _ => false,
        };
        if cuts {
            push(page, within.start + start..within.start + end, begins_sentence, &mut parts);
            begins_sentence = sign != ';';
            start = end;
            depth = 0;
        }
    }
    push(page, within.start + start..within.end, begins_sentence, &mut parts);
    parts
}

/// A bracket that was opened and never closed does not hold a sentence together for ever.
fn closes_nothing(view: &str, end: usize) -> bool {
    !view.get(end..).unwrap_or_default().contains(')')
}

fn push(page: &Page, range: Range<usize>, begins_sentence: bool, parts: &mut Vec<Part>) {
    let range = trim(&page.view, range);
    if page.seen(&range).chars().filter(|character| is_alphabetic(*character)).nth(2).is_some() {
        parts.push(Part { range, begins_sentence });
    } else if let Some(last) = parts.last_mut()
        && !range.is_empty()
    {
        last.range.end = range.end;
    }
}

/// A stop that ends a sentence: a capital or nothing follows, and no abbreviation or number stands before it.
fn is_full_stop(view: &str, at: usize, end: usize) -> bool {
    let after = view.get(end..).unwrap_or_default();
    if !after.is_empty() && !after.starts_with([' ', '/', '.']) {
        return false;
    }
    let next = after.trim_start().chars().next();
    if next.is_some_and(|next| !next.is_uppercase() && !matches!(next, '“' | '"' | '(' | '-' | '[')) {
        return false;
    }
    let before = view.get(..at).unwrap_or_default();
    let word = before.rsplit([' ', '(', ',']).next().unwrap_or_default();
    let is_initial = word.chars().count() <= 2 && word.chars().all(char::is_uppercase) && !word.is_empty();
    const ABBREVIATIONS: [&str; 7] = ["TP", "TT", "TS", "PGS", "GS", "ThS", "VP"];
    next.is_none() || !(is_initial || ABBREVIATIONS.contains(&word))
}
