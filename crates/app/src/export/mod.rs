//! Everything of an instance in open formats, and an empty instance from that.
pub mod package;
