//! The sample papers of the tests as `.docx` and PDF in a folder, to be looked at: `look FOLDER`.
//!
//! Each under the rule that it is for, and two of the State under the Party's, for comparison.

#![allow(clippy::expect_used, missing_docs)]

#[allow(dead_code, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "as above")]
#[path = "../../papers/tests/writing/review_samples.rs"]
mod review_samples;
#[allow(dead_code, clippy::indexing_slicing, reason = "samples are shared with the tests")]
#[path = "../../papers/tests/writing/samples.rs"]
mod samples;

use jiff::civil::date;
use papers::writing::{Family, Profile, to_docx};
use papers_pdf::to_pdf;
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    let of = |family, day| Profile::of(family, day);
    let (hd36, hd05) = (of(Family::Party, date(2026, 2, 1)), of(Family::Party, date(2026, 6, 26)));
    let nd30 = of(Family::State, date(2026, 6, 26));
    for (name, paper, profile) in [
        ("letter-hd36", samples::letter_hd36(), hd36),
        ("report-hd36", samples::report_hd36(), hd36),
        ("review-hd36", review_samples::review_hd36(), hd36),
        ("letter-hd05", samples::letter_hd05(), hd05),
        ("report-hd05", samples::report_hd05(), hd05),
        ("review-hd05", review_samples::review_hd05(), hd05),
        ("plan-hd05", samples::plan_nd30(), hd05),
        ("commune-hd05", review_samples::plan_of_a_commune(samples::office(), date(2026, 6, 26)), hd05),
        ("commune-hd36", review_samples::plan_of_a_commune(samples::office(), date(2026, 2, 1)), hd36),
        ("commune-nd30", review_samples::plan_of_a_commune(samples::office_of_state(), date(2026, 6, 26)), nd30),
        ("joint-hd05", samples::joint_nd30(), hd05),
        ("letter-nd30", samples::letter_nd30(), nd30),
        ("report-nd30", samples::report_nd30(), nd30),
        ("review-nd30", review_samples::review_nd30(), nd30),
        ("plan-nd30", samples::plan_nd30(), nd30),
        ("joint-nd30", samples::joint_nd30(), nd30),
    ] {
        let pdf = to_pdf(&paper, profile).expect("a paper that can be set");
        std::fs::write(folder.join(name).with_extension("pdf"), pdf.bytes).expect("a folder");
        let docx = to_docx(&paper, profile).expect("a file in memory");
        std::fs::write(folder.join(format!("{name}-word.docx")), docx).expect("a folder");
    }
}
