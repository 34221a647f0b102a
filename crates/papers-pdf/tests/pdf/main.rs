//! Papers as PDF: the file, and what comes out of the printer, with the samples and the figures of the Word files' tests.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![allow(dead_code, reason = "samples, measures and the reading of sheets are shared with the tests of papers")]

#[path = "../../../papers/tests/writing/measures/mod.rs"]
mod measures;
#[path = "../../../papers/tests/writing/review_samples.rs"]
mod review_samples;
#[path = "../../../papers/tests/writing/samples.rs"]
mod samples;
#[path = "../../../papers/tests/writing/sheets.rs"]
mod sheets;

mod file;
mod print;
