//! The lines of a list: which column holds the names, what was found for each, and what a person picked.
//! A pick counts only among those that were proposed.

use domain::{
    ids::OrganisationId,
    organisations::{Graph, Match, Matcher},
};
use jiff::civil::Date;
use papers::tables::Workbook;

/// Lines that are matched at a time; more are a job for the register's import.
pub const MOST_LINES: usize = 5000;

/// One line.
pub struct Line {
    /// Its row in the list.
    pub number: u32,
    /// The name or code.
    pub typed: String,
    /// What it means.
    pub found: Match,
    /// Which one a person picked of several.
    pub picked: Option<OrganisationId>,
}

/// How a line came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// With its marks, or by its code.
    Exact,
    /// Without its marks.
    Folded,
    /// By a name of another day, and one carries on.
    Former,
    /// A person picked.
    Picked,
    /// A person must pick.
    Asked,
    /// Nothing is near.
    Unknown,
}

impl Outcome {
    /// All of them, in the order of the count.
    pub const ALL: [Outcome; 6] =
        [Outcome::Exact, Outcome::Folded, Outcome::Former, Outcome::Picked, Outcome::Asked, Outcome::Unknown];

    /// Symbol, tone and the key of its word.
    pub const fn shown(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Outcome::Exact => ("s-done", "ok", "organisations-match-exact"),
            Outcome::Folded => ("s-done", "ok", "organisations-match-folded"),
            Outcome::Former => ("s-moved", "link", "organisations-match-former"),
            Outcome::Picked => ("s-done", "ok", "organisations-match-picked"),
            Outcome::Asked => ("s-warn", "warn", "organisations-match-asked"),
            Outcome::Unknown => ("s-error", "act", "organisations-match-unknown"),
        }
    }
}

impl Line {
    /// Those among whom a person picks; of one that is clear, none.
    pub fn candidates(&self) -> &[OrganisationId] {
        match &self.found {
            Match::Exact(_) | Match::Folded(_) => &[],
            Match::Former { now, .. } if now.len() == 1 => &[],
            Match::Former { now, .. } => now,
            Match::Ambiguous(ids) | Match::Unknown(ids) => ids,
        }
    }

    /// The organisation that it means.
    pub fn meant(&self) -> Option<OrganisationId> {
        match &self.found {
            Match::Exact(id) | Match::Folded(id) => Some(*id),
            Match::Former { now, .. } if now.len() == 1 => now.first().copied(),
            _ => self.picked,
        }
    }

    /// Who bore the name on another day.
    pub fn former(&self) -> Option<OrganisationId> {
        match &self.found {
            Match::Former { was, .. } => Some(*was),
            _ => None,
        }
    }

    /// How it came out.
    pub fn outcome(&self) -> Outcome {
        match &self.found {
            Match::Exact(_) => Outcome::Exact,
            Match::Folded(_) => Outcome::Folded,
            Match::Former { now, .. } if now.len() == 1 => Outcome::Former,
            _ if self.picked.is_some() => Outcome::Picked,
            _ if self.candidates().is_empty() => Outcome::Unknown,
            _ => Outcome::Asked,
        }
    }
}

/// The lines of a workbook's first sheet, as of a day. What stands beside a name helps to tell which is meant.
pub fn matched(
    graph: &Graph,
    on: Date,
    workbook: &Workbook,
    column: usize,
    picked: impl Fn(u32) -> Option<OrganisationId>,
) -> Vec<Line> {
    let matcher = Matcher::new(graph, on);
    let rows = workbook.sheets.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let filled = rows.iter().filter(|row| !row.cell(column).is_empty()).take(MOST_LINES);
    let line = |row: &papers::tables::Row| {
        let beside = row.cells.iter().enumerate().filter(|(place, _)| *place != column);
        let beside: Vec<&str> = beside.map(|(_, cell)| cell.as_str()).collect();
        let (number, typed) = (row.number, row.cell(column).to_owned());
        let mut line = Line { number, found: matcher.find(&typed, &beside), typed, picked: None };
        line.picked = picked(number).filter(|id| line.candidates().contains(id));
        line
    };
    filled.map(line).collect()
}
