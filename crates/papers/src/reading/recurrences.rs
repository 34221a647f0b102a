//! Deadlines that come again: a day of each year, month or week, or a cycle without a day, as rules of RFC 5545.
//!
//! A cycle of something that is only named («dự toán ngân sách hằng năm») is none of the duty.

use super::dates::end_of_month;
use super::deadlines::{Stated, deadline, hour, number, place, tail};
use super::lexicon::pattern;
use super::text::Page;
use super::{DeadlineKind, rules};
use crate::letters::has_digit;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

const EVERY: &str = r"(?:hằng|hàng|mỗi)\s+(?P<unit>ngày|tuần|tháng|quý|năm)";

static YEARLY_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:trước|chậm nhất|vào)\s+(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:/|tháng\s+|-)\s*(?P<month>\d{1,2})\s*,?\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm",
    )
});
static YEARLY_THEN_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:hằng|hàng|mỗi)\s+năm\s*[(,]?\s*(?:báo cáo\s+)?(?:trước|chậm nhất|vào)\s+(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:/|tháng\s+)\s*(?P<month>\d{1,2})\s*\)?",
    )
});
static YEARLY_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:trong\s+|vào\s+)?tháng\s+(?P<month>\d{1,2})\s+(?:hằng|hàng)\s+năm"));
static MONTHLY_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:trước|chậm nhất|vào)\s+(?:ngày\s+)?(?P<day>\d{1,2})\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+(?P<unit>tháng|quý)|(?:hằng|hàng)\s+(?P<unit2>tháng|quý)\s*[(,]?\s*(?:trước|chậm nhất)\s+ngày\s+(?P<day2>\d{1,2})\b",
    )
});
static LAST_MONTH_OF_QUARTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:hằng\s+quý\s*[(,]?\s*)?(?:trước|chậm nhất|vào)\s+(?:ngày\s+)?(?P<day>\d{1,2})\s+(?:của\s+)?tháng\s+cuối\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?quý",
    )
});
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:trước|vào)\s+)?(?:(?P<hour>\d{1,2})\s*(?::|giờ|h)\s*(?P<minute>\d{2})?\s*,?\s*)?(?:ngày\s+)?(?P<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật)\s+(?:hằng|hàng|mỗi)\s+tuần",
    )
});
static EVERY_SOME_MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:theo\s+)?(?:định\s+kỳ\s+)(?:(?:hằng|hàng|mỗi)\s+)?(?P<months>0?[36]|9)\s+tháng(?:[^.;]{0,40}(?:đột\s*xu[ấâ]t|năm))?|(?:mỗi\s+)?(?P<often>0?[36]|9)\s+tháng\s*(?:/|một|1|01)\s*lần",
    )
});
static REGULAR: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?:định\s+kỳ\s+(?:vào\s+)?)?{EVERY}")));
static REPORTS_NEXT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*,?\s*(?:báo\s+cáo|tổng\s+hợp|gửi|kiểm\s+tra|đánh\s+giá|rà\s+soát|sơ\s+kết|tổng\s+kết)\s")
});
/// Recurrences of something that is named, not of the duty: «dự toán ngân sách hằng năm».
static NO_OWN_CYCLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:ngân sách|nhà nước|dự toán|kế hoạch|chương trình|mẫu báo cáo|chi thường xuyên|kinh phí|nghị quyết|chỉ tiêu|công tác năm|cơ quan|đơn vị)\s*$",
    )
});
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|kiểm\s+tra|tổ\s+chức|rà\s+soát|gửi|thống\s+kê")
});

fn recurring(page: &Page, part: &Range<usize>, found: &Captures, recurrence: String, rule: &'static str) -> Stated {
    deadline(page, place(part, found), DeadlineKind::Recurring, None, Some(recurrence), rule)
}

/// Whether words speak of anything that comes again.
fn comes_again(low: &str) -> bool {
    ["hằng", "hàng", "mỗi", "định", "lần", "quý"].iter().any(|word| low.contains(word))
}

