//! Targets: what a body sets itself to reach for an indicator in a year, by which clause, and whether it is reached.
//!
//! Several may stand side by side: what is committed and what is aspired to. A body may set itself less than its superior
//! set: that is compared and shown, never refused. Amounts are whole millionths; a tolerance is what the pack says, never a
//! guess; nothing here is stored, and who stands above or below is handed in.

mod attainment;
mod bound;
mod cascade;
mod containing;
mod counting;
mod target;
mod typed;

pub use attainment::{Attainment, Measured, attained, is_comparable, tolerance};
pub use bound::{Against, Bound, BoundKind};
pub use cascade::{Cascade, Cascading, ChildTarget, SumCheck, cascade};
pub use containing::{Containing, Ground, containing, names_indicator, takes_targets_up};
pub use counting::{Counting, Doubling, Part, Share, contributed, count};
pub use target::{Commitment, Source, Target, Term, TermKind};
pub use typed::{BoundFault, ReadBound, read_bound};

#[cfg(test)]
mod tests;
