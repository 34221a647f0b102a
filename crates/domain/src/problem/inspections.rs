//! What can be refused of inspection and supervision («kiểm tra, giám sát»). The words stand in `inspections.txt` beside it.
//! One code for each; a program reads the code, a person the words.

use serde::{Deserialize, Serialize};

/// What can be refused of programmes, visits, checklists, findings and their remedies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum InspectionProblem {
    /// A programme without a visit cannot be approved.
    #[serde(rename = "inspection-programme-empty")]
    ProgrammeEmpty,
    /// A programme was approved: the head changes it, with a reason.
    #[serde(rename = "inspection-programme-approved")]
    ProgrammeApproved,
    /// What was asked for waits until the programme is approved.
    #[serde(rename = "inspection-programme-not-approved")]
    ProgrammeNotApproved,
    /// The body has a programme for this year.
    #[serde(rename = "inspection-programme-exists")]
    ProgrammeExists {
        /// The year.
        year: i64,
    },
    /// A unit to be visited has ended.
    #[serde(rename = "inspection-unit-ended")]
    UnitEnded {
        /// Its name.
        unit: String,
        /// Who carries on, by name.
        successors: String,
    },
    /// A unit has ended and nobody carries on.
    #[serde(rename = "inspection-unit-gone")]
    UnitGone {
        /// Its name.
        unit: String,
    },
    /// The last day lies before the first.
    #[serde(rename = "inspection-days")]
    Days,
    /// A visit has more units, bodies or people than it may.
    #[serde(rename = "inspection-full")]
    Full {
        /// How many there may be.
        limit: i64,
    },
    /// The conclusion was approved: checklist and findings do not change any more.
    #[serde(rename = "inspection-concluded")]
    Concluded,
    /// The conclusion is not approved yet.
    #[serde(rename = "inspection-not-concluded")]
    NotConcluded,
    /// The visit was given up.
    #[serde(rename = "inspection-abandoned")]
    Abandoned,
    /// A visit with findings is concluded, not given up.
    #[serde(rename = "inspection-has-findings")]
    HasFindings,
    /// Items of the checklist have no result yet.
    #[serde(rename = "inspection-items-open")]
    ItemsOpen {
        /// How many.
        count: i64,
    },
    /// No document was chosen, so that no clause can be drawn into the checklist.
    #[serde(rename = "inspection-no-document")]
    NoDocument,
    /// Somebody else wrote a result of the same item.
    #[serde(rename = "inspection-item-changed")]
    ItemChanged,
    /// A clause of no published document that the person may read.
    #[serde(rename = "inspection-clause-unknown")]
    ClauseUnknown,
    /// A unit that the visit does not go to.
    #[serde(rename = "inspection-unit-elsewhere")]
    UnitElsewhere,
    /// A finding that asks for nothing has no remedy.
    #[serde(rename = "inspection-nothing-to-remedy")]
    NothingToRemedy,
    /// A remedy is under way, or waits for its re-inspection.
    #[serde(rename = "inspection-remedy-under-way")]
    RemedyUnderWay,
    /// A finding is closed by a re-inspection alone, and that comes after the remedy was accepted.
    #[serde(rename = "inspection-remedy-not-accepted")]
    RemedyNotAccepted,
    /// The deadline of a remedy lies before the visit, or in the past.
    #[serde(rename = "inspection-remedy-too-early")]
    RemedyTooEarly {
        /// The first day that can be.
        earliest: String,
    },
    /// A re-inspection is dated in the future.
    #[serde(rename = "inspection-recheck-future")]
    RecheckInFuture {
        /// The last day that can be.
        latest: String,
    },
    /// A re-inspection is dated before the remedy was accepted.
    #[serde(rename = "inspection-recheck-too-early")]
    RecheckTooEarly {
        /// The first day that can be.
        earliest: String,
    },
    /// What is not put right goes back with a new deadline.
    #[serde(rename = "inspection-new-deadline")]
    NewDeadlineNeeded,
    /// A re-inspection closed the finding.
    #[serde(rename = "inspection-finding-closed")]
    FindingClosed,
    /// The finding was taken back.
    #[serde(rename = "inspection-finding-withdrawn")]
    FindingWithdrawn,
    /// A finding with a remedy is not taken back.
    #[serde(rename = "inspection-finding-has-remedy")]
    FindingHasRemedy,
}

impl InspectionProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            InspectionProblem::ProgrammeApproved
            | InspectionProblem::ProgrammeNotApproved
            | InspectionProblem::ProgrammeExists { .. }
            | InspectionProblem::Concluded
            | InspectionProblem::NotConcluded
            | InspectionProblem::Abandoned
            | InspectionProblem::HasFindings
            | InspectionProblem::ItemChanged
            | InspectionProblem::NothingToRemedy
            | InspectionProblem::RemedyUnderWay
            | InspectionProblem::RemedyNotAccepted
            | InspectionProblem::FindingClosed
            | InspectionProblem::FindingWithdrawn
            | InspectionProblem::FindingHasRemedy => 409,
            _ => 422,
        }
    }
}
