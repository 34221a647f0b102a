//! What can be refused of a change of the register of organisations and of a reorganisation. The words stand in `organisations.txt` beside it.

use serde::{Deserialize, Serialize};

/// What can be refused of a change of the register of organisations and of a reorganisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum OrganisationProblem {
    /// A change of the register names an organisation that is not in it.
    NotInRegister,
    /// The same change of the register was recorded before.
    EventRecorded {
        /// Its day, dd/mm/yyyy.
        day: String,
    },
    /// The organisation is in the register already.
    InRegisterAlready {
        /// Its name.
        name: String,
    },
    /// The organisation does not exist on the day of a change.
    NotAliveThen {
        /// Its name.
        name: String,
        /// The day, dd/mm/yyyy.
        day: String,
    },
    /// The organisation would end before it has existed for a day, or has given a part away on the day on which it ends.
    EndsTooEarly {
        /// Its name.
        name: String,
        /// The day, dd/mm/yyyy.
        day: String,
    },
    /// The register has a later change of the organisation already.
    ChangedLater {
        /// Its name.
        name: String,
        /// The day, dd/mm/yyyy.
        day: String,
    },
    /// The organisation is said to carry on for itself.
    OwnSuccessor {
        /// Its name.
        name: String,
    },
    /// A successor stands twice for one organisation in one change.
    SuccessorTwice {
        /// Name of the organisation.
        name: String,
        /// Name of the successor.
        successor: String,
    },
    /// The shares of an organisation's successors do not make a whole.
    SharesNotWhole {
        /// Its name.
        name: String,
    },
    /// An organisation is left without a name.
    OrganisationNameEmpty,
    /// Two codes of one scheme on one day.
    TwoCodes {
        /// Name of the organisation.
        name: String,
        /// The list of which the codes are.
        scheme: String,
    },
    /// The organisation would stand above itself.
    AboveItself {
        /// Its name.
        name: String,
        /// The line in Vietnamese.
        line_vi: String,
        /// The line in English.
        line_en: String,
        /// The day, dd/mm/yyyy.
        day: String,
    },
    /// A change of the register names no legal basis.
    BasisMissing {
        /// Its day, dd/mm/yyyy.
        day: String,
    },
    /// The reorganisation is in the register already.
    AlreadyApplied,
    /// The reorganisation was given up.
    ReorganisationAbandoned,
    /// The reorganisation is decided and does not change any more.
    AlreadyDecided,
    /// The reorganisation is not decided.
    NotDecided,
    /// The rows of the reorganisation have faults, or questions are open.
    ReorganisationFaulty,
    /// A reorganisation has more rows than it may.
    TooManyRows {
        /// So many may it have.
        limit: i64,
    },
    /// Nobody has said yet who carries on.
    ChoicesOpen {
        /// In so many cases.
        count: i64,
    },
    /// The day of the reorganisation has not come.
    NotYetEffective {
        /// The day, dd/mm/yyyy.
        date: String,
    },
    /// The register has changed since the decision.
    GroundChanged {
        /// By so many events.
        count: i64,
    },
    /// A correction of the register says what stands there already.
    NothingCorrected,
}

impl OrganisationProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            OrganisationProblem::EventRecorded { .. }
            | OrganisationProblem::AlreadyApplied
            | OrganisationProblem::ReorganisationAbandoned
            | OrganisationProblem::AlreadyDecided
            | OrganisationProblem::NotDecided
            | OrganisationProblem::GroundChanged { .. } => 409,
            _ => 422,
        }
    }
}
