//! Who owes and what it adds up to, over random histories, against plain code that counts days and follows chains.
//!
//! Every body has a number of things that happen on each day and a number of things that it has on the last. What a
//! report says is their sum over the days of its segment; what a total must be is counted day by day, body by body.

use super::*;
use crate::{
    organisations::{Graph, Selector},
    packs::{Indicator, Kind, Measure, Words},
};
use history::{CLASS, LINE, ROOT, Record, id, number_of, period, play, wishes};
use jiff::civil::Date;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeSet;

mod grouping;
mod history;
mod measures;
mod since;

/// Things that happen at a body on a day.
fn happened(who: u8, day: Date) -> i64 {
    i64::from(who) * 7 % 13 + i64::from(day.day_of_year()) * 3 % 5 + 1
}

/// Of these, the part.
fn part_of_happened(who: u8, day: Date) -> i64 {
    happened(who, day) / 2
}

/// Things that a body has on a day.
fn has(who: u8, day: Date) -> i64 {
    i64::from(who) * 11 % 17 + i64::from(day.day_of_year()) % 7
}

/// What a body does with its report, and whether anything arose.
fn conduct(seed: &[u8], who: u8) -> (ReportState, bool) {
    let wish = seed[usize::from(who) % seed.len()];
    let states = [
        ReportState::Accepted,
        ReportState::Accepted,
        ReportState::Submitted,
        ReportState::Submitted,
        ReportState::Endorsed,
        ReportState::Draft,
        ReportState::SentBack,
        ReportState::NotOpened,
        ReportState::Waived,
    ];
    (states[usize::from(wish) % states.len()], wish.is_multiple_of(5))
}

fn words(text: &str) -> Words {
    Words { vi: text.to_owned(), en: None }
}

fn indicator(code: &str, kind: Kind, measure: Measure) -> Indicator {
    let (name, unit) = (words(code), words("x"));
    let (decimals, plausible, allows_negative, note) = (0, None, false, None);
    let (code, owner, frequency) = (code.to_owned(), Vec::new(), Vec::new());
    let tolerance_percent = None;
    Indicator {
        code,
        name,
        unit,
        decimals,
        kind,
        measure,
        plausible,
        tolerance_percent,
        allows_negative,
        note,
        owner,
        frequency,
        feeds: Vec::new(),
    }
}

/// One of each sort: happened with a part, has, since a day, and two ratios.
fn indicators() -> Vec<Indicator> {
    let ratio = || Measure::Ratio {
        numerator: words("n"),
        denominator: words("d"),
        counted_in: words("x"),
        counted_decimals: 0,
        is_share: false,
        denominator_at_date: false,
    };
    let part = crate::packs::Part { code: "p".to_owned(), name: words("p"), dimension: None, is_division: false };
    let plain = || Measure::Amount { parts: Vec::new() };
    vec![
        indicator("flow", Kind::InPeriod, Measure::Amount { parts: vec![part] }),
        indicator("stock", Kind::AtDate, plain()),
        indicator("since", Kind::Cumulative { since: jiff::civil::date(2025, 1, 1) }, plain()),
        indicator("flow-ratio", Kind::InPeriod, ratio()),
        indicator("stock-ratio", Kind::AtDate, ratio()),
    ]
}

fn selector() -> Selector {
    Selector::Class { line: LINE.to_owned(), classes: vec![CLASS.to_owned()] }
}

fn days_of(segment: Segment) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = segment.first_day;
    while day <= segment.last_day {
        days.push(day);
        day = day.tomorrow().expect("a day");
    }
    days
}

