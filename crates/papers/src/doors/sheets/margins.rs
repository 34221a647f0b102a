//! Running heads and page numbers at the edges of sheets, which are no part of the text.
//!
//! A number alone at an edge goes; a line goes when it stands at the same edge of several sheets (numbers aside), or is the
//! head of the official gazette.

use super::rows::{Row, Sheet};
use crate::reading::lexicon::pattern;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PAGE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[-–—|(\[\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—|)\]\s.]*$"));
static GAZETTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\d+\s+)?CÔNG BÁO\s*/\s*Số\b"));

/// The part of a sheet's height at either edge where a running line can stand.
const EDGE: f32 = 0.1;

/// Takes the running lines out of the rows; says of how many sheets.
pub(super) fn drop_running_lines(sheets: &[Sheet], pages: &mut [Vec<Row>]) -> usize {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (sheet, rows) in sheets.iter().zip(pages.iter()) {
        for row in rows.iter().filter(|row| edge_of(sheet, row).is_some()) {
            *seen.entry(likeness(sheet, row)).or_default() += 1;
        }
    }
    let mut dropped = 0;
    for (sheet, rows) in sheets.iter().zip(pages.iter_mut()) {
        let before = rows.len();
        let several = sheets.len() >= 3;
        let runs = |row: &Row| {
            let repeated = several && seen.get(&likeness(sheet, row)).is_some_and(|times| *times * 2 > sheets.len());
            edge_of(sheet, row).is_some() && (is_running(&row.text()) || repeated)
        };
        let first = rows.iter().take_while(|row| runs(row)).count();
        rows.drain(..first.min(rows.len()));
        while rows.last().is_some_and(runs) {
            rows.pop();
        }
        dropped += usize::from(rows.len() < before);
    }
    dropped
}

fn is_running(words: &str) -> bool {
    PAGE_NUMBER.is_match(words) || GAZETTE.is_match(words)
}

/// Whether the row stands at an edge: true at the upper one.
fn edge_of(sheet: &Sheet, row: &Row) -> Option<bool> {
    let from_top = row.bottom() < sheet.height * EDGE;
    let from_bottom = row.top() > sheet.height * (1.0 - EDGE);
    (from_top || from_bottom).then_some(from_top)
}

/// The line with its numbers made alike, and its edge.
fn likeness(sheet: &Sheet, row: &Row) -> String {
    let words: String = row.text().chars().map(|sign| if sign.is_ascii_digit() { '#' } else { sign }).collect();
    format!("{:?}{}", edge_of(sheet, row), words.replace("##", "#"))
}
