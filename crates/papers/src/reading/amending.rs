//! What an amending document says of single clauses of another: «Điểm 2 mục II được sửa đổi như sau», «Bãi bỏ điểm 4
//! mục II», «Bổ sung điểm 5 vào sau điểm 4 mục II».
//!
//! It reads a reading and adds nothing to it. Words between quotation marks are the new text and say nothing of clauses.
//! A line that is not understood gives nothing: a person pairs by hand.

use super::{Reading, Span, citations::SYMBOL, lexicon::pattern};
use domain::amendments::Act;
use regex::Regex;
use std::sync::LazyLock;

/// One thing that is said of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// What.
    pub act: Act,
    /// Of which clause: labels, the outermost first. Empty where a clause is added.
    pub labels: Vec<String>,
    /// The innermost provision that says so.
    pub provision: Option<String>,
    /// Symbols of documents that the line names; empty: the document that is amended.
    pub symbols: Vec<String>,
    /// The line.
    pub span: Span,
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<kind>điểm|khoản|điều|mục|chương|phần|đoạn|ý)\s+(?P<labels>(?:\d{1,3}(?:\.\d{1,2})?|[ivx]{1,6}|[a-zđ])\b(?:\s*(?:,|và)\s*(?:\d{1,3}|[ivx]{1,6}|[a-zđ])\b)*)",
    )
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,3}(?:\.\d{1,2})?|[ivx]{1,6}\b|[a-zđ]\b"));
static JOINS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*,?\s*(?:(?:của|thuộc|tại|trong)\s+)?$"));
static REPEALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"bãi bỏ|hết hiệu lực|hủy bỏ|huỷ bỏ"));
static INSERTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"bổ sung[^.]{0,60}?\b(?:vào )?(?:sau|trước)\s"));
static CHANGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"sửa đổi|được sửa|sửa (?:lại|thành)|thay thế|thay bằng|viết lại"));
static SYMBOLS: LazyLock<Regex> = LazyLock::new(|| pattern(SYMBOL));

/// What the document says of clauses of others, in its order.
pub fn instructions(reading: &Reading) -> Vec<Instruction> {
    let (mut found, mut within, mut is_quoted, mut start) = (Vec::new(), Vec::new(), false, 0);
    for line in reading.text.split('\n') {
        let end = start + line.chars().count();
        let spoken = unquoted(line, &mut is_quoted);
        let read = read_line(&spoken, &mut within);
        let provision = holding(reading, start, end);
        found.extend(read.into_iter().map(|(act, labels)| Instruction {
            act,
            labels,
            provision: provision.clone(),
            symbols: symbols_in(&spoken),
            span: [start, end],
        }));
        start = end + 1;
    }
    found
}

/// The words of a line that stand outside quotation marks; a quotation may run over several lines.
fn unquoted(line: &str, is_quoted: &mut bool) -> String {
    let mut words = String::new();
    for sign in line.chars() {
        match sign {
            '“' | '«' => *is_quoted = true,
            '”' | '»' => *is_quoted = false,
            '"' => *is_quoted = !*is_quoted,
            other if !*is_quoted => words.push(other),
            _ => {}
        }
    }
    words
}

fn read_line(spoken: &str, within: &mut Vec<String>) -> Vec<(Act, Vec<String>)> {
    let low = spoken.to_lowercase();
    let Some(act) = act_of(&low) else { return Vec::new() };
    let Some(named) = first_named(&low) else { return Vec::new() };
    // «Sửa đổi một số điểm của mục II như sau:» holds for the lines below it.
    if low.contains("một số") {
        *within = named.outer_first().remove(0);
        return Vec::new();
    }
    if act == Act::Insert {
        return vec![(act, Vec::new())];
    }
    let is_inner = !named.has_outermost;
    named
        .outer_first()
        .into_iter()
        .map(|labels| (act, if is_inner { within.iter().cloned().chain(labels).collect() } else { labels }))
        .collect()
}

fn act_of(low: &str) -> Option<Act> {
    if INSERTS.is_match(low) && !low.contains("sửa đổi") {
        Some(Act::Insert)
    } else if REPEALS.is_match(low) {
        Some(Act::Repeal)
    } else if CHANGES.is_match(low) || low.contains("bổ sung") {
        Some(Act::Change)
    } else {
        None
    }
}

