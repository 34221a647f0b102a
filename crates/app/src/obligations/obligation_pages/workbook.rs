//! The list of obligations, and the holders of one, as a workbook.
//! What is in it was found and filtered by the page; here it is put into columns.

use super::{holders::Holder, list::Row};
use crate::{
    caller::Caller,
    failure::Failure,
    lists::{Listing, download},
    look::Frame,
};
use axum::response::Response;

/// The list of obligations.
pub(super) fn of(
    frame: &Frame,
    caller: &Caller,
    filters: Vec<(String, String)>,
    rows: Vec<Row>,
) -> Result<Response, Failure> {
    let heads = [
        "obligations-column-obligation",
        "obligations-list-source",
        "obligations-list-holders",
        "obligations-list-timing",
        "obligations-column-due",
        "obligations-list-assignments",
        "obligations-list-accepted",
        "obligations-list-late",
        "obligations-list-waiting",
        "obligations-list-unacknowledged",
        "obligations-list-without-successor",
    ];
    let row = |row: Row| {
        let counts = row.counts;
        vec![
            row.action.into(),
            row.source.into(),
            row.holders.join(", ").into(),
            row.timing.into(),
            row.due_on.into(),
            counts.assignments.into(),
            counts.accepted.into(),
            counts.late.into(),
            counts.waiting.into(),
            counts.unacknowledged.into(),
            counts.without_successor.into(),
        ]
    };
    let listing = Listing {
        file_name: "nhiem-vu",
        title: frame.say("obligations-title").to_string(),
        body: String::new(),
        filters,
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.into_iter().map(row).collect(),
    };
    download(frame, caller, listing)
}

/// Those who hold an obligation today.
pub(super) fn of_holders(frame: &Frame, caller: &Caller, holders: &[Holder]) -> Result<Response, Failure> {
    let heads = [
        "obligations-column-unit",
        "obligations-list-role",
        "obligations-column-head",
        "obligations-column-state",
        "obligations-list-schedule",
        "obligations-column-due",
        "obligations-first-promise",
        "obligations-list-came-from",
    ];
    let role = |leads: bool| if leads { "obligations-list-leads" } else { "obligations-supports" };
    let row = |holder: &Holder| {
        vec![
            holder.name.clone().into(),
            frame.say(role(holder.leads)).to_string().into(),
            holder.head.clone().into(),
            holder.state.word.clone().into(),
            holder.schedule.as_ref().map(|schedule| schedule.word.clone()).into(),
            holder.due_on.into(),
            holder.first_due_on.into(),
            holder.predecessors.join(", ").into(),
        ]
    };
    let listing = Listing {
        file_name: "phan-viec",
        title: frame.title.clone(),
        body: frame.say("obligations-holders").to_string(),
        filters: Vec::new(),
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: holders.iter().map(row).collect(),
    };
    download(frame, caller, listing)
}
