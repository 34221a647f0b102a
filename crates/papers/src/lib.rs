//! Documents in, documents out: bytes to values and back. This crate knows neither the database nor HTTP.
//!
//! Reading a document never fails: what could be read is returned together with questions for a person. Only a file
//! that is no document at all (empty, not text, marked as a state secret) is refused at the door.

mod akoma_ntoso;
pub mod doors;
mod letters;
pub mod matching;
pub mod reading;
mod roman;
pub mod tables;
pub mod writing;

pub use akoma_ntoso::akoma_ntoso;
