//! Registers («sổ theo dõi»): rows with a schema from the pack, kept as versions, standing from a day to a day, succeeding each
//! other, and making figures of indicators.
//!
//! Nothing here stores or looks anything up: rows, references and days are handed in.

mod checking;
mod fault;
mod feeding;
mod importing;
mod reading;
mod record;
mod succession;
mod value;

pub use checking::{Conflict, Other, conflicts_of};
pub use fault::RowFault;
pub use feeding::{Fed, Over, Row as FeedRow, over_of, take};
pub use importing::{Existing, FROM, FileRow, Outcome, Plan, Planned, TO, plan};
pub use reading::{Cell, RefFault, References, read_cell, read_day, read_day_in, tidied};
pub use record::{Record, Span, Standing, Version};
pub use succession::{Bond, BondFault, Ends, Kind as EndKind, check as check_bond};
pub use value::{Value, Values, key_of, known_values, title_of, value_in};

#[cfg(test)]
mod tests;
