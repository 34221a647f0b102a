//! The measures of the packs: each indicator and part by its number in the roll-up, and what a report says of it.
//!
//! An indicator that changed its kind between two versions of a pack is two measures: their figures cannot be added up.

use domain::{
    packs::{Component, Form, Indicator, Measure as OfIndicator, Pack},
    reporting::{Amount, CellState, derive_from},
};
use rollup::{Catalogue, Measure, MeasureNumber, Refusal, Statement};
use std::{collections::HashMap, ops::Range};

/// The line on whose trees figures are kept.
pub const LINE: &str = "party";
/// One, in millionths.
const ONE: Amount = Amount::from_micro(1_000_000);

/// What a body of a class is asked for by a form: its measures, and how to read them from a report.
#[derive(Debug)]
pub struct Asked {
    indicators: Vec<Indicator>,
    /// In the order of the indicators, each followed by its parts.
    pub numbers: Vec<MeasureNumber>,
    /// Places of cells by their name, `indicator component`.
    places: HashMap<String, usize>,
}

/// What stands in the cells of a version, by place.
pub struct Cells(Vec<CellState>);

/// Gives numbers to all measures of a pack.
pub fn register(catalogue: &mut Catalogue, pack: &Pack) -> Result<(), Refusal> {
    for indicator in &pack.indicators {
        let measures = of_indicator(catalogue, pack, indicator);
        measures.into_iter().try_for_each(|measure| catalogue.number(measure).map(drop))?;
    }
    Ok(())
}

/// The measures of an indicator, under a name of their own where the plain one is taken by another kind.
fn of_indicator(catalogue: &Catalogue, pack: &Pack, indicator: &Indicator) -> Vec<Measure> {
    let mut measures = Measure::of_indicator(&pack.code, indicator);
    let is_taken = measures.first().is_some_and(|measure| {
        let known = catalogue.find(&measure.indicator, None).and_then(|number| catalogue.measure(number).ok());
        known.is_some_and(|known| (known.shape, known.is_in_period) != (measure.shape, measure.is_in_period))
    });
    if is_taken {
        for measure in &mut measures {
            let of = format!(" {} {}", indicator.measure.aggregation(), indicator.kind.code());
            measure.indicator.push_str(&of);
        }
    }
    measures
}

/// The numbers of an indicator and its parts; none while it is not in the catalogue, or where it counts keys.
pub fn numbers_of(catalogue: &Catalogue, pack: &Pack, indicator: &Indicator) -> Vec<MeasureNumber> {
    let measures = of_indicator(catalogue, pack, indicator);
    measures.iter().filter_map(|measure| catalogue.find(&measure.indicator, measure.part.as_deref())).collect()
}

impl Asked {
    /// Of a form as a body of this class is asked. None where a measure is not in the catalogue.
    pub fn of(catalogue: &Catalogue, pack: &Pack, form: &Form, class: Option<&str>) -> Option<Self> {
        let form = form.asked_of(pack, class);
        let (mut indicators, mut numbers, mut places) = (Vec::new(), Vec::new(), HashMap::new());
        for indicator in pack.indicators_of(&form).filter(|indicator| !indicator.is_keys()) {
            let found = numbers_of(catalogue, pack, indicator);
            if found.len() != 1 + indicator.parts().len() {
                return None;
            }
            numbers.extend(found);
            for component in indicator.components() {
                places.insert(name(&indicator.code, &component.code()), places.len());
            }
            indicators.push(indicator.clone());
        }
        Some(Asked { indicators, numbers, places })
    }

    /// The places of each indicator among the measures: the whole, then its parts.
    pub fn indicators(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.indicators.iter().scan(0, |start, indicator| {
            let places = *start..*start + 1 + indicator.parts().len();
            *start = places.end;
            Some(places)
        })
    }

    /// Nothing yet in any cell.
    pub fn empty(&self) -> Cells {
        Cells(vec![CellState::Empty; self.places.len()])
    }