/// The entries of a report: sums over the days of its segment, or what is there on its last.
fn entries_of(who: u8, segment: Segment, nothing_arose: bool) -> Entries {
    let days = days_of(segment);
    let sum = |count: fn(u8, Date) -> i64| days.iter().map(|day| count(who, *day)).sum::<i64>();
    let present = has(who, segment.last_day);
    let numbers = [
        ("flow.value", sum(happened)),
        ("flow.part.p", sum(part_of_happened)),
        ("stock.value", present),
        ("since.value", present),
        ("flow-ratio.numerator", sum(part_of_happened)),
        ("flow-ratio.denominator", sum(happened)),
        ("stock-ratio.numerator", present / 2),
        ("stock-ratio.denominator", present),
    ];
    let state = |number| match nothing_arose {
        true => CellState::NothingArose,
        false => CellState::Value(Amount::whole(number).expect("a number")),
    };
    numbers.into_iter().map(|(cell, number)| (cell.parse().expect("a cell"), state(number))).collect()
}

/// The reports of a round, as the rules say who owes them.
fn rows_of(graph: &Graph, seed: &[u8]) -> Vec<RoundRow> {
    let owing = who_owes(graph, id(ROOT), &selector(), &period());
    let row = |organisation, segment, is_part| {
        let who = number_of(organisation);
        let (state, nothing_arose) = conduct(seed, who);
        let (entries, keys) = (entries_of(who, segment, nothing_arose), KeyLists::new());
        let (class, given_at_ms, accepted) = (None, None, None);
        let mut row = RoundRow { organisation, segment, is_part, class, given_at_ms, entries, keys, state, accepted };
        measures::fill(&mut row, who, &days_of(segment), nothing_arose, seed);
        row
    };
    let own = owing.iter().map(|owes| row(owes.organisation, owes.segment, false));
    let parts = part_reports(&owing).into_iter().map(|(organisation, segment)| row(organisation, segment, true));
    own.chain(parts).collect()
}

/// Those that live under the root on the last day, and those that ended before it and from which one of these has
/// something.
fn expected_bodies(record: &Record) -> (BTreeSet<u8>, BTreeSet<u8>) {
    let period = period();
    let living = |who: &u8| record.parent(*who, period.last_day) == Some(ROOT);
    let owing: BTreeSet<u8> = (0..record.names).filter(living).collect();
    let is_part = |who: &u8| {
        let Some((_, last)) = record.days_lived(*who) else { return false };
        last < period.last_day
            && record.parent(*who, last) == Some(ROOT)
            && record.reached(*who, period.first_day, period.last_day).iter().any(|heir| owing.contains(heir))
    };
    let parts = (0..record.names).filter(is_part).collect();
    (owing, parts)
}

/// Compares who owes with the plain record.
fn compare_owing(record: &Record, owing: &[Owes]) -> Result<(), String> {
    let period = period();
    let (expected, _) = expected_bodies(record);
    let found: BTreeSet<u8> = owing.iter().map(|owes| number_of(owes.organisation)).collect();
    same("who owes", &found, &expected)?;
    for owes in owing {
        let who = number_of(owes.organisation);
        let segment = (owes.segment.first_day, owes.segment.last_day);
        same("the days of a unit", &Some(segment), &record.days_lived(who))?;
        let came_from = |old: &u8| {
            let Some((_, last)) = record.days_lived(*old) else { return false };
            let has_ended = last < period.last_day && record.parent(*old, last) == Some(ROOT);
            has_ended && record.reached(*old, period.first_day, period.last_day).contains(&who)
        };
        let expected: BTreeSet<u8> = (0..record.names).filter(came_from).collect();
        let found: Vec<u8> = owes.predecessors.iter().map(|part| number_of(part.organisation)).collect();
        same("each predecessor once", &found.len(), &expected.len())?;
        same("predecessors", &found.into_iter().collect(), &expected)?;
        for part in &owes.predecessors {
            let segment = (part.segment.first_day, part.segment.last_day);
            same("the days of a part", &Some(segment), &record.days_lived(number_of(part.organisation)))?;
        }
    }
    Ok(())
}

