//! Days of rounds: counted from the end of a period, by level, and which periods are missing after a stop.

use super::super::{DayRule, DueDates};
use crate::packs::{PeriodRule, Regime, Words, YearDay};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

/// 15/12 to 14/6 and 15/6 to 14/12.
fn half_years() -> Regime {
    let words = || Words { vi: String::new(), en: None };
    let day = |month, day| YearDay { month, day };
    let rule = |first_day, last_day| PeriodRule { name: words(), first_day, last_day };
    let periods = vec![rule(day(12, 15), day(6, 14)), rule(day(6, 15), day(12, 14))];
    Regime { code: "half-year".to_owned(), name: words(), periods }
}

fn rule(opens: i64) -> DayRule {
    DayRule { opens, due: 1, due_of_level: BTreeMap::from([("commune".to_owned(), -4)]), cut_off: Some(10) }
}

#[test]
fn each_level_has_its_day_and_others_that_of_all() {
    let period = half_years().period(2026, 1).unwrap();
    let due = rule(-20).due_dates(&period).unwrap();
    assert_eq!(due.of(Some("commune")), date(2026, 6, 10));
    assert_eq!(due.of(Some("province")), date(2026, 6, 15));
    assert_eq!(due.of(None), date(2026, 6, 15));
    assert_eq!(due.ends(), (date(2026, 6, 10), date(2026, 6, 15)));
    assert_eq!(rule(-20).cut_off_day(&period), Some(date(2026, 6, 24)));
    let late = due.not_before(date(2026, 6, 13));
    assert_eq!((late.of(Some("commune")), late.others), (date(2026, 6, 13), date(2026, 6, 15)));
    assert_eq!(DueDates::from(date(2026, 6, 1)).of(Some("commune")), date(2026, 6, 1));
}

#[test]
fn days_out_of_order_are_seen() {
    assert!(rule(-4).is_in_order());
    assert!(!rule(-3).is_in_order(), "the communes' day would be before the opening");
    assert!(!DayRule { cut_off: Some(0), ..rule(-20) }.is_in_order(), "cut off before it is due");
    assert!(DayRule { cut_off: None, ..rule(-20) }.is_in_order());
}

fn missing(opens: i64, since: Date, today: Date, there: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let there: BTreeSet<(i64, i64)> = there.iter().copied().collect();
    let periods = rule(opens).missing(&half_years(), since, today, &there);
    periods.into_iter().map(|period| (period.year, period.n)).collect()
}

#[test]
fn a_period_is_missing_from_its_day_until_it_is_there() {
    let since = date(2026, 1, 5);
    // The period ends on 14/6; its round opens the day after, or ten days before.
    for (opens, eve, day) in [(1, date(2026, 6, 14), date(2026, 6, 15)), (-10, date(2026, 6, 3), date(2026, 6, 4))] {
        assert_eq!(missing(opens, since, eve, &[]), []);
        assert_eq!(missing(opens, since, day, &[]), [(2026, 1)]);
        assert_eq!(missing(opens, since, day, &[(2026, 1)]), []);
    }
    // Made on the day itself, or a day too late.
    assert_eq!(missing(1, date(2026, 6, 15), date(2026, 6, 15), &[]), [(2026, 1)]);
    assert_eq!(missing(1, date(2026, 6, 16), date(2026, 12, 14), &[]), []);
    // After a stop of a year and a half all of them are there, in their order.
    assert_eq!(missing(1, since, date(2027, 6, 20), &[(2026, 1)]), [(2026, 2), (2027, 1)]);
}

/// Against plain days: every day of some years is asked for alone.
#[test]
fn every_day_of_ten_years_opens_what_a_person_with_a_calendar_would_open() {
    let regime = half_years();
    for opens in [-40, -1, 0, 1, 30, 200] {
        let since = date(2020, 3, 1);
        let mut there = BTreeSet::new();
        let mut today = since;
        while today < date(2030, 1, 1) {
            for period in rule(opens).missing(&regime, since, today, &there) {
                assert_eq!(rule(opens).opening(&period), Some(today), "opens on its day and no other");
                there.insert((period.year, period.n));
            }
            today = today.tomorrow().unwrap();
        }
        let at_once = rule(opens).missing(&regime, since, date(2029, 12, 31), &BTreeSet::new());
        assert_eq!(there, at_once.iter().map(|period| (period.year, period.n)).collect());
        assert!((18..=21).contains(&there.len()), "{} periods", there.len());
        let coming = rule(opens).coming(&regime, date(2029, 12, 31), 2);
        assert!(
            coming.iter().all(|(period, day)| *day >= date(2030, 1, 1) && !there.contains(&(period.year, period.n)))
        );
        assert_eq!(coming.len(), 2);
    }
}
