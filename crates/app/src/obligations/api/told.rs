//! Assignments as they are answered in lists and after a step, cut to what the caller may see.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::{Day, Instant},
    obligations::actions::flow::{Assignment, ReportRow, answer},
};
use domain::{ids::OrganisationId, journal::hex, obligations::OnSchedule};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// An organisation with its name of today, or its last one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NamedBody {
    /// Its identity.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

impl NamedBody {
    /// An organisation.
    pub fn of(acting: &Acting, id: OrganisationId) -> Self {
        NamedBody { id: id.uuid(), name: acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned() }
    }
}

/// The document that an obligation comes from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceDocument {
    /// Its identity.
    pub id: Uuid,
    /// Its number and symbol.
    pub symbol: Option<String>,
    /// What it is about.
    pub subject: String,
    /// When it was issued.
    pub issued_on: Option<Day>,
    /// The provision, as people name it.
    pub provision: Option<String>,
}

/// Whether something is on schedule today.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Schedule {
    /// no-due-date, on-time, soon (within seven days), due-today, overdue, submitted-in-time or submitted-late.
    pub state: &'static str,
    /// Days left, since the due date, or late; null where there is no such number.
    pub days: Option<i64>,
}

impl From<OnSchedule> for Schedule {
    fn from(schedule: OnSchedule) -> Self {
        let (state, days) = match schedule {
            OnSchedule::NoDueDate => ("no-due-date", None),
            OnSchedule::OnTime { days } => ("on-time", Some(days)),
            OnSchedule::Soon { days } => ("soon", Some(days)),
            OnSchedule::DueToday => ("due-today", None),
            OnSchedule::Overdue { days } => ("overdue", Some(days)),
            OnSchedule::SubmittedInTime => ("submitted-in-time", None),
            OnSchedule::SubmittedLate { days } => ("submitted-late", Some(days)),
        };
        Schedule { state, days }
    }
}

/// An assignment: an obligation as one organisation holds it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAssignment {
    /// Its identity.
    pub id: Uuid,
    /// The obligation.
    pub obligation: Uuid,
    /// What is to be done.
    pub action: String,
    /// Where that is written.
    pub document: SourceDocument,
    /// Who holds it.
    pub holder: NamedBody,
    /// Who follows it and answers its submissions.
    pub tracking_body: NamedBody,
    /// lead or support.
    pub role: String,
    /// once, recurring (one period after another) or standing (confirmed from time to time).
    pub timing: &'static str,
    /// Number of the period to work on; null for what is due once.
    pub period: Option<i64>,
    /// How it stands, or its period to work on: new, doing, reported, endorsed, submitted, sent-back, accepted, confirmed,
    /// handed-over, without-successor or cancelled. From outside the unit, only what was handed in counts.
    pub state: &'static str,
    /// Whether it is on schedule.
    pub schedule: Schedule,
    /// When it opened.
    pub opened_on: Day,
    /// Until when, today.
    pub due_on: Option<Day>,
    /// Until when at first.
    pub first_due_on: Option<Day>,
    /// When it ended, and it was accepted, handed over, cancelled or left without a successor.
    pub closed_on: Option<Day>,
    /// When the holder said that it was received.
    pub acknowledged_at: Option<Instant>,
    /// The head who answers for it, if one was named.
    pub responsible: Option<NamedPerson>,
    /// What was submitted last of the period to work on.
    pub submission: Option<ProgressSubmission>,
    /// To be sent with a step.
    pub version: i64,
}

/// A person.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NamedPerson {
    /// The account.
    pub account: Uuid,
    /// The person's name.
    pub full_name: String,
}

/// A report of progress that was handed in, and its answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgressSubmission {
    /// Its identity.
    pub id: Uuid,
    /// Number of the receipt.
    pub receipt_number: String,
    /// SHA-256 over what was handed in, in hexadecimal digits.
    pub code: String,
    /// When.
    pub submitted_at: Instant,
    /// By whom.
    pub submitted_by: String,
    /// waiting, sent-back or accepted.
    pub answer: &'static str,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// By whom.
    pub answered_by: Option<String>,
    /// What was said: what is to be put right, or a note.
    pub words: Option<String>,
}

/// The submission of a report, if it was handed in.
pub fn submission(report: &ReportRow) -> Option<ProgressSubmission> {
    let words = report.reason.clone().or_else(|| report.acceptance_note.clone());
    Some(ProgressSubmission {
        id: report.submission_id?.uuid(),
        receipt_number: report.receipt_number.clone()?,
        code: hex(&report.content_sha256.unwrap_or_default()),
        submitted_at: Instant::of(report.submitted_at_ms?),
        submitted_by: report.submitter.clone().unwrap_or_default(),
        answer: answer(report)?.code(),
        answered_at: report.accepted_at_ms.or(report.sent_back_at_ms).map(Instant::of),
        answered_by: report.accepter.clone().or_else(|| report.returner.clone()),
        words: words.filter(|words| !words.is_empty()),
    })
}

/// An assignment, which is cut already for a reader outside the unit.
pub fn assignment(acting: &Acting, assignment: &Assignment) -> ToldAssignment {
    let row = &assignment.row;
    let period = assignment.period(acting.today, None);
    let occurrence = period.map(|period| period.id);
    let rows = assignment.rows(occurrence);
    let responsible = row.responsible_id.zip(row.responsible.clone());
    ToldAssignment {
        id: row.id.uuid(),
        obligation: row.obligation_id.uuid(),
        action: row.action.clone(),
        document: SourceDocument {
            id: row.document_id.uuid(),
            symbol: row.document_symbol.clone(),
            subject: row.document_subject.clone(),
            issued_on: row.document_issued_on.map(Day),
            provision: row.provision_label.clone(),
        },
        holder: NamedBody::of(acting, row.organisation_id),
        tracking_body: NamedBody::of(acting, row.tracking_body_id),
        role: row.role.clone(),
        timing: assignment.timing().code(),
        period: period.map(|period| period.number),
        state: rows.state().code(),
        schedule: assignment.on_schedule(occurrence, acting.today).into(),
        opened_on: Day(row.opened_on),
        due_on: rows.due_on.map(Day),
        first_due_on: row.first_due_on.map(Day),
        closed_on: row.closed_on.map(Day),
        acknowledged_at: row.acknowledged_at_ms.map(Instant::of),
        responsible: responsible.map(|(account, full_name)| NamedPerson { account: account.uuid(), full_name }),
        submission: assignment
            .reports
            .iter()
            .rev()
            .filter(|report| report.occurrence_id == occurrence)
            .find_map(submission),
        version: row.version,
    }
}
