//! Matching: which clauses of a parent document a clause of a plan may take up, with the words that say so.
//!
//! Clauses in, ranked suggestions out; nothing is learnt, nothing is random, nothing is stored. Two texts are compared by
//! their syllables, with marks and without, alone and in pairs; a word that few clauses of the parent have says more than one
//! that all have; formulas of official language say nothing; a clause that is named («mục II.3») says most of all.
//! `docs/coverage.md` tells the method and how it was measured.

mod alike;
mod formulas;
mod labels;
pub mod measuring;
mod syllables;
mod weighing;

pub use weighing::{Matcher, Suggestion};

/// Where words stand in the text of a clause, in code points `[start, end)`.
pub type Words = (usize, usize);

/// A clause to be compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clause<'t> {
    /// How people name it: «II.3.a».
    pub path: &'t str,
    /// Its own words.
    pub text: &'t str,
    /// The headings and opening words above it.
    pub context: &'t str,
}
