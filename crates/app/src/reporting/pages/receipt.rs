//! The receipt of a submitted report: what the unit can show, and with which it can be checked.
//!
//! The code is computed again from the rows each time; a receipt whose rows no longer give it says so.

use super::{
    making::Making,
    sheet::Sheet,
    words::{self, Head},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section},
    reporting::{
        actions::{showing, submitting},
        mending::ToMend,
    },
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    ids::{ReportId, ReportSubmissionId},
    reporting::CellState,
    time::Moment,
};

#[derive(Template)]
#[template(path = "reporting/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    base: String,
    head: Head,
    number: String,
    code: String,
    at: String,
    submitter: String,
    endorser: String,
    version: i64,
    counted: String,
    is_whole: bool,
    sheet: Sheet,
}

/// `GET /bao-cao/{report}/bien-nhan/{receipt}`
pub async fn get_receipt(
    State(app): State<App>,
    asked: Asked,
    Named((id, submission)): Named<(ReportId, ReportSubmissionId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let receipt = submitting::find_receipt(&app, &caller, id, submission).await?;
    let number = Some(receipt.content.number);
    let dossier = showing::find_dossier(&app, &caller, id, number).await?;
    let frame = asked.frame(&app, &caller);
    let number = receipt.content.receipt_number.clone().unwrap_or_default();
    let title = frame.say("reporting-receipt").with("number", &number).to_string();
    let frame = frame.titled(title).in_section(Section::Reports);
    let report = &receipt.report;
    let reading = &dossier.shown.reading;
    let making = Making {
        frame: &frame,
        pack: &report.round.pack,
        form: report.round.form()?,
        reading,
        previous: None,
        given: None,
        earlier: None,
        targets: None,
        to_mend: &ToMend::default(),
    };
    let count = |wanted: fn(&CellState) -> bool| reading.entries.values().filter(|state| wanted(state)).count();
    let counted = frame
        .say("reporting-receipt-counted")
        .with("values", count(|state| matches!(state, CellState::Value(_))))
        .with("nothing", count(|state| matches!(state, CellState::NothingArose)))
        .with("words", reading.narratives.len());
    let page = ReceiptPage {
        base: format!("/bao-cao/{id}"),
        head: Head::of_report(&frame, &app.organisations(), report),
        code: in_groups(&receipt.code),
        at: to_the_second(&frame, receipt.content.submitted_at_ms.unwrap_or_default()),
        submitter: receipt.content.submitter.clone().unwrap_or_default(),
        endorser: receipt.content.endorser.clone().unwrap_or_default(),
        version: receipt.content.number,
        counted: counted.to_string(),
        is_whole: receipt.is_whole,
        sheet: Sheet::new(making, None, None, String::new()),
        number,
        frame,
    };
    Ok(look::page(page))
}

fn to_the_second(frame: &Frame, at_ms: i64) -> String {
    let local = Moment::from_millisecond(at_ms).local();
    let clock = format!("{}:{:02}", words::clock(Moment::from_millisecond(at_ms)), local.second());
    frame.say("reporting-at").with("time", clock).with("date", frame.date(&local.date())).to_string()
}

/// The first half of the digits in groups of four: short enough to be compared by eye.
fn in_groups(digits: &str) -> String {
    let groups: Vec<String> =
        digits.chars().take(32).collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
