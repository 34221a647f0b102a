//! The words and rules of Đôn Đốc: organisations over time, duties, packs and reporting, targets, coverage, rights, the journal's chain.
//!
//! This crate does no I/O: it knows no SQL, no HTTP, no async and no clock. Time, randomness and every stored value
//! come in as parameters, so that each rule can be tried as a table of cases.

pub mod amendments;
pub mod comparison;
pub mod coverage;
pub mod difficulties;
pub mod ids;
pub mod inspections;
pub mod journal;
pub mod obligations;
pub mod organisations;
pub mod outreach;
pub mod packs;
pub mod permissions;
pub mod problem;
pub mod registers;
pub mod reporting;
pub mod reviews;
pub mod search;
pub mod targets;
pub mod text;
pub mod time;
pub mod urging;
