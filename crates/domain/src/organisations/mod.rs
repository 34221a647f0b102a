//! Organisations as a dated graph: what exists, under whom and on which line, on any date.
//!
//! Levels, classes and lines are data (strings from packs and fixtures), never enums. Nothing is deleted: an
//! organisation ends, and succession says who carries its duties on.

mod graph;
mod selector;

pub use graph::{EventRow, Graph, Resolution, Succession};
pub use selector::Selector;
