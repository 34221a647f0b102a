//! The Word files as a printer would have them: LibreOffice lays them out, and every component is measured.

use super::measures::planted;
use super::sheets;
use papers::writing::to_docx;

#[test]
#[allow(clippy::disallowed_methods, reason = "only whether a missing program fails the test")]
fn papers_measure_what_the_rules_say() {
    if let Some(lacks) = sheets::lacks(&["soffice"]) {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "papers were not measured: {lacks}; run scripts/setup");
        eprintln!("NOT RUN: papers were not measured: {lacks}; run scripts/setup");
        return;
    }
    let cases = planted::cases();
    let files: Vec<_> = cases.iter().map(|case| (case.name, to_docx(&case.paper, &case.profile).unwrap())).collect();
    for (case, printed) in cases.iter().zip(sheets::print_word_files(&files)) {
        case.judge(&printed);
    }
}
