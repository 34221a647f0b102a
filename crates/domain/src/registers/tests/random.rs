//! Random files against random registers, held against an oracle that compares every row with every other. A control plants
//! the fault of forgetting the rows of the register, and must be caught.

use super::*;
use crate::registers::importing::{Existing, FileRow, Outcome, Plan, plan};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

type Row = (u8, i64, Option<i64>, Option<i64>);

fn day(number: i64) -> Date {
    date(2026, 1, 1) + jiff::Span::new().days(number)
}

fn span(row: &Row) -> Span {
    Span { from: row.2.map(day), to: row.3.map(day) }
}

/// Rows of a register that can stand side by side.
fn existing(register: &Register, rows: &[Row]) -> Vec<Existing<usize>> {
    let mut kept: Vec<Existing<usize>> = Vec::new();
    for (id, row) in rows.iter().enumerate() {
        let days = if register.has_validity { span(row) } else { Span::default() };
        let new = Existing {
            id,
            version: 1,
            title: row.0.to_string(),
            span: days,
            values: values(&row.0.to_string(), row.1),
        };
        let is_first_day_there = !register.has_validity || days.from.is_some();
        let clashes = |other: &Existing<usize>| clash(register, (&new.values, new.span), (&other.values, other.span));
        if is_first_day_there && days.is_in_order() && !kept.iter().any(clashes) {
            kept.push(new);
        }
    }
    kept
}

/// The rule in its plainest words.
fn clash(register: &Register, one: (&Values, Span), two: (&Values, Span)) -> bool {
    let same_key = one.0["code"].as_str().map(str::to_lowercase) == two.0["code"].as_str().map(str::to_lowercase);
    let shares_a_day = (0..80).map(|number| day(number - 20)).any(|day| one.1.has(day) && two.1.has(day));
    same_key
        && match (register.has_validity, register.allows_overlap) {
            (false, _) => true,
            (true, true) => one.1.from == two.1.from,
            (true, false) => shares_a_day,
        }
}

/// A row of a file: perhaps with the mark of a row, whose version it may have seen or not.
type Sent = (Row, Option<(usize, bool)>, bool);

fn file(register: &Register, existing: &[Existing<usize>], sent: &[Sent]) -> Vec<FileRow<usize>> {
    let row = |((row, mark, is_unread), number): (&Sent, u32)| {
        let known = |place: usize| existing.get(place % existing.len().max(1)).map_or(usize::MAX, |row| row.id);
        let mut values = values(&row.0.to_string(), row.1);
        let mut faults = Vec::new();
        if *is_unread {
            values.remove("code");
            faults.push((Some("code".to_owned()), RowFault::Missing));
        }
        let span = if register.has_validity { span(row) } else { Span::default() };
        let mark = mark.map(|(place, is_seen)| (known(place), if is_seen { 1 } else { 0 }));
        FileRow { number, mark, span, values, faults }
    };
    sent.iter().zip(10..).map(row).collect()
}

