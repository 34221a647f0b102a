//! When a duty is to be done: a day, a recurrence, a period, or words from which no day follows.
//!
//! A date outweighs a vague word. Months, quarters and years end on their last day. Purposes («để kịp thời …») and
//! denials say nothing of the duty's own time.

use super::dates::{DAY, day_of, end_of_month};
use super::lexicon::pattern;
use super::text::Page;
use super::{Deadline, DeadlineKind, TimeBound};
use jiff::civil::{Date, Time};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

const EVERY: &str = r"(?:hằng|hàng|mỗi)\s+(?P<unit>ngày|tuần|tháng|quý|năm)";

static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<bound>trước|chậm nhất(?: là)?(?: đến)?(?: trước)?|đến hết|hạn cuối(?: là)?|xong trước|muộn nhất(?: là)?)\s+(?:(?P<hour>\d{{1,2}})\s*(?::|giờ|h)\s*(?P<minute>\d{{2}})?\s*,?\s*)?(?:ngày\s+)?{DAY}"
    ))
});
static IN_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:hoàn thành|xong|xong trước|trước|chậm nhất|đến hết)?\s*(?:trong|hết|trước|vào)\s+)tháng\s+(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})",
    )
});
static IN_QUARTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:trong|hết|trước)\s+quý\s+(?P<quarter>iv|i{1,3}|[1-4])\s*(?:/|-|,|năm|\s)\s*(?:năm\s+)?(?P<year>\d{4})")
});
static IN_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:hoàn thành|xong)\s+(?:trong|trước|hết)\s+năm\s+(?P<year>\d{4})"));
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
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:trước|vào)\s+)?(?:(?P<hour>\d{1,2})\s*(?::|giờ|h)\s*(?P<minute>\d{2})?\s*,?\s*)?(?:ngày\s+)?(?P<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật)\s+(?:hằng|hàng|mỗi)\s+tuần",
    )
});
static EVERY_SOME_MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:theo\s+)?(?:định\s+kỳ\s+)(?:(?:hằng|hàng)\s+)?(?P<months>0?[36]|9)\s+tháng(?:[^.;]{0,40}(?:đột\s*xu[ấâ]t|năm))?",
    )
});
static REGULAR: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?:định\s+kỳ\s+(?:vào\s+)?)?{EVERY}")));
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
/// Recurrences of something that is named, not of the duty: «dự toán ngân sách hằng năm».
static NO_OWN_CYCLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:ngân sách|nhà nước|dự toán|kế hoạch|chương trình|mẫu báo cáo|chi thường xuyên|kinh phí|nghị quyết|chỉ tiêu|công tác năm|cơ quan|đơn vị)\s*$",
    )
});
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|kiểm\s+tra|tổ\s+chức|rà\s+soát|gửi|thống\s+kê")
});

fn deadline(
    page: &Page,
    range: Range<usize>,
    kind: DeadlineKind,
    date: Option<Date>,
    rule: Option<String>,
) -> Deadline {
    Deadline { text: page.words(&range), kind, date, rule, time: None, bound: None }
}

/// The deadline that a part of a duty states.
pub(super) fn stated(page: &Page, part: &Range<usize>) -> Option<Deadline> {
    let low = page.lower(part);
    recurring_day(page, part, low)
        .or_else(|| dated(page, part, low))
        .or_else(|| cycle(page, part, low))
        .or_else(|| between(page, part))
        .or_else(|| vague(page, part, low))
}

/// Whether it tells a day or a rule.
pub(super) fn is_definite(deadline: &Deadline) -> bool {
    deadline.kind != DeadlineKind::Vague
}

fn place(part: &Range<usize>, found: &Captures) -> Range<usize> {
    found.get(0).map(|all| part.start + all.start()..part.start + all.end()).unwrap_or(part.clone())
}

fn number<T: std::str::FromStr>(found: &Captures, name: &str) -> Option<T> {
    found.name(name)?.as_str().parse().ok()
}

fn dated(page: &Page, part: &Range<usize>, low: &str) -> Option<Deadline> {
    if let Some(found) = DATED.captures(low) {
        let bound = match found.name("bound").map(|bound| bound.as_str()).unwrap_or_default() {
            word if word.contains("trước") => TimeBound::Before,
            "đến hết" => TimeBound::Through,
            _ => TimeBound::By,
        };
        let date = day_of(&found)?;
        let time = hour(&found);
        return Some(Deadline {
            time,
            bound: Some(bound),
            ..deadline(page, place(part, &found), DeadlineKind::Date, Some(date), None)
        });
    }
    if let Some(found) = IN_MONTH.captures(low) {
        let date = end_of_month(number(&found, "year")?, number(&found, "month")?)?;
        return Some(through(deadline(page, place(part, &found), DeadlineKind::Date, Some(date), None)));
    }
    if let Some(found) = IN_QUARTER.captures(low) {
        let quarter = quarter(found.name("quarter")?.as_str());
        let date = end_of_month(number(&found, "year")?, quarter * 3)?;
        return Some(through(deadline(page, place(part, &found), DeadlineKind::Date, Some(date), None)));
    }
    let found = IN_YEAR.captures(low)?;
    let date = end_of_month(number(&found, "year")?, 12)?;
    Some(through(deadline(page, place(part, &found), DeadlineKind::Date, Some(date), None)))
}

fn through(deadline: Deadline) -> Deadline {
    Deadline { bound: Some(TimeBound::Through), ..deadline }
}

fn quarter(written: &str) -> i8 {
    match written {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        _ => 4,
    }
}

fn hour(found: &Captures) -> Option<Time> {
    let hour: i8 = number(found, "hour")?;
    Time::new(hour, number(found, "minute").unwrap_or(0), 0, 0).ok()
}

