//! Why the roll-up takes something not, or cannot answer.
//! Nothing is changed by what was refused.

use domain::ids::OrganisationId;
use jiff::civil::Date;

/// Why something was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More bodies on one day than a tree has places.
    #[error("{bodies} bodies exist on one day; a tree has places for 65535")]
    TooManyBodies {
        /// How many.
        bodies: usize,
    },
    /// More measures than can be numbered.
    #[error("there are more than 65535 measures")]
    TooManyMeasures,
    /// The measure is not in the catalogue.
    #[error("measure {0} is not in the catalogue")]
    UnknownMeasure(u16),
    /// The body did not exist on the day whose tree counts.
    #[error("organisation {organisation} does not exist on {on}")]
    NotThere {
        /// Who.
        organisation: OrganisationId,
        /// On which day.
        on: Date,
    },
    /// A row is older than what stands; only a rebuild from all rows can take it.
    #[error("a row of organisation {0} is known from an earlier day than what it would replace")]
    Backdated(OrganisationId),
    /// A mean whose product with its weight cannot be added up; numbers by themselves always can.
    #[error("a mean of organisation {0} times its weight is more than can be added up")]
    TooLarge(OrganisationId),
    /// A date that cannot be kept.
    #[error("{0} lies outside 1970 to 2149")]
    OutsideTime(Date),
    /// Shares whose fractions cannot be kept exactly.
    #[error("the shares by which organisation {0} was divided are too fine to be kept exactly")]
    SharesTooFine(OrganisationId),
}
