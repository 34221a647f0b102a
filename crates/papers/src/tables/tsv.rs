//! Tab-separated text, as it is pasted from a spreadsheet program or kept in a file.
//!
//! A cell with a tab, a line end or a quotation mark at its beginning stands in quotation marks, as such programs write it.
//! A line «# name» begins a sheet of that name, so that one text holds a workbook. Rows are numbered by the lines at
//! which they begin.

use super::{
    Row, Sheet, Workbook, limits,
    neutral::{neutralised, restored},
};
use crate::doors::{DoorFault, Limit};
use domain::text::nfc;

const QUOTE: char = '"';

/// Before the name of a sheet.
const HEAD: &str = "# ";

/// Reads text.
pub(super) fn read(text: &str) -> Result<Workbook, DoorFault> {
    let mut workbook = Workbook::default();
    let mut sheet = Sheet::default();
    let mut rest = text.trim_start_matches('\u{feff}');
    let (mut line, mut count) = (1, 0);
    while !rest.is_empty() {
        let (row, lines, after) = record(rest, line)?;
        (rest, line) = (after, line + lines);
        if let Some(name) = head(&row) {
            close(&mut workbook, std::mem::replace(&mut sheet, Sheet { name, rows: Vec::new() }))?;
        } else if !row.is_blank() {
            count += 1;
            if count > limits::ROWS {
                return Err(DoorFault::TooLarge { what: Limit::Rows, limit: limits::ROWS as u64 });
            }
            sheet.rows.push(with_restored_cells(row));
        }
    }
    close(&mut workbook, sheet)?;
    Ok(workbook)
}

fn close(workbook: &mut Workbook, sheet: Sheet) -> Result<(), DoorFault> {
    if workbook.sheets.len() >= limits::SHEETS {
        return Err(DoorFault::TooLarge { what: Limit::Entries, limit: limits::SHEETS as u64 });
    }
    if !sheet.name.is_empty() || !sheet.rows.is_empty() {
        workbook.sheets.push(sheet);
    }
    Ok(())
}

fn head(row: &Row) -> Option<String> {
    let (first, others) = row.cells.split_first()?;
    let is_alone = others.iter().all(|cell| cell.trim().is_empty());
    first.strip_prefix(HEAD).filter(|_| is_alone).map(|name| name.trim().to_owned())
}

fn with_restored_cells(row: Row) -> Row {
    let mut cells: Vec<String> = row.cells.iter().map(|cell| nfc(restored(cell))).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    Row { cells, ..row }
}

/// One row, how many lines it took, and what follows.
fn record(text: &str, number: u32) -> Result<(Row, u32, &str), DoorFault> {
    let mut row = Row { number, cells: Vec::new() };
    let (mut rest, mut lines) = (text, 1);
    loop {
        if row.cells.len() >= limits::COLUMNS {
            return Err(DoorFault::TooLarge { what: Limit::Columns, limit: limits::COLUMNS as u64 });
        }
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.to_owned(), after)
        });
        lines += u32::try_from(cell.matches('\n').count()).unwrap_or(u32::MAX);
        row.cells.push(cell);
        match after.strip_prefix('\t') {
            Some(next) => rest = next,
            None => {
                let after = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after);
                return Ok((row, lines, after));
            }
        }
    }
}

/// A cell in quotation marks, and what follows it: a tab, a line end or nothing. Anything else is no such cell, but a text
/// that begins with a quotation mark.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix(QUOTE)?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once(QUOTE)?;
        cell.push_str(before);
        match after.strip_prefix(QUOTE) {
            Some(next) => {
                cell.push(QUOTE);
                rest = next;
            }
            None => {
                let ends = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
                return ends.then_some((cell, after));
            }
        }
    }
}

/// Writes a workbook: each sheet under its name, a single sheet without one alone.
pub fn written(workbook: &Workbook) -> String {
    let mut text = String::new();
    for sheet in &workbook.sheets {
        if !sheet.name.is_empty() {
            text.push_str(HEAD);
            text.push_str(&sheet.name);
            text.push('\n');
        }
        for row in &sheet.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| written_cell(cell)).collect();
            text.push_str(cells.join("\t").trim_end_matches('\t'));
            text.push('\n');
        }
    }
    text
}

fn written_cell(cell: &str) -> String {
    let neutral = neutralised(cell);
    if neutral.contains(['\t', '\n', '\r']) || neutral.starts_with(QUOTE) {
        format!("{QUOTE}{}{QUOTE}", neutral.replace(QUOTE, "\"\""))
    } else {
        neutral.into_owned()
    }
}
