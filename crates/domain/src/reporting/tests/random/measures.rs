//! The other measures over random histories: means, answers, keys, what belongs to an owner and what is computed, against
//! plain code that goes from body to body and from day to day.

use super::{
    super::*, Record, conduct, count, expected_bodies, happened, has, history::period, indicator, same, words,
};
use crate::packs::{Formula, Indicator, Kind, Measure, Operand};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

const OWNER: &str = "owner";

/// More things that happen at a body on a day.
fn more(who: u8, day: Date) -> i64 {
    i64::from(who) * 5 % 11 + i64::from(day.day_of_year()) % 3 + 1
}

/// What each thing of a body costs.
fn price(who: u8) -> i64 {
    i64::from(who) * 3 % 7 + 1
}

/// With whom a body works on a day.
fn partner(who: u8, day: Date) -> String {
    format!("P{}", (i64::from(who) * 3 + i64::from(day.day_of_year())) % 400)
}

fn class_of(who: u8) -> &'static str {
    if who.is_multiple_of(3) { OWNER } else { "other" }
}

fn given_at(seed: &[u8], who: u8) -> i64 {
    i64::from(seed[usize::from(who).wrapping_mul(7) % seed.len()]) * 1_000 + i64::from(who)
}

/// One of each sort.
pub fn indicators() -> Vec<Indicator> {
    let derived = |code: &str, formula| {
        let operand = |code: &str| Operand { code: code.to_owned(), name: words("o"), unit: words("x"), decimals: 0 };
        let operands = vec![operand("flow"), operand("more")];
        indicator(code, Kind::InPeriod, Measure::Derived { formula, operands })
    };
    let mean = Measure::Mean { weight: words("w"), counted_in: words("x"), counted_decimals: 0 };
    let owned = indicator("owned", Kind::AtDate, Measure::Amount { parts: Vec::new() });
    vec![
        indicator("mean", Kind::InPeriod, mean),
        indicator("yes", Kind::AtDate, Measure::YesNo),
        indicator("keys", Kind::InPeriod, Measure::Keys { key: words("k") }),
        derived("sum", Formula::Sum),
        derived("difference", Formula::Difference),
        derived("quotient", Formula::Ratio),
        Indicator { owner: vec![OWNER.to_owned()], ..owned },
    ]
}

/// What a report says besides, of its days.
pub fn fill(row: &mut RoundRow, who: u8, days: &[Date], nothing_arose: bool, seed: &[u8]) {
    row.class = Some(class_of(who).to_owned());
    row.given_at_ms = Some(given_at(seed, who));
    let present = has(who, row.segment.last_day);
    let names: BTreeSet<String> = days.iter().map(|day| partner(who, *day)).collect();
    let numbers = [
        ("more.value", days.iter().map(|day| more(who, *day)).sum::<i64>()),
        ("mean.value", price(who)),
        ("mean.weight", i64::try_from(days.len()).expect("days")),
        ("yes.value", present % 2),
        ("keys.value", i64::try_from(names.len()).expect("names")),
        ("owned.value", present),
    ];
    for (cell, number) in numbers {
        let state = match nothing_arose {
            true => CellState::NothingArose,
            false => CellState::Value(Amount::whole(number).expect("a number")),
        };
        row.entries.insert(cell.parse().expect("a cell"), state);
    }
    if !nothing_arose {
        row.keys.insert("keys.value".parse().expect("a cell"), names);
    }
}

/// What is counted day by day over the bodies that count.
#[derive(Default)]
struct Plain {
    with_number: usize,
    nothing_arose: usize,
    first: i64,
    second: i64,
    cost: i64,
    days: i64,
    yes: usize,
    named: BTreeMap<String, BTreeSet<u8>>,
}

fn plain(record: &Record, bodies: &BTreeSet<u8>, seed: &[u8]) -> Plain {
    let (period, mut plain) = (period(), Plain::default());
    for who in bodies {
        let (state, nothing_arose) = conduct(seed, *who);
        if !state.counts() {
            continue;
        }
        if nothing_arose {
            plain.nothing_arose += 1;
            continue;
        }
        plain.with_number += 1;
        plain.yes += usize::from(has(*who, period.last_day) % 2 == 1);
        let days = record.days.range(period.first_day..=period.last_day);
        for (day, _) in days.filter(|(_, living)| living.contains_key(who)) {
            plain.first += happened(*who, *day);
            plain.second += more(*who, *day);
            plain.cost += price(*who);
            plain.days += 1;
            plain.named.entry(partner(*who, *day)).or_default().insert(*who);
        }
    }
    plain
}

