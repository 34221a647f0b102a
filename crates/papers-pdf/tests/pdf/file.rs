//! The file: equal bytes, no clock, tags, embedded faces; and text that tries to be more than text.

use super::samples;
use jiff::civil::date;
use papers::writing::{Block, Family, Paper, Profile, Run};
use papers_pdf::{Pdf, PdfFault, to_pdf};

fn party() -> &'static Profile {
    Profile::of(Family::Party, date(2026, 6, 1))
}

fn state() -> &'static Profile {
    Profile::of(Family::State, date(2026, 6, 1))
}

fn pdf(paper: &Paper, profile: &Profile) -> Pdf {
    to_pdf(paper, profile).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn every_sample_is_set() {
    for (name, paper, profile) in [
        ("letter-hd05", samples::letter_hd05(), party()),
        ("report-hd05", samples::report_hd05(), party()),
        ("letter-nd30", samples::letter_nd30(), state()),
        ("report-nd30", samples::report_nd30(), state()),
        ("plan-nd30", samples::plan_nd30(), state()),
        ("joint-nd30", samples::joint_nd30(), state()),
    ] {
        let pdf = pdf(&paper, profile);
        assert!(pdf.is_accessible, "{name} is not vouched for");
        if let Ok(folder) = std::env::var("DONDOC_LOOK") {
            std::fs::write(format!("{folder}/{name}.pdf"), &pdf.bytes).unwrap();
            std::fs::write(format!("{folder}/{name}-word.docx"), papers::writing::to_docx(&paper, profile).unwrap()).unwrap();
        }
    }
}
