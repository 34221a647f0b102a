//! How far one clause takes up another, and what stands in one cell of the matrix.
//! The words are those that are stored and shown to programs.

use crate::permissions::words;
use serde::{Deserialize, Serialize};

words! {
    /// How far a clause of a plan takes up a clause of a parent. The order is the order of strength.
    Degree {
        /// It does not.
        None = "none",
        /// In part.
        Partial = "partial",
        /// Wholly.
        Full = "full",
    }
}

words! {
    /// How a body stands to a clause of the root document.
    Cell {
        /// The clause gives the body nothing to do.
        NotConcerned = "not-concerned",
        /// Its plan takes the clause up wholly.
        Full = "full",
        /// In part.
        Partial = "partial",
        /// It took the clause up, or said why not, before the clause was changed or replaced; nobody said it again.
        Stale = "stale",
        /// A person said, with the reason, that the plan does not take it up.
        Declared = "declared",
        /// Nobody said so yet, but a clause of the plan may take it up.
        Waiting = "waiting",
        /// Nothing in its plan takes it up.
        Missing = "missing",
        /// The body has no plan.
        NoPlan = "no-plan",
    }
}

impl Cell {
    /// Whether something is still wanting: all but what is taken up wholly and what is no matter of the body.
    pub const fn is_gap(self) -> bool {
        !matches!(self, Cell::NotConcerned | Cell::Full)
    }
}
