//! A paragraph of a set paper: its style, its words, and what departs from the style.
//!
//! Lists of names get their marks here, so that no writer of a format knows one.

use super::names::Style;
use crate::writing::paper::Run;
use crate::writing::profile::Lettering;

/// A paragraph. What is not given is as its style has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// Its style.
    pub style: Style,
    /// Its words; a line break in them is one on the paper.
    pub runs: Vec<SetRun>,
    /// Space above.
    pub before_pt: Option<f64>,
    /// Space below.
    pub after_pt: Option<f64>,
    /// Indent of all lines at the left.
    pub left_mm: Option<f64>,
    /// Indent at the right.
    pub right_mm: Option<f64>,
    /// Whether it stays on the page of what follows, whatever its style says.
    pub keeps_with_next: bool,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SetRun {
    /// The words.
    pub text: String,
    /// Bold, whatever the style says.
    pub bold: bool,
    /// Italic, whatever the style says.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
}

impl From<&Run> for SetRun {
    fn from(run: &Run) -> Self {
        SetRun { text: run.text.clone(), bold: run.bold, italic: run.italic, underlined: false }
    }
}

impl SetRun {
    /// Words as their style has them.
    pub fn plain(text: impl Into<String>) -> Self {
        SetRun { text: text.into(), ..SetRun::default() }
    }

    /// Underlined words.
    pub(super) fn underlined(text: impl Into<String>) -> Self {
        SetRun { text: text.into(), underlined: true, ..SetRun::default() }
    }
}

impl Lines {
    /// A paragraph of these runs.
    pub(super) fn of(style: Style, runs: Vec<SetRun>) -> Self {
        Lines { style, runs, before_pt: None, after_pt: None, left_mm: None, right_mm: None, keeps_with_next: false }
    }

    /// A paragraph of words as its style has them.
    pub(super) fn plain(style: Style, text: impl Into<String>) -> Self {
        Lines::of(style, vec![SetRun::plain(text)])
    }

    /// A solid line of this length in the middle of a column.
    pub(super) fn rule(style: Style, length_mm: f64, column_mm: f64, left_mm: f64) -> Self {
        let beside_mm = ((column_mm - length_mm) / 2.0).max(0.0);
        Lines { left_mm: Some(left_mm + beside_mm), right_mm: Some(beside_mm), ..Lines::of(style, Vec::new()) }
    }
}

/// Words in the letters of a component: in capitals where the layout has them.
pub(super) fn cased(text: &str, lettering: &Lettering) -> String {
    if lettering.capitals { text.to_uppercase() } else { text.to_owned() }
}

/// Lines of a list with what the layout sets before, between and after them. Marks that a line brings along give way.
pub(super) fn ending(lines: &[String], opening: &str, between: &str, last: &str) -> Vec<String> {
    let bare = |line: &String| line.trim().trim_end_matches([',', ';', '.', ' ']).to_owned();
    let count = lines.len();
    let ended = |(index, line)| format!("{opening}{}{}", bare(line), if index + 1 == count { last } else { between });
    lines.iter().enumerate().map(ended).collect()
}