impl Plain {
    fn or_none(&self, figure: TotalFigure) -> TotalFigure {
        match (self.with_number, self.nothing_arose) {
            (0, 0) => TotalFigure::NoFigure,
            (0, _) => TotalFigure::NothingArose,
            _ => figure,
        }
    }
}

/// The newest figure of an owner that lives on the last day.
fn newest(owners: &BTreeSet<u8>, seed: &[u8]) -> TotalFigure {
    let given = owners.iter().filter(|who| conduct(seed, **who).0.counts());
    let Some(last) = given.max_by_key(|who| given_at(seed, **who)) else { return TotalFigure::NoFigure };
    if conduct(seed, *last).1 {
        return TotalFigure::NothingArose;
    }
    TotalFigure::Amount(whole(has(*last, period().last_day)))
}

fn whole(number: i64) -> Amount {
    Amount::whole(number).expect("a number")
}

/// Compares the totals of these measures with what was counted.
pub fn compare(record: &Record, rows: &[RoundRow], seed: &[u8]) -> Result<(), String> {
    let (owing, parts) = expected_bodies(record);
    let all: BTreeSet<u8> = owing.union(&parts).copied().collect();
    let (over_days, at_date) = (plain(record, &all, seed), plain(record, &owing, seed));
    let owners: BTreeSet<u8> = owing.iter().copied().filter(|who| class_of(*who) == OWNER).collect();
    for indicator in indicators() {
        let found = total(&indicator, rows);
        let shared = over_days.named.values().filter(|bodies| bodies.len() > 1).count();
        let expected = match indicator.code.as_str() {
            "mean" => over_days.or_none(TotalFigure::Mean {
                weighted: i128::from(over_days.cost) * 1_000_000_000_000,
                weight: whole(over_days.days),
            }),
            "yes" => at_date.or_none(TotalFigure::Yes { yes: at_date.yes, answered: at_date.with_number }),
            "keys" => over_days.or_none(TotalFigure::Keys { distinct: over_days.named.len(), shared }),
            "sum" => over_days.or_none(TotalFigure::Amount(whole(over_days.first + over_days.second))),
            "difference" => over_days.or_none(TotalFigure::Amount(whole(over_days.first - over_days.second))),
            "quotient" => {
                let (numerator, denominator) = (whole(over_days.first), whole(over_days.second));
                over_days.or_none(TotalFigure::Ratio { numerator, denominator })
            }
            _ => newest(&owners, seed),
        };
        same(&indicator.code, &found.figure, &expected)?;
        let asked = if indicator.owner.is_empty() { owing.clone() } else { owners.clone() };
        let counted = count(record, &(asked, parts.clone()), &indicator, seed).completeness;
        if indicator.owner.is_empty() {
            same(&indicator.code, &found.completeness, &counted)?;
        } else {
            let of = |counts: &Completeness| (counts.owed, counts.reported, counts.missing, counts.waived);
            same(&indicator.code, &of(&found.completeness), &of(&counted))?;
        }
    }
    Ok(())
}

/// A fault planted into the rows of a round.
type Plant = fn(&mut RoundRow);

fn set(row: &mut RoundRow, cell: &str, number: i64) {
    let state = row.entries.get_mut(&cell.parse::<Cell>().expect("a cell")).expect("a state");
    if state.amount().is_some() {
        *state = CellState::Value(whole(number));
    }
}

pub const PLANTS: &[(&str, Plant)] = &[
    ("figures of everybody beside the owner's", |row| row.class = Some(OWNER.to_owned())),
    ("the oldest for the newest", |row| row.given_at_ms = row.given_at_ms.map(|at| -at)),
    ("keys of a part report forgotten", |row| {
        if row.is_part {
            row.keys.clear();
        }
    }),
    ("a mean without its weight", |row| set(row, "mean.weight", 1)),
    ("yes from everybody", |row| set(row, "yes.value", 1)),
    ("an operand that is one too many", |row| set(row, "more.value", 1)),
];
