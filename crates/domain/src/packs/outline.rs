//! Outlines of reviews («sơ kết», «tổng kết»), and whom outreach speaks to through which channels: what a pack says about
//! papers and outreach, as lists.
//!
//! An outline says which headings a paper has and what is drawn into each; it drafts nothing.

use super::Words;

/// The outline of a review's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Code.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// For which review.
    pub occasion: Occasion,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
}

/// Which review an outline is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// «Sơ kết».
    Interim,
    /// «Tổng kết».
    Final,
}

/// A heading, with what is drawn into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// How deep it stands: 1 for a part.
    pub level: i64,
    /// Its words.
    pub title: Words,
    /// Codes of indicators whose totals stand under it.
    pub indicators: Vec<String>,
    /// Codes of questions whose answers stand under it.
    pub narratives: Vec<String>,
    /// What else stands under it.
    pub draws: Vec<Source>,
}

/// What is drawn into a heading, beside figures and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The documents that the units issued.
    Documents,
    /// Obligations by the clause that gives them, and how they stand.
    Obligations,
    /// Inspections, findings and remedies.
    Inspections,
    /// Difficulties and proposals.
    Difficulties,
    /// Who was reached through which channel.
    Outreach,
    /// What a person writes.
    OwnWords,
}

/// Whom outreach speaks to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Code.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// Who belongs to it, if the pack says so.
    pub note: Option<Words>,
}

/// Through what outreach speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Code.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// In what its work is counted, such as sessions.
    pub unit: Words,
}

impl Occasion {
    /// All of them.
    pub const ALL: [Occasion; 2] = [Occasion::Interim, Occasion::Final];

    /// The word of the pack language.
    pub const fn code(self) -> &'static str {
        match self {
            Occasion::Interim => "interim",
            Occasion::Final => "final",
        }
    }
}

impl Source {
    /// All of them.
    pub const ALL: [Source; 6] = [
        Source::Documents,
        Source::Obligations,
        Source::Inspections,
        Source::Difficulties,
        Source::Outreach,
        Source::OwnWords,
    ];

    /// The word of the pack language.
    pub const fn code(self) -> &'static str {
        match self {
            Source::Documents => "documents",
            Source::Obligations => "obligations",
            Source::Inspections => "inspections",
            Source::Difficulties => "difficulties",
            Source::Outreach => "outreach",
            Source::OwnWords => "own-words",
        }
    }
}
