//! The one file of a backup: a tar of the rows, the files and a list of their hashes, closed by a seal.
//!
//! Order: `opening.json`, `rows/TABLE/NUMBER.jsonl`, `files/…`, `secret.key` when asked for, `closing.json`, `seal`. The
//! seal is the SHA-256 of every byte before it, and nothing follows it but what a tar must end with; so no byte of the
//! file can change unnoticed. Rows are text: the same file fills either engine.

mod format;
pub mod labels;
pub mod reading;
mod sealing;
pub mod writing;

pub use format::{Closing, Journal};
