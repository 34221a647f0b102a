//! «Nhập một lần»: a figure that an organisation has given in one report, found again for the same number in another.
//!
//! What stands at a date, or is counted up to one, is the same where the last day is the same. What happened in a period is
//! the same where the days are the same, or the sum of reports whose days lie one behind the other and fill the period
//! without a gap. Nothing is guessed: a sum with one number missing is no sum. Whose reports they are, the caller knows.

use super::{Amount, CellState, Segment};
use crate::packs::{Component, Indicator, Kind, Measure};
use jiff::civil::Date;

/// What one report says of a number, for its own days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Its days.
    pub days: Segment,
    /// What it says.
    pub state: CellState,
}

/// What is given, and by which of the offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The number, or that nothing arose.
    pub state: CellState,
    /// Places of the offers: one, or those that were added up.
    pub from: Vec<usize>,
}

/// What is given for a number of an indicator and those days. Of several that offer the same days the first counts: the
/// caller puts the surest first.
pub fn given(indicator: &Indicator, component: &Component, days: Segment, offers: &[Offer]) -> Option<Given> {
    // A count of keys is nothing without its keys.
    if indicator.is_keys() {
        return None;
    }
    let said = || offers.iter().enumerate().filter(|(_, offer)| !offer.state.is_empty());
    if !is_in_period(indicator, component) {
        let (place, offer) = said().find(|(_, offer)| offer.days.last_day == days.last_day)?;
        return Some(Given { state: offer.state, from: vec![place] });
    }
    if let Some((place, offer)) = said().find(|(_, offer)| offer.days == days) {
        return Some(Given { state: offer.state, from: vec![place] });
    }
    // Means are not added up.
    if matches!(indicator.measure, Measure::Mean { .. }) {
        return None;
    }
    let from = filling(days, days.first_day, &said().map(|(place, offer)| (place, offer.days)).collect::<Vec<_>>())?;
    sum(from, offers)
}

/// Whether a number counts what happened between two days.
fn is_in_period(indicator: &Indicator, component: &Component) -> bool {
    let counts_stock = matches!(
        (&indicator.measure, component),
        (Measure::Ratio { denominator_at_date: true, .. }, Component::Denominator)
    );
    indicator.kind == Kind::InPeriod && !counts_stock
}

/// Offers that fill the days from `from` to the end, each once; the longer before the shorter.
fn filling(days: Segment, from: Date, offers: &[(usize, Segment)]) -> Option<Vec<usize>> {
    let mut next: Vec<&(usize, Segment)> =
        offers.iter().filter(|(_, it)| it.first_day == from && it.last_day <= days.last_day).collect();
    next.sort_by_key(|(place, it)| (std::cmp::Reverse(it.last_day), *place));
    next.dedup_by_key(|(_, it)| it.last_day);
    next.into_iter().find_map(|(place, it)| {
        if it.last_day == days.last_day {
            return Some(vec![*place]);
        }
        let rest = filling(days, it.last_day.tomorrow().ok()?, offers)?;
        Some([vec![*place], rest].concat())
    })
}

fn sum(from: Vec<usize>, offers: &[Offer]) -> Option<Given> {
    let states: Vec<CellState> = from.iter().filter_map(|place| offers.get(*place)).map(|offer| offer.state).collect();
    if states.iter().all(|state| *state == CellState::NothingArose) {
        return Some(Given { state: CellState::NothingArose, from });
    }
    let mut micro = states.iter().map(|state| state.amount().unwrap_or(Amount::ZERO).micro());
    let total = micro.try_fold(0_i64, i64::checked_add)?;
    Some(Given { state: CellState::Value(Amount::from_micro(total)), from })
}
