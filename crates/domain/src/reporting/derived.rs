//! What an indicator comes to that is computed from others: from the entries of one report, never from typed text.
//!
//! Where one of its operands is empty, so is it; where nothing arose of all of them, nothing arose. What nothing arose of
//! adds nothing. A number that cannot be kept is not there and says so.

use super::{Amount, Cell, CellState, Entries, cells::state_of};
use crate::packs::{Component, Formula, Indicator, Measure};

/// What a derived indicator comes to in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// What stands in the cells of its operands.
    pub operands: Vec<CellState>,
    /// Its numbers, in order.
    pub numbers: Vec<(Component, CellState)>,
    /// A number is larger than can be kept.
    pub is_too_large: bool,
}

/// Computes a derived indicator; nothing for one that is entered.
pub fn derive(indicator: &Indicator, entries: &Entries) -> Option<Derivation> {
    derive_from(indicator, |code| state_of(entries, &Cell::new(code, Component::Value)))
}

/// The same from what stands in the value of each operand, by its code.
pub fn derive_from(indicator: &Indicator, state: impl Fn(&str) -> CellState) -> Option<Derivation> {
    let Measure::Derived { formula, operands } = &indicator.measure else { return None };
    let states: Vec<CellState> = operands.iter().map(|operand| state(&operand.code)).collect();
    if *formula == Formula::Ratio {
        let numbers = [Component::Numerator, Component::Denominator].into_iter().zip(states.iter().copied());
        return Some(Derivation { numbers: numbers.collect(), operands: states, is_too_large: false });
    }
    let value = if states.iter().any(|state| state.is_empty()) {
        Some(CellState::Empty)
    } else if states.iter().all(|state| *state == CellState::NothingArose) {
        Some(CellState::NothingArose)
    } else {
        combined(*formula, &states).map(CellState::Value)
    };
    Some(Derivation {
        numbers: vec![(Component::Value, value.unwrap_or_default())],
        operands: states,
        is_too_large: value.is_none(),
    })
}

/// The sum, or the first without the others; none when it cannot be kept.
fn combined(formula: Formula, states: &[CellState]) -> Option<Amount> {
    let mut micro: i128 = 0;
    for (place, state) in states.iter().enumerate() {
        let amount = i128::from(state.amount().unwrap_or(Amount::ZERO).micro());
        let is_taken_off = formula == Formula::Difference && place > 0;
        micro = micro.checked_add(if is_taken_off { -amount } else { amount })?;
    }
    i64::try_from(micro).ok().map(Amount::from_micro)
}

/// What stands in one of an indicator's numbers, entered or computed.
pub fn number_of(indicator: &Indicator, entries: &Entries, component: &Component) -> CellState {
    match derive(indicator, entries) {
        Some(derivation) => {
            let found = derivation.numbers.into_iter().find(|(of, _)| of == component);
            found.map_or(CellState::Empty, |(_, state)| state)
        }
        None => state_of(entries, &Cell::new(&indicator.code, component.clone())),
    }
}
