//! Values on their way into a statement. A missing value keeps its type, because PostgreSQL asks for it.
//! Days are bound as ISO text and booleans as integers, so that both engines keep the same.

use jiff::civil::Date;
use uuid::Uuid;

/// One bound parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// BIGINT / INTEGER.
    Integer(Option<i64>),
    /// TEXT.
    Text(Option<String>),
    /// BYTEA / BLOB.
    Bytes(Option<Vec<u8>>),
    /// UUID / BLOB of 16 bytes.
    Identity(Option<Uuid>),
}

/// What can be bound to a statement.
pub trait Bind {
    /// The value, or a missing value of the right type.
    fn bind(self) -> Value;
    /// The missing value of this type.
    fn missing() -> Value
    where
        Self: Sized;
}

macro_rules! bind {
    ($type:ty, $variant:ident, $value:ident => $into:expr) => {
        impl Bind for $type {
            fn bind(self) -> Value {
                let $value = self;
                Value::$variant(Some($into))
            }
            fn missing() -> Value {
                Value::$variant(None)
            }
        }
    };
}

bind!(i64, Integer, value => value);
bind!(i32, Integer, value => i64::from(value));
bind!(u32, Integer, value => i64::from(value));
bind!(bool, Integer, value => i64::from(value));
bind!(String, Text, value => value);
bind!(&String, Text, value => value.clone());
bind!(&str, Text, value => value.to_owned());
bind!(Date, Text, value => value.to_string());
bind!(Vec<u8>, Bytes, value => value);
bind!(&[u8], Bytes, value => value.to_vec());
bind!(&Vec<u8>, Bytes, value => value.clone());
bind!([u8; 32], Bytes, value => value.to_vec());
bind!(&[u8; 32], Bytes, value => value.to_vec());
bind!(Uuid, Identity, value => value);

impl<T: Bind> Bind for Option<T> {
    fn bind(self) -> Value {
        self.map_or_else(T::missing, Bind::bind)
    }
    fn missing() -> Value {
        T::missing()
    }
}

/// Builds the parameter list of a statement: `params![id, name, due_on]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::Bind::bind($value)),*] };
}

macro_rules! identities {
    ($($type:ident),* $(,)?) => {
        $(
            impl Bind for domain::ids::$type {
                fn bind(self) -> Value {
                    Value::Identity(Some(self.uuid()))
                }
                fn missing() -> Value {
                    Value::Identity(None)
                }
            }
            impl $crate::FromColumn for domain::ids::$type {
                fn from_column(row: &$crate::Row, column: &'static str) -> Result<Self, $crate::Error> {
                    uuid::Uuid::from_column(row, column).map(Self::from)
                }
                fn optional_from_column(row: &$crate::Row, column: &'static str) -> Result<Option<Self>, $crate::Error> {
                    Ok(uuid::Uuid::optional_from_column(row, column)?.map(Self::from))
                }
            }
        )*
    };
}

identities!(
    AccessTokenId,
    ActivityId,
    CampaignId,
    MaterialId,
    AccountId,
    AssignmentId,
    CarryOverId,
    ClauseRelationId,
    DeliveryId,
    DocumentId,
    EventId,
    EvidenceId,
    FindingId,
    InspectionId,
    InspectionItemId,
    InspectionProgrammeId,
    PlannedVisitId,
    ExtensionId,
    InvitationId,
    ObligationId,
    OccurrenceId,
    OrganisationId,
    ProgressReportId,
    ProvisionId,
    RegisterRecordId,
    ReminderId,
    ReportContentId,
    ReportId,
    ReportSubmissionId,
    ReorganisationId,
    RereadingId,
    DifficultyId,
    ReviewId,
    RoleGrantId,
    RoundId,
    RoundLockId,
    StandingRequestId,
    PlanDraftId,
    TargetId,
    SubmissionId,
    TextVersionId,
);
