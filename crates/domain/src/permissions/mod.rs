//! Who may do what: role × verb × relation, decided by one pure function over one table.
//!
//! A role is held at an organisation. The relation says how that organisation stands to the thing *now*, on today's
//! graph and succession: a date that is looked at changes what is shown, never who may see. What no rule allows is
//! refused; what the person may not even know of is hidden (shown as not found).

mod granting;
mod relation;
mod rules;
mod scope;

pub use relation::{Relation, Standing, relations_to};
pub use rules::{RULES, Rule};
pub use scope::{Scope, Scopes};

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$variant_meta])* $variant),* }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word that is stored and shown in generated tables.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// From the stored word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.code() == code)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a person is at an organisation. A role is a set of verbs and reaches down the tree unless it is local.
    Role {
        /// Văn thư, cán bộ: keeps the unit's work.
        Clerk = "clerk",
        /// Chuyên viên: reads documents, publishes, follows the duties of others.
        Specialist = "specialist",
        /// Thủ trưởng: answers for the unit; endorses; invites, suspends and hands over people.
        Head = "head",
        /// Cán bộ kiểm tra, giám sát: reads what a grant names, changes nothing.
        Inspector = "inspector",
        /// Quản trị: accounts of the own node; sees no content by this role alone; above all others, exports the instance.
        Administrator = "administrator",
    }
}

words! {
    /// What can be done. Each is a word of the glossary; each write asks for exactly one.
    Verb {
        /// Read a document, its reading and its publication.
        ReadDocument = "read-document",
        /// Bring a document into the system.
        RegisterDocument = "register-document",
        /// Correct what the reader found and answer its questions.
        CorrectReading = "correct-reading",
        /// Publish: open the assignments.
        PublishDocument = "publish-document",
        /// Take a publication back, with a reason.
        RetractDocument = "retract-document",
        /// Say which document amends or replaces which, and which clause stands for which.
        RelateDocuments = "relate-documents",
        /// Carry over what rests on an older document to the one that amends or replaces it.
        CarryOver = "carry-over",
        /// Receive a document that was sent to the unit: open it first, say that it was received.
        ReceiveDocument = "receive-document",
        /// Say that a document is the plan of the own body and which documents it carries out, and its money.
        DeclarePlan = "declare-plan",
        /// Write a plan of the own body, and make a document of it.
        WritePlan = "write-plan",
        /// Read an assignment as it is seen from outside the unit.
        ReadAssignment = "read-assignment",
        /// Read reports and evidence that the unit has not submitted yet.
        ReadInsideReport = "read-inside-report",
        /// Say that the assignment was received.
        Acknowledge = "acknowledge",
        /// Name the responsible head.
        NameResponsible = "name-responsible",
        /// Report progress.
        ReportProgress = "report-progress",
        /// Attach or withdraw evidence.
        AttachEvidence = "attach-evidence",
        /// Approve the unit's report inside the unit.
        Endorse = "endorse",
        /// Submit as done; gives the receipt.
        Submit = "submit",
        /// Confirm a standing duty for a period.
        Confirm = "confirm",
        /// Accept what was submitted.
        Accept = "accept",
        /// Send back what was submitted, with a reason.
        SendBack = "send-back",
        /// Grant a later due date; the first promise stays.
        Extend = "extend",
        /// Cancel an assignment, with a reason.
        Cancel = "cancel",
        /// Read a report of a round; from outside the unit only what was submitted.
        ReadReport = "read-report",
        /// Enter figures and words into a report, and open an accepted one for a correction.
        EnterFigures = "enter-figures",
        /// Enter figures for the units of a round into their working copies; they endorse and submit themselves.
        EnterOnBehalf = "enter-on-behalf",
        /// Waive a unit's report in a round, with a reason.
        WaiveReport = "waive-report",
        /// Let one unit go on in a locked round until a day, or take that leave back, with a reason.
        AdmitReport = "admit-report",
        /// Read a reporting round with all its units.
        ReadRound = "read-round",
        /// Ask units for a form: open a reporting round.
        OpenRound = "open-round",
        /// Lock a round against further submissions, or unlock it, with a reason.
        LockRound = "lock-round",
        /// Draft an official paper from a round.
        DraftPaper = "draft-paper",
        /// Remind a unit of what it owes.
        Urge = "urge",
        /// Set the steps of urging for what the own body tracks.
        SetUrgingSteps = "set-urging-steps",
        /// Read the figures of a body, added up over those below it, and its place among its peers.
        ReadFigures = "read-figures",
        /// Read the targets of a body.
        ReadTarget = "read-target",
        /// Set, replace or withdraw a target of the own body.
        SetTarget = "set-target",
        /// Read how a body's plans take up the clauses of a document, and where they do not.
        ReadCoverage = "read-coverage",
        /// Say how clauses of a plan stand to clauses of its parents.
        RelateClauses = "relate-clauses",
        /// Read an approved review of a body.
        ReadReview = "read-review",
        /// Read a review that is still being written.
        ReadInsideReview = "read-inside-review",
        /// Begin, draft and edit a review of the own body, enter its number and attach the signed copy.
        DraftReview = "draft-review",
        /// Approve a review of the own body, which freezes it, and take that back.
        ApproveReview = "approve-review",
        /// Read a campaign of outreach: what it is, whom and which units it asks.
        ReadCampaign = "read-campaign",
        /// Draft, change, open and close a campaign of the own body, and keep its materials.
        OpenCampaign = "open-campaign",
        /// Read what a unit did in outreach, and how many people it states.
        ReadOutreach = "read-outreach",
        /// Record, correct and withdraw activities of the own unit.
        RecordOutreach = "record-outreach",
        /// State how many people of an audience there are in a unit.
        StateAudience = "state-audience",
        /// Read the registers of a body.
        ReadRegister = "read-register",
        /// Add, change, end and withdraw rows of the own registers.
        KeepRegister = "keep-register",
        /// Read a difficulty or a proposal, with its way and its answers.
        ReadDifficulty = "read-difficulty",
        /// Raise a difficulty or a proposal of the own unit, attach evidence to it, take it back.
        RaiseDifficulty = "raise-difficulty",
        /// Say whether an answer solves what the own unit raised.
        JudgeAnswer = "judge-answer",
        /// Answer a difficulty that the own body holds.
        AnswerDifficulty = "answer-difficulty",
        /// Forward a difficulty that the own body holds.
        ForwardDifficulty = "forward-difficulty",
        /// Merge two difficulties that the own body holds, or take them apart again.
        MergeDifficulties = "merge-difficulties",
        /// Write down what became of a policy proposal that the own body holds.
        RecordFate = "record-fate",
        /// See programmes and visits of inspection and supervision, with what was found.
        ReadInspection = "read-inspection",
        /// Plan a programme, begin a visit and write its particulars.
        PlanInspection = "plan-inspection",
        /// Fill in the checklist of a visit and record what was found.
        RecordInspection = "record-inspection",
        /// Ask for the remedy of a finding, and re-inspect it.
        VerifyRemedy = "verify-remedy",
        /// Approve a programme or the conclusion of a visit.
        ApproveInspection = "approve-inspection",
        /// Read the register of organisations.
        ReadOrganisation = "read-organisation",
        /// Prepare and apply changes of organisations.
        Reorganise = "reorganise",
        /// See the people of a unit and their roles.
        ReadPeople = "read-people",
        /// Invite a person to a role.
        Invite = "invite",
        /// Suspend an account or lift the suspension.
        Suspend = "suspend",
        /// Hand a leaving person's work to another.
        HandOver = "hand-over",
        /// Read the journal of the own subtree.
        ReadJournal = "read-journal",
        /// Make an export of the whole instance and take it out.
        ExportInstance = "export-instance",
    }
}

