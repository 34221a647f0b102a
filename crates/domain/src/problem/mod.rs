//! Everything that can be refused, with what to do next, in both languages. One catalogue; codes are stable.
//!
//! What belongs to one subject stands in a part of its own beside this file, with its words and its status; to whoever reads a
//! code all parts are one list.
//!
//! A problem is not a fault of the program: it is an answer to a person. Faults (a lost connection, a full disk) are
//! `database::Error` and are shown with a reference number instead.

mod difficulties;
mod inspections;
mod organisations;
mod outreach;
mod plans;
mod programs;
mod registers;
mod reviews;
mod sentences;
mod status;
mod tables;
mod urging;

use serde::{Deserialize, Serialize};

pub use difficulties::DifficultyProblem;
pub use inspections::InspectionProblem;
pub use organisations::OrganisationProblem;
pub use outreach::OutreachProblem;
pub use plans::PlanProblem;
pub use programs::ProgramProblem;
pub use registers::RegisterProblem;
pub use reviews::ReviewProblem;
pub(crate) use sentences::Phrases;
#[cfg(test)]
pub(crate) use sentences::wording;
pub use sentences::{Sentence, codes, words_of};
pub use tables::TableProblem;
pub use urging::UrgingProblem;

/// An answer that refuses, with the values that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Problem {
    /// The thing does not exist, or the person may not know of it.
    NotFound,
    /// The person knows of the thing but may not do this.
    Forbidden,
    /// Nobody is signed in.
    SignInNeeded,
    /// The login or the password is wrong; it is not said which.
    WrongPassword,
    /// Too many wrong passwords for this account.
    TooManyAttempts {
        /// Minutes to wait.
        minutes: i64,
    },
    /// The account is suspended or has no role now.
    AccountInactive,
    /// The password is too short or too common.
    WeakPassword {
        /// Characters asked for.
        minimum: i64,
    },
    /// The new password was not repeated as it was typed.
    PasswordsDiffer,
    /// A login has other characters than it may, or is too short or too long.
    LoginUnusable,
    /// No organisation bears this name or identity today.
    OrganisationUnknown {
        /// What was typed.
        typed: String,
    },
    /// Several organisations bear this name today.
    OrganisationAmbiguous {
        /// What was typed.
        typed: String,
    },
    /// The request did not come from a page of this system.
    CrossSite,
    /// The invitation is unknown, used, withdrawn or too old.
    InvitationInvalid,
    /// The login is taken.
    LoginTaken,
    /// A person may not do this to the own account.
    OwnAccount,
    /// The account is suspended already, or is not.
    SuspensionUnchanged,
    /// Someone changed the thing meanwhile.
    SomeoneWasFaster,
    /// The same thing was asked before and is done.
    AlreadyDone,
    /// A field must be filled.
    Missing {
        /// Field name of the form.
        field: String,
    },
    /// A field holds more than it may.
    TooLong {
        /// Field name of the form.
        field: String,
        /// Characters allowed.
        limit: i64,
    },
    /// A date cannot be read.
    NotADate {
        /// What was typed.
        typed: String,
    },
    /// A date must be later.
    DateTooEarly {
        /// The earliest day allowed, dd/mm/yyyy.
        earliest: String,
    },
    /// The file has no content.
    FileEmpty,
    /// The file is larger than the limit.
    FileTooLarge {
        /// Limit in megabytes.
        limit_megabytes: i64,
    },
    /// The text file is not UTF-8.
    FileNotUtf8 {
        /// Offset of the first wrong byte.
        at: i64,
    },
    /// The kind of file is not read yet.
    FileKindUnknown {
        /// Name as uploaded.
        file_name: String,
    },
    /// The paper is marked as a state secret.
    StateSecret {
        /// The mark that was found.
        mark: String,
    },
    /// The uploader did not declare that the file holds no state secret.
    DeclarationMissing,
    /// The text is not that of the document which waits for one.
    OtherSymbol {
        /// Symbol of the document that waits.
        expected: String,
        /// Symbol in the text.
        found: String,
    },
    /// The issuer is not an organisation of the register.
    IssuerUnknown,
    /// A date must not be later.
    DateTooLate {
        /// The latest day allowed, dd/mm/yyyy.
        latest: String,
    },
    /// The number typed is not the number of assignments.
    NumberDiffers {
        /// What was typed.
        typed: String,
        /// How many there are.
        count: i64,
    },
    /// Nothing was found that could be published.
    NothingToPublish,
    /// Publication is asked to bind a body outside the publisher's subtree.
    OutsideSubtree {
        /// Names of the bodies.
        names: String,
    },
    /// A duty still has no addressee that resolves to organisations.
    AddresseeOpen {
        /// How many duties.
        count: i64,
    },
    /// More assignments than the limit: to be confirmed with the number typed.
    ManyAssignments {
        /// How many.
        count: i64,
    },
    /// The document has no date of issue.
    DateOfIssueMissing,
    /// The document is published already.
    AlreadyPublished,
    /// The assignment is closed (accepted, cancelled or handed over).
    AssignmentClosed,
    /// There is no progress report to endorse or submit.
    NothingReported,
    /// The latest report is not endorsed by the head.
    NotEndorsed,
    /// Evidence is asked for and none is attached.
    EvidenceMissing,
    /// There is no submission that waits for an answer.
    NothingSubmitted,
    /// The submission was answered already.
    SubmissionAnswered,
    /// This duty has no end and is confirmed, not submitted.
    StandingDuty,
    /// The new due date is not later than the present one.
    NotLater {
        /// Present due date, dd/mm/yyyy.
        present: String,
    },
    /// A rule of recurrence cannot be understood.
    RecurrenceUnreadable {
        /// The rule.
        rule: String,
    },
    /// The latest report does not declare that everything is done.
    NotDeclaredDone,
    /// A submission waits for its answer; what it rests on does not change meanwhile.
    SubmissionWaiting,
    /// This duty is reported and submitted, not confirmed.
    NotStandingDuty,
    /// There is no single due date to extend.
    NoDueDate,
    /// The reporting round is locked.
    RoundLocked,
    /// The unit was let off this report.
    ReportWaived,
    /// Nothing has been entered in the report since it was last submitted.
    NothingEntered,
    /// The report as it is now is not endorsed by the head.
    ReportNotEndorsed,
    /// The report was submitted and waits for its answer; it does not change meanwhile.
    ReportWaiting,
    /// The report is accepted; a change is a correction.
    ReportAccepted,
    /// Only an accepted report is corrected.
    ReportNotAccepted,
    /// No report of this unit waits for an answer.
    ReportNotSubmitted,
    /// A report that was submitted is answered, not waived.
    ReportSubmitted,
    /// The same form is asked for the same period already.
    RoundExists,
    /// Nobody would owe the report.
    NobodyOwes,
    /// No unit of the round is late.
    NobodyLate,
    /// No unit owes a plan that is due, and none leaves a clause out.
    NobodyOwesAPlan,
    /// There is no layout of papers for this body.
    NoLayout,
    /// The paper is larger than what is set as PDF.
    PdfTooLarge,
    /// Too many papers are being set as PDF.
    PdfBusy,
    /// The paper could not be set as PDF.
    PdfNotMade,
    /// Figures or answers of the report contradict each other or are missing.
    FiguresWrong {
        /// In how many places.
        count: i64,
    },
    /// Figures look unusual and nobody has said why.
    FiguresUnexplained {
        /// In how many places.
        count: i64,
    },
    /// The file is of a kind that is read, but broken.
    FileBroken,
    /// The file has more pages than are read.
    FileTooManyPages {
        /// Pages that are read.
        limit: i64,
    },
    /// A picture has more pixels than are read.
    PictureTooLarge {
        /// Millions of pixels that are read.
        limit_megapixels: i64,
    },
    /// The file holds far more than its size shows.
    FileUnpacksTooLarge,
    /// The file is locked with a password.
    FileEncrypted,
    /// The file is made to harm.
    FileHostile,
    /// A program that reads this kind of file is not installed.
    ProgramMissing {
        /// Its name.
        program: String,
        /// The Debian package that has it.
        package: String,
    },
    /// Opening the file took longer than it may.
    FileTookTooLong,
    /// Opening the file took more memory than it may.
    FileTookTooMuchMemory,
    /// The text holds look-alike letters and is no faithful copy.
    TextScrambled,
    /// A place of the text is not inside it, or holds nothing.
    SpanOutside,
    /// A place of the text belongs to a duty already.
    SpanOverlaps {
        /// Number of that duty.
        number: i64,
    },
    /// A place was chosen in another text of the document.
    OtherTextVersion,
    /// The words typed do not stand in the text exactly once.
    WordsNotFoundOnce {
        /// How often they stand there.
        times: i64,
    },
    /// A duty is to be split where its words do not stand.
    SplitOutside {
        /// Number of the duty.
        number: i64,
    },
    /// A duty was dropped, so nothing is done with it.
    DutyDropped {
        /// Number of the duty.
        number: i64,
    },
    /// No duty follows that could be merged with this one.
    NoNextDuty {
        /// Number of the duty.
        number: i64,
    },
    /// What a correction changed was changed again since.
    CorrectedSince {
        /// Number of the later correction.
        number: i64,
    },
    /// The text of the document was read by the present reader already.
    ReadByThisReader,
    /// A new text is the same as the present one.
    TextUnchanged,
    /// The reporting round is not locked, so nobody needs leave to go on in it.
    RoundNotLocked,
    /// What is sent back in a locked round needs leave for the unit to go on.
    AdmissionMissing,
    /// Leave to go on in a locked round was to last too long.
    AdmissionTooLong {
        /// The latest day, dd/mm/yyyy.
        latest: String,
    },
    /// A body above has accepted the report into which this one went.
    AcceptedAbove {
        /// Its name.
        body: String,
    },
    /// A form has no such indicator, part or question.
    NotInForm {
        /// What was sent as its code.
        typed: String,
    },
    /// Rows were to come in together, and some could not.
    ImportRefused {
        /// Rows that could have come in.
        accepted: i64,
        /// Rows that stand there already.
        ignored: i64,
        /// Rows in whose place something else stands.
        conflicts: i64,
        /// Rows that cannot come in.
        refused: i64,
        /// What is to be said of each row that could not come in.
        rows: serde_json::Value,
    },
    /// A document has no such provision, or several.
    ClauseUnknown {
        /// Some that it has.
        clauses: String,
    },
    /// The document was retracted: nothing is said of it or carried over to it any more.
    DocumentRetracted,
    /// The older document amends the newer one already, directly or through others.
    AmendsInCircle,
    /// Nothing was ticked.
    NothingTicked,
    /// A target that no figure of its indicator can be: a share above all, a number below zero, ends out of order.
    BoundImpossible,
    /// Of difficulties.
    #[serde(untagged)]
    Difficulty(DifficultyProblem),
    /// Of inspection and supervision.
    #[serde(untagged)]
    Inspection(InspectionProblem),
    /// Of organisations.
    #[serde(untagged)]
    Organisation(OrganisationProblem),
    /// Of outreach.
    #[serde(untagged)]
    Outreach(OutreachProblem),
    /// Of plans.
    #[serde(untagged)]
    Plan(PlanProblem),
    /// Of programs.
    #[serde(untagged)]
    Program(ProgramProblem),
    /// Of registers.
    #[serde(untagged)]
    Register(RegisterProblem),
    /// Of reviews.
    #[serde(untagged)]
    Review(ReviewProblem),
    /// Of tables.
    #[serde(untagged)]
    Table(TableProblem),
    /// Of urging.
    #[serde(untagged)]
    Urging(UrgingProblem),
}
