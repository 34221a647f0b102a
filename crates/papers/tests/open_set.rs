//! The open set of `fixtures/reading`: the reader keeps the figures that `docs/reading.md` promises, and every finding
//! names a rule that is known and rests on words of the text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, dead_code)]

#[path = "scoring/figures.rs"]
mod figures;

use figures::Score;
use papers::reading::{OutlineLanguage, RULES, explanation, read};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/reading")
}

fn labels() -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

#[test]
fn the_open_set_is_read_as_promised() {
    let mut all = Score::default();
    let labels = labels();
    assert!(labels.len() >= 12, "{} labelled documents", labels.len());
    for label in &labels {
        all.add(&figures::score(label).unwrap());
    }
    let promised = [
        ("header", 0.98),
        ("recipients", 0.98),
        ("provisions", 0.98),
        ("citations", 0.98),
        ("duties", 0.95),
        ("addressees", 0.95),
        ("deadlines", 0.95),
        ("targets", 0.95),
        ("kinds", 0.9),
        ("modality", 0.95),
    ];
    for (figure, least) in promised {
        let reached = all.figure(figure).unwrap();
        assert!(reached >= least, "{figure} is {reached:.3}, promised {least}: {:#?}", all.misses);
    }
}

#[test]
fn a_wrong_label_is_told() {
    let place = folder().join("cong-dien-ubnd");
    let label = std::fs::read_to_string(place.with_extension("json")).unwrap();
    let scratch = std::env::temp_dir().join(format!("dondoc-open-set-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).unwrap();
    std::fs::copy(place.with_extension("txt"), scratch.join("a.txt")).unwrap();
    std::fs::write(scratch.join("a.json"), label.replace("2026-08-09", "2026-08-10").replace("Sở Xây dựng", "Sở Y tế"))
        .unwrap();
    let score = figures::score(&scratch.join("a.json")).unwrap();
    std::fs::remove_dir_all(&scratch).unwrap();
    assert!(score.figure("deadlines").unwrap() < 1.0 && score.figure("addressees").unwrap() < 1.0);
}

#[test]
fn every_part_of_a_reading_says_by_which_rule_it_was_found() {
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    for label in labels() {
        let reading = read("a.txt", &std::fs::read(label.with_extension("txt")).unwrap()).unwrap();
        let length = reading.text.chars().count();
        for finding in &reading.findings {
            assert!(known.contains(finding.rule.as_str()), "{} is no rule", finding.rule);
            assert!(finding.span[0] <= finding.span[1] && finding.span[1] <= length, "{finding:?}");
        }
        let about: BTreeSet<&str> = reading.findings.iter().map(|finding| finding.about.as_str()).collect();
        let mut expected: Vec<String> = Vec::new();
        for (number, duty) in reading.duties.iter().enumerate() {
            expected.push(format!("duties.{number}"));
            expected.extend((0..duty.addressees.len()).map(|place| format!("duties.{number}.addressees.{place}")));
            expected.extend(duty.deadline.iter().map(|_| format!("duties.{number}.deadline")));
        }
        let lists = [
            ("provisions", reading.provisions.len()),
            ("citations", reading.citations.len()),
            ("targets", reading.targets.len()),
            ("questions", reading.questions.len()),
            ("document.recipients", reading.document.recipients.len()),
            ("document.signatories", reading.document.signatories.len()),
        ];
        expected.extend(lists.iter().flat_map(|(name, length)| (0..*length).map(move |at| format!("{name}.{at}"))));
        for part in &expected {
            assert!(about.contains(part.as_str()), "{part} of {} has no rule", label.display());
        }
        let words = explanation(&reading, OutlineLanguage::English);
        assert!(words.contains("duty.") && words.contains("The rules that found them"));
    }
}