/// The answer of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Do it.
    Allow,
    /// The person knows of the thing but may not do this: 403.
    Refuse,
    /// The person may not know of the thing: 404.
    Hide,
}

/// Decides for one role at one organisation that stands in one relation to the thing.
pub fn decide(role: Role, verb: Verb, relation: Relation) -> Decision {
    let allows = |wanted: Verb| RULES.iter().any(|rule| rule.allows(role, wanted, relation));
    if allows(verb) {
        Decision::Allow
    } else if allows(verb.reading()) {
        Decision::Refuse
    } else {
        Decision::Hide
    }
}

/// Decides for all roles and relations of a person together: the most that any of them gives.
pub fn decide_for(standings: &[Standing], verb: Verb) -> (Decision, Option<&Standing>) {
    let mut best = (Decision::Hide, None);
    for standing in standings {
        match decide(standing.role, verb, standing.relation) {
            Decision::Allow => return (Decision::Allow, Some(standing)),
            Decision::Refuse => best = (Decision::Refuse, Some(standing)),
            Decision::Hide => {}
        }
    }
    best
}

impl Verb {
    /// The verb that lets a person know of the thing at all.
    pub const fn reading(self) -> Verb {
        match self {
            Verb::ReadDocument
            | Verb::RegisterDocument
            | Verb::CorrectReading
            | Verb::PublishDocument
            | Verb::RetractDocument
            | Verb::RelateDocuments
            | Verb::CarryOver
            | Verb::ReceiveDocument
            | Verb::DeclarePlan => Verb::ReadDocument,
            // Before it is a document, nobody outside knows of it.
            Verb::WritePlan => Verb::WritePlan,
            Verb::ReadReport | Verb::EnterFigures | Verb::EnterOnBehalf | Verb::WaiveReport | Verb::AdmitReport => {
                Verb::ReadReport
            }
            Verb::ReadRound | Verb::OpenRound | Verb::LockRound | Verb::DraftPaper => Verb::ReadRound,
            Verb::ReadFigures => Verb::ReadFigures,
            Verb::ReadTarget | Verb::SetTarget => Verb::ReadTarget,
            Verb::ReadCoverage | Verb::RelateClauses => Verb::ReadCoverage,
            Verb::ReadReview | Verb::DraftReview | Verb::ApproveReview => Verb::ReadReview,
            // Before it is approved, nobody outside knows of it.
            Verb::ReadInsideReview => Verb::ReadInsideReview,
            Verb::ReadCampaign | Verb::OpenCampaign => Verb::ReadCampaign,
            Verb::ReadOutreach | Verb::RecordOutreach | Verb::StateAudience => Verb::ReadOutreach,
            Verb::ReadRegister | Verb::KeepRegister => Verb::ReadRegister,
            Verb::ReadDifficulty
            | Verb::RaiseDifficulty
            | Verb::JudgeAnswer
            | Verb::AnswerDifficulty
            | Verb::ForwardDifficulty
            | Verb::MergeDifficulties
            | Verb::RecordFate => Verb::ReadDifficulty,
            Verb::ReadInspection
            | Verb::PlanInspection
            | Verb::RecordInspection
            | Verb::VerifyRemedy
            | Verb::ApproveInspection => Verb::ReadInspection,
            Verb::ReadOrganisation | Verb::Reorganise | Verb::SetUrgingSteps => Verb::ReadOrganisation,
            Verb::ReadPeople | Verb::Invite | Verb::Suspend | Verb::HandOver => Verb::ReadPeople,
            Verb::ReadJournal => Verb::ReadJournal,
            Verb::ExportInstance => Verb::ExportInstance,
            _ => Verb::ReadAssignment,
        }
    }
}

#[cfg(test)]
mod tests;
