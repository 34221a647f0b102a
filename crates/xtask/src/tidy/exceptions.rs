//! The list of things that are longer than the rule, which may only shrink.
//!
//! Each line says what, where, how long it is today and which decision record gives the reason. A thing that grew, one
//! that shrank and one that is gone all make the check fail, so that the list always tells the truth.

use super::{Faults, Project};
use std::collections::BTreeMap;

const LIST: &str = "crates/xtask/tidy-exceptions.txt";

/// The list, with what was not met yet.
pub struct Exceptions {
    unmet: BTreeMap<(String, String), Entry>,
}

struct Entry {
    line: usize,
    lines: usize,
}

impl Exceptions {
    /// Reads the list; a line that cannot be read is a fault.
    pub fn read(project: &Project, faults: &mut Faults) -> Self {
        let mut unmet = BTreeMap::new();
        let text = project.text(LIST).unwrap_or_default();
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        {
            let line_number = number + 1;
            let words: Vec<&str> = line.split_whitespace().collect();
            let [kind, place, lines, reason] = words.as_slice() else {
                faults.add(LIST, line_number, "write: KIND PLACE LINES DECISION-RECORD");
                continue;
            };
            if !reason.starts_with("docs/decisions/") || !project.has(reason) {
                faults.add(LIST, line_number, format!("`{reason}` is no decision record in docs/decisions"));
            }
            let Ok(lines) = lines.parse() else {
                faults.add(LIST, line_number, format!("`{lines}` is no number of lines"));
                continue;
            };
            unmet.insert(((*kind).to_owned(), (*place).to_owned()), Entry { line: line_number, lines });
        }
        Exceptions { unmet }
    }

    /// Compares one thing with its limit and with the list.
    pub fn measure(&mut self, kind: &str, place: &str, lines: usize, most: usize, at_line: usize, faults: &mut Faults) {
        if lines <= most {
            return;
        }
        let path = place.split("::").next().unwrap_or(place);
        match self.unmet.remove(&(kind.to_owned(), place.to_owned())) {
            None => faults.add(
                path,
                at_line,
                format!("{kind} `{place}` has {lines} lines, {most} at most: cut it at a seam"),
            ),
            Some(entry) if entry.lines < lines => {
                faults.add(path, at_line, format!("{kind} `{place}` grew from {} to {lines} lines", entry.lines));
            }
            Some(entry) if entry.lines > lines => {
                faults.add(LIST, entry.line, format!("`{place}` shrank to {lines} lines: write {lines} here"));
            }
            Some(_) => {}
        }
    }

    /// Every entry that nothing needed.
    pub fn refuse_unused(&self, faults: &mut Faults) {
        for ((kind, place), entry) in &self.unmet {
            faults.add(LIST, entry.line, format!("{kind} `{place}` needs no exception any more: take the line out"));
        }
    }
}
