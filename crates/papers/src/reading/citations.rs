//! Other documents that a document names: by number and symbol, with kind, date, issuer and relation.
//!
//! A symbol is the anchor; the kind stands before it, the date and the issuer after it (or the date and the issuer
//! before it). What is not written near stays unknown; mentions of laws without a symbol are not collected.

use super::dates::{DAY, day_of};
use super::findings::Found;
use super::lexicon::{DOCUMENT_TYPES, pattern};
use super::text::Page;
use super::{Citation, Relation, rules};
use jiff::civil::Date;
use regex::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Number and symbol: 72-KH/TU, 24/KH-UBND, 131/2025/NĐ-CP, 197/2025/QH15, 27/NQ- TW.
pub(super) const SYMBOL: &str = r"\d{1,5}(?:\.\d{1,2})?[a-z]?(?:/\d{4})?\s?[-/]\s?(?:\p{Lu}[\p{Lu}\p{Ll}]{0,9}\d{0,2}|\d{1,4}/\p{Lu}{2,6})(?:\s?[-/&]\s?(?:\p{Lu}[\p{L}\d]{0,12}|\d{1,3}/))*";

static CITED: LazyLock<Regex> = LazyLock::new(|| {
    let mut kinds: Vec<String> = DOCUMENT_TYPES.iter().map(|entry| entry.name.replace(' ', r"\s+")).collect();
    kinds.push(r"công\s+văn".into());
    pattern(&format!(
        r"(?P<kind>(?i:{}))?(?P<number>\s*(?:(?:số|Số)\s*:?)?\s*)(?P<symbol>{SYMBOL})(?P<after>,?\s+(?i:ngày|được\s+ban\s+hành\s+ngày)\s+(?i:{DAY}))?",
        kinds.join("|")
    ))
});
static ISSUER_AFTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*,?\s*(?:ngày\s+[^,.;]{6,30}?\s+)?của\s+(?P<issuer>\p{Lu}[^,.;:()]*)"));
static DATE_AFTER_ISSUER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^\s*của\s+[^.;()\d]{{3,60}}?,?\s+ngày\s+{DAY}")));
static DATE_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?:ngày|Ngày)\s+{DAY}[^.;\d]{{0,120}}$")));
static DATE_JUST_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?:đề\s+)?ngày\s+{DAY}\s*$")));
static ISSUER_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s(?:về|Về|ban hành|thực hiện|quy định|phê duyệt|hướng dẫn|sửa đổi|thi hành|triển khai|thông qua|khóa|và (?:Kế hoạch|Chỉ thị|Nghị|Quyết|Kết luận|Thông|Hướng|Công|Luật|các|chỉ đạo|ý kiến)|đã|do|tại|trong|để|cho|đối với|theo|kết luận|xong|ngày|nêu|kèm|giao|đẩy mạnh|tăng cường)\s",
    )
});

static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| pattern(r"bãi\s+bỏ[^.]{0,60}:$"));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\d|điều|[ivx]+\s*[.-])"));

/// The citations inside the given places, in order, each distinct one once. Up to `opening`, the document says what it
/// rests on and carries out; after it, a document is only mentioned unless it is amended or replaced.
pub(super) fn citations(
    page: &Page,
    places: &[Range<usize>],
    opening: usize,
    own_symbol: Option<&str>,
) -> Vec<Found<Citation>> {
    let mut found: Vec<Found<Citation>> = Vec::new();
    let mut by_symbol: HashMap<String, Vec<usize>> = HashMap::new();
    let mut announced = Relation::Mentions;
    for place in places {
        // «Bãi bỏ:» holds for the points below it.
        let low = page.lower(place);
        if low.ends_with(':') && ANNOUNCED.is_match(low) {
            announced = Relation::Replaces;
        } else if !low.contains(')') || NUMBERED.is_match(low) {
            announced = Relation::Mentions;
        }
        for citation in in_place(page, place, place.end <= opening, announced) {
            let symbol = citation.value.symbol.as_deref().unwrap_or_default().to_lowercase();
            if own_symbol.is_some() && citation.value.symbol.as_deref() == own_symbol {
                continue;
            }
            let known = by_symbol.entry(symbol).or_default();
            let first = known.first().copied().and_then(|at| found.get_mut(at));
            match first {
                Some(first) => match (first.value.date, citation.value.date) {
                    (Some(one), Some(other)) if one != other => {
                        known.push(found.len());
                        found.push(citation);
                    }
                    (None, Some(_)) => {
                        let relation = first.value.relation;
                        *first = Found { value: Citation { relation, ..citation.value }, ..citation };
                    }
                    _ => {}
                },
                None => {
                    known.push(found.len());
                    found.push(citation);
                }
            }
        }
    }
    found
}