/// A day of each year, month or week.
fn recurring_day(page: &Page, part: &Range<usize>, low: &str) -> Option<Deadline> {
    let recurring =
        |found: &Captures, rule: String| deadline(page, place(part, found), DeadlineKind::Recurring, None, Some(rule));
    if let Some(found) = YEARLY_DAY.captures(low).or_else(|| YEARLY_THEN_DAY.captures(low)) {
        let (day, month): (u8, u8) = (number(&found, "day")?, number(&found, "month")?);
        return (month <= 12 && day <= 31)
            .then(|| recurring(&found, format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")));
    }
    if let Some(found) = YEARLY_MONTH.captures(low) {
        let month: i8 = number(&found, "month")?;
        let last = end_of_month(2023, month)?.day();
        return Some(recurring(&found, format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={last}")));
    }
    if let Some(found) = MONTHLY_DAY.captures(low) {
        let day: u8 = number(&found, "day").or_else(|| number(&found, "day2"))?;
        let unit = found.name("unit").or_else(|| found.name("unit2")).map(|unit| unit.as_str());
        let every = if unit == Some("quý") { "FREQ=MONTHLY;INTERVAL=3" } else { "FREQ=MONTHLY" };
        return Some(recurring(&found, format!("{every};BYMONTHDAY={day}")));
    }
    let found = WEEKDAY.captures(low)?;
    let code = weekday(found.name("weekday")?.as_str())?;
    Some(Deadline { time: hour(&found), ..recurring(&found, format!("FREQ=WEEKLY;BYDAY={code}")) })
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
fn cycle(page: &Page, part: &Range<usize>, low: &str) -> Option<Deadline> {
    if let Some(found) = EVERY_SOME_MONTHS.captures(low) {
        let months: u8 = number(&found, "months")?;
        let rule = format!("FREQ=MONTHLY;INTERVAL={months}");
        return Some(deadline(page, place(part, &found), DeadlineKind::Recurring, None, Some(rule)));
    }
    REGULAR.captures_iter(low).find_map(|found| {
        let all = found.get(0)?;
        let before = low.get(..all.start())?;
        let own = all.start() == 0 || all.as_str().starts_with("định") || REPORTS.is_match(before);
        (own && !NO_OWN_CYCLE.is_match(before)).then_some(())?;
        let rule = every(found.name("unit")?.as_str())?;
        Some(deadline(page, place(part, &found), DeadlineKind::Recurring, None, Some(rule.to_owned())))
    })
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

/// A period from one day to another, or to an event of which the day is not told.
pub(super) fn between(page: &Page, part: &Range<usize>) -> Option<Deadline> {
    let found = BETWEEN.captures(page.lower(part))?;
    Some(deadline(page, page.trimmed(place(part, &found)), DeadlineKind::Period, day_of(&found), None))
}

fn vague(page: &Page, part: &Range<usize>, low: &str) -> Option<Deadline> {
    let found = VAGUE.find_iter(low).find(|found| {
        let before = low.get(..found.start()).unwrap_or_default();
        !NO_OWN_TIME.is_match(before)
    })?;
    let range = part.start + found.start()..part.start + found.end();
    Some(deadline(page, range, DeadlineKind::Vague, None, None))
}

static MONTH_ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^tháng\s+(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})$"));
static YEAR_ALONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:trong\s+)?(?:năm\s+)?(?P<year>\d{4})$"));
static QUARTER_ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^quý\s+(?P<quarter>iv|i{1,3}|[1-4])\s*(?:/|năm|-)?\s*(?:năm\s+)?(?P<year>\d{4})$"));
static SPAN_OF_YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"giai\s+đoạn\s+\d{4}\s*-\s*(?P<year>\d{4})"));
static OPEN_PERIOD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:từ\s|(?:trong\s+)?năm\s+\d{4}\s+và\s+các\s+năm)|các\s+năm\s+tiếp\s+theo"));

/// The deadline of a field or cell that says nothing but the time («Thời gian thực hiện: Tháng 12/2025»).
pub(super) fn of_field(page: &Page, field: &Range<usize>) -> Option<Deadline> {
    let field = page.trimmed(field.start..field.start + page.seen(field).trim_end_matches(['.', ';', ' ']).len());
    let low = page.lower(&field);
    if low.is_empty() {
        return None;
    }
    let whole = |kind, date, rule| Some(deadline(page, field.clone(), kind, date, rule));
    if let Some(found) = MONTH_ALONE.captures(low) {
        return whole(DeadlineKind::Date, end_of_month(number(&found, "year")?, number(&found, "month")?), None);
    }
    if let Some(found) = QUARTER_ALONE.captures(low) {
        let month = quarter(found.name("quarter")?.as_str()) * 3;
        return whole(DeadlineKind::Date, end_of_month(number(&found, "year")?, month), None);
    }
    if let Some(found) = YEAR_ALONE.captures(low) {
        return whole(DeadlineKind::Date, end_of_month(number(&found, "year")?, 12), None);
    }
    if let Some(found) = SPAN_OF_YEARS.captures(low) {
        return whole(DeadlineKind::Period, end_of_month(number(&found, "year")?, 12), None);
    }
    if let Some(found) = recurring_day(page, &field, low).or_else(|| dated(page, &field, low)) {
        return Some(found);
    }
    if OPEN_PERIOD.is_match(low) {
        return whole(DeadlineKind::Period, between(page, &field).and_then(|found| found.date), None);
    }
    if let Some(found) = REGULAR.captures(low) {
        let rule = every(found.name("unit")?.as_str()).map(str::to_owned);
        return whole(DeadlineKind::Recurring, None, rule);
    }
    if let Some(date) = super::dates::first_day(low) {
        return whole(DeadlineKind::Date, Some(date), None);
    }
    whole(DeadlineKind::Vague, None, None)
}
