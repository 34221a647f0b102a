//! When an obligation is due, in words: «hằng quý, ngày 25», «thường xuyên, xác nhận 6 tháng một lần».
//!
//! Every word stands in the texts; a rule that is not understood is shown as it is stored.

use crate::{language::Language, look::dates};
use domain::obligations::{
    Timing,
    recurrence::{Every, Recurrence, parse},
};
use jiff::civil::Weekday;

/// The timing in words.
pub fn words(language: Language, timing: &Timing) -> String {
    match timing {
        Timing::Once { due_on, time: None } => dates::written(*due_on),
        Timing::Once { due_on, time: Some(time) } => {
            let hour = time.strftime("%H:%M").to_string();
            let date = dates::written(*due_on);
            language.say("obligations-due-hour").with("hour", hour).with("date", date).to_string()
        }
        Timing::Standing { confirm_every_months } => {
            language.say("obligations-standing").with("count", *confirm_every_months).to_string()
        }
        Timing::Recurring { rule } => parse(rule).map_or_else(|_| rule.clone(), |rule| recurring(language, &rule)),
    }
}

fn recurring(language: Language, rule: &Recurrence) -> String {
    let interval = rule.interval;
    match &rule.every {
        Every::Day => match interval {
            1 => language.say("obligations-every-day").to_string(),
            _ => language.say("obligations-every-days").with("count", interval).to_string(),
        },
        Every::Week { weekdays } => {
            let named: Vec<String> = weekdays.iter().map(|day| weekday(language, *day)).collect();
            let period = match interval {
                1 => language.say("obligations-every-week").to_string(),
                _ => language.say("obligations-every-weeks").with("count", interval).to_string(),
            };
            joined(&period, &named)
        }
        Every::Month { days } => {
            let period = match interval {
                1 => language.say("obligations-every-month").to_string(),
                3 => language.say("obligations-every-quarter").to_string(),
                6 => language.say("obligations-every-half-year").to_string(),
                _ => language.say("obligations-every-months").with("count", interval).to_string(),
            };
            joined(&period, &days.iter().map(|day| day_of_month(language, *day)).collect::<Vec<_>>())
        }
        Every::Year { months, days } => {
            let period = match interval {
                1 => language.say("obligations-every-year").to_string(),
                _ => language.say("obligations-every-years").with("count", interval).to_string(),
            };
            let dates = months.iter().flat_map(|month| days.iter().map(|day| day_of_year(language, *day, *month)));
            joined(&period, &dates.collect::<Vec<_>>())
        }
    }
}

fn joined(period: &str, days: &[String]) -> String {
    [period, &days.join(", ")].join(", ")
}

fn day_of_month(language: Language, day: i8) -> String {
    match day {
        -1 => language.say("obligations-last-day").to_string(),
        ..0 => language.say("obligations-days-before-end").with("count", i32::from(-1 - day)).to_string(),
        _ => language.say("obligations-day").with("day", day.to_string()).to_string(),
    }
}

fn day_of_year(language: Language, day: i8, month: i8) -> String {
    let month_number = month.to_string();
    if day > 0 {
        let date = [day.to_string(), month_number].join("/");
        return language.say("obligations-day").with("day", date).to_string();
    }
    let day = day_of_month(language, day);
    language.say("obligations-day-of-month").with("day", day).with("month", month_number).to_string()
}

fn weekday(language: Language, day: Weekday) -> String {
    let key = match day {
        Weekday::Monday => "obligations-monday",
        Weekday::Tuesday => "obligations-tuesday",
        Weekday::Wednesday => "obligations-wednesday",
        Weekday::Thursday => "obligations-thursday",
        Weekday::Friday => "obligations-friday",
        Weekday::Saturday => "obligations-saturday",
        Weekday::Sunday => "obligations-sunday",
    };
    language.say(key).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn a_timing_is_said_in_both_languages() {
        let rule = |rule: &str| Timing::Recurring { rule: rule.to_owned() };
        let once = |time| Timing::Once { due_on: date(2026, 11, 30), time };
        for (timing, vi, en) in [
            (once(None), "30/11/2026", "30/11/2026"),
            (once(Some(time(17, 0, 0, 0))), "17:00 ngày 30/11/2026", "17:00 on 30/11/2026"),
            (rule("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"), "hằng năm, ngày 30/11", "every year, on 30/11"),
            (rule("FREQ=YEARLY;BYMONTH=12"), "hằng năm, ngày cuối tháng 12", "every year, the last day of month 12"),
            (rule("FREQ=MONTHLY;BYMONTHDAY=25"), "hằng tháng, ngày 25", "every month, on 25"),
            (rule("FREQ=MONTHLY;INTERVAL=3"), "hằng quý, ngày cuối", "every quarter, the last day"),
            (
                rule("FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-3"),
                "sáu tháng một lần, 2 ngày trước ngày cuối",
                "every six months, 2 days before the last",
            ),
            (rule("FREQ=WEEKLY;BYDAY=FR"), "hằng tuần, thứ Sáu", "every week, Friday"),
            (rule("FREQ=DAILY"), "hằng ngày", "every day"),
            (rule("FREQ=DAILY;INTERVAL=2"), "2 ngày một lần", "every 2 days"),
            (rule("hàng tháng"), "hàng tháng", "hàng tháng"),
            (
                Timing::Standing { confirm_every_months: 6 },
                "thường xuyên, xác nhận 6 tháng một lần",
                "standing, confirmed every 6 months",
            ),
        ] {
            assert_eq!(words(Language::Vi, &timing), vi);
            assert_eq!(words(Language::En, &timing), en);
        }
    }
}
