//! What has changed since reports were accepted, over random histories: the total before is counted body by body with what
//! each had accepted, by plain code that knows nothing of rows.

use super::{super::*, Record, conduct, count, entries_of, expected_bodies, happened, has, history::number_of, same};
use crate::{packs::Component, reporting::tests::random::history::period};
use std::collections::BTreeSet;

/// How many more a body had accepted than happened.
const MORE: i64 = 7;

/// Whether a body's report was accepted with another number than it gives now.
fn was_accepted(seed: &[u8], who: u8) -> bool {
    let (state, _) = conduct(seed, who);
    let may = state.counts() || state == ReportState::SentBack;
    may && (seed[usize::from(who) % seed.len()] / 9).is_multiple_of(2)
}

/// The same rows, some with what was accepted of them before.
pub fn with_accepted(rows: &[RoundRow], seed: &[u8]) -> Vec<RoundRow> {
    let mut rows = rows.to_vec();
    for row in rows.iter_mut().filter(|row| was_accepted(seed, number_of(row.organisation))) {
        let mut entries = entries_of(number_of(row.organisation), row.segment, false);
        let flow = entries.get_mut(&Cell::new("flow", Component::Value)).expect("a cell");
        let more = flow.amount().and_then(|amount| amount.checked_add(Amount::whole(MORE)?));
        *flow = more.map_or(*flow, CellState::Value);
        row.accepted = Some(Box::new(RoundRow { entries, state: ReportState::Accepted, ..row.clone() }));
    }
    rows
}

/// What a body had, and what it has in an indicator; nothing where it is not in it.
fn numbers(record: &Record, who: u8, is_flow: bool, seed: &[u8]) -> (Option<i64>, Option<i64>) {
    let period = period();
    let living = record.days.range(period.first_day..=period.last_day).filter(|(_, living)| living.contains_key(&who));
    let number: i64 = match is_flow {
        true => living.map(|(day, _)| happened(who, *day)).sum(),
        false => has(who, period.last_day),
    };
    let (state, nothing_arose) = conduct(seed, who);
    let now = (state.counts() && !nothing_arose).then_some(number);
    let more = if is_flow { MORE } else { 0 };
    (if was_accepted(seed, who) { Some(number + more) } else { now }, now)
}

/// Compares what changed with what was counted, of a number over days and of one of the last day.
pub fn compare(record: &Record, rows: &[RoundRow], seed: &[u8]) -> Result<(), String> {
    let (owing, parts) = expected_bodies(record);
    for indicator in super::indicators().iter().filter(|it| ["flow", "stock"].contains(&it.code.as_str())) {
        let is_flow = indicator.code == "flow";
        let bodies: BTreeSet<u8> =
            (0..record.names).filter(|who| owing.contains(who) || (is_flow && parts.contains(who))).collect();
        let of = |who: &u8| numbers(record, *who, is_flow, seed);
        let expected: BTreeSet<u8> = bodies.iter().copied().filter(|who| of(who).0 != of(who).1).collect();
        let found = changed(indicator, rows);
        let rows: BTreeSet<u8> =
            found.iter().flat_map(|found| &found.rows).map(|row| number_of(row.organisation)).collect();
        same("who changed", &rows, &expected)?;
        let Some(found) = found else { continue };
        let was: Vec<i64> = bodies.iter().filter_map(|who| of(who).0).collect();
        same("before", &found.was, &TotalFigure::Amount(Amount::whole(was.iter().sum()).expect("a number")))?;
        let now = count(record, &(owing.clone(), parts.clone()), indicator, seed);
        if now.with_number > 0 {
            let now = now.sums[0];
            same("now", &found.now, &TotalFigure::Amount(Amount::whole(now).expect("a number")))?;
            let difference = found.difference().map(Amount::micro);
            same("difference", &difference, &Some((now - was.iter().sum::<i64>()) * 1_000_000))?;
        }
    }
    Ok(())
}

/// Spoils a row.
type Plant = fn(&mut RoundRow);

/// Faults planted into rows.
pub const PLANTS: &[(&str, Plant)] = &[
    ("what was accepted of a part report forgotten", |row| {
        row.accepted = row.accepted.take().filter(|_| !row.is_part);
    }),
    ("what was accepted added to what counts", |row| {
        if let Some(accepted) = &mut row.accepted {
            let own = row.entries.get(&Cell::new("flow", Component::Value)).and_then(|state| state.amount());
            let flow = accepted.entries.get_mut(&Cell::new("flow", Component::Value)).expect("a cell");
            let sum = flow.amount().zip(own).and_then(|(was, now)| was.checked_add(now));
            *flow = sum.map_or(*flow, CellState::Value);
        }
    }),
    ("an acceptance that was taken back forgotten", |row| {
        row.accepted = row.accepted.take().filter(|_| row.state.counts());
    }),
];
