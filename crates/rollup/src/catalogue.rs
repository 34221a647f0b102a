//! The measures by number: an indicator or one of its parts, and what kind of figure it is.
//! Numbers are given once and never change while the roll-up lives; a snapshot keeps the names beside them.

use crate::{Refusal, row::MeasureNumber};
use domain::packs::{Formula, Indicator, Kind, Measure as OfIndicator};
use std::collections::HashMap;

/// How the figures of a measure come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A sum.
    Amount,
    /// Two sums.
    Ratio,
    /// A sum of means times weights, and a sum of weights.
    Mean,
    /// How many said yes, and how many answered.
    YesNo,
}

/// A measure: an indicator, or one of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Code of the indicator, unique over packs: `pack/code`.
    pub indicator: String,
    /// Code of the part.
    pub part: Option<String>,
    /// How figures come together.
    pub shape: Shape,
    /// Whether it counts what happened in the period, so that part reports and periods add up. Else only what stands on
    /// the last day counts.
    pub is_in_period: bool,
}

impl Measure {
    /// The measures of an indicator: itself, then its parts. None of an indicator that counts keys: what is different
    /// among many lists is no sum.
    pub fn of_indicator(pack: &str, indicator: &Indicator) -> Vec<Measure> {
        let shape = match &indicator.measure {
            OfIndicator::Amount { .. } => Shape::Amount,
            OfIndicator::Ratio { .. } | OfIndicator::Derived { formula: Formula::Ratio, .. } => Shape::Ratio,
            OfIndicator::Derived { .. } => Shape::Amount,
            OfIndicator::Mean { .. } => Shape::Mean,
            OfIndicator::YesNo => Shape::YesNo,
            OfIndicator::Keys { .. } => return Vec::new(),
        };
        let of = |part: Option<String>| Measure {
            indicator: format!("{pack}/{}", indicator.code),
            part,
            shape,
            is_in_period: indicator.kind == Kind::InPeriod,
        };
        let parts = indicator.parts().iter().map(|part| of(Some(part.code.clone())));
        std::iter::once(of(None)).chain(parts).collect()
    }

    pub(crate) fn is_mean(&self) -> bool {
        self.shape == Shape::Mean
    }
}

/// All measures.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    measures: Vec<Measure>,
    numbers: HashMap<(String, Option<String>), MeasureNumber>,
}

impl Catalogue {
    /// The number of a measure; a new one gets the next.
    pub fn number(&mut self, measure: Measure) -> Result<MeasureNumber, Refusal> {
        let key = (measure.indicator.clone(), measure.part.clone());
        if let Some(number) = self.numbers.get(&key) {
            return Ok(*number);
        }
        let number = u16::try_from(self.measures.len()).map_err(|_| Refusal::TooManyMeasures).map(MeasureNumber)?;
        self.measures.push(measure);
        self.numbers.insert(key, number);
        Ok(number)
    }

    /// The number of an indicator or its part, where it has one.
    pub fn find(&self, indicator: &str, part: Option<&str>) -> Option<MeasureNumber> {
        self.numbers.get(&(indicator.to_owned(), part.map(str::to_owned))).copied()
    }

    /// A measure by its number.
    pub fn measure(&self, number: MeasureNumber) -> Result<&Measure, Refusal> {
        self.measures.get(usize::from(number.0)).ok_or(Refusal::UnknownMeasure(number.0))
    }

    /// All, in the order of their numbers.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }
}
