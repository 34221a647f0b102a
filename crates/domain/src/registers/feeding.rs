//! Figures made of rows: how many there are, how many different ones, what they add up to, which keys they name.
//!
//! What stands at a date is asked of the rows that stand on the last day, as they were on that day. What happened in a time is
//! asked of the rows whose day lies in it, whether they stand today or not.

use super::{
    record::Record,
    value::{Value, Values, value_in},
};
use crate::{
    packs::{Condition, Kind, Register, Take, Test, What},
    reporting::Amount,
    text::nfc,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Over which time a figure is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// What stands on a day.
    On(Date),
    /// What happened from a day to a day, both included.
    Between(Date, Date),
}

/// A figure with the rows that make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fed<I> {
    /// The number.
    pub amount: Amount,
    /// The rows, in the order in which they were handed in.
    pub rows: Vec<Row<I>>,
    /// The keys, where it counts keys.
    pub keys: BTreeSet<String>,
}

/// A row that counts, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<I> {
    /// Which.
    pub id: I,
    /// What it adds; of different values and of keys one for each that was new.
    pub adds: Amount,
}

/// The time of an indicator over the days of a report.
pub fn over_of(kind: Kind, first_day: Date, last_day: Date) -> Over {
    match kind {
        Kind::InPeriod => Over::Between(first_day, last_day),
        Kind::Cumulative { since } => Over::Between(since, last_day),
        Kind::AtDate => Over::On(last_day),
    }
}

/// Makes a figure of a body's rows as they were known at a moment, or are now. None where it grows too large.
pub fn take<I: Copy>(
    register: &Register,
    take: &Take,
    rows: &[Record<I>],
    over: Over,
    known_at_ms: Option<i64>,
) -> Option<Fed<I>> {
    let mut fed = Fed { amount: Amount::ZERO, rows: Vec::new(), keys: BTreeSet::new() };
    let one = Amount::whole(1)?;
    for row in rows {
        let Some(values) = counting(register, take, row, over, known_at_ms) else { continue };
        let adds = match &take.what {
            What::Count => one,
            What::Sum(field) => match value_in(register, values, field).and_then(|value| value.amount()) {
                Some(amount) => amount,
                None => continue,
            },
            What::Different(field) | What::Keys(field) => match key_in(values, field) {
                Some(key) => {
                    if fed.keys.insert(key) {
                        one
                    } else {
                        Amount::ZERO
                    }
                }
                None => continue,
            },
        };
        fed.amount = fed.amount.checked_add(adds)?;
        fed.rows.push(Row { id: row.id, adds });
    }
    Some(fed)
}

/// What a row says, if it counts.
fn counting<'r, I>(
    register: &Register,
    take: &Take,
    row: &'r Record<I>,
    over: Over,
    known_at_ms: Option<i64>,
) -> Option<&'r Values> {
    let last_day = match over {
        Over::On(day) | Over::Between(_, day) => day,
    };
    let standing = row.known_at(known_at_ms, last_day)?;
    let is_in = match over {
        Over::On(day) => standing.span.has(day) && day_of(register, take, standing.values).is_none_or(|on| on <= day),
        Over::Between(first, last) => {
            let on = if take.day.is_some() { day_of(register, take, standing.values) } else { standing.span.from };
            on.is_some_and(|on| first <= on && on <= last)
        }
    };
    let meets = |condition: &Condition| is_met(register, standing.values, condition);
    (is_in && take.conditions.iter().all(meets)).then_some(standing.values)
}

/// The day on which a row happened, where a field says it.
fn day_of(register: &Register, take: &Take, values: &Values) -> Option<Date> {
    match value_in(register, values, take.day.as_deref()?)? {
        Value::Day(day) => Some(day),
        _ => None,
    }
}

fn is_met(register: &Register, values: &Values, condition: &Condition) -> bool {
    let Some(value) = value_in(register, values, &condition.field) else {
        // What is not said is not yes.
        return condition.test == Test::Says(false);
    };
    match (&condition.test, &value) {
        (Test::OneOf(codes), Value::Choice(code)) => codes.contains(code),
        (Test::OneOf(words), Value::Text(text)) => {
            words.iter().any(|word| nfc(word).to_lowercase() == nfc(text).to_lowercase())
        }
        (Test::Says(wanted), Value::Says(said)) => wanted == said,
        (Test::AtLeast(least), Value::Number(amount)) => least <= amount,
        (Test::AtMost(most), Value::Number(amount)) => amount <= most,
        _ => false,
    }
}

/// The text of a field by which it is told apart from others.
fn key_in(values: &Values, field: &str) -> Option<String> {
    let text = match values.get(field)? {
        serde_json::Value::String(text) => nfc(text.trim()),
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}
