//! What can be refused of difficulties and proposals. The words stand in `difficulties.txt` beside it.
//! One code for each; a program reads the code, a person the words.

use super::Problem;
use serde::{Deserialize, Serialize};

/// What can be refused of difficulties and proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum DifficultyProblem {
    /// Everyone who raised it took it back, or this one did.
    #[serde(rename = "difficulty-withdrawn")]
    Withdrawn {
        /// When, dd/mm/yyyy.
        on: String,
    },
    /// The unit took its own one back, and others go on.
    #[serde(rename = "difficulty-withdrawn-by-unit")]
    WithdrawnByUnit,
    /// It is solved, or nobody spoke of the answer in time.
    #[serde(rename = "difficulty-closed")]
    Closed {
        /// When, dd/mm/yyyy.
        on: String,
    },
    /// It has an answer of which those who raised it have not spoken yet.
    #[serde(rename = "difficulty-answered")]
    Answered {
        /// Until when they may speak, dd/mm/yyyy.
        closes_on: String,
    },
    /// Another body holds it.
    #[serde(rename = "difficulty-held-elsewhere")]
    HeldElsewhere {
        /// Which.
        holder: String,
        /// Since when, dd/mm/yyyy.
        since: String,
    },
    /// Nobody holds it, because its rows are incomplete.
    #[serde(rename = "difficulty-unheld")]
    Unheld,
    /// No body stands above the holder on the line.
    #[serde(rename = "difficulty-nobody-above")]
    NobodyAbove,
    /// No body stands above the unit that wants to raise something.
    #[serde(rename = "difficulty-nobody-to-raise-to")]
    NobodyToRaiseTo,
    /// A body stands neither above the holder, nor below it, nor beside it.
    #[serde(rename = "difficulty-not-competent")]
    NotCompetent {
        /// Which.
        body: String,
    },
    /// A body raised it itself.
    #[serde(rename = "difficulty-forwarded-to-raiser")]
    ForwardedToRaiser {
        /// Which.
        body: String,
    },
    /// Both are one already.
    #[serde(rename = "difficulty-merged-already")]
    MergedAlready,
    /// Two that are held by different bodies are not merged.
    #[serde(rename = "difficulty-holders-differ")]
    HoldersDiffer,
    /// Two that go up on different lines are not merged.
    #[serde(rename = "difficulty-lines-differ")]
    LinesDiffer,
    /// What is to be taken out was not joined to it, or was taken out already.
    #[serde(rename = "difficulty-not-merged")]
    NotMerged,
    /// It was answered since two were merged.
    #[serde(rename = "difficulty-answered-since-merge")]
    AnsweredSinceMerge,
    /// There is no answer to speak of.
    #[serde(rename = "difficulty-no-answer")]
    NoAnswer,
    /// The unit spoke of this answer already.
    #[serde(rename = "difficulty-judged-already")]
    JudgedAlready,
    /// It is tied to no clause, no assignment and no figure.
    #[serde(rename = "difficulty-about-nothing")]
    AboutNothing,
    /// What it is to be tied to is none that the unit has.
    #[serde(rename = "difficulty-not-of-unit")]
    NotOfUnit,
    /// It is no policy proposal.
    #[serde(rename = "difficulty-no-policy-proposal")]
    NoPolicyProposal,
    /// It has as much evidence as it may have.
    #[serde(rename = "difficulty-evidence-full")]
    EvidenceFull {
        /// How many files there may be.
        limit: i64,
    },
}

impl DifficultyProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            DifficultyProblem::HeldElsewhere { .. } => 403,
            DifficultyProblem::AboutNothing
            | DifficultyProblem::NotOfUnit
            | DifficultyProblem::NobodyToRaiseTo
            | DifficultyProblem::NotCompetent { .. }
            | DifficultyProblem::ForwardedToRaiser { .. } => 422,
            _ => 409,
        }
    }
}

impl From<DifficultyProblem> for Problem {
    fn from(problem: DifficultyProblem) -> Self {
        Problem::Difficulty(problem)
    }
}