fn in_place(page: &Page, place: &Range<usize>, opens: bool, announced: Relation) -> Vec<Found<Citation>> {
    let view = page.seen(place);
    let mut found = Vec::new();
    let mut sentence = announced;
    let mut last_end = 0;
    if !may_cite(view) {
        return found;
    }
    for captures in CITED.captures_iter(view) {
        let (Some(all), Some(symbol)) = (captures.get(0), captures.name("symbol")) else { continue };
        let kind = captures.name("kind").map(|kind| kind.as_str());
        let numbered = captures.name("number").is_some_and(|words| words.as_str().to_lowercase().contains("số"));
        let start = all.start() + (all.as_str().len() - all.as_str().trim_start().len());
        if !looks_like_a_symbol(symbol.as_str(), kind.is_some() || numbered) || inside_a_word(view, start) {
            continue;
        }
        let after = view.get(all.end()..).unwrap_or_default();
        let before = view.get(..start).unwrap_or_default();
        let date = captures.name("after").and_then(|_| day_of(&captures)).or_else(|| date_nearby(before, after, kind));
        let (issuer, issuer_end) = issuer_after(after);
        sentence = relation(before.get(last_end..).unwrap_or(before), opens, sentence);
        last_end = all.end();
        let end = if issuer.is_some() { all.end() + issuer_end } else { all.end() };
        let range = place.start + start..place.start + end;
        let rule = if kind.is_some() || numbered { rules::CITATION_OF_KIND } else { rules::CITATION_SYMBOL };
        let value = Citation {
            text: page.words(&range),
            document_type: kind.and_then(slug_of).or_else(|| slug_in_symbol(symbol.as_str())).map(str::to_owned),
            symbol: Some(symbol.as_str().split_whitespace().collect()),
            date,
            issuer,
            relation: sentence,
            span: page.span(&range),
        };
        found.push(Found { value, range, rule });
    }
    found
}

/// Whether a sign stands as in every symbol: behind a number, which one letter may follow, and before a capital or a
/// number, with a blank or none beside it. Letters beyond ASCII count as any of them.
fn may_cite(view: &str) -> bool {
    let bytes = view.as_bytes();
    let is_number = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    let stands = |at: usize| {
        let mut before = bytes.get(..at).unwrap_or_default().iter().rev().copied();
        let mut after = bytes.get(at + 1..).unwrap_or_default().iter().copied();
        let last = before.next().and_then(|byte| if byte == b' ' { before.next() } else { Some(byte) });
        let next = after.next().and_then(|byte| if byte == b' ' { after.next() } else { Some(byte) });
        let is_counted = last
            .is_some_and(|last| is_number(last) || last.is_ascii_lowercase() && before.next().is_some_and(is_number));
        is_counted && next.is_some_and(|next| is_number(next) || next.is_ascii_uppercase())
    };
    bytes.iter().enumerate().any(|(at, byte)| matches!(byte, b'-' | b'/') && stands(at))
}

/// A symbol has a letter part; without «số» or a kind before it, it must have more than one.
fn looks_like_a_symbol(symbol: &str, announced: bool) -> bool {
    let letters = symbol.split(['/', '-']).filter(|part| part.trim().starts_with(char::is_uppercase)).count();
    let capitals = symbol.chars().filter(|character| character.is_uppercase()).count();
    capitals >= 2 && (letters >= 2 || (announced && letters >= 1))
}

