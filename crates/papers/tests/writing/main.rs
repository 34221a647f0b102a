//! Official papers: what they say, the file that Word opens, and what comes out of a printer.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod layout;
mod measures;
mod package;
#[allow(dead_code, reason = "some of it is for the examples of papers-pdf")]
mod review_samples;
mod reviews;
mod samples;
mod settings;
mod sheets;
mod texts;
