//! A figure given once: found where the days are the same, added up where they fill the period, and never guessed.

use super::super::{Amount, CellState, Given, Offer, Segment, given};
use crate::packs::{Component, Indicator, Kind, Measure, Words};
use jiff::civil::{Date, date};

fn words(text: &str) -> Words {
    Words { vi: text.to_owned(), en: None }
}

fn indicator(kind: Kind, measure: Measure) -> Indicator {
    Indicator {
        code: "A1".to_owned(),
        name: words("Số người"),
        unit: words("người"),
        decimals: 0,
        kind,
        measure,
        plausible: None,
        tolerance_percent: None,
        feeds: Vec::new(),
        allows_negative: false,
        note: None,
        owner: Vec::new(),
        frequency: Vec::new(),
    }
}

fn amount(kind: Kind) -> Indicator {
    indicator(kind, Measure::Amount { parts: Vec::new() })
}

fn quarter(n: i8) -> Segment {
    let first_day = date(2026, 3 * n - 2, 1);
    Segment { first_day, last_day: date(2026, 3 * n, 1).last_of_month() }
}

fn days(first_day: Date, last_day: Date) -> Segment {
    Segment { first_day, last_day }
}

fn value(whole: i64) -> CellState {
    CellState::Value(Amount::from_micro(whole * 1_000_000))
}

fn offers(said: &[(Segment, CellState)]) -> Vec<Offer> {
    said.iter().map(|(days, state)| Offer { days: *days, state: *state }).collect()
}

#[test]
fn a_number_of_a_period_is_that_of_the_same_days_or_the_sum_of_days_that_fill_it() {
    let half = days(date(2026, 1, 1), date(2026, 6, 30));
    let (one, two, three) = (quarter(1), quarter(2), quarter(3));
    let nothing = CellState::NothingArose;
    type Row<'r> = (&'r [(Segment, CellState)], Option<(CellState, &'r [usize])>);
    let table: &[Row<'_>] = &[
        (&[], None),
        (&[(half, value(7))], Some((value(7), &[0]))),
        (&[(half, CellState::Empty), (half, value(8))], Some((value(8), &[1]))),
        (&[(one, value(3)), (two, value(4))], Some((value(7), &[0, 1]))),
        (&[(two, value(4)), (one, value(3))], Some((value(7), &[1, 0]))),
        (&[(one, value(3)), (two, value(4)), (half, value(9))], Some((value(9), &[2]))),
        (&[(one, value(3)), (one, value(5)), (two, value(4))], Some((value(7), &[0, 2]))),
        (&[(one, value(3)), (two, nothing)], Some((value(3), &[0, 1]))),
        (&[(one, nothing), (two, nothing)], Some((nothing, &[0, 1]))),
        // A quarter without a number, a gap, days beyond the end: no sum.
        (&[(one, value(3)), (two, CellState::Empty)], None),
        (&[(two, value(4))], None),
        (&[(one, value(3)), (three, value(4))], None),
        (&[(one, value(3)), (days(date(2026, 4, 2), date(2026, 6, 30)), value(4))], None),
        (&[(one, value(3)), (days(date(2026, 4, 1), date(2026, 7, 31)), value(4))], None),
        // The longer piece leads nowhere, the shorter does.
        (
            &[(days(date(2026, 1, 1), date(2026, 4, 30)), value(100)), (one, value(3)), (two, value(4))],
            Some((value(7), &[1, 2])),
        ),
    ];
    for (said, expected) in table {
        let found = given(&amount(Kind::InPeriod), &Component::Value, half, &offers(said));
        let expected = expected.map(|(state, from)| Given { state, from: from.to_vec() });
        assert_eq!(found, expected, "{said:?}");
    }
    let most = CellState::Value(Amount::from_micro(i64::MAX));
    let too_much = offers(&[(one, most), (two, value(1))]);
    assert_eq!(given(&amount(Kind::InPeriod), &Component::Value, half, &too_much), None);
}

#[test]
fn what_stands_at_a_date_is_that_of_the_same_last_day_and_is_never_added_up() {
    let half = days(date(2026, 1, 1), date(2026, 6, 30));
    let said = offers(&[(quarter(1), value(30)), (quarter(2), value(40))]);
    for kind in [Kind::AtDate, Kind::Cumulative { since: date(2023, 5, 4) }] {
        let found = given(&amount(kind), &Component::Value, half, &said);
        assert_eq!(found, Some(Given { state: value(40), from: vec![1] }), "{kind:?}");
        let found = given(&amount(kind), &Component::Value, quarter(3), &said);
        assert_eq!(found, None, "{kind:?}");
    }
    let ratio = indicator(
        Kind::InPeriod,
        Measure::Ratio {
            numerator: words("tử"),
            denominator: words("mẫu"),
            counted_in: words("người"),
            counted_decimals: 0,
            is_share: true,
            denominator_at_date: true,
        },
    );
    let above = given(&ratio, &Component::Numerator, half, &said).unwrap();
    let below = given(&ratio, &Component::Denominator, half, &said).unwrap();
    assert_eq!((above.state, below.state), (value(70), value(40)), "those who are there are not counted twice");
}

#[test]
fn means_are_not_added_up_and_a_count_of_keys_is_nothing_without_its_keys() {
    let half = days(date(2026, 1, 1), date(2026, 6, 30));
    let (one, two) = (quarter(1), quarter(2));
    let mean = Measure::Mean { weight: words("Số người"), counted_in: words("người"), counted_decimals: 0 };
    let mean = indicator(Kind::InPeriod, mean);
    let quarters = offers(&[(one, value(3)), (two, value(4))]);
    for component in [Component::Value, Component::Weight] {
        assert_eq!(given(&mean, &component, half, &quarters), None);
        let same = given(&mean, &component, half, &offers(&[(half, value(7))]));
        assert_eq!(same.map(|given| given.state), Some(value(7)));
    }
    let keys = indicator(Kind::InPeriod, Measure::Keys { key: words("mã số thuế") });
    assert_eq!(given(&keys, &Component::Value, half, &offers(&[(half, value(7))])), None);
}
