//! The pack of vocational education: what it asks for, and its half-years.

use super::*;
use jiff::civil::date;

#[test]
fn it_has_the_indicators_and_questions_of_the_half_year_form() {
    let pack = pack();
    let form = pack.form("half-year").unwrap();
    let codes: Vec<&str> = pack.indicators_of(form).map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes, ["A01", "A02", "A04", "A05", "A07", "C06", "C08", "C11"]);
    let indicators: Vec<&Indicator> = pack.indicators_of(form).collect();
    let of_kind = |wanted: &str| indicators.iter().filter(|it| it.kind.code() == wanted).count();
    assert_eq!((of_kind("cumulative"), of_kind("at-date"), of_kind("in-period")), (1, 1, 6));
    assert_eq!(indicators.iter().filter(|it| it.is_ratio()).count(), 2);
    let with_parts = indicators.iter().filter(|it| it.components().len() > 2);
    assert_eq!(with_parts.map(|it| it.code.as_str()).collect::<Vec<_>>(), ["C08"]);
    assert_eq!(form.narratives.len(), 2);
    assert!(indicators.iter().all(|it| form.requires(&it.code)));
}

/// Groups of the catalogue, and how many codes each has.
const CATALOGUE: [(&str, usize); 6] = [("A", 11), ("B", 11), ("C", 13), ("D", 8), ("E", 11), ("F", 10)];

#[test]
fn it_holds_the_whole_catalogue_in_two_languages() {
    let pack = pack();
    let mut expected: Vec<String> =
        CATALOGUE.iter().flat_map(|(group, count)| (1..=*count).map(move |n| format!("{group}{n:02}"))).collect();
    assert_eq!(expected.len(), 64);
    // The one row of the catalogue with two units is two indicators here.
    expected.push("F07-amount".to_owned());
    expected.sort();
    let mut found: Vec<String> = pack.indicators.iter().map(|it| it.code.clone()).collect();
    found.sort();
    assert_eq!(found, expected);
    assert!(pack.indicators.iter().all(|it| it.name.en.is_some() && !it.frequency.is_empty()));
    let of = |aggregation: &str| pack.indicators.iter().filter(|it| it.aggregation() == aggregation).count();
    let counts = ["sum", "ratio", "latest", "mean", "yes-no", "keys", "derived"].map(of);
    assert_eq!(counts.iter().sum::<usize>(), 65);
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn every_indicator_is_asked_for_in_each_regime_that_it_names() {
    let pack = pack();
    for indicator in &pack.indicators {
        for regime in &indicator.frequency {
            let asks = |form: &&Form| form.regime == *regime && form.indicators.contains(&indicator.code);
            assert!(pack.forms.iter().find(asks).is_some(), "{} in {regime}", indicator.code);
        }
    }
}

#[test]
fn the_pack_of_another_field_shares_no_code_with_it() {
    let (pack, other) = (pack(), other_pack());
    assert_ne!(pack.code, other.code);
    assert!(other.indicators.iter().all(|it| pack.indicator(&it.code).is_none()));
    assert!(other.forms.iter().all(|form| pack.form(&form.code).is_none()));
    assert!(other.regimes.iter().all(|regime| pack.regime(&regime.code).is_none()));
    let narratives = |pack: &Pack| -> Vec<String> {
        pack.forms.iter().flat_map(|form| &form.narratives).map(|it| it.code.clone()).collect()
    };
    assert!(narratives(&other).iter().all(|code| !narratives(&pack).contains(code)));
    assert!((6..=10).contains(&other.indicators.len()));
}

#[test]
fn its_half_years_run_from_the_middle_of_june_and_of_december() {
    let pack = pack();
    let regime = pack.regime("half-year").unwrap();
    let first = regime.period(2025, 1).unwrap();
    assert_eq!((first.first_day, first.last_day), (date(2024, 12, 15), date(2025, 6, 14)));
    let second = regime.period(2025, 2).unwrap();
    assert_eq!((second.first_day, second.last_day), (date(2025, 6, 15), date(2025, 12, 14)));
    assert_eq!(regime.name_of(&second).vietnamese(), "6 tháng cuối năm 2025");
    assert_eq!(regime.name_of(&second).english(), "Second half of 2025");
    assert_eq!(regime.previous(&second).as_ref(), Some(&first));
    for (day, year, n) in [
        (date(2024, 12, 14), 2024, 2),
        (date(2024, 12, 15), 2025, 1),
        (date(2025, 6, 14), 2025, 1),
        (date(2025, 6, 15), 2025, 2),
        (date(2025, 12, 31), 2026, 1),
        (date(2024, 2, 29), 2024, 1),
    ] {
        assert_eq!(regime.period_of(day), regime.period(year, n), "{day}");
    }
    for (year, n) in [(2025, 0), (2025, 3), (i64::MAX, 1), (i64::MIN, 1)] {
        assert_eq!(regime.period(year, n), None, "{year}/{n}");
    }
}
