//! Numeric goals: how much, of what unit, how it compares, by which year.
//!
//! A percentage is a goal in a section of goals, or in a clause with a word of striving. Percentages of reports on what
//! was reached are none.

use super::Comparison;
use super::Target;
use super::dates;
use super::findings::Found;
use super::lexicon::pattern;
use super::regions::Region;
use super::rules;
use super::text::Page;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?P<compare>tối thiểu|ít nhất|từ|trên|vượt|không dưới mức|tối thiểu đạt|ít nhất là|không ít hơn|không dưới|không thấp hơn|đạt từ|tối đa|không quá|không vượt quá|dưới|khoảng|hơn|tối thiểu là)?\s*",
        r"(?P<low>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?:%)?(?:\s*(?:-|đến)\s*(?P<high>\d+(?:,\d+)?))?\s*(?P<unit>%)(?P<more>\s+trở lên)?"
    ))
});
static STRIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"phấn đấu|mục tiêu|quyết tâm|hoàn thành|bảo đảm|đảm bảo|đến năm|chỉ tiêu|tối thiểu|ít nhất|đạt\s+(?:tỷ lệ|ít nhất|tối thiểu|trên|từ)",
    )
});
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"đã đạt|ước đạt|đã hoàn thành|so cùng kỳ|so với cùng kỳ|tăng\s+\d|giảm\s+\d|hiện nay|tính đến|đạt\s+\d[\d,.]*\s*% (?:dự toán|kế hoạch)",
    )
});
/// What was reached, also under a title of goals.
static PAST: LazyLock<Regex> = LazyLock::new(|| pattern(r"đã đạt|ước đạt|đã hoàn thành|so cùng kỳ|so với cùng kỳ"));
static GOALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"mục tiêu|chỉ tiêu"));
static SITUATION: LazyLock<Regex> = LazyLock::new(|| pattern(r"đánh giá|tình hình|kết quả|thực trạng|bối cảnh"));
static BY_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:đến|hết|trong|cuối)\s+(?:hết\s+)?năm\s+(?P<year>20\d\d)|giai đoạn\s+20\d\d\s*-\s*(?P<end>20\d\d)|năm\s+(?P<plain>20\d\d)",
    )
});

/// The targets of the body.
pub(super) fn targets(page: &Page, body: &Region) -> Vec<Found<Target>> {
    let mut found = Vec::new();
    for (paragraph, holder) in body.paragraphs.iter().zip(&body.structure.holders) {
        if !page.lower(&paragraph.range).contains('%') {
            continue;
        }
        let titles = titles_above(page, body, *holder);
        let is_goal = GOALS.is_match(&titles);
        if SITUATION.is_match(&titles) && !is_goal || holder.is_none() && !body.structure.nodes.is_empty() {
            continue;
        }
        for clause in clauses(page, &paragraph.content()) {
            let low = page.lower(&clause);
            let strives = is_goal || STRIVES.is_match(low);
            let aims = is_goal || low.contains("mục tiêu") || low.contains("phấn đấu");
            if !strives || !aims && REPORTS.is_match(low) || PAST.is_match(low) {
                continue;
            }
            let year = year_of(low).or_else(|| year_of(&titles));
            for amount in AMOUNT.captures_iter(low) {
                let node = body.structure.holding(&clause);
                found.extend(target(page, &clause, &amount, year, node.map(|node| node.id.clone())));
            }
        }
    }
    found
}

fn titles_above(page: &Page, body: &Region, holder: Option<usize>) -> String {
    let mut titles = String::new();
    let mut at = holder;
    for _ in 0..16 {
        let Some(node) = at.and_then(|index| body.structure.nodes.get(index)) else { break };
        if node.is_title {
            titles.push_str(page.lower(&node.content));
            titles.push_str(". ");
        }
        at = node.parent;
    }
    titles
}

/// Sentences and what semicolons part.
fn clauses(page: &Page, content: &Range<usize>) -> Vec<Range<usize>> {
    let mut start = content.start;
    let mut found = Vec::new();
    for piece in page.seen(content).split_inclusive(". ").flat_map(|sentence| sentence.split_inclusive(';')) {
        found.push(page.trimmed(start..start + piece.len()));
        start += piece.len();
    }
    found
}

fn year_of(low: &str) -> Option<i64> {
    let found = BY_YEAR.captures(low);
    let named = found
        .as_ref()
        .and_then(|found| found.name("year").or_else(|| found.name("end")).or_else(|| found.name("plain")));
    let named = named.and_then(|year| year.as_str().parse().ok());
    named.or_else(|| dates::first_day(low).map(|day| i64::from(day.year())))
}

fn number(written: &str) -> Option<serde_json::Number> {
    let value: f64 = written.replace('.', "").replace(',', ".").parse().ok()?;
    if value.fract() == 0.0 && value.abs() < 1e15 {
        Some(serde_json::Number::from(value as i64))
    } else {
        serde_json::Number::from_f64(value)
    }
}

fn target(
    page: &Page,
    clause: &Range<usize>,
    amount: &Captures,
    year: Option<i64>,
    provision: Option<String>,
) -> Option<Found<Target>> {
    let low = number(amount.name("low")?.as_str())?;
    let high = amount.name("high").and_then(|high| number(high.as_str()));
    let word = amount.name("compare").map(|word| word.as_str()).unwrap_or_default();
    let (comparison, low, high) = match (word, high) {
        (_, Some(high)) => (Comparison::Range, Some(low), Some(high)),
        ("tối đa" | "không quá" | "không vượt quá" | "dưới", None) => {
            (Comparison::AtMost, None, Some(low))
        }
        ("khoảng", None) => (Comparison::About, Some(low.clone()), Some(low)),
        ("", None) if amount.name("more").is_none() => (Comparison::Exactly, Some(low.clone()), Some(low)),
        ("từ", None) if amount.name("more").is_none() => (Comparison::Exactly, Some(low.clone()), Some(low)),
        _ => (Comparison::AtLeast, Some(low), None),
    };
    let value = Target {
        provision,
        span: page.span(clause),
        text: page.words(clause),
        year,
        comparison,
        low,
        high,
        unit: amount.name("unit").map(|unit| unit.as_str().to_owned()),
    };
    let at = amount.get(0).map(|all| clause.start + all.start()..clause.start + all.end());
    Some(Found { value, range: page.trimmed(at.unwrap_or(clause.clone())), rule: rules::TARGET_AMOUNT })
}
