//! (being written)

pub mod language;
pub mod look;
