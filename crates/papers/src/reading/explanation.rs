//! A reading explained: for each part where it was found, with which words, and by which rule.
//!
//! It adds nothing to the reading. What each rule finds stands in `rules`.

use super::rules::RULES;
use super::{Finding, OutlineLanguage, Reading};
use std::collections::BTreeSet;

/// Characters of a place that a line shows.
const MOST_CHARACTERS: usize = 100;

/// The listing: line, part, rule and words of every finding, then what the rules are.
pub fn explanation(reading: &Reading, language: OutlineLanguage) -> String {
    let is_vietnamese = language == OutlineLanguage::Vietnamese;
    let text: Vec<char> = reading.text.chars().collect();
    let ends: Vec<usize> =
        text.iter().enumerate().filter(|(_, letter)| **letter == '\n').map(|(place, _)| place).collect();
    let mut findings: Vec<&Finding> = reading.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.span, finding.about.clone()));
    let titles =
        if is_vietnamese { ["Dòng", "Phần", "Quy tắc", "Từ ngữ"] } else { ["Line", "Part", "Rule", "Words"] };
    let mut lines = vec![titles.join("\t")];
    for finding in &findings {
        let [start, end] = finding.span;
        let line = match start < end {
            true => (ends.partition_point(|place| *place < start) + 1).to_string(),
            false => "-".to_owned(),
        };
        lines.push(format!("{line}\t{}\t{}\t{}", finding.about, finding.rule, words(&text, start, end)));
    }
    lines.push(String::new());
    lines.push(if is_vietnamese { "Các quy tắc đã dùng" } else { "The rules that found them" }.to_owned());
    let used: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    for rule in RULES.iter().filter(|rule| used.contains(rule.name)) {
        let meaning = if is_vietnamese { rule.vietnamese } else { rule.english };
        lines.push(format!("  {}: {meaning}", rule.name));
    }
    lines.join("\n") + "\n"
}

fn words(text: &[char], start: usize, end: usize) -> String {
    let inside: String = text.get(start..end).unwrap_or_default().iter().collect();
    let folded = inside.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", folded.get(..at).unwrap_or(&folded).trim_end()),
        None => folded,
    }
}
