//! Official papers: what they say, the file that Word opens, and what comes out of a printer.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod layout;
mod measures;
mod package;
mod review_samples;
mod reviews;
mod samples;
mod settings;
mod sheets;
mod texts;