/// Everyone who stood under the root and ended in the period stands in a part report or among those without an heir.
fn compare_left(record: &Record, graph: &Graph, owing: &[Owes]) -> Result<(), String> {
    let period = period();
    let (_, parts) = expected_bodies(record);
    let ended = |who: &u8| {
        let lived = record.days_lived(*who);
        lived.is_some_and(|(_, last)| last < period.last_day && record.parent(*who, last) == Some(ROOT))
    };
    let expected: BTreeSet<u8> = (0..record.names).filter(|who| ended(who) && !parts.contains(who)).collect();
    let left = without_heir(graph, &selector(), &period, owing);
    let found: BTreeSet<u8> = left.iter().map(|(organisation, _)| number_of(*organisation)).collect();
    let expected = if owing.is_empty() { BTreeSet::new() } else { expected };
    same("without an heir", &found, &expected)
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?}, expected {expected:?}")) }
}

/// What a total must be: bodies and days counted one by one.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counted {
    sums: [i64; 3],
    with_number: usize,
    completeness: Completeness,
}

fn count(record: &Record, bodies: &(BTreeSet<u8>, BTreeSet<u8>), indicator: &Indicator, seed: &[u8]) -> Counted {
    let period = period();
    let (owing, parts) = bodies;
    let is_flow = indicator.kind == Kind::InPeriod;
    let mut counted = Counted::default();
    for who in 0..record.names {
        let belongs = owing.contains(&who) || (is_flow && parts.contains(&who));
        if !belongs {
            continue;
        }
        let (state, nothing_arose) = conduct(seed, who);
        let completeness = &mut counted.completeness;
        completeness.owed += 1;
        match state {
            ReportState::Waived => completeness.waived += 1,
            ReportState::Submitted | ReportState::Accepted => {
                completeness.reported += 1;
                completeness.accepted += usize::from(state == ReportState::Accepted);
                completeness.nothing_arose += usize::from(nothing_arose);
            }
            _ => {
                completeness.missing += 1;
                completeness.sent_back += usize::from(state == ReportState::SentBack);
            }
        }
        if !matches!(state, ReportState::Submitted | ReportState::Accepted) || nothing_arose {
            continue;
        }
        counted.with_number += 1;
        let days = record.days.range(period.first_day..=period.last_day);
        for day in days.filter(|(_, living)| living.contains_key(&who)).map(|(day, _)| *day) {
            if is_flow {
                let (all, part) = (happened(who, day), part_of_happened(who, day));
                let [first, second, third] = &mut counted.sums;
                (*first, *second, *third) = (*first + all, *second + part, *third + all);
            } else if day == period.last_day {
                let [first, second, _] = &mut counted.sums;
                (*first, *second) = (*first + has(who, day), *second + has(who, day) / 2);
            }
        }
    }
    counted
}

/// Compares totals with what was counted.
fn compare_totals(record: &Record, totals: &[Total], seed: &[u8]) -> Result<(), String> {
    let bodies = expected_bodies(record);
    for (indicator, total) in indicators().iter().zip(totals) {
        let counted = count(record, &bodies, indicator, seed);
        let [all, part, _] = counted.sums.map(|sum| Amount::whole(sum).expect("a number"));
        let none = |nothing_arose| if nothing_arose { TotalFigure::NothingArose } else { TotalFigure::NoFigure };
        let expected = |figure| match (counted.with_number, counted.completeness.nothing_arose) {
            (0, nothing_arose) => none(nothing_arose > 0),
            _ => figure,
        };
        let figure = match indicator.is_ratio() {
            true => TotalFigure::Ratio { numerator: part, denominator: all },
            false => TotalFigure::Amount(all),
        };
        same(&indicator.code, &total.figure, &expected(figure))?;
        same(&indicator.code, &total.completeness, &counted.completeness)?;
        for total in &total.parts {
            same("a part", &total.figure, &expected(TotalFigure::Amount(part)))?;
            same("reports of a part", &total.reported, &counted.completeness.reported)?;
        }
    }
    Ok(())
}

fn real_totals(rows: &[RoundRow]) -> Vec<Total> {
    indicators().iter().map(|indicator| total(indicator, rows)).collect()
}

