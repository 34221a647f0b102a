//! Rules as readings state them, refused ones, and random rules against the calendar.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn days(rule: &str, from: Date, to: Date) -> Vec<String> {
    let recurrence = parse(rule).unwrap_or_else(|fault| panic!("{rule}: {fault}"));
    occurrences_between(&recurrence, from, to).iter().map(ToString::to_string).collect()
}

#[test]
fn the_rules_of_readings_fall_on_their_days() {
    let (from, to) = (date(2026, 1, 1), date(2026, 12, 31));
    for (rule, expected) in [
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", &["2026-11-30"][..]),
        ("FREQ=YEARLY", &["2026-12-31"]),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15", &["2026-03-15", "2026-09-15"]),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10,20", &["2026-06-10", "2026-06-20", "2026-12-10", "2026-12-20"]),
        ("FREQ=MONTHLY;INTERVAL=3", &["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", &["2026-03-25", "2026-06-25", "2026-09-25", "2026-12-25"]),
        ("FREQ=MONTHLY;INTERVAL=6", &["2026-06-30", "2026-12-31"]),
        ("freq=monthly; interval=6; ", &["2026-06-30", "2026-12-31"]),
        ("RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=1", &["2026-01-01"]),
    ] {
        assert_eq!(days(rule, from, to), expected, "{rule}");
    }
    assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=25", from, to).len(), 12);
    assert_eq!(days("FREQ=DAILY", from, to).len(), 365);
}

#[test]
fn weeks_end_on_sunday_and_may_name_their_days() {
    let (from, to) = (date(2026, 11, 16), date(2026, 11, 30));
    for (rule, expected) in [
        ("FREQ=WEEKLY;BYDAY=FR", &["2026-11-20", "2026-11-27"][..]),
        ("FREQ=WEEKLY", &["2026-11-22", "2026-11-29"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE", &["2026-11-16", "2026-11-18", "2026-11-23", "2026-11-25", "2026-11-30"]),
    ] {
        assert_eq!(days(rule, from, to), expected, "{rule}");
    }
}

#[test]
fn a_day_that_a_month_does_not_have_is_its_last() {
    let (from, to) = (date(2027, 2, 1), date(2027, 4, 30));
    assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=31", from, to), ["2027-02-28", "2027-03-31", "2027-04-30"]);
    assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=-1", from, to), ["2027-02-28", "2027-03-31", "2027-04-30"]);
    assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=30,31", date(2028, 2, 1), date(2028, 2, 29)), ["2028-02-29"]);
}

#[test]
fn what_is_not_understood_is_refused_with_its_reason() {
    for (rule, reason) in [
        ("", RecurrenceFault::Frequency),
        ("FREQ=HOURLY", RecurrenceFault::Frequency),
        ("BYMONTH=3", RecurrenceFault::Frequency),
        ("hằng tháng", RecurrenceFault::NotAPart("hằng tháng".to_owned())),
        ("FREQ=MONTHLY;COUNT=3", RecurrenceFault::Unknown("COUNT".to_owned())),
        ("FREQ=MONTHLY;BYDAY=FR", RecurrenceFault::Unknown("BYDAY".to_owned())),
        ("FREQ=DAILY;FREQ=WEEKLY", RecurrenceFault::Twice("FREQ".to_owned())),
        ("FREQ=MONTHLY;INTERVAL=0", RecurrenceFault::Value("0".to_owned(), "INTERVAL")),
        ("FREQ=YEARLY;BYMONTH=13", RecurrenceFault::Value("13".to_owned(), "BYMONTH")),
        ("FREQ=MONTHLY;BYMONTHDAY=0", RecurrenceFault::Value("0".to_owned(), "BYMONTHDAY")),
        ("FREQ=MONTHLY;BYMONTHDAY=", RecurrenceFault::Value(String::new(), "BYMONTHDAY")),
        ("FREQ=WEEKLY;BYDAY=XX", RecurrenceFault::Value("XX".to_owned(), "BYDAY")),
    ] {
        assert_eq!(parse(rule), Err(reason), "{rule}");
    }
}

/// Quarter days the plain way: go through the months and take the day in each.
fn naive_monthly(interval: i64, wanted: i8, from: Date, to: Date) -> Vec<Date> {
    let mut found = Vec::new();
    for year in from.year()..=to.year() {
        for month in 1..=12_i8 {
            let first = date(year, month, 1);
            let last = first.last_of_month();
            let day = if wanted < 0 { last.day() + wanted + 1 } else { wanted };
            let due = date(year, month, day.clamp(1, last.day()));
            if i64::from(month) % interval == 0 && from <= due && due <= to {
                found.push(due);
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn months_fall_where_the_plain_way_says(
        interval in prop::sample::select(vec![1_i64, 2, 3, 4, 6, 12]),
        wanted in prop_oneof![1_i8..=31, -31_i8..=-1],
        offset in 0_i64..1500,
        length in 0_i64..1500,
    ) {
        let from = date(2024, 1, 1).checked_add(offset.days()).unwrap();
        let to = from.checked_add(length.days()).unwrap();
        let recurrence = parse(&format!("FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={wanted}")).unwrap();
        let found = occurrences_between(&recurrence, from, to);
        prop_assert_eq!(&found, &naive_monthly(interval, wanted, from, to));
        prop_assert_eq!(recurrence.first_from(from), naive_monthly(interval, wanted, from, date(2035, 12, 31)).first().copied());
    }

    #[test]
    fn no_text_makes_it_fall_over(rule in "\\PC{0,40}") {
        let _ = parse(&rule);
    }
}
