//! Everything that can be refused, with what to do next, in both languages. One catalogue; codes are stable.
//!
//! A problem is not a fault of the program: it is an answer to a person. Faults (a lost connection, a full disk) are
//! `database::Error` and are shown with a reference number instead.

mod difficulties;
mod sentences;
mod status;

use serde::{Deserialize, Serialize};

pub use difficulties::DifficultyProblem;
pub(crate) use sentences::Phrases;
#[cfg(test)]
pub(crate) use sentences::wording;
pub use sentences::{Sentence, codes, words_of};

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
    /// A clause stands in no document that the plan carries out.
    ClauseNotOfParent,
    /// A clause stands not in the plan, or a saying of the plan as a whole is none that can be.
    ClauseNotOfPlan,
    /// The plan is not published, or was retracted or replaced.
    PlanNotInForce,
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
    /// The file is no table that is read.
    TableKindUnknown {
        /// Name as uploaded.
        file_name: String,
    },
    /// The table has more rows than are read.
    TableTooLong {
        /// Rows that are read.
        rows: i64,
    },
    /// The table has more columns than are read.
    TableTooWide {
        /// Columns that are read.
        columns: i64,
    },
    /// The table takes values from other files.
    TableLinksOutside,
    /// The workbook carries programs.
    TableWithPrograms,
    /// Reading the table took longer or more memory than it may.
    TableTooHeavy,
    /// The workbook is none that this system gave out.
    SheetNotOurs,
    /// The hidden part of the workbook was changed or lost.
    SheetDamaged,
    /// The workbook holds all units of a round, and one report's form was asked for.
    SheetOfARound,
    /// The workbook is one report's form, and one of a whole round was asked for.
    SheetOfAReport,
    /// The workbook is another form.
    SheetOfAnotherForm,
    /// The workbook is the form of another period.
    SheetOfAnotherPeriod {
        /// Which, as the workbook says.
        period: String,
    },
    /// The workbook is the form of another unit.
    SheetOfAnotherUnit {
        /// Which, as the workbook says.
        unit: String,
    },
    /// The workbook is that of another round.
    SheetOfAnotherRound,
    /// An OpenDocument table came instead of a workbook.
    SheetIsOds,
    /// Text or something else came instead of a workbook.
    SheetIsText,
    /// A workbook of the time before .xlsx came.
    SheetIsOldExcel,
    /// What was uploaded waits no more.
    SheetGone,
    /// The person stopped it.
    SheetCancelled,
    /// A unit's report took no figures any more when they were to be written.
    SheetOvertaken {
        /// The unit.
        unit: String,
    },
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
    /// A program called without a token, or with one that is unknown, withdrawn, too old, or of an account at rest.
    TokenNeeded,
    /// The token was not given what this asks for.
    ScopeMissing {
        /// The scope.
        scope: String,
    },
    /// A token cannot do this; the person must be signed in.
    SessionNeeded,
    /// A person has as many access tokens as there may be.
    TooManyTokens {
        /// So many may there be.
        limit: i64,
    },
    /// A program sent what does not have the described form.
    RequestUnreadable {
        /// Where and why, for the person who writes the program.
        fault: String,
    },
    /// A program sent a value that cannot be used, in a request that can be read.
    ValueUnfit {
        /// Where and why, for the person who writes the program.
        fault: String,
    },
    /// A program sent a body of another kind than JSON.
    BodyKindUnknown,
    /// A program wants an answer in a form that is not given.
    AnswerKindUnknown,
    /// This address does not take this method.
    MethodUnknown,
    /// A change came without the key under which it is done once.
    KeyMissing,
    /// A key came again with another request.
    KeyUsedOtherwise,
    /// The body is longer than it may be.
    BodyTooLarge {
        /// Limit in megabytes.
        limit_megabytes: i64,
    },
    /// The mark of a place in a list is not one that was given.
    CursorUnknown,
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
    /// There is no such indicator in any round that was opened.
    MeasureUnknown {
        /// What was asked for.
        typed: String,
    },
    /// The indicator was never asked for in this period.
    PeriodUnknown {
        /// What was asked for.
        typed: String,
    },
    /// An indicator that counts keys is counted in its rounds and has no totals.
    MeasureOfKeys,
    /// A document has no such provision, or several.
    ClauseUnknown {
        /// Some that it has.
        clauses: String,
    },
    /// A plan can carry out only a document that is published here and was not taken back.
    PlanParentUnpublished,
    /// A plan would carry itself out, directly or through others.
    PlanParentCircle,
    /// That a document is a plan is not taken back while something rests on it.
    PlanInUse,
    /// A plan that is written here does not say yet what a document must say.
    PlanUnfinished {
        /// How many things are missing.
        count: i64,
    },
    /// A plan has as many sections, clauses or amounts as it may have.
    PlanFull {
        /// How many there may be.
        limit: i64,
    },
    /// A plan that is written here was given up.
    PlanAbandoned,
    /// A workbook or a Word file is not a table of this plan.
    PlanTableUnknown,
    /// An approved review does not change any more.
    ReviewApproved,
    /// What was asked for is there only once the review is approved.
    ReviewNotApproved,
    /// A review was given up.
    ReviewAbandoned,
    /// The approval stands: the paper has its number.
    ReviewNumbered,
    /// A review cannot be approved yet: proposals wait for an answer, places for a person's words are empty.
    ReviewUnfinished {
        /// How many.
        count: i64,
    },
    /// A review has as many paragraphs of people's own as it may have.
    ReviewFull {
        /// How many there may be.
        limit: i64,
    },
    /// A table of a review comes from the figures alone.
    ReviewTableFixed,
    /// The periods of a review do not belong together: another regime, or the last one before the first.
    ReviewPeriods,
    /// A signed copy is a PDF.
    NotAPdf,
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
}
