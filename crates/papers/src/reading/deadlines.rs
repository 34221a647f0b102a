//! When a duty is to be done: a day, a recurrence, a period, or words from which no day follows.
//!
//! A date outweighs a vague word. Months, quarters and years end on their last day. Purposes («để kịp thời …») and
//! denials say nothing of the duty's own time. Recurrences are in `recurrences`, lines that are a time in `times`.

use super::dates::{DAY, day_of, end_of_month};
use super::findings::Found;
use super::lexicon::pattern;
use super::text::Page;
use super::{Deadline, DeadlineKind, TimeBound, recurrences, rules};
use crate::letters::has_digit;
use jiff::civil::{Date, Time};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// A deadline with its place and its rule.
pub(super) type Stated = Found<Deadline>;

static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<bound>trước|chậm nhất(?: là)?(?: đến)?(?: vào)?(?: trước)?|đến hết|hạn cuối(?: cùng)?(?: là)?|xong trước|muộn nhất(?: là)?|không (?:muộn|chậm) (?:hơn|quá)|(?:hoàn thành|xong)(?: vào| trong| đến)?|(?:bảo đảm|đảm bảo|phấn đấu) đến(?: hết)?)\s+(?:(?P<hour>\d{{1,2}})\s*(?::|giờ|h)\s*(?P<minute>\d{{2}})?\s*(?:phút)?\s*,?\s*)?(?:ngày\s+)?{DAY}"
    ))
});
/// A day without a year; what follows must not be one.
static DAY_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<bound>trước|chậm nhất(?: là)?(?: đến)?(?: vào)?|muộn nhất(?: là)?|đến hết)\s+(?:\d{1,2}\s*(?:giờ|h|:)\s*(?:\d{2})?\s*,?\s*)?ngày\s+(?P<day>\d{1,2})\s*(?:/|tháng\s+)\s*(?P<month>\d{1,2})(?P<after>\s*[\d/]|\s*(?:năm|hằng|hàng|mỗi|của|-)\b)?",
    )
});
static IN_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:hoàn thành|xong|xong trước|trước|chậm nhất|đến hết)?\s*(?:trong(?:\s+kỳ\s+sinh\s+hoạt)?|hết|trước|vào|cuối)\s+)tháng\s+(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})",
    )
});
static IN_QUARTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:trong|hết|trước|vào|cuối|hoàn thành|xong)\s+quý\s+(?P<quarter>iv|i{1,3}|[1-4])\s*(?:/|-|,|năm|\s)\s*(?:năm\s+)?(?P<year>\d{4})",
    )
});
static IN_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:(?:hoàn thành|xong)(?:[^.;,\d]{0,40}?)\s+(?:trong|trước|hết)|ngay trong)\s+năm\s+(?P<year>\d{4})")
});
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    const COUNT: &str = r"\d{1,3}\s*(?:\([^)]{1,20}\)\s*)?(?:ngày|giờ|tháng|tuần)(?:\s+làm\s+việc)?";
    const EVENT: &str = r"(?:kể\s+từ|tính\s+từ|từ\s+khi|sau\s+khi|từ\s+ngày)";
    pattern(&format!(
        r"(?:trong\s+(?:vòng|thời\s+hạn|thời\s+gian)|chậm\s+nhất(?:\s+là)?(?:\s+sau)?|không\s+quá)\s+{COUNT}(?:\s*,?\s*{EVENT})?|(?:trong|sau)\s+{COUNT}\s*,?\s*{EVENT}"
    ))
});
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"từ\s+(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*\d{{4}})?|\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?)\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(?:{DAY}|(?P<event>[^:;.)]{{3,40}}))"
    ))
});
static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"khẩn\s+trương|kịp\s+thời|thường\s+xuyên|định\s+kỳ|trong\s+thời\s+gian\s+sớm\s+nhất(?:\s+có\s+thể)?|sớm\s+nhất\s+có\s+thể|trong\s+ngày\s+bầu\s+cử",
    )
});
static NO_OWN_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:để|nhằm|không\s+thực\s+hiện|không|chưa|chi|nhiệm\s+vụ|bảo\s+đảm\s+chi|trực\s+tiếp,|làm\s+việc\s+xuyên|ngủ|chuẩn\s+bị\s+và|việc)\s*,?\s*$",
    )
});

/// A deadline of a kind, with its words.
pub(super) fn deadline(
    page: &Page,
    range: Range<usize>,
    kind: DeadlineKind,
    date: Option<Date>,
    recurrence: Option<String>,
    rule: &'static str,
) -> Stated {
    let value = Deadline { text: page.words(&range), kind, date, rule: recurrence, time: None, bound: None };
    Found { value, range, rule }
}

/// The deadline that a part of a duty states.
pub(super) fn stated(page: &Page, part: &Range<usize>) -> Option<Stated> {
    let low = page.lower(part);
    recurrences::day(page, part, low)
        .or_else(|| dated(page, part, low))
        .or_else(|| recurrences::cycle(page, part, low))
        .or_else(|| between(page, part))
        .or_else(|| within(page, part, low))
        .or_else(|| vague(page, part, low))
}

/// Whether it tells a day or a rule.
pub(super) fn is_definite(deadline: &Deadline) -> bool {
    deadline.kind != DeadlineKind::Vague
}

