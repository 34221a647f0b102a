//! One correction of a reading as a program sends it. It becomes the form that the page would have sent, so that every
//! rule of the forms holds here too; what a form would complain about is told with the member that it came from.

mod checked;

use crate::api::{Day, coded};
use papers::reading::{AddresseeRole, DutyKind, Modality, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;

coded! {
    /// What a duty asks for.
    KindOfDuty of DutyKind;
    /// How binding a duty is.
    Binding of Modality;
    /// As what somebody is to do a duty.
    RoleInDuty of AddresseeRole;
    /// For what a document is sent.
    SentFor of Purpose;
}

/// What is corrected: one member, named after what it changes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingChange {
    /// Number and symbol; empty where the document has none.
    Symbol(String),
    /// The date of issue.
    IssuedOn(Day),
    /// The issuer, by a name that the register knows on the date of issue.
    Issuer(String),
    /// What it is about.
    Subject(String),
    /// What is to be done.
    Words(DutyWords),
    /// Who is to do it.
    Addressees(DutyAddressees),
    /// When.
    Timing(DutyTiming),
    /// Where its words stand in the text.
    Place(DutyPlace),
    /// It is no duty.
    Drop(OneDuty),
    /// It is one after all.
    Restore(OneDuty),
    /// One duty becomes two.
    Split(DutyPlace),
    /// A duty and the one that stands next become one.
    Merge(DutyMerge),
    /// A duty that the reader did not find. Its addressees and its timing are corrected next.
    Add(AddedDuty),
    /// These duties, of which the text tells no day, are standing ones.
    Standing(StandingDuties),
    /// A question stays as it is.
    Settle(SettledQuestion),
    /// To whom a line of the distribution is sent, and for what.
    Recipient(CorrectedRecipient),
    /// A recipient that the reader did not find.
    AddRecipient(AddedRecipient),
}

/// A duty, by its number.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneDuty {
    /// Its number, from one.
    #[schemars(range(min = 1))]
    duty: usize,
}

/// The words of a duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyWords {
    /// Its number, from one.
    #[schemars(range(min = 1))]
    duty: usize,
    /// What is to be done.
    #[schemars(length(min = 1, max = 2_000))]
    action: String,
    /// What it asks for.
    kind: KindOfDuty,
    /// How binding.
    modality: Binding,
    /// Things that it asks to be produced.
    #[serde(default)]
    outputs: Vec<String>,
}

/// The addressees of a duty: those that stay, and those that come in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyAddressees {
    /// Its number, from one.
    #[schemars(range(min = 1))]
    duty: usize,
    /// Those of the reading that stay.
    #[serde(default)]
    keep: Vec<KeptAddressee>,
    /// Bodies by name, as they are called on the date of issue.
    #[serde(default)]
    names: Vec<String>,
    /// Groups of bodies below the issuer.
    #[serde(default)]
    groups: Vec<GroupOfBodies>,
    /// The issuer itself comes in.
    #[serde(default)]
    issuer: bool,
    /// As what those come in that are new; lead without it.
    role: Option<RoleInDuty>,
}

/// An addressee that stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptAddressee {
    /// Its place among the addressees of the duty, from one.
    #[schemars(range(min = 1))]
    number: usize,
    /// As what; as before without it.
    role: Option<RoleInDuty>,
}

/// All bodies of one class on one line.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupOfBodies {
    /// The line, by its code.
    #[schemars(length(min = 1))]
    line: String,
    /// The class, by its code.
    #[schemars(length(min = 1))]
    class: String,
}

/// The timing of a duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyTiming {
    /// Its number, from one.
    #[schemars(range(min = 1))]
    duty: usize,
    /// When.
    timing: NewTiming,
}

/// When a duty is due: one member.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NewTiming {
    /// Once, by the end of this day.
    DueOn(Day),
    /// Every year.
    Yearly(DayOfYear),
    /// Every month.
    Monthly(DayOfMonth),
    /// Every quarter.
    Quarterly(DayOfMonth),
    /// Every half-year.
    HalfYearly(DayOfMonth),
    /// It has no end, and is confirmed every so many months: 1 to 24.
    ConfirmedEveryMonths(i64),
}

/// A day of every year.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayOfYear {
    /// The month, from one.
    #[schemars(range(min = 1, max = 12))]
    month: i64,
    /// The day of the month, from one.
    #[schemars(range(min = 1, max = 31))]
    day: i64,
}

/// A day of the last month.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayOfMonth {
    /// The day of the month, from one; without it the last day.
    #[schemars(range(min = 1, max = 31))]
    day: Option<i64>,
}

/// A place of the text, of one duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyPlace {
    /// Its number, from one.
    #[schemars(range(min = 1))]
    duty: usize,
    /// The place; of a duty that is split, where its second part begins.
    place: TextPlace,
}

/// A place of the text: by its characters, or by words that stand there exactly once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextPlace {
    /// From where to where, in characters from zero, the second one behind the last.
    span: Option<[usize; 2]>,
    /// The words, where no span is sent.
    #[serde(default)]
    words: String,
    /// The place may be one that belongs to another duty already.
    #[serde(default)]
    may_overlap: bool,
}

/// Two duties that become one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyMerge {
    /// The number of the first, from one.
    #[schemars(range(min = 1))]
    duty: usize,
    /// The number of the one that stands next in the text.
    #[schemars(range(min = 1))]
    with: usize,
    /// Whose addressees stay.
    addressees: StaysOf,
    /// Whose timing stays.
    timing: StaysOf,
}

/// Whose value a merged duty keeps.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StaysOf {
    /// That of the first.
    First,
    /// That of the second.
    Second,
    /// That of both, where there can be two.
    Both,
}

/// A duty that is added.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddedDuty {
    /// What is to be done.
    #[schemars(length(min = 1, max = 2_000))]
    action: String,
    /// What it asks for.
    kind: KindOfDuty,
    /// How binding.
    modality: Binding,
    /// The provision at which it stands, by its eId.
    #[serde(default)]
    provision: String,
    /// Its place in the text; without it that of its provision.
    place: Option<TextPlace>,
}

/// Duties without an end.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingDuties {
    /// Their numbers, from one.
    #[schemars(length(min = 1))]
    duties: Vec<usize>,
    /// They are confirmed every so many months.
    #[schemars(range(min = 1, max = 24))]
    confirmed_every_months: i64,
}

/// A question that stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettledQuestion {
    /// What the question is about, as the reading says.
    #[schemars(length(min = 1))]
    about: String,
}

/// To whom a line is sent: one way, and for what.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedRecipient {
    /// Number of the line, from one.
    #[schemars(range(min = 1))]
    recipient: usize,
    /// To whom.
    sending: SendingOf,
    /// For what; nothing where it is not said.
    purpose: Option<SentFor>,
}

/// A line that is added.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddedRecipient {
    /// Its words.
    #[schemars(length(min = 1, max = 2_000))]
    text: String,
    /// To whom: not as read.
    sending: SendingOf,
    /// For what; nothing where it is not said.
    purpose: Option<SentFor>,
}

/// To whom a line is sent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SendingOf {
    /// To whom the words mean.
    AsRead {},
    /// To nobody in this system.
    Outside {},
    /// To these.
    To(ChosenBodies),
}

/// Bodies by name and by group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenBodies {
    /// By name, each borne by exactly one body on the day of the document.
    #[serde(default)]
    names: Vec<String>,
    /// Groups of bodies below the issuer.
    #[serde(default)]
    groups: Vec<GroupOfBodies>,
}
