//! Totals over the real store against plain code: units of the half-year that the reorganisation cut report at random, and
//! what the database then adds up to is compared with what the test itself wrote down. A seed tells a failure again.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod playing;
mod rolled;
mod walking;

use domain::reporting::TotalFigure;
use playing::{KEYS, Remembered, keys_of, play, typed, typed_in_full};
use std::collections::BTreeMap;

/// Indicators by what the oracle does with part reports: added, or beside.
const OVER_DAYS: &[&str] = &["A04.value", "A05.value", "A07.value", "C08.value", "C08.part.female", "C11.value"];
const OF_THE_LAST_DAY: &[&str] = &["A01.value"];

/// The sum over the reports that count, the reports in it, missing and waived. `None`: nobody has given it.
fn oracle(all: &[Remembered], cell: &str, with_parts: bool) -> (Option<u64>, [usize; 3]) {
    let (mut sum, mut is_in, mut missing, mut waived) = (None, 0, 0, 0);
    for one in all.iter().filter(|one| with_parts || !one.is_part) {
        match (&one.counted, one.is_waived) {
            (_, true) => waived += 1,
            (None, _) => missing += 1,
            (Some(cells), _) => {
                is_in += 1;
                if let Some(Some(value)) = cells.get(cell) {
                    sum = Some(sum.unwrap_or(0) + value);
                }
            }
        }
    }
    (sum, [is_in, missing, waived])
}

fn millionths(value: u64) -> i64 {
    i64::try_from(value).unwrap() * 1_000_000
}

/// Returns whether this history tells the rule from its opposite: figures over days without their parts.
async fn history(seed: u64) -> bool {
    let (counted, all) = play("half-year", seed, typed).await;
    let of = |code: &str| counted.iter().find(|total| total.indicator == code).unwrap();
    for (cells, with_parts) in [(OVER_DAYS, true), (OF_THE_LAST_DAY, false)] {
        for cell in cells {
            let (code, component) = cell.split_once('.').unwrap();
            let (sum, [is_in, missing, waived]) = oracle(&all, cell, with_parts);
            let total = of(code);
            let figure = match component {
                "value" => total.figure,
                part => total.parts.iter().find(|found| format!("part.{}", found.code) == part).unwrap().figure,
            };
            let expected = sum.map(millionths);
            let found = if let TotalFigure::Amount(amount) = figure { Some(amount.micro()) } else { None };
            assert_eq!(found, expected, "seed {seed}: {cell} is {figure:?}");
            let counts = &total.completeness;
            assert_eq!(
                [counts.reported, counts.missing, counts.waived],
                [is_in, missing, waived],
                "seed {seed}: {cell}"
            );
        }
    }
    // The numerator goes over days; the denominator is what is there on the last day.
    let (youth, trained) = (oracle(&all, "C06.denominator", false).0, oracle(&all, "C06.numerator", true).0);
    match of("C06").figure {
        TotalFigure::Ratio { numerator, denominator } => {
            assert_eq!(numerator.micro(), millionths(trained.unwrap()), "seed {seed}");
            assert_eq!(denominator.micro(), millionths(youth.unwrap_or(0)), "seed {seed}");
        }
        other => assert!(trained.is_none(), "seed {seed}: {other:?}"),
    }
    oracle(&all, "A05.value", true) != oracle(&all, "A05.value", false)
}

#[tokio::test]
async fn totals_of_the_store_are_what_units_gave() {
    let mut tells_apart = 0;
    for seed in 1..=40 {
        tells_apart += u32::from(history(seed).await);
    }
    assert!(tells_apart > 10, "too few histories have part reports that matter: {tells_apart}");
}

/// The sum of numbers over the reports that count; nothing where all of them say that nothing arose.
fn sum(all: &[Remembered], cells: &[&str]) -> Option<u64> {
    let sums = cells.iter().filter_map(|cell| oracle(all, cell, true).0);
    sums.reduce(|first, second| first + second)
}

/// Returns whether a key was named by two units.
async fn history_in_full(seed: u64) -> bool {
    let (counted, all) = play("half-year-full", seed, typed_in_full).await;
    let of = |code: &str| counted.iter().find(|total| total.indicator == code).unwrap();
    let amount =
        |figure: TotalFigure| if let TotalFigure::Amount(amount) = figure { Some(amount.micro()) } else { None };
    let (whole, farm) = (sum(&all, &["C08.value"]), sum(&all, &["C09.value"]));
    for (code, expected) in [
        ("B01", sum(&all, &["B02.value", "B03.value", "B04.value", "B05.value"])),
        ("C10", whole.map(|whole| whole - farm.unwrap_or(0))),
        ("A06", sum(&all, &["A06.value"])),
    ] {
        let total = of(code);
        assert_eq!(amount(total.figure), expected.map(millionths), "seed {seed}: {code}");
        let counts = &total.completeness;
        let (_, expected) = oracle(&all, "C08.value", true);
        assert_eq!([counts.reported, counts.missing, counts.waived], expected, "seed {seed}: {code}");
    }
    for part in &of("A06").parts {
        let expected = sum(&all, &[&format!("A06.part.{}", part.code)]);
        assert_eq!(amount(part.figure), expected.map(millionths), "seed {seed}: {}", part.code);
    }
    // Keys are cumulative: those of ended bodies are in the lists of who carries on.
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let lists = all.iter().filter(|one| !one.is_part && !one.is_waived).filter_map(|one| one.counted.as_ref());
    for key in lists.filter_map(|cells| cells.get(KEYS).copied().flatten()).flat_map(keys_of) {
        *named.entry(key).or_default() += 1;
    }
    let shared = named.values().filter(|units| **units > 1).count();
    match of("F05").figure {
        TotalFigure::Keys { distinct, shared: found } => {
            assert_eq!((distinct, found), (named.len(), shared), "seed {seed}");
        }
        other => assert!(named.is_empty(), "seed {seed}: {other:?}"),
    }
    shared > 0
}

#[tokio::test]
async fn keys_divisions_and_what_is_computed_come_from_what_units_gave() {
    let mut shared = 0;
    for seed in 101..=115 {
        shared += u32::from(history_in_full(seed).await);
    }
    assert!(shared > 3, "too few histories have keys that several units name: {shared}");
}
