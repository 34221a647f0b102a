//! Who signed: capacity and title in capitals, the name in small letters below or behind them.
//!
//! A document may have several signatures. A name that is missing stays unknown.

use super::Signatory;
use super::findings::Found;
use super::lexicon::pattern;
use super::paragraphs::is_capitals;
use super::rules;
use super::text::Page;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CAPACITY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|T/UQ|Q\.|THỪA LỆNH|THỪA ỦY QUYỀN)[ .]"));
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Q\. ?)?(?:PHÓ |ỦY VIÊN|CHỦ TỊCH|TRƯỞNG|CHÁNH|BÍ THƯ|GIÁM ĐỐC|TỔNG|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ NHIỆM|CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THƯỜNG TRỰC|CHỈ HUY)",
    )
});
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:TS|ThS|PGS|GS|BS|Thượng tướng|Đại tá|Thiếu tướng|Trung tướng|Đại tướng|Thượng tá|Trung tá)\.? ?)*(?P<name>\p{L}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,5})$",
    )
});

/// Whether a line begins a signature; titles alone do so only after the body is closed.
pub(super) fn begins_signature(words: &str, after_closing: bool) -> bool {
    let (capitals, _) = parted(words);
    let is_signed = CAPACITY.is_match(capitals) || after_closing && TITLE.is_match(capitals);
    is_signed && is_capitals(capitals)
}

/// «TM. CHÍNH PHỦ THỦ TƯỚNG Trần Văn A» on one line: the capitals, and the name behind them.
fn parted(words: &str) -> (&str, &str) {
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        if word.chars().any(char::is_lowercase) && !matches!(word.trim(), "T/M" | "K/T") {
            break;
        }
        at += word.len();
    }
    (words.get(..at).unwrap_or(words).trim_end(), words.get(at..).unwrap_or_default())
}

fn name_in(words: &str) -> Option<String> {
    NAME.captures(words).and_then(|found| found.name("name")).map(|name| name.as_str().to_owned())
}

/// Bytes of a recipient's line up to the signature's column beside it: «- Như Điều 5; KT. CHỦ TỊCH», «- Cục Thuế tỉnh; Trần Văn A».
pub(super) fn column_ends(words: &str) -> usize {
    let Some(stop) = words.rfind([';', '.']).map(|at| at + 1) else { return words.len() };
    let tail = words.get(stop..).unwrap_or_default().trim();
    if tail.is_empty() || words.starts_with("- Lưu") || words.starts_with("Lưu") {
        return words.len();
    }
    let longest = tail.split(|letter: char| !letter.is_alphabetic()).map(|word| word.chars().count()).max();
    let is_speck = tail.chars().count() <= 8 && longest.unwrap_or_default() <= 2;
    let is_column =
        begins_signature(tail, true) || is_capitals(tail) && tail.contains(' ') || is_person(tail) || is_speck;
    if is_column && words.get(..stop).is_some_and(|kept| kept.len() > 4) { stop } else { words.len() }
}

fn is_person(words: &str) -> bool {
    let count = words.split(' ').count();
    (3..=5).contains(&count) && name_in(words).is_some() && !super::addressees::names_a_body(words)
}

/// A signature while its lines are read.
#[derive(Debug, Default)]
struct Open {
    capacity: Option<String>,
    title: Option<String>,
    range: Option<Range<usize>>,
}

impl Open {
    fn reach(&mut self, line: &Range<usize>) {
        let start = self.range.as_ref().map(|range| range.start).unwrap_or(line.start).min(line.start);
        self.range = Some(start..line.end.max(start));
    }

    fn is_begun(&self) -> bool {
        self.capacity.is_some() || self.title.is_some()
    }

    fn close(&mut self, name: Option<String>, rule: &'static str) -> Option<Found<Signatory>> {
        let Open { capacity, title, range } = std::mem::take(self);
        Some(Found { value: Signatory { capacity, title, name }, range: range?, rule })
    }
}

/// Capitals give capacity and title; the name follows them. With the end of the last signature. `beside` are pieces that
/// stand beside the recipients.
pub(super) fn signatories(
    page: &Page,
    lines: &[Range<usize>],
    beside: &[Range<usize>],
) -> (Vec<Found<Signatory>>, Option<usize>) {
    let mut found = Vec::new();
    let mut last = None;
    let mut open = Open::default();
    for line in pieces(page, lines, beside) {
        let words = page.words(&line);
        let (capitals, behind) = parted(&words);
        if is_capitals(capitals) && CAPACITY.is_match(capitals) {
            open.capacity = Some(open.capacity.map_or(capitals.to_owned(), |before| format!("{before} {capitals}")));
            open.range.get_or_insert(line.clone());
        } else if is_capitals(capitals) && TITLE.is_match(capitals) {
            open.title = Some(capitals.to_owned());
            open.range.get_or_insert(line.clone());
        }
        let stands_beside = beside.contains(&line) && is_person(behind);
        if let Some(name) = name_in(behind).filter(|_| open.is_begun() || stands_beside) {
            open.reach(&line);
            found.extend(open.close(Some(name), rules::SIGNATORY_CAPITALS));
            last = Some(line.end);
        }
    }
    if open.is_begun() {
        found.extend(open.close(None, rules::SIGNATORY_CAPITALS));
    }
    if found.is_empty()
        && let Some((line, name)) = lines.last().and_then(|line| Some((line, name_in(&page.words(line))?)))
    {
        open.reach(line);
        found.extend(open.close(Some(name), rules::SIGNATORY_LAST_LINE));
    }
    (found, last.filter(|_| beside.is_empty()))
}

/// What may belong to the signature: lines that begin no recipient, and what stands beside recipients, in order.
fn pieces(page: &Page, lines: &[Range<usize>], beside: &[Range<usize>]) -> Vec<Range<usize>> {
    let own = |line: &&Range<usize>| {
        !page.seen(line).starts_with(['-', '~', '•'])
            && !beside.iter().any(|piece| line.start <= piece.start && piece.end <= line.end)
    };
    let mut pieces: Vec<Range<usize>> = lines.iter().filter(own).chain(beside).cloned().collect();
    pieces.sort_by_key(|piece| piece.start);
    pieces
}
