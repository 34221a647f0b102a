//! The pack of vocational education: what it asks for, and its half-years.

use super::*;
use jiff::civil::date;

#[test]
fn it_has_the_indicators_and_questions_of_the_half_year_form() {
    let pack = pack();
    let form = pack.form("half-year").unwrap();
    let codes: Vec<&str> = pack.indicators_of(form).map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes, ["A01", "A02", "A04", "A05", "A07", "C06", "C08", "C11"]);
    let of_kind = |wanted: &str| pack.indicators.iter().filter(|it| it.kind.code() == wanted).count();
    assert_eq!((of_kind("cumulative"), of_kind("at-date"), of_kind("in-period")), (1, 1, 6));
    assert_eq!(pack.indicators.iter().filter(|it| it.is_ratio()).count(), 2);
    let with_parts = pack.indicators.iter().filter(|it| it.components().len() > 2);
    assert_eq!(with_parts.map(|it| it.code.as_str()).collect::<Vec<_>>(), ["C08"]);
    assert_eq!(form.narratives.len(), 2);
    assert!(pack.indicators.iter().all(|it| form.requires(&it.code) && it.name.en.is_some()));
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