/// What the oracle says: rows with a fault of keys or days, and outcomes of the others.
fn oracle(
    register: &Register,
    existing: &[Existing<usize>],
    file: &[FileRow<usize>],
    forgets_the_register: bool,
) -> (BTreeSet<u32>, Vec<(u32, Outcome)>) {
    let mut claimed: Vec<usize> = Vec::new();
    let mut of: Vec<Option<&Existing<usize>>> = Vec::new();
    for row in file {
        let found = row.mark.and_then(|(id, _)| existing.iter().find(|known| known.id == id));
        let found = found.filter(|known| !claimed.contains(&known.id));
        claimed.extend(found.map(|known| known.id));
        of.push(found);
    }
    for (row, of) in file.iter().zip(&mut of) {
        if row.mark.is_none() && row.values.contains_key("code") {
            let same = |known: &&Existing<usize>| {
                known.values["code"] == row.values["code"]
                    && (!register.has_validity || known.span.from == row.span.from)
                    && !claimed.contains(&known.id)
            };
            *of = existing.iter().find(same);
            claimed.extend(of.map(|known| known.id));
        }
    }
    let mut bad = BTreeSet::new();
    let mut states: Vec<(Values, Span, bool, bool)> = Vec::new();
    let mut outcomes = Vec::new();
    for (row, of) in file.iter().zip(&of) {
        let has_days = !register.has_validity || (row.span.from.is_some() && row.span.is_in_order());
        if !row.faults.is_empty() || !has_days || (row.mark.is_some() && of.is_none()) {
            bad.insert(row.number);
        }
        let takes_part = row.values.contains_key("code") && has_days;
        let outcome = match of {
            None => Outcome::New,
            Some(known) if known.values == row.values && known.span == row.span => Outcome::Same,
            Some(known) if row.mark.is_some_and(|(_, version)| version != known.version) => Outcome::Overtaken,
            Some(_) => Outcome::Changed,
        };
        outcomes.push((row.number, outcome));
        let is_overtaken = outcome == Outcome::Overtaken;
        let known = of.filter(|_| is_overtaken);
        let state = known.map_or((row.values.clone(), row.span), |known| (known.values.clone(), known.span));
        states.push((state.0, state.1, takes_part, is_overtaken));
    }
    for (place, one) in states.iter().enumerate().filter(|(_, state)| state.2 && !state.3) {
        let one = (&one.0, one.1);
        let in_file = states
            .iter()
            .enumerate()
            .any(|(other, state)| other != place && state.2 && clash(register, one, (&state.0, state.1)));
        let untouched = existing.iter().filter(|known| !claimed.contains(&known.id) && !forgets_the_register);
        let in_register = untouched.into_iter().any(|known| clash(register, one, (&known.values, known.span)));
        if in_file || in_register {
            bad.insert(file[place].number);
        }
    }
    (bad, outcomes)
}

fn told(plan: &Plan<usize>) -> (BTreeSet<u32>, Vec<(u32, Outcome)>) {
    let bad = plan.faults.iter().map(|(row, _, _)| *row).collect();
    (bad, plan.rows.iter().map(|row| (row.number, row.outcome)).collect())
}

fn row() -> impl Strategy<Value = Row> {
    let from = prop_oneof![9 => (0_i64..30).prop_map(Some), 1 => Just(None)];
    let to = prop_oneof![1 => Just(None), 2 => (0_i64..40).prop_map(Some)];
    (0_u8..6, 0_i64..3, from, to)
}

fn sent() -> impl Strategy<Value = Sent> {
    let mark = proptest::option::of((0_usize..8, proptest::bool::weighted(0.8)));
    (row(), mark, proptest::bool::weighted(0.1))
}

fn kinds() -> [Register; 3] {
    [schools(false, false), schools(true, false), schools(true, true)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Every row that the oracle finds fault with has a fault, no other has, and each becomes what the oracle says. What would
    /// be written can stand side by side.
    #[test]
    fn a_file_does_what_comparing_every_row_with_every_other_says(
        kind in 0_usize..3,
        rows in proptest::collection::vec(row(), 0..10),
        file_rows in proptest::collection::vec(sent(), 0..10),
    ) {
        let register = &kinds()[kind];
        let existing = existing(register, &rows);
        let file = file(register, &existing, &file_rows);
        let planned = plan(register, &existing, &file, false);
        prop_assert_eq!(told(&planned), oracle(register, &existing, &file, false));
        if planned.faults.is_empty() {
            let touched: Vec<usize> = planned.rows.iter().filter_map(|row| row.existing).map(|(id, _)| id).collect();
            let kept = existing.iter().filter(|known| !touched.contains(&known.id));
            let mut after: Vec<(&Values, Span)> = kept.map(|known| (&known.values, known.span)).collect();
            after.extend(planned.rows.iter().map(|row| (&row.values, row.span)));
            for (place, one) in after.iter().enumerate() {
                prop_assert!(!after[..place].iter().any(|two| clash(register, *one, *two)));
            }
        }
    }
}

#[test]
fn the_control_is_caught_an_oracle_that_forgets_the_register_disagrees() {
    let register = schools(false, false);
    let existing = existing(&register, &[(1, 0, None, None), (2, 0, None, None)]);
    // The first row of the register takes the key of the second, which is not in the file.
    let file = file(&register, &existing, &[((2, 5, None, None), Some((0, true)), false)]);
    let planned = plan(&register, &existing, &file, false);
    assert_eq!(told(&planned), oracle(&register, &existing, &file, false));
    assert_ne!(told(&planned), oracle(&register, &existing, &file, true));
    assert_eq!(planned.faults[0].2, RowFault::KeyTaken { title: "2".to_owned() });
}
