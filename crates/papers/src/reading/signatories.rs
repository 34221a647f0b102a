//! Who signed: capacity and title in capitals, the name in small letters below or behind them.
//!
//! A document may have several signatures. A name that is missing stays unknown.

use super::Signatory;
use super::lexicon::pattern;
use super::paragraphs::is_capitals;
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

/// Capitals give capacity and title; the name follows them. With the end of the last signature.
pub(super) fn signatories(page: &Page, lines: &[Range<usize>]) -> (Vec<Signatory>, Option<usize>) {
    let mut found = Vec::new();
    let mut last = None;
    let mut open = Signatory { capacity: None, title: None, name: None };
    for line in lines {
        let words = page.words(line);
        if words.starts_with('-') {
            continue;
        }
        let (capitals, behind) = parted(&words);
        if is_capitals(capitals) && CAPACITY.is_match(capitals) {
            open.capacity = Some(open.capacity.map_or(capitals.to_owned(), |before| format!("{before} {capitals}")));
        } else if is_capitals(capitals) && TITLE.is_match(capitals) {
            open.title = Some(capitals.to_owned());
        }
        let is_open = open.capacity.is_some() || open.title.is_some();
        if let Some(name) = name_in(behind).filter(|_| is_open) {
            found.push(Signatory { name: Some(name), ..open });
            open = Signatory { capacity: None, title: None, name: None };
            last = Some(line.end);
        }
    }
    if open.capacity.is_some() || open.title.is_some() {
        found.push(open);
    }
    if found.is_empty()
        && let Some(name) = lines.last().and_then(|line| name_in(&page.words(line)))
    {
        found.push(Signatory { capacity: None, title: None, name: Some(name) });
    }
    (found, last)
}