/// Clauses as they are named: «điểm 2, 3 mục II».
struct NamedClauses {
    /// The innermost, one or several.
    inner: Vec<String>,
    /// Those around it, the nearest first.
    around: Vec<String>,
    /// One of them stands at the top of a document.
    has_outermost: bool,
}

impl NamedClauses {
    fn outer_first(&self) -> Vec<Vec<String>> {
        let path = |inner: &String| self.around.iter().rev().cloned().chain([inner.clone()]).collect();
        self.inner.iter().map(path).collect()
    }
}

fn first_named(low: &str) -> Option<NamedClauses> {
    let mut named: Option<NamedClauses> = None;
    let mut last_end = 0;
    for captures in NAMED.captures_iter(low) {
        let (Some(all), Some(kind), Some(labels)) = (captures.get(0), captures.name("kind"), captures.name("labels"))
        else {
            continue;
        };
        let labels: Vec<String> = LABEL.find_iter(labels.as_str()).map(|label| label.as_str().to_owned()).collect();
        let is_outermost = matches!(kind.as_str(), "mục" | "điều" | "chương" | "phần");
        match &mut named {
            None => named = Some(NamedClauses { inner: labels, around: Vec::new(), has_outermost: is_outermost }),
            Some(known) => {
                if !JOINS.is_match(low.get(last_end..all.start()).unwrap_or_default()) {
                    break;
                }
                known.around.extend(labels.into_iter().take(1));
                known.has_outermost |= is_outermost;
            }
        }
        last_end = all.end();
    }
    named.filter(|named| !named.inner.is_empty())
}

fn symbols_in(spoken: &str) -> Vec<String> {
    SYMBOLS.find_iter(spoken).map(|symbol| symbol.as_str().split_whitespace().collect()).collect()
}

fn holding(reading: &Reading, start: usize, end: usize) -> Option<String> {
    let holds = |span: &Span| span[0] < end.max(start + 1) && start < span[1];
    let inner = reading.provisions.iter().filter(|provision| holds(&provision.span)).max_by_key(|one| one.span[0]);
    inner.map(|provision| provision.id.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> Vec<(Act, Vec<String>)> {
        let mut within = Vec::new();
        let mut is_quoted = false;
        text.lines().flat_map(|line| read_line(&unquoted(line, &mut is_quoted), &mut within)).collect()
    }

    fn labels(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|label| (*label).to_owned()).collect()
    }

    #[test]
    fn clauses_are_named_in_many_ways() {
        let table: &[(&str, Act, &[&[&str]])] = &[
            ("1. Điểm 2 mục II được sửa đổi, bổ sung như sau:", Act::Change, &[&["ii", "2"]]),
            ("Sửa đổi điểm a khoản 1 Điều 5 như sau:", Act::Change, &[&["5", "1", "a"]]),
            ("2. Bãi bỏ điểm 4 mục II.", Act::Repeal, &[&["ii", "4"]]),
            ("Bãi bỏ các điểm 3, 4 mục II và phụ lục.", Act::Repeal, &[&["ii", "3"], &["ii", "4"]]),
            ("Khoản 3 Điều 7 hết hiệu lực.", Act::Repeal, &[&["7", "3"]]),
            ("Bổ sung điểm 5 vào sau điểm 4 mục II như sau:", Act::Insert, &[&[]]),
            ("Thay thế điểm 1 của mục III bằng điểm sau:", Act::Change, &[&["iii", "1"]]),
        ];
        for (text, act, expected) in table {
            let expected: Vec<_> = expected.iter().map(|path| (*act, labels(path))).collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_above_says_where_and_quoted_words_say_nothing() {
        let text = "1. Sửa đổi, bổ sung một số điểm của mục II như sau:\n\
                    a) Điểm 2 được sửa thành: “2. Sửa đổi quy chế theo điểm 1 mục I,\n\
                    bãi bỏ điểm 7 mục IV của quy chế cũ”.\n\
                    b) Điểm 4 được bãi bỏ.";
        let expected = [(Act::Change, labels(&["ii", "2"])), (Act::Repeal, labels(&["ii", "4"]))];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn other_lines_say_nothing() {
        for text in ["Căn cứ điểm 2 mục II Hướng dẫn số 85-HD/BTGTU.", "Sửa đổi, bổ sung cơ chế, chính sách.", ""]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
