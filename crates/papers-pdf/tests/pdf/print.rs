//! The PDF measured component by component, with the figures that the Word files are measured with.

use super::measures::planted;
use super::sheets::{self, Boxes};
use papers_pdf::to_pdf;

/// The engine writes the typeface's own height into the file.
const OF_THE_ENGINE: Boxes = Boxes { heights: [0.9092, 0.8931, 0.9102], below: 0.2158 };

#[test]
#[allow(clippy::disallowed_methods, reason = "only whether a missing program fails the test")]
fn papers_measure_what_the_rules_say() {
    if let Some(lacks) = sheets::lacks(&[]) {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "papers were not measured: {lacks}; run scripts/setup");
        eprintln!("NOT RUN: papers were not measured: {lacks}; run scripts/setup");
        return;
    }
    for case in planted::cases() {
        let pdf = to_pdf(&case.paper, &case.profile).unwrap_or_else(|fault| panic!("{}: {fault}", case.name));
        case.judge(&sheets::open_pdf(&pdf.bytes, OF_THE_ENGINE));
    }
}
