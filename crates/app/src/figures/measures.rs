//! The measures of the packs: each indicator and part by its number in the roll-up, and what a report says of it.
//!
//! An indicator that changed its kind between two versions of a pack is two measures: their figures cannot be added up.

use domain::{
    packs::{Component, Form, Indicator, Measure as OfIndicator, Pack},
    reporting::{Amount, CellState, Entries, derive, number_of},
};
use rollup::{Catalogue, Measure, MeasureNumber, Refusal, Statement};
use std::sync::Arc;

/// The line on whose trees figures are kept.
pub const LINE: &str = "party";
/// One, in millionths.
const ONE: Amount = Amount::from_micro(1_000_000);
/// Means times weights are added up below this, in millionths of millionths.
const MOST_WEIGHTED: u128 = 1 << 100;

/// What a body of a class is asked for by a form: its measures, and how to read them from a report.
#[derive(Debug)]
pub struct Asked {
    pack: Arc<Pack>,
    form: Form,
    /// In the order of the form's indicators, each followed by its parts.
    pub numbers: Vec<MeasureNumber>,
}

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
    pub fn of(catalogue: &Catalogue, pack: &Arc<Pack>, form: &Form, class: Option<&str>) -> Option<Self> {
        let form = form.asked_of(pack, class);
        let mut numbers = Vec::new();
        for indicator in pack.indicators_of(&form) {
            let found = numbers_of(catalogue, pack, indicator);
            if found.len() != Measure::of_indicator(&pack.code, indicator).len() {
                return None;
            }
            numbers.extend(found);
        }
        Some(Asked { pack: Arc::clone(pack), form, numbers })
    }

    /// What entries say of each measure, in their order; nothing of what is missing.
    pub fn statements(&self, entries: &Entries, is_part: bool) -> Vec<Option<Statement>> {
        let indicators = self.pack.indicators_of(&self.form).filter(|indicator| !indicator.is_keys());
        indicators.flat_map(|indicator| statements(indicator, entries, is_part)).collect()
    }
}

/// What entries say of an indicator and of its parts, by the rules of `domain::reporting::total`.
fn statements(indicator: &Indicator, entries: &Entries, is_part: bool) -> Vec<Option<Statement>> {
    let number = |component: &Component| number_of(indicator, entries, component);
    let needed = match derive(indicator, entries) {
        Some(derivation) => derivation.operands,
        None => indicator.components().iter().filter(|of| !matches!(of, Component::Part(_))).map(number).collect(),
    };
    let parts = indicator.parts();
    if needed.iter().any(|state| state.is_empty()) {
        return vec![None; 1 + parts.len()];
    }
    if needed.iter().all(|state| *state == CellState::NothingArose) {
        return vec![Some(Statement::NothingArose); 1 + parts.len()];
    }
    let of_part = |state: CellState| match state {
        CellState::Empty => None,
        CellState::NothingArose => Some(Statement::NothingArose),
        CellState::Value(first) => Some(Statement::Number { first, second: None }),
    };
    let parts = parts.iter().map(|part| of_part(number(&Component::Part(part.code.clone()))));
    std::iter::once(whole(indicator, &number, is_part)).chain(parts).collect()
}

fn whole(indicator: &Indicator, number: &dyn Fn(&Component) -> CellState, is_part: bool) -> Option<Statement> {
    let amount = |component: Component| number(&component).amount();
    let (first, second) = match &indicator.measure {
        OfIndicator::Mean { .. } => {
            // Where one of the two did not arise, nothing is added.
            let both = amount(Component::Value).zip(amount(Component::Weight));
            let (mean, weight) = both.unwrap_or((Amount::ZERO, Amount::ZERO));
            (mean, Some(fits(mean, weight).then_some(weight)?))
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

/// Whether a mean times its weight can be added up: what cannot is in no total.
fn fits(mean: Amount, weight: Amount) -> bool {
    (i128::from(mean.micro()) * i128::from(weight.micro())).unsigned_abs() < MOST_WEIGHTED
}
