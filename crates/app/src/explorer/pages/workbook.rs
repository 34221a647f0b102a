//! The table of the explorer as a workbook: a row for each body, a column for each period, numbers as numbers.
//! Beside each figure stands, in a column of its own where any has one, what is to be known of it.

use super::{
    cells::{Cell, Line},
    explore::Shown,
};
use crate::{
    caller::Caller,
    failure::Failure,
    lists::{self, Listing, download},
    look::Frame,
};
use axum::response::Response;
use papers::tables::ListCell;

/// The table as it is shown.
pub(super) fn of(frame: &Frame, caller: &Caller, body: &str, shown: &Shown) -> Result<Response, Failure> {
    let said = |key: &str| frame.say(key).to_string();
    let mut heads = vec![said("explorer-column-body")];
    heads.extend(shown.periods.iter().cloned());
    heads.extend(shown.has_sum.then(|| said("explorer-column-sum")));
    heads.push(said("explorer-list-remarks"));
    let unit = frame.say("explorer-unit").with("unit", &shown.unit).to_string();
    let listing = Listing {
        file_name: "so-lieu",
        title: frame.title.clone(),
        body: [&[body.to_owned(), unit], shown.told.as_slice()].concat().join(". "),
        filters: Vec::new(),
        heads,
        rows: shown.rows.iter().map(|line| row(frame, shown, line)).collect(),
    };
    download(frame, caller, listing)
}

fn row(frame: &Frame, shown: &Shown, line: &Line) -> Vec<ListCell> {
    let name = match (line.is_own, line.is_whole && shown.rows.len() > 1) {
        (true, _) => frame.say("explorer-own").with("name", &line.name).to_string(),
        (_, true) => format!("{}: {}", frame.say("explorer-whole"), line.name),
        _ => line.name.clone(),
    };
    let cells = || line.cells.iter().chain(&line.sum);
    let heads = shown.periods.iter().cloned().chain([frame.say("explorer-column-sum").to_string()]);
    let remarks = heads.zip(cells()).filter_map(|(head, cell)| remark(frame, &head, cell));
    let remarks = remarks.collect::<Vec<_>>().join("; ");
    std::iter::once(name.into()).chain(cells().map(|cell| figure(frame, cell))).chain([remarks.into()]).collect()
}

fn figure(frame: &Frame, cell: &Cell) -> ListCell {
    match cell {
        cell if cell.is_off => frame.say("explorer-off").to_string().into(),
        cell if cell.is_unasked => frame.say("explorer-unasked").to_string().into(),
        cell if cell.owners > 0 => frame.say("explorer-owners").with("count", cell.owners).to_string().into(),
        cell => lists::figure(frame, &cell.figure),
    }
}

/// What is to be known of a figure: who is missing in it, who was let off, that it is estimated or was changed since.
fn remark(frame: &Frame, head: &str, cell: &Cell) -> Option<String> {
    if cell.is_off || cell.is_unasked {
        return None;
    }
    let incomplete = cell.incomplete.map(|(reported, asked)| {
        frame.say("explorer-list-incomplete").with("reported", reported).with("asked", asked).to_string()
    });
    let waived = (cell.waived > 0).then(|| frame.say("explorer-list-waived").with("count", cell.waived).to_string());
    let estimated = (cell.estimated > 0).then(|| frame.say("figure-estimated").to_string());
    let changed =
        (cell.changed > 0).then(|| frame.say("explorer-list-changed").with("count", cell.changed).to_string());
    let said: Vec<String> = [incomplete, waived, estimated, changed].into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("{head}: {}", said.join(", ")))
}
