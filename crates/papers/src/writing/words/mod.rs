//! The Vietnamese words of papers: fixed phrases, sentences with places for values, and how names are spelled.
//!
//! Every word that a paper says by itself stands in this folder. A sentence takes only values; what it claims, they hold.

pub(super) mod dates;
pub(super) mod figures;
pub(super) mod letter;
pub(super) mod paper;
pub(super) mod plan;
pub(super) mod plans_letter;
pub(super) mod report;
mod spelling;

pub use plan::{in_dong, in_full};
pub(super) use spelling::Spelling;

/// Names one after another: «A; B; C».
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join("; ")
}
