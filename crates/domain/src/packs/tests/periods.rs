//! Random regimes against a calendar that is walked day by day.

use super::*;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A regime that begins its periods on these days of the year; each runs to the day before the next.
fn regime_of(starts: &[Date]) -> Result<Pack, Vec<PackFault>> {
    let mut text = "[[regime]]\ncode = \"half-year\"\nname = \"Kỳ\"\n".to_owned();
    // A period belongs to the year of its last day: the one that runs over the turn of the year comes first.
    let last = |place: usize| starts[(place + 1) % starts.len()].yesterday().unwrap();
    let mut order: Vec<usize> = (0..starts.len()).collect();
    order.sort_by_key(|place| last(*place).day_of_year());
    for place in order {
        let (first, last) = (starts[place], last(place));
        let last_day = if (last.month(), last.day()) == (2, 28) {
            "29/2".to_owned()
        } else {
            format!("{}/{}", last.day(), last.month())
        };
        writeln!(
            text,
            "[[regime.period]]\nname = \"Kỳ {place} năm {{year}}\"\nfirst_day = \"{}/{}\"\nlast_day = \"{last_day}\"",
            first.day(),
            first.month(),
        )
        .unwrap();
    }
    let files = [
        ("pack.toml", "code = \"try\"\nversion = 1\nname = \"Thử\""),
        ("regimes.toml", text.as_str()),
        ("indicators.toml", "[[indicator]]\ncode = \"A1\"\nname = \"Số\"\nunit = \"người\"\nkind = \"in-period\""),
        (
            "forms.toml",
            "[[form]]\ncode = \"bieu\"\nversion = 1\nname = \"Biểu\"\nregime = \"half-year\"\nindicators = [\"A1\"]",
        ),
    ];
    parse_pack(&files.map(|(name, text)| PackFile { name, text }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_day_lies_in_exactly_one_period(days in proptest::collection::btree_set(0..365_i64, 1..13), year in 1900..2200_i16) {
        let starts: Vec<Date> = days.iter().map(|day| date(2023, 1, 1).checked_add(day.days()).unwrap()).collect();
        let pack = regime_of(&starts).unwrap_or_else(|faults| panic!("{faults:?}"));
        let regime = pack.regime("half-year").unwrap();
        let is_start = |day: Date| starts.iter().any(|start| (start.month(), start.day()) == (day.month(), day.day()));
        let mut day = date(year, 1, 1);
        let mut before = regime.period_of(day.yesterday().unwrap()).unwrap();
        for _ in 0..800 {
            let period = regime.period_of(day).unwrap();
            prop_assert!(period.contains(day));
            prop_assert_eq!(regime.period(period.year, period.n), Some(period.clone()));
            prop_assert_eq!(i64::from(period.last_day.year()), period.year);
            // The oracle: a new period begins on each of the days, and on no other.
            prop_assert_eq!(period != before, is_start(day), "{}", day);
            if period != before {
                prop_assert_eq!(period.first_day, day);
                prop_assert_eq!(before.last_day, day.yesterday().unwrap());
                prop_assert_eq!(regime.previous(&period), Some(before.clone()));
            }
            before = period;
            day = day.tomorrow().unwrap();
        }
    }
}

#[test]
fn a_month_may_run_from_the_15th_to_the_14th_and_february_to_its_end() {
    let starts: Vec<Date> = (1..=12).map(|month| date(2023, month, 15)).collect();
    let pack = regime_of(&starts).unwrap();
    let regime = pack.regime("half-year").unwrap();
    let first = regime.period(2024, 1).unwrap();
    assert_eq!((first.first_day, first.last_day), (date(2023, 12, 15), date(2024, 1, 14)));
    let pack = regime_of(&[date(2023, 1, 1), date(2023, 3, 1)]).unwrap();
    let regime = pack.regime("half-year").unwrap();
    assert_eq!(regime.period(2024, 1).unwrap().last_day, date(2024, 2, 29));
    assert_eq!(regime.period(2023, 1).unwrap().last_day, date(2023, 2, 28));
}
