//! Geometry of the charts: scales and ticks of ordinary, negative, single, missing and huge amounts; dots where they belong.

use super::{
    bars::bar,
    line::{Goal, Paper, Point, draw, scale_of},
    scale::{Magnitude, Scale},
    shades::{ends, shade},
    written,
};
use crate::language::Language;
use domain::reporting::Amount;

fn micro(text: &str) -> Amount {
    Amount::parse_plain(text).unwrap()
}

fn labels(amounts: &[&str], decimals: u8) -> Vec<String> {
    let scale = Scale::of(amounts.iter().map(|text| micro(text)), 5, decimals);
    scale.ticks().into_iter().map(|tick| scale.label(tick, Language::Vi)).collect()
}

fn points(amounts: &[Option<&str>]) -> Vec<Point> {
    let point = |(number, amount): (usize, &Option<&str>)| Point {
        name: format!("Kỳ {number}"),
        short: format!("{}/2026", number + 1),
        amount: amount.map(micro),
        figure: amount.unwrap_or("…").to_owned(),
        is_whole: true,
    };
    amounts.iter().enumerate().map(point).collect()
}

#[test]
fn ticks_are_round_numbers_around_all_figures_and_nothing() {
    for (amounts, decimals, wanted) in [
        (&[][..], 0, &["0", "1"][..]),
        (&["0"], 0, &["0", "1"]),
        (&["823", "1092"], 0, &["0", "500", "1.000", "1.500"]),
        (&["3"], 0, &["0", "1", "2", "3"]),
        (&["0.4"], 1, &["0,0", "0,1", "0,2", "0,3", "0,4"]),
        (&["97.5"], 1, &["0", "20", "40", "60", "80", "100"]),
        (&["-12", "30"], 0, &["-20", "-10", "0", "10", "20", "30"]),
        (&["-7"], 0, &["-8", "-6", "-4", "-2", "0"]),
        (&["25000000"], 0, &["0", "5", "10", "15", "20", "25"]),
    ] {
        assert_eq!(labels(amounts, decimals), wanted, "{amounts:?}");
    }
}

#[test]
fn the_largest_amounts_there_are_have_a_scale_in_thousands_of_millions() {
    for amounts in [[i64::MAX, 0], [i64::MIN, i64::MAX]] {
        let scale = Scale::of(amounts.map(Amount::from_micro), 5, 0);
        assert_eq!(scale.magnitude(), Magnitude::Billion);
        let ticks = scale.ticks();
        assert!(ticks.len() >= 2 && ticks.len() <= 8, "{ticks:?}");
        assert!(amounts.iter().all(|amount| {
            let place = scale.place(Amount::from_micro(*amount), 1000);
            (0..=1000).contains(&place)
        }));
    }
}

#[test]
fn places_go_from_one_end_to_the_other() {
    let scale = Scale::of([micro("-10"), micro("30")], 5, 0);
    let at = |text: &str| scale.place(micro(text), 400);
    assert_eq!((at("-10"), at("0"), at("10"), at("30")), (0, 100, 200, 400));
    assert_eq!([written(0), written(125), written(-7), written(-120)], ["0", "12.5", "-0.7", "-12"]);
}

#[test]
fn a_line_is_broken_where_there_is_no_figure() {
    let points = points(&[Some("1"), Some("2"), None, Some("4"), None, Some("0")]);
    let line = draw(Paper::WIDE, &points, &[], &scale_of(&points, &[], 0), Language::Vi);
    assert_eq!((line.pieces.len(), line.dots.len()), (3, 4));
    assert_eq!(line.pieces[0].split(' ').count(), 2);
    assert_eq!(line.dots[0].words, "Kỳ 0: 1");
    // Nothing lies on the axis of nothing.
    assert_eq!(line.dots[3].y, line.nothing);
}

#[test]
fn no_points_and_one_point_are_drawn_too() {
    let none = points(&[None]);
    let line = draw(Paper::NARROW, &none, &[], &scale_of(&none, &[], 0), Language::Vi);
    assert!(line.dots.is_empty() && line.pieces.is_empty() && line.periods.len() == 1);
    let empty = draw(Paper::NARROW, &[], &[], &scale_of(&[], &[], 0), Language::Vi);
    assert!(empty.dots.is_empty() && empty.periods.is_empty());
    let one = points(&[Some("-5")]);
    let line = draw(Paper::SMALL, &one, &[], &scale_of(&one, &[], 0), Language::Vi);
    assert_eq!((line.dots.len(), line.dots[0].x.as_str(), line.ticks.len()), (1, "100", 0));
}

#[test]
fn names_and_numbers_never_touch_each_other() {
    let amounts: Vec<Option<&str>> = vec![Some("12345678"); 40];
    let points = points(&amounts);
    for paper in [Paper::WIDE, Paper::NARROW] {
        let line = draw(paper, &points, &[], &scale_of(&points, &[], 0), Language::Vi);
        for labels in [&line.periods, &line.numbers] {
            let mut last_end = f64::MIN;
            for label in labels {
                let (middle, half) = (label.x.parse::<f64>().unwrap(), 3.3 * label.words.chars().count() as f64);
                assert!(middle - half > last_end, "{} on {paper:?}", label.words);
                last_end = middle + half;
            }
            assert!(last_end <= paper.width as f64, "{paper:?}");
        }
        assert_eq!(line.periods.last().map(|label| label.words.as_str()), Some("40/2026"));
        assert_eq!(line.dots.len(), 40);
    }
}

#[test]
fn what_is_aimed_at_is_on_the_scale_as_a_mark_or_a_band() {
    let points = points(&[Some("1"), Some("2")]);
    let goals = [
        Goal { is_hope: false, ends: vec![None, Some((micro("10"), micro("10")))] },
        Goal { is_hope: true, ends: vec![Some((micro("4"), micro("8"))), None] },
    ];
    let scale = scale_of(&points, &goals, 0);
    let line = draw(Paper::WIDE, &points, &goals, &scale, Language::Vi);
    assert_eq!(line.marks.len(), 2);
    assert!(line.marks[0].height.is_empty() && !line.marks[0].is_hope);
    assert!(!line.marks[1].height.is_empty() && line.marks[1].is_hope);
    assert_eq!(scale.ticks().last(), Some(&10_000_000));
}

#[test]
fn bars_begin_at_nothing_to_either_side() {
    let scale = Scale::of([micro("-10"), micro("30")], 5, 0);
    let of = |text: &str| bar(Some(micro(text)), &[], &scale);
    assert_eq!((of("30").x.as_str(), of("30").width.as_str()), ("80", "240"));
    assert_eq!((of("-10").x.as_str(), of("-10").width.as_str()), ("0", "80"));
    assert_eq!(of("0").width, "0");
    assert_eq!(of("0.001").width, "1");
    let none = bar(None, &[(micro("10"), true)], &scale);
    assert_eq!((none.width.as_str(), none.goals), ("", vec![("160".to_owned(), true)]));
}

#[test]
fn five_shades_from_the_lowest_to_the_highest() {
    let all: Vec<Amount> = ["0", "1", "2", "5", "10"].map(micro).into();
    let (low, high) = ends(all.iter().copied()).unwrap();
    let shades: Vec<u8> = all.iter().map(|amount| shade(*amount, low, high)).collect();
    assert_eq!(shades, [1, 1, 2, 3, 5]);
    assert_eq!(shade(micro("4"), micro("4"), micro("4")), 3);
    assert_eq!(shade(Amount::from_micro(i64::MAX), Amount::from_micro(i64::MIN), Amount::from_micro(i64::MAX)), 5);
    assert_eq!(ends([]), None);
}
