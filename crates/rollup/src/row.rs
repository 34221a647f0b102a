//! What the roll-up is fed with: what a body said of an indicator, from which day it is known, and what is to be known of
//! it. A later row of the same body and measure replaces the earlier one, which stays known for the days before.

use crate::Day;
use domain::{ids::OrganisationId, reporting::Amount};

/// Means times weights stay below this, so that those of a whole tree over two thousand sheets fit in 127 bits.
pub(crate) const MOST_WEIGHTED: u128 = 1 << 100;

/// A measure by its number in the catalogue: an indicator, or one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureNumber(pub(crate) u16);

/// What stands, from its day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// A number; zero is one. Of a ratio its two numbers, of a mean the mean and its weight.
    Number {
        /// The number, the numerator, the mean; of yes and no: one or zero.
        first: Amount,
        /// The denominator or the weight.
        second: Option<Amount>,
    },
    /// «Không phát sinh»: there was nothing to count.
    NothingArose,
    /// The body was let off.
    Waived,
    /// What stood before counts no more, and nothing stands in its place.
    Withdrawn,
}

impl Statement {
    /// A mean with its weight; none where their product is more than can be added up.
    pub fn mean(mean: Amount, weight: Amount) -> Option<Self> {
        let weighted = i128::from(mean.micro()) * i128::from(weight.micro());
        let fits = weighted.unsigned_abs() < MOST_WEIGHTED;
        fits.then_some(Statement::Number { first: mean, second: Some(weight) })
    }
}

/// What is to be known of a statement beside its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(pub(crate) u8);

impl Marks {
    /// The body marked it as an estimate.
    pub const ESTIMATED: Marks = Marks(1);
    /// It was accepted.
    pub const ACCEPTED: Marks = Marks(2);
    /// It is another than what was accepted before.
    pub const CHANGED: Marks = Marks(4);
    /// The report first came after its due date.
    pub const LATE: Marks = Marks(8);

    /// These and those.
    #[must_use]
    pub const fn with(self, other: Marks) -> Self {
        Marks(self.0 | other.0)
    }

    /// Whether all of those are among these.
    pub const fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What a body said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub organisation: OrganisationId,
    /// Of what.
    pub measure: MeasureNumber,
    /// From which day it is known, until a later row.
    pub known_from: Day,
    /// What.
    pub statement: Statement,
    /// How.
    pub marks: Marks,
}
