//! Cells of a workbook, one after the other: each becomes text. Of a formula the value counts that the file holds.
//!
//! Where a cell says that it stands is not believed to cost anything: rows are kept as they come, and a place beyond the
//! limits ends the reading.

use super::package::look_through;
use crate::{
    doors::{DoorFault, Limit},
    tables::{Row, Sheet, Workbook, limits, neutral::restored},
};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use domain::text::nfc;
use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Reads a workbook.
pub(in crate::tables) fn read(content: &[u8]) -> Result<Workbook, DoorFault> {
    look_through(content)?;
    // A fault of the parser is one of the file; nothing of it is used afterwards.
    let read = catch_unwind(AssertUnwindSafe(|| read_sheets(content)));
    read.unwrap_or_else(|_| Err(DoorFault::NotReadable { why: "the parser of workbooks met a fault".to_owned() }))
}

fn read_sheets(content: &[u8]) -> Result<Workbook, DoorFault> {
    let mut archive: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(|fault| broken(&fault))?;
    let names = archive.sheet_names();
    if names.len() > limits::SHEETS {
        return Err(too_large(Limit::Entries, limits::SHEETS));
    }
    let mut workbook = Workbook::default();
    let mut room = Room { rows: limits::ROWS, text_bytes: limits::TEXT_BYTES };
    for name in names {
        match read_sheet(&mut archive, &name, &mut room) {
            Ok(sheet) => workbook.sheets.push(sheet),
            Err(SheetFault::NotOfCells) => {}
            Err(SheetFault::Door(fault)) => return Err(fault),
        }
    }
    Ok(workbook)
}

/// What may still be read.
struct Room {
    rows: usize,
    text_bytes: usize,
}

enum SheetFault {
    /// A sheet of another kind, such as a chart.
    NotOfCells,
    Door(DoorFault),
}

fn read_sheet(archive: &mut Xlsx<Cursor<&[u8]>>, name: &str, room: &mut Room) -> Result<Sheet, SheetFault> {
    let mut cells = match archive.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Err(SheetFault::NotOfCells),
        Err(fault) => return Err(SheetFault::Door(broken(&fault))),
    };
    let mut sheet = Sheet { name: nfc(name), rows: Vec::new() };
    let zeros: Vec<usize> = cells.styles().iter().map(zeros_shown).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|fault| SheetFault::Door(broken(&fault)))? {
        if letters(cell.get_value()) > limits::CELL_BYTES {
            return Err(SheetFault::Door(too_large(Limit::Text, limits::TEXT_BYTES)));
        }
        let text = text_of(cell.get_value(), zeros.get(style).copied().unwrap_or_default());
        let (row, column) = cell.get_position();
        if !text.is_empty() {
            put(&mut sheet, room, row.saturating_add(1), column as usize, text).map_err(SheetFault::Door)?;
        }
    }
    Ok(sheet)
}

fn put(sheet: &mut Sheet, room: &mut Room, number: u32, column: usize, text: String) -> Result<(), DoorFault> {
    if column >= limits::COLUMNS {
        return Err(too_large(Limit::Columns, limits::COLUMNS));
    }
    room.text_bytes = room.text_bytes.checked_sub(text.len()).ok_or(too_large(Limit::Text, limits::TEXT_BYTES))?;
    if sheet.rows.last().is_none_or(|row| row.number < number) {
        room.rows = room.rows.checked_sub(1).ok_or(too_large(Limit::Rows, limits::ROWS))?;
        sheet.rows.push(Row { number, cells: Vec::new() });
    }
    let row = sheet.rows.last_mut().filter(|row| row.number == number);
    let row = row.ok_or_else(|| DoorFault::NotReadable { why: "rows of a sheet go backwards".to_owned() })?;
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    if let Some(cell) = row.cells.get_mut(column) {
        *cell = text;
    }
    Ok(())
}

/// How many figures a style shows of a whole number at least: «00000» is the form of a code.
fn zeros_shown(style: &calamine::Style) -> usize {
    let format = style.number_format.as_ref().map(|format| format.format_code.as_str()).unwrap_or_default();
    let is_code = format.len() > 1 && format.len() <= 20 && format.bytes().all(|sign| sign == b'0');
    if is_code { format.len() } else { 0 }
}

/// Bytes of the text that a cell holds as it stands: asked before anything is done with them.
pub(super) fn letters(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::SharedString(text) => text.len(),
        DataRef::String(text) => text.len(),
        _ => 0,
    }
}

fn text_of(value: &DataRef<'_>, zeros: usize) -> String {
    match value {
        DataRef::SharedString(text) => nfc(restored(text)),
        DataRef::String(text) => nfc(restored(text)),
        DataRef::Int(number) => format!("{number:0zeros$}"),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:0zeros$.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "1".to_owned(),
        DataRef::Bool(false) => "0".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

pub(super) fn too_large(what: Limit, limit: usize) -> DoorFault {
    DoorFault::TooLarge { what, limit: limit as u64 }
}

pub(super) fn broken(fault: &XlsxError) -> DoorFault {
    match fault {
        XlsxError::Password => DoorFault::Encrypted,
        other => DoorFault::NotReadable { why: format!("the workbook is broken: {other}") },
    }
}