/// A day of each year, month or week.
pub(super) fn day(page: &Page, part: &Range<usize>, low: &str) -> Option<Stated> {
    if !comes_again(low) {
        return None;
    }
    if !has_digit(low) {
        return day_of_week(page, part, low);
    }
    if let Some(found) = YEARLY_DAY.captures(low).or_else(|| YEARLY_THEN_DAY.captures(low)) {
        let (day, month): (u8, u8) = (number(&found, "day")?, number(&found, "month")?);
        let recurrence = format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}");
        return (month <= 12 && day <= 31)
            .then(|| recurring(page, part, &found, recurrence, rules::DEADLINE_YEARLY_DAY));
    }
    if let Some(found) = YEARLY_MONTH.captures(low) {
        let month: i8 = number(&found, "month")?;
        let last = end_of_month(2023, month)?.day();
        let recurrence = format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={last}");
        return Some(recurring(page, part, &found, recurrence, rules::DEADLINE_YEARLY_MONTH));
    }
    if let Some(found) = MONTHLY_DAY.captures(low) {
        let day: u8 = number(&found, "day").or_else(|| number(&found, "day2"))?;
        let unit = found.name("unit").or_else(|| found.name("unit2")).map(|unit| unit.as_str());
        let every = if unit == Some("quý") { "FREQ=MONTHLY;INTERVAL=3" } else { "FREQ=MONTHLY" };
        return Some(recurring(page, part, &found, format!("{every};BYMONTHDAY={day}"), rules::DEADLINE_MONTHLY_DAY));
    }
    if let Some(found) = LAST_MONTH_OF_QUARTER.captures(low) {
        let day: u8 = number(&found, "day")?;
        let recurrence = format!("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={day}");
        return Some(recurring(page, part, &found, recurrence, rules::DEADLINE_LAST_MONTH_OF_QUARTER));
    }
    day_of_week(page, part, low)
}

fn day_of_week(page: &Page, part: &Range<usize>, low: &str) -> Option<Stated> {
    low.contains("tuần").then_some(())?;
    let found = WEEKDAY.captures(low)?;
    let code = weekday(found.name("weekday")?.as_str())?;
    let mut stated = recurring(page, part, &found, format!("FREQ=WEEKLY;BYDAY={code}"), rules::DEADLINE_WEEKDAY);
    stated.value.time = hour(&found);
    Some(stated)
}

fn weekday(written: &str) -> Option<&'static str> {
    let folded = written.split_whitespace().collect::<Vec<_>>().join(" ");
    const DAYS: [(&str, &str, &str); 7] = [
        ("thứ hai", "thứ 2", "MO"),
        ("thứ ba", "thứ 3", "TU"),
        ("thứ tư", "thứ 4", "WE"),
        ("thứ năm", "thứ 5", "TH"),
        ("thứ sáu", "thứ 6", "FR"),
        ("thứ bảy", "thứ 7", "SA"),
        ("chủ nhật", "cn", "SU"),
    ];
    DAYS.iter().find(|(word, figure, _)| folded == *word || folded == *figure).map(|(_, _, code)| *code)
}

/// A recurrence without a day: at the beginning, after «định kỳ», or of a report.
pub(super) fn cycle(page: &Page, part: &Range<usize>, low: &str) -> Option<Stated> {
    if !comes_again(low) {
        return None;
    }
    if has_digit(low)
        && let Some(found) = EVERY_SOME_MONTHS.captures(low)
    {
        let months: u8 = number(&found, "months").or_else(|| number(&found, "often"))?;
        let recurrence = format!("FREQ=MONTHLY;INTERVAL={months}");
        return Some(recurring(page, part, &found, recurrence, rules::DEADLINE_EVERY_MONTHS));
    }
    REGULAR.captures_iter(low).find_map(|found| {
        let all = found.get(0)?;
        let before = low.get(..all.start())?;
        let own = all.start() == 0
            || all.as_str().starts_with("định")
            || before.contains("định kỳ")
            || REPORTS.is_match(before);
        let own = own || REPORTS_NEXT.is_match(low.get(all.end()..).unwrap_or_default());
        (own && !NO_OWN_CYCLE.is_match(tail(before))).then_some(())?;
        let recurrence = every(found.name("unit")?.as_str())?.to_owned();
        Some(recurring(page, part, &found, recurrence, rules::DEADLINE_REGULAR))
    })
}

/// The cycle that a line or cell states and nothing else.
pub(super) fn cycle_of_line(low: &str) -> Option<String> {
    let found = REGULAR.captures(low)?;
    every(found.name("unit")?.as_str()).map(str::to_owned)
}

fn every(unit: &str) -> Option<&'static str> {
    match unit {
        "ngày" => Some("FREQ=DAILY"),
        "tuần" => Some("FREQ=WEEKLY"),
        "tháng" => Some("FREQ=MONTHLY"),
        "quý" => Some("FREQ=MONTHLY;INTERVAL=3"),
        "năm" => Some("FREQ=YEARLY"),
        _ => None,
    }
}
