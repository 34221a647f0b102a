//! My work for programs: what the person's own organisations have to do and what waits, with where each thing stands on
//! the page. Words are left to the program; each thing is read in full at its own address.

use super::placing::{self, WorkPlace};
use crate::{
    api::{Call, Day, Endpoint, Given, Instant, Subject},
    documents,
    failure::Failure,
    obligations::{actions::flow, api::told},
    reporting::{self, Place},
    routes::Access,
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let work = Endpoint::get("/api/v1/work", Access::SignedIn, "api-get-work", get_work);
    Subject { key: "api-subject-work", endpoints: vec![work] }
}

/// What a person has to do, and what waits for others.
#[derive(Debug, Serialize, JsonSchema)]
struct OwnWork {
    /// Open assignments of the person's organisations; one with several periods stands once for each that counts.
    assignments: Vec<AssignmentOfWork>,
    /// Submissions of others that wait for the person's answer, the oldest first.
    to_answer: Vec<SubmissionToAnswer>,
    /// Reports that the person's organisations owe, and rounds in which reports wait for an answer.
    reports: Vec<ReportOfWork>,
    /// Documents that were sent to them and not opened, or not said to be received.
    arrivals: Vec<ArrivedDocument>,
}

/// An assignment in the person's work.
#[derive(Debug, Serialize, JsonSchema)]
struct AssignmentOfWork {
    /// overdue, today, soon (within seven days), later, or waiting for others.
    place: &'static str,
    /// The period that is meant; null for what is due once.
    for_period: Option<i64>,
    /// When that is due.
    for_due_on: Option<Day>,
    #[serde(flatten)]
    assignment: told::ToldAssignment,
}

/// A submission that waits for the person's answer.
#[derive(Debug, Serialize, JsonSchema)]
struct SubmissionToAnswer {
    /// The assignment.
    assignment: Uuid,
    /// The submission.
    submission: Uuid,
    /// Who holds the assignment.
    holder: told::NamedBody,
    /// What was to be done.
    action: String,
    /// The period that is meant; null for what is due once.
    period: Option<i64>,
    /// Number of the receipt.
    receipt_number: String,
    /// When it was submitted.
    submitted_at: Instant,
    /// When it is due.
    due_on: Option<Day>,
}

/// A report, or a round, in the person's work.
#[derive(Debug, Serialize, JsonSchema)]
struct ReportOfWork {
    /// to-answer, overdue, today, soon, later, or waiting for others.
    place: &'static str,
    /// The round.
    round: Uuid,
    /// The report; null where reports of the round wait for an answer.
    report: Option<Uuid>,
    /// Whose report it is, or who follows the round.
    organisation: Uuid,
    /// When it is due.
    due_on: Day,
    /// How many reports of the round wait.
    waiting: i64,
}

/// A document that was sent to one of the person's organisations.
#[derive(Debug, Serialize, JsonSchema)]
struct ArrivedDocument {
    /// The document.
    document: Uuid,
    /// Its number and symbol.
    symbol: Option<String>,
    /// What it is about.
    subject: String,
    /// To which of the person's organisations.
    organisation: Uuid,
    /// When.
    delivered_at: Instant,
    /// Somebody there has opened it.
    is_opened: bool,
    /// It wants to be said that it was received.
    wants_receipt: bool,
}

/// `GET /api/v1/work`
async fn get_work(call: Call) -> Result<Given<OwnWork>, Failure> {
    let (acting, work) = (call.acting(), flow::list_own_work(&call.app, &call.caller).await?);
    let mut assignments = Vec::new();
    for assignment in &work.held {
        for period in placing::periods_of(assignment, acting.today) {
            assignments.push(AssignmentOfWork {
                place: placing::place_of(&call.caller, assignment, period, acting.today).code(),
                for_period: period.map(|period| period.number),
                for_due_on: assignment.rows(period.map(|period| period.id)).due_on.map(Day),
                assignment: told::assignment(&acting, assignment),
            });
        }
    }
    assignments.sort_by_key(|one| (one.for_due_on.is_none(), one.for_due_on.map(|day| day.0)));
    let to_answer = work.to_answer.into_iter().map(|row| SubmissionToAnswer {
        assignment: row.assignment_id.uuid(),
        submission: row.submission_id.uuid(),
        holder: told::NamedBody::of(&acting, row.organisation_id),
        action: row.action,
        period: row.period,
        receipt_number: row.receipt_number,
        submitted_at: Instant::of(row.submitted_at_ms),
        due_on: row.due_on.map(Day),
    });
    Ok(Given(OwnWork {
        assignments,
        to_answer: to_answer.collect(),
        reports: reports(&call).await?,
        arrivals: arrivals(&call).await?,
    }))
}

async fn reports(call: &Call) -> Result<Vec<ReportOfWork>, Failure> {
    let things = reporting::work_things(&call.app, &call.caller).await?.into_iter();
    let told = things.map(|thing| ReportOfWork {
        place: match thing.place {
            Place::ToAnswer => "to-answer",
            Place::Waiting => WorkPlace::Waiting.code(),
            Place::Due(schedule) => WorkPlace::by_due_date(schedule).code(),
        },
        round: thing.round.uuid(),
        report: thing.report.map(|id| id.uuid()),
        organisation: thing.organisation.uuid(),
        due_on: Day(thing.due_on),
        waiting: thing.waiting,
    });
    let mut told: Vec<ReportOfWork> = told.collect();
    told.sort_by_key(|one| one.due_on.0);
    Ok(told)
}

async fn arrivals(call: &Call) -> Result<Vec<ArrivedDocument>, Failure> {
    let arrivals = documents::actions::arrivals_for(&call.app, &call.caller).await?.into_iter();
    let told = arrivals.map(|arrival| ArrivedDocument {
        document: arrival.row.document_id.uuid(),
        symbol: arrival.row.symbol.clone(),
        subject: arrival.row.subject.clone(),
        organisation: arrival.organisation.uuid(),
        delivered_at: Instant::of(arrival.row.delivered_at_ms),
        is_opened: arrival.row.opened > 0,
        wants_receipt: arrival.row.wants_acknowledgement(),
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::obligations::OnSchedule;

    #[test]
    fn a_due_date_has_its_place() {
        for (schedule, place) in [
            (OnSchedule::Overdue { days: 1 }, "overdue"),
            (OnSchedule::DueToday, "today"),
            (OnSchedule::Soon { days: 3 }, "soon"),
            (OnSchedule::OnTime { days: 30 }, "later"),
            (OnSchedule::NoDueDate, "later"),
        ] {
            assert_eq!(WorkPlace::by_due_date(schedule).code(), place);
        }
    }
}
