//! What can be refused of a review («sơ kết», «tổng kết») and of what belongs to it. The words stand in `reviews.txt` beside it.

use serde::{Deserialize, Serialize};

/// What can be refused of a review («sơ kết», «tổng kết») and of what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ReviewProblem {
    /// An approved review does not change any more.
    #[serde(rename = "review-approved")]
    Approved,
    /// What was asked for is there only once the review is approved.
    #[serde(rename = "review-not-approved")]
    NotApproved,
    /// A review was given up.
    #[serde(rename = "review-abandoned")]
    Abandoned,
    /// The approval stands: the paper has its number.
    #[serde(rename = "review-numbered")]
    Numbered,
    /// A review cannot be approved yet: proposals wait for an answer, places for a person's words are empty.
    #[serde(rename = "review-unfinished")]
    Unfinished {
        /// How many.
        count: i64,
    },
    /// A review has as many paragraphs of people's own as it may have.
    #[serde(rename = "review-full")]
    Full {
        /// How many there may be.
        limit: i64,
    },
    /// A table of a review comes from the figures alone.
    #[serde(rename = "review-table-fixed")]
    TableFixed,
    /// The periods of a review do not belong together: another regime, or the last one before the first.
    #[serde(rename = "review-periods")]
    Periods,
    /// A signed copy is a PDF.
    NotAPdf,
}

impl ReviewProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            ReviewProblem::Approved
            | ReviewProblem::NotApproved
            | ReviewProblem::Abandoned
            | ReviewProblem::Numbered => 409,
            _ => 422,
        }
    }
}
