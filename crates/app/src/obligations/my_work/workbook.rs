//! My work as a workbook: every line of the page, section by section.
//! Where a line stands was decided by the page; here it is put into columns.

use super::{rows::WorkRow, sections::Group};
use crate::{
    caller::Caller,
    documents::{Arrival, Arrivals},
    failure::Failure,
    lists::{Listing, download},
    look::Frame,
};
use axum::response::Response;
use jiff::civil::Date;
use papers::tables::ListCell;

const HEADS: [&str; 9] = [
    "my-work-list-group",
    "my-work-list-what",
    "my-work-list-source",
    "my-work-list-due",
    "my-work-list-distance",
    "my-work-first-due",
    "my-work-list-state",
    "my-work-list-detail",
    "my-work-list-next",
];

/// The page's lines.
pub(super) fn of(frame: &Frame, caller: &Caller, arrivals: &Arrivals, groups: &[Group]) -> Result<Response, Failure> {
    let said = |key: &str| frame.say(key).to_string();
    let received = arrivals.received.iter().map(|line| document(&said("my-work-documents-received"), line));
    let sent = arrivals.sent.iter().map(|line| document(&said("my-work-documents-sent"), line));
    let works = groups.iter().flat_map(|group| group.rows.iter().map(|row| work(&said(group.key), row)));
    let rows = received.chain(works).chain(sent).collect();
    let listing = Listing {
        file_name: "viec-cua-toi",
        title: said("section-my-work"),
        body: String::new(),
        filters: Vec::new(),
        heads: HEADS.map(said).to_vec(),
        rows,
    };
    download(frame, caller, listing)
}

fn work(group: &str, row: &WorkRow) -> Vec<ListCell> {
    let day = row.due.as_ref().and_then(|due| due.machine.parse::<Date>().ok());
    let distance = row.due.as_ref().map(|due| due.distance.clone());
    vec![
        group.into(),
        row.action.clone().into(),
        row.meta.clone().into(),
        day.into(),
        distance.into(),
        row.first_due.into(),
        row.state.word.clone().into(),
        row.detail.clone().into(),
        row.go.clone().into(),
    ]
}

fn document(group: &str, line: &Arrival) -> Vec<ListCell> {
    let what = [line.title.as_str(), line.subject.as_str()].map(str::trim);
    let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let empty = || ListCell::Empty;
    let (state, go) = (line.state.1.clone().into(), line.go.clone().into());
    vec![group.into(), what.into(), line.meta.clone().into(), empty(), empty(), empty(), state, empty(), go]
}