/// A history, who owes in it, and what the reports add up to.
fn try_history(wishes: Vec<(history::Wish, u8)>, seed: &[u8]) -> Result<(), String> {
    let (record, graph) = play(wishes);
    let owing = who_owes(&graph, id(ROOT), &selector(), &period());
    compare_owing(&record, &owing)?;
    compare_left(&record, &graph, &owing)?;
    let rows = rows_of(&graph, seed);
    compare_totals(&record, &real_totals(&rows), seed)?;
    measures::compare(&record, &rows, seed)?;
    since::compare(&record, &since::with_accepted(&rows, seed), seed)?;
    grouping::compare(&record, &graph, &rows, usize::from(seed[0]))
}

fn seeds() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 5..40)
}

fn try_many(cases: u32) {
    let config = ProptestConfig { cases, ..ProptestConfig::default() };
    let result = TestRunner::new(config)
        .run(&(wishes(), seeds()), |(wishes, seed)| try_history(wishes, &seed).map_err(TestCaseError::fail));
    result.unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn random_histories_owe_and_add_up_as_the_plain_record_says() {
    try_many(2_000);
}

#[test]
#[ignore = "takes minutes: cargo test -p domain --release -- --ignored many_more"]
fn many_more_random_histories() {
    try_many(100_000);
}

/// A fault planted into the rows of a round.
type Plant = fn(&mut Vec<RoundRow>);

const PLANTS: &[(&str, Plant)] = &[
    ("a missing unit counted as zero", |rows| {
        for row in rows.iter_mut().filter(|row| !row.state.counts() && row.state != ReportState::Waived) {
            row.state = ReportState::Submitted;
            row.entries.values_mut().for_each(|state| *state = CellState::Value(Amount::ZERO));
        }
    }),
    ("nothing arose counted as zero", |rows| {
        for row in rows.iter_mut() {
            let nothing = row.entries.values_mut().filter(|state| **state == CellState::NothingArose);
            nothing.for_each(|state| *state = CellState::Value(Amount::ZERO));
        }
    }),
    ("a part report added to a stock figure", |rows| rows.iter_mut().for_each(|row| row.is_part = false)),
    ("a part report left out", |rows| rows.retain(|row| !row.is_part)),
    ("a draft counted", |rows| {
        let drafts = rows.iter_mut().filter(|row| row.state == ReportState::Draft);
        drafts.for_each(|row| row.state = ReportState::Submitted);
    }),
    ("a part report counted for each successor", |rows| {
        let again: Vec<RoundRow> = rows.iter().filter(|row| row.is_part).cloned().collect();
        rows.extend(again);
    }),
    ("a day too many of a unit that was founded in the period", |rows| {
        for row in rows.iter_mut().filter(|row| !row.is_part && !row.segment.is_whole(&period())) {
            let flow = row.entries.get_mut(&Cell::new("flow", Component::Value)).expect("a cell");
            let more = flow.amount().and_then(|amount| amount.checked_add(Amount::from_micro(1_000_000)));
            *flow = more.map_or(*flow, CellState::Value);
        }
    }),
];

/// The negative control: each planted fault is noticed in some history, and without it there is nothing to notice.
#[test]
fn the_plain_record_notices_totals_that_are_wrong() {
    let mut runner = TestRunner::deterministic();
    let mut noticed: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..150 {
        let (wishes, seed) = (wishes(), seeds()).new_tree(&mut runner).expect("a history").current();
        let (record, graph) = play(wishes);
        let rows = rows_of(&graph, &seed);
        assert_eq!(compare_totals(&record, &real_totals(&rows), &seed), Ok(()));
        for (name, plant) in PLANTS {
            let mut wrong = rows.clone();
            plant(&mut wrong);
            let is_noticed = compare_totals(&record, &real_totals(&wrong), &seed).is_err();
            *noticed.entry(name).or_default() += usize::from(is_noticed);
        }
        assert_eq!(measures::compare(&record, &rows, &seed), Ok(()));
        for (name, plant) in measures::PLANTS {
            let mut wrong = rows.clone();
            wrong.iter_mut().for_each(plant);
            let is_noticed = measures::compare(&record, &wrong, &seed).is_err();
            *noticed.entry(name).or_default() += usize::from(is_noticed);
        }
        let accepted = since::with_accepted(&rows, &seed);
        assert_eq!(since::compare(&record, &accepted, &seed), Ok(()));
        for (name, plant) in since::PLANTS {
            let mut wrong = accepted.clone();
            wrong.iter_mut().for_each(plant);
            let is_noticed = since::compare(&record, &wrong, &seed).is_err();
            *noticed.entry(name).or_default() += usize::from(is_noticed);
        }
    }
    let plants = measures::PLANTS.iter().chain(since::PLANTS).map(|(name, _)| name);
    for name in PLANTS.iter().map(|(name, _)| name).chain(plants) {
        assert!(noticed[name] >= 5, "{name}: noticed in {} histories", noticed[name]);
    }
}

/// A fault planted into who owes.
type PlantOfOwing = fn(&mut Vec<Owes>);

const PLANTS_OF_OWING: &[(&str, PlantOfOwing)] = &[
    ("a predecessor forgotten", |owing| owing.iter_mut().for_each(|owes| owes.predecessors.truncate(1))),
    ("a unit forgotten", |owing| owing.truncate(1)),
    ("a unit with days before its founding", |owing| {
        owing.iter_mut().for_each(|owes| owes.segment = Segment::whole(&period()));
    }),
    ("a part to the end of the period", |owing| {
        let parts = owing.iter_mut().flat_map(|owes| &mut owes.predecessors);
        parts.for_each(|part| part.segment.last_day = period().last_day);
    }),
];

#[test]
fn the_plain_record_notices_who_owes_wrongly() {
    let mut runner = TestRunner::deterministic();
    let mut noticed = [0; PLANTS_OF_OWING.len()];
    for _ in 0..100 {
        let (record, graph) = play(wishes().new_tree(&mut runner).expect("a history").current());
        let owing = who_owes(&graph, id(ROOT), &selector(), &period());
        assert_eq!(compare_owing(&record, &owing), Ok(()));
        for (count, (_, plant)) in noticed.iter_mut().zip(PLANTS_OF_OWING) {
            let mut wrong = owing.clone();
            plant(&mut wrong);
            *count += usize::from(compare_owing(&record, &wrong).is_err());
        }
    }
    for (count, (name, _)) in noticed.iter().zip(PLANTS_OF_OWING) {
        assert!(*count >= 5, "{name}: noticed in {count} histories");
    }
}

/// The histories are worth trying: they hold what the rules are about.
#[test]
fn the_histories_hold_chains_splits_and_mergers_inside_the_period() {
    let mut runner = TestRunner::deterministic();
    let (mut with_parts, mut split, mut merged, mut short, mut cut) = (0, 0, 0, 0, 0);
    for _ in 0..150 {
        let wishes = wishes().new_tree(&mut runner).expect("a history").current();
        let (_, graph) = play(wishes);
        let owing = who_owes(&graph, id(ROOT), &selector(), &period());
        let parts = part_reports(&owing);
        let named: usize = owing.iter().map(|owes| owes.predecessors.len()).sum();
        with_parts += usize::from(!parts.is_empty());
        split += usize::from(named > parts.len());
        merged += usize::from(owing.iter().any(|owes| owes.predecessors.len() > 1));
        cut += usize::from(owing.iter().any(|owes| !owes.segment.is_whole(&period())));
        short += usize::from(parts.iter().any(|(_, segment)| segment.first_day > period().first_day));
    }
    for (what, count) in [("parts", with_parts), ("splits", split), ("mergers", merged), ("cut", cut), ("short", short)]
    {
        assert!(count >= 10, "{what} in {count} of 150 histories");
    }
}
