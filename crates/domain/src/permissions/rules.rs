//! The table. `docs/permissions.md` is generated from it; a person reads there what stands here.
//! A right that no row gives does not exist; each row says why it is given.

use super::{Relation, Role, Verb};

/// One row: these roles may do these verbs in these relations.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Why, in one sentence.
    pub reason: &'static str,
    /// Any of these roles.
    pub roles: &'static [Role],
    /// All of these verbs.
    pub verbs: &'static [Verb],
    /// In any of these relations.
    pub relations: &'static [Relation],
}

impl Rule {
    /// Whether this row allows it.
    pub fn allows(&self, role: Role, verb: Verb, relation: Relation) -> bool {
        self.roles.contains(&role) && self.verbs.contains(&verb) && self.relations.contains(&relation)
    }
}

const STAFF: &[Role] = &[Role::Clerk, Role::Specialist, Role::Head];

/// Every right of the system.
pub const RULES: &[Rule] = &[
    Rule {
        reason: "A unit reads the documents that it registered, that were sent to it, or that its predecessors had; a superior reads those of its subtree.",
        roles: STAFF,
        verbs: &[Verb::ReadDocument],
        relations: &[Relation::Owner, Relation::Recipient, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "Any unit may register a document and correct its reading, for itself.",
        roles: STAFF,
        verbs: &[Verb::RegisterDocument, Verb::CorrectReading],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A body writes its own plans: its people say which document is one, what it carries out, and write it here.",
        roles: STAFF,
        verbs: &[Verb::DeclarePlan, Verb::WritePlan],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "Publishing binds other units: it is for a specialist or the head of the owning body.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::PublishDocument, Verb::RetractDocument],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "That a document amends another makes stale what rests on that one, and carrying over closes and opens: both are for a specialist or the head of the body that owns the document or the plan.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::RelateDocuments, Verb::CarryOver],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "The people of a recipient open a document for it and say that it was received.",
        roles: STAFF,
        verbs: &[Verb::ReceiveDocument],
        relations: &[Relation::Recipient],
    },
    Rule {
        reason: "Those who hold, support, track or stand above an assignment or a report read it; a successor reads what its predecessors held.",
        roles: STAFF,
        verbs: &[Verb::ReadAssignment, Verb::ReadReport],
        relations: &[
            Relation::Holder,
            Relation::Supporter,
            Relation::TrackingBody,
            Relation::Superior,
            Relation::SuccessorOf,
            Relation::StandIn,
        ],
    },
    Rule {
        reason: "A report inside a unit is not seen outside it before it is submitted; the successor inherits the files.",
        roles: STAFF,
        verbs: &[Verb::ReadInsideReport],
        relations: &[Relation::Holder, Relation::SuccessorOf, Relation::StandIn],
    },
    Rule {
        reason: "The holder's people do its work.",
        roles: STAFF,
        verbs: &[
            Verb::Acknowledge,
            Verb::NameResponsible,
            Verb::ReportProgress,
            Verb::AttachEvidence,
            Verb::Submit,
            Verb::Confirm,
            Verb::EnterFigures,
        ],
        relations: &[Relation::Holder],
    },
    Rule {
        reason: "A body that ended has no people any more: its successor's people give its part report, named as such.",
        roles: STAFF,
        verbs: &[Verb::EnterFigures, Verb::Submit],
        relations: &[Relation::StandIn],
    },
    Rule {
        reason: "The head answers for the unit's word.",
        roles: &[Role::Head],
        verbs: &[Verb::Endorse],
        relations: &[Relation::Holder, Relation::StandIn],
    },
    Rule {
        reason: "Only the tracking body accepts, sends back, extends, cancels, waives and lets a unit in after the lock.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::Accept, Verb::SendBack, Verb::Extend, Verb::Cancel, Verb::WaiveReport, Verb::AdmitReport],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "Whoever answers for what a body tracks reminds the units of it.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::Urge],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "When a body reminds its units binds its own people: it is for a specialist or the head of the body.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::SetUrgingSteps],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "The body that asked may enter what it knows on paper for its units, without seeing or replacing what they typed; their own people endorse and submit.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::EnterOnBehalf],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "Any body may ask its subordinates for a report.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::OpenRound],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A round with all its units is read where it is tracked, and above.",
        roles: STAFF,
        verbs: &[Verb::ReadRound],
        relations: &[Relation::TrackingBody, Relation::Superior],
    },
    Rule {
        reason: "Locking a round binds its units, and a paper speaks for the body: both are for a specialist or the head of the tracking body, or of the body that gave the document whose plans are urged.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::LockRound, Verb::DraftPaper],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "An inspector reads what the grant names and changes nothing.",
        roles: &[Role::Inspector],
        verbs: &[
            Verb::ReadDocument,
            Verb::ReadAssignment,
            Verb::ReadReport,
            Verb::ReadRound,
            Verb::ReadFigures,
            Verb::ReadTarget,
            Verb::ReadCoverage,
            Verb::ReadReview,
            Verb::ReadCampaign,
            Verb::ReadOutreach,
            Verb::ReadRegister,
            Verb::ReadDifficulty,
            Verb::ReadInspection,
        ],
        relations: &[Relation::Inspecting],
    },
    Rule {
        reason: "Figures added up over a body and those below it are read by itself, above it, by who carries on, and by the body that asked for all the reports behind them. Beside its own a body sees its rank among its peers and, from five on, their lowest, middle and highest figure, without a name.",
        roles: STAFF,
        verbs: &[Verb::ReadFigures],
        relations: &[Relation::Owner, Relation::TrackingBody, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "A body's targets are read by itself, by those above and below it, who cascade them, and by who carries on.",
        roles: STAFF,
        verbs: &[Verb::ReadTarget],
        relations: &[Relation::Owner, Relation::Superior, Relation::Subordinate, Relation::SuccessorOf],
    },
    Rule {
        reason: "A body sets itself its targets; its people write down what its documents say, with the clause.",
        roles: STAFF,
        verbs: &[Verb::SetTarget],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "How a body's plans take up a document is read by itself, above it, by who carries on, and by the body that gave the document; whoever has the document sees the rows of those bodies.",
        roles: STAFF,
        verbs: &[Verb::ReadCoverage],
        relations: &[
            Relation::Owner,
            Relation::Recipient,
            Relation::TrackingBody,
            Relation::Superior,
            Relation::SuccessorOf,
        ],
    },
    Rule {
        reason: "A unit's own people say what its plan takes up.",
        roles: STAFF,
        verbs: &[Verb::RelateClauses],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A superior reviews the plans below: its specialist or head may say the same, named as such.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::RelateClauses],
        relations: &[Relation::Superior],
    },
    Rule {
        reason: "An approved review is read by the body itself, above it, and by who carries on.",
        roles: STAFF,
        verbs: &[Verb::ReadReview],
        relations: &[Relation::Owner, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "A review that is being written stays inside the body; the successor inherits what was written.",
        roles: STAFF,
        verbs: &[Verb::ReadInsideReview],
        relations: &[Relation::Owner, Relation::SuccessorOf],
    },
    Rule {
        reason: "A body writes its own reviews.",
        roles: STAFF,
        verbs: &[Verb::DraftReview],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A review speaks for the body: its head approves it, and takes that back.",
        roles: &[Role::Head],
        verbs: &[Verb::ApproveReview],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A campaign is read by the body that leads it, above it, by the units that are asked and those below them, and by who carries on.",
        roles: STAFF,
        verbs: &[Verb::ReadCampaign],
        relations: &[Relation::Recipient, Relation::TrackingBody, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "A campaign asks other units for work: it is for a specialist or the head of the body that leads it, or that took over from it.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::OpenCampaign],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "What a unit did in outreach is read by itself, above it, by the body whose campaign it is, and by who carries on; units beside each other do not read it.",
        roles: STAFF,
        verbs: &[Verb::ReadOutreach],
        relations: &[Relation::Owner, Relation::TrackingBody, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "A unit's own people record what it did and count whom it reached.",
        roles: STAFF,
        verbs: &[Verb::RecordOutreach, Verb::StateAudience],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A superior or the body that leads a campaign often knows how many people there are before the units do: its specialist or head may state it, with the source, named as such.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::StateAudience],
        relations: &[Relation::Superior, Relation::TrackingBody],
    },
    Rule {
        reason: "A body's registers are read by itself, above it, and by who carries on.",
        roles: STAFF,
        verbs: &[Verb::ReadRegister],
        relations: &[Relation::Owner, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "A body keeps its own registers; rows of a body that ended are kept on by the one that carries on, as its own.",
        roles: STAFF,
        verbs: &[Verb::KeepRegister],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A difficulty is read by the unit that raised it and above it on its line, by the body that holds it, and by those that held it, who see the answer on its way back.",
        roles: STAFF,
        verbs: &[Verb::ReadDifficulty],
        relations: &[Relation::Owner, Relation::Holder, Relation::Recipient, Relation::Superior, Relation::SuccessorOf],
    },
    Rule {
        reason: "Whoever does a unit's work says where it hurts, and whether an answer helps.",
        roles: STAFF,
        verbs: &[Verb::RaiseDifficulty, Verb::JudgeAnswer],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "An answer speaks for the body, forwarding and merging decide who owes it: all are for a specialist or the head of the one body that holds the difficulty.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::AnswerDifficulty, Verb::ForwardDifficulty, Verb::MergeDifficulties, Verb::RecordFate],
        relations: &[Relation::Holder],
    },
    Rule {
        reason: "Inspection and supervision is read by the bodies that make the visit or took over from one, by those above them, and by the unit that was visited: its own findings, once the visit is concluded or a remedy is asked of it.",
        roles: STAFF,
        verbs: &[Verb::ReadInspection],
        relations: &[Relation::TrackingBody, Relation::Supporter, Relation::Holder, Relation::Superior],
    },
    Rule {
        reason: "Every body that takes part in a visit records what it finds there.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::RecordInspection],
        relations: &[Relation::TrackingBody, Relation::Supporter],
    },
    Rule {
        reason: "A visit and a remedy bind other units: the leading body plans the one, asks for the other and re-inspects it, by its specialist or head.",
        roles: &[Role::Specialist, Role::Head],
        verbs: &[Verb::PlanInspection, Verb::VerifyRemedy],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "A programme and a conclusion speak for the body: its head approves them, and changes what was approved.",
        roles: &[Role::Head],
        verbs: &[Verb::ApproveInspection],
        relations: &[Relation::TrackingBody],
    },
    Rule {
        reason: "The register of organisations is open to everyone who has an account.",
        roles: Role::ALL,
        verbs: &[Verb::ReadOrganisation],
        relations: Relation::ALL,
    },
    Rule {
        reason: "Organisations are changed at the node that stands above them.",
        roles: &[Role::Head, Role::Administrator],
        verbs: &[Verb::Reorganise],
        relations: &[Relation::Superior],
    },
    Rule {
        reason: "A unit sees its own people.",
        roles: &[Role::Clerk, Role::Specialist, Role::Head, Role::Administrator],
        verbs: &[Verb::ReadPeople],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "The head invites, suspends and hands over people at the own node; the administrator does it for the node.",
        roles: &[Role::Head, Role::Administrator],
        verbs: &[Verb::Invite, Verb::Suspend, Verb::HandOver],
        relations: &[Relation::Owner],
    },
    Rule {
        reason: "A head reads the journal of the own node and of those below.",
        roles: &[Role::Head],
        verbs: &[Verb::ReadJournal],
        relations: &[Relation::Owner, Relation::Superior],
    },
    Rule {
        reason: "Whoever keeps the whole instance may take all of it elsewhere: the administrator of the body above all that have people here. Each making and taking out stands in the journal.",
        roles: &[Role::Administrator],
        verbs: &[Verb::ExportInstance],
        relations: &[Relation::Owner],
    },
];
