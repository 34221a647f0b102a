//! Identities. Each kind is a type of its own, so that the id of an assignment cannot be handed in as that of a document.
//!
//! All are UUIDs: version 7 where a thing is made in the running system, version 5 where an official or demo register
//! must give the same id on every machine. Official codes are dated attributes, never identities.

/// Declares one kind of identity over a UUID.
#[macro_export]
macro_rules! typed_id {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
            #[serde(transparent)]
            pub struct $name(uuid::Uuid);

            impl $name {
                /// The bare UUID.
                pub fn uuid(self) -> uuid::Uuid {
                    self.0
                }
            }

            impl From<uuid::Uuid> for $name {
                fn from(uuid: uuid::Uuid) -> Self {
                    Self(uuid)
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    self.0.fmt(formatter)
                }
            }

            impl std::str::FromStr for $name {
                type Err = uuid::Error;
                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    text.parse().map(Self)
                }
            }
        )*
    };
}

typed_id! {
    /// A token with which a program acts for a person.
    AccessTokenId,
    /// What a unit did in a campaign.
    ActivityId,
    /// A campaign of outreach.
    CampaignId,
    /// What a campaign is carried out with: a file or an address, in versions.
    MaterialId,
    /// A workbook that came back and waits for a person's word.
    UploadId,
    /// A person's account.
    AccountId,
    /// One obligation held by one organisation in one role.
    AssignmentId,
    /// One act that carries over what rests on an older document.
    CarryOverId,
    /// What a person said of a clause of a plan and a clause of a parent.
    ClauseRelationId,
    /// A published document at one of its recipients.
    DeliveryId,
    /// A difficulty or a proposal that a unit raised.
    DifficultyId,
    /// A document, whether its text is known or only its citation.
    DocumentId,
    /// A dated change of the organisations.
    EventId,
    /// A file that shows what was done.
    EvidenceId,
    /// A later due date that the tracking body granted.
    ExtensionId,
    /// What a visit of inspection or supervision found.
    FindingId,
    /// A visit of inspection or supervision.
    InspectionId,
    /// An item of the checklist of a visit.
    InspectionItemId,
    /// What a body plans to inspect and supervise in a year.
    InspectionProgrammeId,
    /// An invitation to take an account.
    InvitationId,
    /// A duty that a person confirmed and that is tracked.
    ObligationId,
    /// One period of a recurring or standing assignment.
    OccurrenceId,
    /// An organisation, for the whole of its life.
    OrganisationId,
    /// A visit that a programme plans.
    PlannedVisitId,
    /// A plan that is written in the system.
    PlanDraftId,
    /// What a holder reports of its progress.
    ProgressReportId,
    /// A provision, from publication on.
    ProvisionId,
    /// One unchanging version of what a report contains.
    ReportContentId,
    /// A reorganisation that is prepared, decided or applied.
    ReorganisationId,
    /// A row of a register, for the whole of its life.
    RegisterRecordId,
    /// What one organisation owes in a reporting round.
    ReportId,
    /// What a unit hands in of a report, with its receipt.
    ReportSubmissionId,
    /// A step that was told of something that is due.
    ReminderId,
    /// What a later reader says of a text.
    RereadingId,
    /// A paper that is drafted from the data and edited: a consolidated report, a review.
    ReviewId,
    /// A role of a person at an organisation.
    RoleGrantId,
    /// A form asked of units for a period.
    RoundId,
    /// A form that a body asks for period after period.
    StandingRequestId,
    /// A time in which a reporting round was locked.
    RoundLockId,
    /// What a unit hands in as done.
    SubmissionId,
    /// What a body sets itself to reach.
    TargetId,
    /// One immutable text of a document.
    TextVersionId,
}
