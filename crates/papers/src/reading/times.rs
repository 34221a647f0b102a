//! Lines and cells that say nothing but a time: «Thời gian thực hiện: Quý I/2026».
//!
//! Words from which no day follows are kept, as vague.

use super::dates::{end_of_month, first_day};
use super::deadlines::{Stated, between, dated, deadline, number, quarter};
use super::lexicon::pattern;
use super::text::Page;
use super::{DeadlineKind, recurrences, rules};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static MONTH_ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:hết\s+)?tháng\s+(?P<month>\d{1,2})\s*(?:/|năm|-)\s*(?P<year>\d{4})$"));
static YEAR_ALONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:trong\s+|hết\s+)?(?:năm\s+)?(?P<year>\d{4})$"));
static QUARTER_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:hết\s+)?quý\s+(?P<quarter>iv|i{1,3}|[1-4])\s*(?:/|năm|-)?\s*(?:năm\s+)?(?P<year>\d{4})$")
});
static SPAN_OF_YEARS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:giai\s+đoạn\s+|từ\s+năm\s+)?\d{4}\s*(?:-|đến(?:\s+năm)?)\s*(?P<year>\d{4})|giai\s+đoạn\s+\d{4}\s*-\s*(?P<end>\d{4})",
    )
});
static OPEN_PERIOD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:từ\s|(?:trong\s+)?năm\s+\d{4}\s+và\s+các\s+năm)|các\s+năm\s+tiếp\s+theo"));

/// The deadline of the line.
pub(super) fn of_line(page: &Page, line: &Range<usize>) -> Option<Stated> {
    let line = page.trimmed(line.start..line.start + page.seen(line).trim_end_matches(['.', ';', ' ']).len());
    let low = page.lower(&line);
    if low.is_empty() {
        return None;
    }
    let whole =
        |kind, date, recurrence| Some(deadline(page, line.clone(), kind, date, recurrence, rules::DEADLINE_LINE));
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
        let year = number(&found, "year").or_else(|| number(&found, "end"))?;
        return whole(DeadlineKind::Period, end_of_month(year, 12), None);
    }
    if let Some(found) = recurrences::day(page, &line, low).or_else(|| dated(page, &line, low)) {
        return Some(found);
    }
    if OPEN_PERIOD.is_match(low) {
        return whole(DeadlineKind::Period, between(page, &line).and_then(|found| found.value.date), None);
    }
    if let Some(recurrence) = recurrences::cycle_of_line(low) {
        return whole(DeadlineKind::Recurring, None, Some(recurrence));
    }
    if let Some(date) = first_day(low) {
        return whole(DeadlineKind::Date, Some(date), None);
    }
    whole(DeadlineKind::Vague, None, None)
}
