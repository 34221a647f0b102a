//! How a problem is told to a program: its stable code, and the HTTP status that says the same.
//! People read the sentences instead.

use super::Problem;

impl Problem {
    /// The stable code, as in the JSON form.
    pub fn code(&self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(members)) => {
                members.get("code").and_then(|code| code.as_str()).unwrap_or("problem").to_owned()
            }
            _ => "problem".to_owned(),
        }
    }

    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            Problem::Difficulty(problem) => problem.status(),
            Problem::NotFound => 404,
            Problem::Forbidden | Problem::CrossSite | Problem::AccountInactive => 403,
            Problem::SignInNeeded | Problem::WrongPassword => 401,
            Problem::TooManyAttempts { .. } => 429,
            Problem::PdfBusy | Problem::PdfNotMade => 503,
            Problem::FileTooLarge { .. } => 413,
            Problem::SomeoneWasFaster
            | Problem::AlreadyDone
            | Problem::AlreadyPublished
            | Problem::OtherTextVersion
            | Problem::CorrectedSince { .. }
            | Problem::ReadByThisReader
            | Problem::OtherSymbol { .. }
            | Problem::AssignmentClosed
            | Problem::SubmissionAnswered
            | Problem::SubmissionWaiting
            | Problem::SuspensionUnchanged
            | Problem::RoundLocked
            | Problem::RoundNotLocked
            | Problem::RoundExists
            | Problem::NobodyLate
            | Problem::NobodyOwesAPlan
            | Problem::NoLayout
            | Problem::AcceptedAbove { .. }
            | Problem::DocumentRetracted
            | Problem::AmendsInCircle
            | Problem::ReportWaived
            | Problem::ReportWaiting
            | Problem::ReportAccepted
            | Problem::ReportSubmitted => 409,
            Problem::Inspection(problem) => problem.status(),
            Problem::Organisation(problem) => problem.status(),
            Problem::Plan(problem) => problem.status(),
            Problem::Program(problem) => problem.status(),
            Problem::Outreach(problem) => problem.status(),
            Problem::Register(problem) => problem.status(),
            Problem::Review(problem) => problem.status(),
            Problem::Table(problem) => problem.status(),
            Problem::Urging(problem) => problem.status(),
            _ => 422,
        }
    }
}