/// Where the whole of a match stands.
pub(super) fn place(part: &Range<usize>, found: &Captures) -> Range<usize> {
    found.get(0).map(|all| part.start + all.start()..part.start + all.end()).unwrap_or(part.clone())
}

/// A group as a number.
pub(super) fn number<T: std::str::FromStr>(found: &Captures, name: &str) -> Option<T> {
    found.name(name)?.as_str().parse().ok()
}

/// A day, or a month, quarter or year that ends on one.
pub(super) fn dated(page: &Page, part: &Range<usize>, low: &str) -> Option<Stated> {
    if !low.contains(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let on =
        |found: &Captures, date, rule| deadline(page, place(part, found), DeadlineKind::Date, Some(date), None, rule);
    if let Some(found) = DATED.captures(low) {
        let (bound, rule) = bound(&found);
        let mut stated = on(&found, day_of(&found)?, rule);
        stated.value.time = hour(&found);
        stated.value.bound = Some(bound);
        return Some(stated);
    }
    if let Some(found) = IN_MONTH.captures(low) {
        let date = end_of_month(number(&found, "year")?, number(&found, "month")?)?;
        return Some(through(on(&found, date, rules::DEADLINE_IN_MONTH)));
    }
    if let Some(found) = IN_QUARTER.captures(low) {
        let quarter = quarter(found.name("quarter")?.as_str());
        let date = end_of_month(number(&found, "year")?, quarter * 3)?;
        return Some(through(on(&found, date, rules::DEADLINE_IN_QUARTER)));
    }
    if let Some(found) = IN_YEAR.captures(low) {
        let date = end_of_month(number(&found, "year")?, 12)?;
        return Some(through(on(&found, date, rules::DEADLINE_IN_YEAR)));
    }
    let found = DAY_ONLY.captures_iter(low).find(|found| found.name("after").is_none())?;
    let date = next_after(page.issued?, number(&found, "month")?, number(&found, "day")?)?;
    let (bound, _) = bound(&found);
    let mut stated = on(&found, date, rules::DEADLINE_DAY_OF_ISSUE_YEAR);
    stated.value.bound = Some(bound);
    Some(stated)
}

/// The next such day from the date of issue on.
fn next_after(issued: Date, month: i8, day: i8) -> Option<Date> {
    let this = Date::new(issued.year(), month, day).ok()?;
    if this >= issued { Some(this) } else { Date::new(issued.year() + 1, month, day).ok() }
}

fn bound(found: &Captures) -> (TimeBound, &'static str) {
    match found.name("bound").map(|bound| bound.as_str()).unwrap_or_default() {
        word if word.contains("trước") => (TimeBound::Before, rules::DEADLINE_BEFORE_DATE),
        "đến hết" => (TimeBound::Through, rules::DEADLINE_THROUGH_DATE),
        word if ["hoàn thành", "xong", "bảo đảm", "đảm bảo", "phấn đấu"].iter().any(|verb| word.starts_with(verb)) => {
            (TimeBound::By, rules::DEADLINE_ON_DATE)
        }
        _ => (TimeBound::By, rules::DEADLINE_BY_DATE),
    }
}

fn through(stated: Stated) -> Stated {
    let value = Deadline { bound: Some(TimeBound::Through), ..stated.value };
    Found { value, ..stated }
}

/// Which quarter, from the first to the fourth.
pub(super) fn quarter(written: &str) -> i8 {
    match written {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        _ => 4,
    }
}

/// The hour that is stated with a day.
pub(super) fn hour(found: &Captures) -> Option<Time> {
    let hour: i8 = number(found, "hour")?;
    Time::new(hour, number(found, "minute").unwrap_or(0), 0, 0).ok()
}

/// A period from one day to another, or to an event of which the day is not told.
pub(super) fn between(page: &Page, part: &Range<usize>) -> Option<Stated> {
    let low = page.lower(part);
    has_digit(low).then_some(())?;
    let found = BETWEEN.captures(low)?;
    let range = page.trimmed(place(part, &found));
    Some(deadline(page, range, DeadlineKind::Period, day_of(&found), None, rules::DEADLINE_BETWEEN))
}

/// Some days from an event of which the day is not told.
fn within(page: &Page, part: &Range<usize>, low: &str) -> Option<Stated> {
    has_digit(low).then_some(())?;
    let found = WITHIN.captures(low)?;
    Some(deadline(page, place(part, &found), DeadlineKind::Period, None, None, rules::DEADLINE_WITHIN))
}

fn vague(page: &Page, part: &Range<usize>, low: &str) -> Option<Stated> {
    let found = VAGUE.find_iter(low).find(|found| {
        let before = low.get(..found.start()).unwrap_or_default();
        !NO_OWN_TIME.is_match(tail(before))
    })?;
    let range = part.start + found.start()..part.start + found.end();
    Some(deadline(page, range, DeadlineKind::Vague, None, None, rules::DEADLINE_VAGUE))
}

/// The last words: enough for what stands directly before a match.
pub(super) fn tail(before: &str) -> &str {
    let mut start = before.len().saturating_sub(80);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    before.get(start..).unwrap_or(before)
}
