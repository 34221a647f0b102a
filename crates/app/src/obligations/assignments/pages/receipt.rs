//! «Biên nhận»: what a submission was, who sent it when, and a code by which it can be checked.
//!
//! The code is computed again from the rows each time; a receipt whose rows no longer give it says so.

use super::super::words;
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    obligations::actions::flow::{self, Receipt, declared},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    ids::{AssignmentId, SubmissionId},
    journal::hex,
    time::Moment,
};

#[derive(Template)]
#[template(path = "obligations/assignments/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    back: String,
    receipt: Receipt,
    number: String,
    code: String,
    holder: String,
    tracking_body: String,
    at: String,
    declared: String,
    period: Option<i64>,
    evidence: Vec<(String, String)>,
}

/// `GET /phan-viec/{id}/bien-nhan/{submission}`
pub async fn get_receipt(
    State(app): State<App>,
    asked: Asked,
    Named((id, submission)): Named<(AssignmentId, SubmissionId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let receipt = flow::find_receipt(&app, &caller, id, submission).await?;
    let frame = asked.frame(&app, &caller);
    let number = receipt.report.receipt_number.clone().unwrap_or_default();
    let title = frame.say("assignments-receipt").with("number", &number).to_string();
    let frame = frame.titled(title).in_section(Section::Assignments);
    Ok(look::page(ReceiptPage::new(&app, frame, receipt, number)))
}

impl ReceiptPage {
    fn new(app: &App, frame: Frame, receipt: Receipt, number: String) -> Self {
        let (graph, row, report) = (app.organisations(), &receipt.assignment.row, &receipt.report);
        let name = |id| graph.last_name(id, frame.today()).unwrap_or_default().to_owned();
        let at = Moment::from_millisecond(report.submitted_at_ms.unwrap_or_default()).local();
        let clock = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
        let period = receipt.assignment.occurrences.iter().find(|period| Some(period.id) == report.occurrence_id);
        let period = period.map(|period| period.number);
        let evidence = receipt.assignment.evidence_with(report);
        ReceiptPage {
            back: period
                .map_or_else(|| format!("/phan-viec/{}", row.id), |ky| format!("/phan-viec/{}?ky={ky}", row.id)),
            number,
            code: in_groups(&hex(&report.content_sha256.unwrap_or_default())),
            holder: name(row.organisation_id),
            tracking_body: name(row.tracking_body_id),
            at: frame.say("assignments-at").with("time", clock).with("date", frame.date(&at.date())).to_string(),
            declared: frame.say(words::declared_key(declared(report))).to_string(),
            period,
            evidence: evidence.map(|piece| (piece.file_name.clone(), piece.caption.clone())).collect(),
            receipt,
            frame,
        }
    }
}

/// The first half of the digits in groups of four: short enough to be compared by eye.
fn in_groups(digits: &str) -> String {
    let groups: Vec<String> =
        digits.chars().take(32).collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
