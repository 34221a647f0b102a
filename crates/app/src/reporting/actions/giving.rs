//! Figures that the holder of a report gave in its other reports for the same numbers and the same time. What was submitted
//! comes before what is still worked on. Part reports give nothing and take nothing: their days are those of another body.

use super::{
    Report,
    figures::{cell_of, state_of_words},
    store::{self, SiblingFigureRow, SiblingRow, Siblings},
};
use crate::{
    failure::Failure,
    reporting::{
        draft::Draft,
        giving::{GivenFigure, GivenFigures, Source},
        reading::{Names, read_in},
    },
};
use database::Connection;
use domain::{
    ids::ReportId,
    packs::{Pack, Period},
    reporting::{Cell, CellState, Entries, KeyLists, Offer, Segment, cells_of, given},
};
use std::collections::BTreeMap;

/// What one other report says.
struct Said {
    source: Source,
    days: Segment,
    entries: Entries,
}

/// What was given elsewhere: two statements, however many reports there are.
pub async fn given_figures(connection: &mut Connection, report: &Report) -> Result<GivenFigures, Failure> {
    if report.row.is_part {
        return Ok(GivenFigures::new());
    }
    let of = Siblings {
        organisation: report.row.organisation_id,
        but: report.row.id,
        pack: &report.round.row.pack,
        days: (report.row.first_day, report.row.last_day),
    };
    let siblings = store::list_siblings(connection, of).await?;
    if siblings.is_empty() {
        return Ok(GivenFigures::new());
    }
    let submitted = by_report(store::list_sibling_figures(connection, of).await?);
    let (pack, form) = (&report.round.pack, report.round.form()?);
    let cells = cells_of(form, pack);
    let mut said: Vec<Said> = siblings.iter().filter_map(|row| said_by(row, &submitted, pack, &cells)).collect();
    said.sort_by_key(|said| !said.source.is_submitted);
    let days = Segment { first_day: report.row.first_day, last_day: report.row.last_day };
    let figure = |cell: Cell| {
        let offer = |said: &Said| Offer { days: said.days, state: domain::reporting::state_of(&said.entries, &cell) };
        let offers: Vec<Offer> = said.iter().map(offer).collect();
        let found = given(pack.indicator(&cell.indicator)?, &cell.component, days, &offers)?;
        let from = found.from.iter().filter_map(|place| said.get(*place)).map(|said| said.source.clone()).collect();
        Some((cell, GivenFigure { state: found.state, from, fed: None }))
    };
    Ok(cells.into_iter().filter_map(figure).collect())
}

/// The figures of the latest submission of each report.
fn by_report(rows: Vec<SiblingFigureRow>) -> BTreeMap<ReportId, Entries> {
    let mut latest: BTreeMap<ReportId, (i64, Entries)> = BTreeMap::new();
    for row in rows {
        let (number, entries) = latest.entry(row.report_id).or_insert_with(|| (row.number, Entries::new()));
        if let (true, Some(cell)) = (*number == row.number, cell_of(&row.indicator, &row.component)) {
            entries.insert(cell, state_of_words(&row.state, row.amount_micro));
        }
    }
    latest.into_iter().map(|(report, (_, entries))| (report, entries)).collect()
}

fn said_by(row: &SiblingRow, submitted: &BTreeMap<ReportId, Entries>, pack: &Pack, cells: &[Cell]) -> Option<Said> {
    let handed_in = submitted.get(&row.id);
    let entries = match (handed_in, &row.typed) {
        (Some(entries), _) => entries.clone(),
        (None, Some(typed)) => typed_entries(&serde_json::from_str(typed).unwrap_or_default(), pack, cells),
        (None, None) => return None,
    };
    let period = Period {
        regime: row.regime.clone(),
        year: row.year,
        n: row.number,
        first_day: row.round_first_day,
        last_day: row.round_last_day,
    };
    let source = Source { report: row.id, form: row.form.clone(), period, is_submitted: handed_in.is_some() };
    Some(Said { source, days: Segment { first_day: row.first_day, last_day: row.last_day }, entries })
}

/// What stands in a working copy, as far as it can be read; a box in dispute gives nothing.
fn typed_entries(draft: &Draft, pack: &Pack, cells: &[Cell]) -> Entries {
    let state = |cell: &Cell| {
        let names = Names::of(cell);
        let (typed, is_ticked) = (draft.field(&names.value), !draft.field(&names.tick).is_empty());
        if !draft.others(&names.value).is_empty() || (is_ticked && !typed.is_empty()) {
            return None;
        }
        if is_ticked {
            return Some(CellState::NothingArose);
        }
        let indicator = pack.indicator(&cell.indicator)?;
        let read = read_in(indicator, cell, typed, draft.field(&names.reading), &mut KeyLists::new());
        read.ok().filter(|state| !state.is_empty())
    };
    cells.iter().filter_map(|cell| Some((cell.clone(), state(cell)?))).collect()
}
