//! Coverage: which clause of a document no plan below it takes up, down a chain of any length.
//!
//! Pure functions over values: documents with their clauses, whom a clause concerns, plans with their parents, and how a
//! person said that a clause of a plan stands to a clause of a parent. A chain is as strong as its weakest link; of several
//! chains the best counts. Nothing is stored and no plan is judged here: which plans count is handed in. Plans that are each
//! other's parents do no harm: a relation can only repeat what it carries.

mod chain;
mod composing;
mod degree;
mod gaps;
mod ground;
mod inheriting;
mod sets;

pub use chain::{Chain, Step};
pub use composing::{Coverage, Tally};
pub use degree::{Cell, Degree};
pub use gaps::Gap;
pub use ground::{BodyNumber, ClauseNumber, DocumentNumber, Ground, PlanDocument, Relation, Superior};

#[cfg(test)]
mod tests;
