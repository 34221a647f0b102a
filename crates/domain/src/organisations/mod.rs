//! Organisations as a dated graph: what exists, under whom and on which line, on any date.
//!
//! Levels, classes and lines are data (strings from packs and registers), never enums. Nothing is deleted: an
//! organisation ends, and succession says who carries its duties on. Validity is half-open: `[valid_from, valid_to)`.

mod applying;
mod by_identity;
mod catalogue;
mod check;
mod differences;
mod event;
mod following;
mod graph;
mod lines;
mod matching;
mod names;
mod national;
mod register;
pub mod reorganisation;
mod resolution;
mod rows;
mod selector;
mod subtrees;
mod successions;

pub use applying::{apply, apply_all};
pub use catalogue::{Catalogue, ClassEntry, Entry};
pub use check::GraphError;
pub use differences::Differences;
pub use event::{Change, Event, Share};
pub use following::{Carried, Following, Heir};
pub use graph::Graph;
pub use matching::{Match, Matcher};
pub use national::{NationalRegister, TERRITORY_CODES, UNIT_CODES, organisation_of_body, organisation_of_unit};
pub use register::{
    ParseError, organisation_of_word, parse_classes, parse_entries, parse_organisations, parse_reorganisation,
};
pub use resolution::Resolution;
pub use rows::{ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow};
pub use selector::Selector;

#[cfg(test)]
mod tests;
