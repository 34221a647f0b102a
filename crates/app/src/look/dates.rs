//! Dates as people here write and read them: 30/11/2026, and «còn 7 ngày» beside it.
//!
//! Reading is generous with the way a day is written and strict about the day itself: the day always stands before the
//! month, a year of two digits is of this century, and a day that does not exist is refused. It does not know what
//! today is; the caller says.

use jiff::civil::Date;

use crate::language::Language;
use crate::look::Tone;
use domain::time;

/// The date as dd/mm/yyyy.
pub fn written(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Why what was typed is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADate {
    /// Nothing was typed.
    Empty,
    /// It is not day, month and year.
    Unreadable,
    /// It is day, month and year, but that day is not in the calendar.
    NoSuchDay,
}

impl NotADate {
    /// The sentence that stands at the field.
    pub fn sentence(self, language: Language) -> String {
        let key = match self {
            NotADate::Empty => "date-empty",
            NotADate::Unreadable => "date-unreadable",
            NotADate::NoSuchDay => "date-no-such-day",
        };
        language.say(key).to_string()
    }
}

/// Reads `30/11/2026`, `30-11-2026`, `30.11.26`, `2026-11-30` and `ngày 30 tháng 11 năm 2026`.
///
/// # Errors
/// Says whether nothing was typed, it could not be read, or the day does not exist.
pub fn read(typed: &str) -> Result<Date, NotADate> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(NotADate::Empty);
    }
    let figures = figures_of(typed).ok_or(NotADate::Unreadable)?;
    let [first, second, third] = figures.as_slice() else {
        return Err(NotADate::Unreadable);
    };
    let (day, month, year) = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => (third, second, first),
        (1..=2, 1..=2, 2 | 4) => (first, second, third),
        _ => return Err(NotADate::Unreadable),
    };
    let mut full_year: i16 = year.parse().map_err(|_| NotADate::Unreadable)?;
    if year.len() == 2 {
        full_year += 2000;
    }
    let month = month.parse().map_err(|_| NotADate::Unreadable)?;
    let day = day.parse().map_err(|_| NotADate::Unreadable)?;
    Date::new(full_year, month, day).map_err(|_| NotADate::NoSuchDay)
}

/// The runs of digits, when everything between them is a separator or one of the words ngày, tháng, năm.
fn figures_of(typed: &str) -> Option<Vec<&str>> {
    let digit = |letter: char| letter.is_ascii_digit();
    let between_is_known = typed
        .split(digit)
        .flat_map(|gap| gap.split(|letter: char| letter.is_whitespace() || "/-.,".contains(letter)))
        .all(|word| word.is_empty() || ["ngày", "tháng", "năm"].contains(&word.to_lowercase().as_str()));
    between_is_known.then(|| typed.split(|letter| !digit(letter)).filter(|run| !run.is_empty()).collect())
}

/// A date that something is due on, seen from today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// For `<time datetime="…">`: 2026-11-30.
    pub machine: String,
    /// dd/mm/yyyy.
    pub written: String,
    /// «còn 7 ngày», «hôm nay», «quá 8 ngày».
    pub distance: String,
    /// Late is `Act`, today to seven days ahead is `Warn`, further is `Plain`.
    pub tone: Tone,
}

/// The due date with its distance from today in words.
pub fn due(date: Date, today: Date, language: Language) -> Due {
    let days = days_between(today, date);
    let tone = match days {
        ..=-1 => Tone::Act,
        0..=7 => Tone::Warn,
        _ => Tone::Plain,
    };
    Due { machine: date.to_string(), written: written(date), distance: distance(days, language), tone }
}

/// How far away a day is: `days` ahead of today, or behind it when negative.
pub fn distance(days: i32, language: Language) -> String {
    match days {
        ..=-1 => language.say("date-past").with("count", days.unsigned_abs()),
        0 => language.say("date-today"),
        _ => language.say("date-left").with("count", days),
    }
    .to_string()
}

/// Days from `start` to `end`; negative when the end lies before the start.
pub fn days_between(start: Date, end: Date) -> i32 {
    time::days_between(start, end).try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_usual_ways_to_write_a_day_are_read() {
        let day = date(2026, 11, 30);
        for typed in [
            "30/11/2026",
            " 30-11-2026 ",
            "30.11.26",
            "30 / 11 / 2026",
            "2026-11-30",
            "ngày 30 tháng 11 năm 2026",
            "30 tháng 11 năm 2026",
            "Ngày 30 tháng 11, năm 2026",
        ] {
            assert_eq!(read(typed), Ok(day), "{typed}");
        }
        assert_eq!(read("5/3/26"), Ok(date(2026, 3, 5)), "the day stands before the month");
    }

    #[test]
    fn what_is_no_day_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", NotADate::Empty),
            ("  ", NotADate::Empty),
            ("30/11", NotADate::Unreadable),
            ("mai", NotADate::Unreadable),
            ("30/11/2026 8h", NotADate::Unreadable),
            ("quý 3 năm 2026", NotADate::Unreadable),
            ("1/2/3/2026", NotADate::Unreadable),
            ("31/02/2026", NotADate::NoSuchDay),
            ("11/30/2026", NotADate::NoSuchDay),
            ("99999999999/1/2026", NotADate::Unreadable),
        ] {
            assert_eq!(read(typed), Err(reason), "{typed}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut day = date(1999, 12, 25);
        while day < date(2003, 1, 5) {
            if day.year() >= 2000 {
                assert_eq!(read(&written(day)), Ok(day));
            }
            day = day.tomorrow().expect("in range");
        }
    }

    #[test]
    fn distance_and_tone_follow_the_days() {
        let today = date(2026, 11, 23);
        for (day, words, tone) in [
            (date(2026, 11, 15), "quá 8 ngày", Tone::Act),
            (date(2026, 11, 22), "quá 1 ngày", Tone::Act),
            (today, "hôm nay", Tone::Warn),
            (date(2026, 11, 30), "còn 7 ngày", Tone::Warn),
            (date(2026, 12, 1), "còn 8 ngày", Tone::Plain),
        ] {
            let due = due(day, today, Language::Vi);
            assert_eq!((due.distance.as_str(), due.tone), (words, tone));
        }
    }
}
