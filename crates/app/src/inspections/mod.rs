//! Inspection.

pub mod actions;
mod content;