fn inside_a_word(view: &str, start: usize) -> bool {
    let before = view.get(..start).and_then(|text| text.chars().next_back());
    before.is_some_and(|character| character.is_alphanumeric() || character == '/')
}

fn date_nearby(before: &str, after: &str, kind: Option<&str>) -> Option<Date> {
    if after.trim_start().starts_with("của")
        && let Some(found) = DATE_AFTER_ISSUER.captures(after)
        && !found.get(0).is_some_and(|words| words.as_str().contains("trước") || words.as_str().contains("đến"))
    {
        return day_of(&found);
    }
    // «văn bản đề ngày 29 tháng 10 năm 2025 số 16/CV-HH»
    let ends_in_number = before.trim_end().ends_with(char::is_numeric);
    if ends_in_number && let Some(found) = DATE_JUST_BEFORE.captures(before) {
        return day_of(&found);
    }
    // «Ngày 28 tháng 10 năm 2025, Chủ tịch … đã ban hành Công văn số 3280/UBND-VX»
    kind?;
    let sentence = before.rsplit(". ").next().unwrap_or(before);
    sentence.contains("ban hành").then_some(())?;
    DATE_BEFORE.captures(sentence).as_ref().and_then(day_of)
}

fn issuer_after(after: &str) -> (Option<String>, usize) {
    let begins = after.trim_start_matches([' ', ',']);
    if !begins.starts_with("của") && !begins.starts_with("ngày") {
        return (None, 0);
    }
    let Some(issuer) = ISSUER_AFTER.captures(after).and_then(|found| found.name("issuer")) else { return (None, 0) };
    let words = format!("{} ", issuer.as_str());
    let length = ISSUER_ENDS.find(&words).map(|end| end.start()).unwrap_or(issuer.as_str().len());
    let words = issuer.as_str().get(..length).unwrap_or_default().trim_end();
    if words.is_empty() || words.len() > 120 {
        return (None, 0);
    }
    (Some(words.split_whitespace().collect::<Vec<_>>().join(" ")), issuer.start() + words.len())
}

/// How the words before an amended document end: «sửa đổi, bổ sung», «sửa đổi một số điểm của».
const AMENDED_ENDS: [&str; 8] =
    ["sửa đổi, bổ sung", "sửa đổi", "điều của", "khoản của", "điểm của", "mục của", "phần của", "nội dung của"];

/// What the words between the last citation and this one say; «và», «,» and the like keep what was said before.
fn relation(between: &str, opens: bool, last: Relation) -> Relation {
    let low = between.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    if says(&["bãi bỏ", "này thay thế", "hết hiệu lực"]) || low.trim_end().ends_with("thay thế") {
        Relation::Replaces
    } else if says(&["sửa đổi"]) && AMENDED_ENDS.iter().any(|words| low.trim_end().ends_with(words)) {
        Relation::Amends
    } else if says(&["kèm theo"]) {
        Relation::Attaches
    } else if opens && says(&["căn cứ", "theo đề nghị", "tại tờ trình"]) {
        Relation::Basis
    } else if opens && says(&["thực hiện", "triển khai", "thi hành"]) {
        Relation::Implements
    } else if says(&["sửa đổi, bổ sung một số điều của", "sửa đổi một số điều của"]) {
        Relation::Amends
    } else if between.contains(". ") {
        Relation::Mentions
    } else {
        last
    }
}

/// The slug of a kind as printed.
pub(super) fn slug_of(kind: &str) -> Option<&'static str> {
    let kind = kind.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    DOCUMENT_TYPES.iter().find(|entry| entry.name == kind).map(|entry| entry.slug)
}

/// The slug that a symbol's abbreviation says.
pub(super) fn slug_in_symbol(symbol: &str) -> Option<&'static str> {
    symbol.split(['/', '-']).map(str::trim).find_map(|part| {
        DOCUMENT_TYPES
            .iter()
            .find(|entry| !entry.abbreviation.is_empty() && entry.abbreviation == part)
            .map(|entry| entry.slug)
    })
}
