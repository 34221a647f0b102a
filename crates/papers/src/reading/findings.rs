//! What was found, where, and by which rule: the trail from each part of a reading to the words that it rests on.
//!
//! A trail adds nothing to the reading. Names of rules are those of `rules`.

use super::text::Page;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// `[start, end)` in code points of the reading's text.
pub type Span = [usize; 2];

/// Where one part of a reading was found, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Path of the part: `document.date`, `duties.3.deadline`.
    pub about: String,
    /// Name of the rule: `deadline.before-date`.
    pub rule: String,
    /// The words on which it rests.
    pub span: Span,
}

/// Something that a rule found at a place of the views.
#[derive(Debug, Clone)]
pub(super) struct Found<T> {
    /// What.
    pub value: T,
    /// Where.
    pub range: Range<usize>,
    /// By which rule.
    pub rule: &'static str,
}

/// The findings of one reading, in the order in which they are put down.
#[derive(Debug, Default)]
pub(super) struct Trail {
    findings: Vec<Finding>,
}

impl Trail {
    /// Puts down one.
    pub fn add(&mut self, page: &Page, about: impl Into<String>, range: &Range<usize>, rule: &'static str) {
        self.at(about, page.span(range), rule);
    }

    /// Puts down one whose place is known in code points.
    pub fn at(&mut self, about: impl Into<String>, span: Span, rule: &'static str) {
        self.findings.push(Finding { about: about.into(), rule: rule.to_owned(), span });
    }

    /// Puts down those of a list, and gives the list's values.
    pub fn list<T>(&mut self, page: &Page, about: &str, found: Vec<Found<T>>) -> Vec<T> {
        let put = |(number, found): (usize, Found<T>)| {
            self.add(page, format!("{about}.{number}"), &found.range, found.rule);
            found.value
        };
        found.into_iter().enumerate().map(put).collect()
    }

    /// All of them.
    pub fn findings(self) -> Vec<Finding> {
        self.findings
    }
}