    /// Puts a state into the cell with this name; what is not asked for is passed over.
    pub fn put(&self, cells: &mut Cells, name: &str, state: CellState) {
        if let Some(cell) = self.places.get(name).and_then(|place| cells.0.get_mut(*place)) {
            *cell = state;
        }
    }

    /// What cells say of each measure, in their order; nothing of what is missing.
    pub fn statements(&self, cells: &Cells, is_part: bool) -> Vec<Option<Statement>> {
        let mut all = Vec::with_capacity(self.numbers.len());
        let mut at = 0;
        for indicator in &self.indicators {
            let components = indicator.components();
            let own = cells.0.get(at..at + components.len()).unwrap_or_default();
            at += components.len();
            let derivation = derive_from(indicator, |code| {
                let place = self.places.get(&name(code, &Component::Value.code()));
                place.and_then(|place| cells.0.get(*place)).copied().unwrap_or_default()
            });
            let (numbers, needed) = match derivation {
                Some(derivation) => (derivation.numbers, derivation.operands),
                None => {
                    let numbers: Vec<_> = components.into_iter().zip(own.iter().copied()).collect();
                    let needed = numbers.iter().filter(|(of, _)| !matches!(of, Component::Part(_)));
                    let needed = needed.map(|(_, state)| *state).collect();
                    (numbers, needed)
                }
            };
            state(indicator, &numbers, &needed, is_part, &mut all);
        }
        all
    }
}

/// The name of a cell.
fn name(indicator: &str, component: &str) -> String {
    format!("{indicator} {component}")
}

/// What numbers say of an indicator and of its parts, by the rules of `domain::reporting::total`.
fn state(
    indicator: &Indicator,
    numbers: &[(Component, CellState)],
    needed: &[CellState],
    is_part: bool,
    into: &mut Vec<Option<Statement>>,
) {
    let measures = 1 + indicator.parts().len();
    if needed.iter().any(|state| state.is_empty()) {
        into.extend(std::iter::repeat_n(None, measures));
        return;
    }
    if needed.iter().all(|state| *state == CellState::NothingArose) {
        into.extend(std::iter::repeat_n(Some(Statement::NothingArose), measures));
        return;
    }
    let of_part = |state: CellState| match state {
        CellState::Empty => None,
        CellState::NothingArose => Some(Statement::NothingArose),
        CellState::Value(first) => Some(Statement::Number { first, second: None }),
    };
    into.push(whole(indicator, numbers, is_part));
    // The parts of an indicator are its components after its value, in their order.
    let parts = numbers.iter().filter(|(of, _)| matches!(of, Component::Part(_)));
    into.extend(parts.map(|(_, state)| of_part(*state)));
}

fn whole(indicator: &Indicator, numbers: &[(Component, CellState)], is_part: bool) -> Option<Statement> {
    let amount =
        |component: Component| numbers.iter().find(|(of, _)| *of == component).and_then(|(_, state)| state.amount());
    let (first, second) = match &indicator.measure {
        OfIndicator::Mean { .. } => {
            // Where one of the two did not arise, nothing is added.
            let both = amount(Component::Value).zip(amount(Component::Weight));
            let (mean, weight) = both.unwrap_or((Amount::ZERO, Amount::ZERO));
            return Statement::mean(mean, weight);
        }
        OfIndicator::YesNo => {
            let is_yes = amount(Component::Value) != Some(Amount::ZERO);
            (if is_yes { ONE } else { Amount::ZERO }, None)
        }
        _ if indicator.is_ratio() => {
            // What is there on the last day is in the report of whoever carried on.
            let is_beside =
                is_part && matches!(indicator.measure, OfIndicator::Ratio { denominator_at_date: true, .. });
            let denominator = amount(Component::Denominator).filter(|_| !is_beside);
            (amount(Component::Numerator).unwrap_or(Amount::ZERO), Some(denominator.unwrap_or(Amount::ZERO)))
        }
        // Nothing where a number was computed that is too large to be kept.
        _ => (amount(Component::Value)?, None),
    };
    Some(Statement::Number { first, second })
}
