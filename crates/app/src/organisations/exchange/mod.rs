//! The register as a workbook and back: everything through all time, or the organisations of one day as a list.
//!
//! What was written comes back the same. A workbook that is read gives rows that may be added, or every fault at once, each
//! with its cell and what to do; nothing is added while one fault is left. Nothing here writes to the database.

mod columns;
mod faults;
mod joining;
mod labels;
mod line;
mod reading;
mod text;
mod writing;

use crate::language::Language;
pub use columns::{Column, Table};
pub use faults::{Fault, Wrong};
pub use joining::{Joined, join};
pub use writing::{everything, list_of_day};

/// What a sheet is called in a language.
pub fn label_of(table: Table, language: Language) -> &'static str {
    let [vi, en] = labels::sheet(table);
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests;
