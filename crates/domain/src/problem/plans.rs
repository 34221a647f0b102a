//! What can be refused of a plan, of what it carries out and of how its clauses relate to others. The words stand in `plans.txt` beside it.

use serde::{Deserialize, Serialize};

/// What can be refused of a plan, of what it carries out and of how its clauses relate to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum PlanProblem {
    /// A clause stands in no document that the plan carries out.
    ClauseNotOfParent,
    /// A clause stands not in the plan, or a saying of the plan as a whole is none that can be.
    ClauseNotOfPlan,
    /// The plan is not published, or was retracted or replaced.
    #[serde(rename = "plan-not-in-force")]
    NotInForce,
    /// A plan can carry out only a document that is published here and was not taken back.
    #[serde(rename = "plan-parent-unpublished")]
    ParentUnpublished,
    /// A plan would carry itself out, directly or through others.
    #[serde(rename = "plan-parent-circle")]
    ParentCircle,
    /// That a document is a plan is not taken back while something rests on it.
    #[serde(rename = "plan-in-use")]
    InUse,
    /// A plan that is written here does not say yet what a document must say.
    #[serde(rename = "plan-unfinished")]
    Unfinished {
        /// How many things are missing.
        count: i64,
    },
    /// A plan has as many sections, clauses or amounts as it may have.
    #[serde(rename = "plan-full")]
    Full {
        /// How many there may be.
        limit: i64,
    },
    /// A plan that is written here was given up.
    #[serde(rename = "plan-abandoned")]
    Abandoned,
    /// A workbook or a Word file is not a table of this plan.
    #[serde(rename = "plan-table-unknown")]
    TableUnknown,
}

impl PlanProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            PlanProblem::NotInForce | PlanProblem::InUse | PlanProblem::Abandoned => 409,
            _ => 422,
        }
    }
}
