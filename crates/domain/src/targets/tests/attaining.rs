//! Whether a figure reaches a target.

use super::*;
use crate::{
    packs::{Indicator, Kind, Measure, Words},
    reporting::TotalFigure,
};
use Attainment::{Beside, Over, Reached, Short};
use jiff::civil::date;

fn indicator(tolerance_percent: Option<i64>) -> Indicator {
    let words = |text: &str| Words { vi: text.to_owned(), en: None };
    Indicator {
        code: "A1".to_owned(),
        name: words("Số người"),
        unit: words("người"),
        decimals: 0,
        kind: Kind::AtDate,
        measure: Measure::Amount { parts: Vec::new() },
        plausible: None,
        tolerance_percent,
        allows_negative: false,
        note: None,
        owner: Vec::new(),
        frequency: Vec::new(),
        feeds: Vec::new(),
    }
}

fn ratio(numerator: &str, denominator: &str) -> Option<Measured> {
    Measured::of(&TotalFigure::Ratio { numerator: amount(numerator), denominator: amount(denominator) })
}

#[test]
fn a_figure_reaches_a_target_or_not_and_how_far_it_is() {
    let cases = [
        ("ít nhất 65", "65", Reached),
        ("ít nhất 65", "64.9", Short(amount("0.1"))),
        ("trên 65", "65", Short(amount("0"))),
        ("trên 65", "65.000001", Reached),
        ("nhiều nhất 5", "5", Reached),
        ("nhiều nhất 5", "5.5", Over(amount("0.5"))),
        ("dưới 5", "5", Over(amount("0"))),
        ("dưới 5", "4", Reached),
        ("50-55", "49", Short(amount("1"))),
        ("50-55", "50", Reached),
        ("50-55", "55", Reached),
        ("50-55", "60", Beside(amount("5"))),
        ("đúng bằng 3", "3", Reached),
        ("đúng bằng 3", "2", Short(amount("1"))),
        ("đúng bằng 3", "4", Over(amount("1"))),
        ("khoảng 50", "50", Beside(amount("0"))),
        ("khoảng 50", "48", Beside(amount("-2"))),
        ("khoảng 50", "51", Beside(amount("1"))),
    ];
    for (typed, figure, expected) in cases {
        assert_eq!(attained(&bound(typed), Measured::amount(amount(figure)), None), expected, "{figure} of {typed}");
    }
}

#[test]
fn about_has_a_verdict_only_where_the_pack_says_how_near() {
    let near = |figure: &str| attained(&bound("khoảng 50"), Measured::amount(amount(figure)), Some(amount("2")));
    assert_eq!([near("48"), near("52"), near("51")], [Reached; 3]);
    assert_eq!((near("47"), near("53")), (Short(amount("3")), Over(amount("3"))));
}

#[test]
fn how_near_is_so_many_per_cent_of_the_target_and_nothing_where_the_pack_is_silent() {
    let of = |percent: Option<i64>, typed: &str| tolerance(&indicator(percent), &bound(typed));
    assert_eq!(of(Some(5), "khoảng 50"), Some(amount("2.5")));
    assert_eq!(of(Some(1), "khoảng 0,5"), Some(amount("0.005")));
    assert_eq!(of(Some(100), "khoảng 999999999999"), Some(amount("999999999999")), "no number is too large");
    assert_eq!((of(None, "khoảng 50"), of(Some(5), "ít nhất 50"), of(Some(5), "50-55")), (None, None, None));
    let near = |figure: &str| {
        let (bound, indicator) = (bound("khoảng 50"), indicator(Some(5)));
        attained(&bound, Measured::amount(amount(figure)), tolerance(&indicator, &bound))
    };
    assert_eq!([near("47.5"), near("52.5")], [Reached; 2]);
    assert_eq!((near("47.499999"), near("52.500001")), (Short(amount("2.500001")), Over(amount("2.500001"))));
}

#[test]
fn a_share_is_compared_as_its_two_numbers_and_not_as_it_is_rounded() {
    let two_thirds = ratio("2", "3").unwrap();
    assert_eq!(attained(&bound("ít nhất 66,666666"), two_thirds, None), Reached);
    assert!(matches!(attained(&bound("ít nhất 66,666667"), two_thirds, None), Short(_)), "66,6666666… is less");
    assert_eq!(attained(&bound("ít nhất 65"), ratio("630", "1000").unwrap(), None), Short(amount("2")));
    assert_eq!(ratio("1", "0"), None);
    let mean = TotalFigure::Mean { weighted: 7_000_000_000_000, weight: amount("2") };
    assert_eq!(attained(&bound("đúng bằng 3,5"), Measured::of(&mean).unwrap(), None), Reached);
}

#[test]
fn without_a_number_there_is_nothing_to_hold_against_a_target() {
    for figure in [TotalFigure::NoFigure, TotalFigure::NothingArose, TotalFigure::TooLarge] {
        assert_eq!(Measured::of(&figure), None, "{figure:?}");
    }
    assert_eq!(Measured::of(&TotalFigure::Yes { yes: 2, answered: 3 }), Some(Measured::amount(amount("2"))));
    assert_eq!(Measured::of(&TotalFigure::Keys { distinct: 4, shared: 1 }), Some(Measured::amount(amount("4"))));
}

#[test]
fn what_happened_in_half_a_year_is_not_held_against_a_year() {
    let (new_year, june, december) = (date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31));
    let since = Kind::Cumulative { since: date(2021, 1, 1) };
    let cases = [
        (Kind::InPeriod, june, false),
        (Kind::InPeriod, december, true),
        (Kind::AtDate, june, true),
        (since, june, true),
    ];
    for (kind, last_day, expected) in cases {
        assert_eq!(is_comparable(kind, new_year, last_day), expected, "{kind:?} until {last_day}");
    }
    assert!(is_comparable(Kind::InPeriod, date(2025, 12, 15), date(2026, 12, 14)), "years of some regimes");
}
