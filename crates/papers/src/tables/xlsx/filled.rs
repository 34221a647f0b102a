//! A workbook that people filled in, cell by cell, with the kind of each. Of a formula the kept result counts, and that it
//! is one.

use super::{
    package::look_through,
    reading::{broken, letters, too_large},
};
use crate::{
    doors::{DoorFault, Limit},
    tables::{Filled, FilledRow, FilledSheet, FilledValue, Span, limits, neutral::restored},
};
use calamine::{Cell, DataRef, Reader, Xlsx, XlsxError};
use domain::text::nfc;
use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Reads a workbook.
pub(in crate::tables) fn read(content: &[u8]) -> Result<Filled, DoorFault> {
    look_through(content)?;
    // A fault of the parser is one of the file; nothing of it is used afterwards.
    let read = catch_unwind(AssertUnwindSafe(|| read_sheets(content)));
    read.unwrap_or_else(|_| Err(DoorFault::NotReadable { why: "the parser of workbooks met a fault".to_owned() }))
}

/// What may still be read.
struct Room {
    rows: usize,
    cells: usize,
    text_bytes: usize,
}

fn read_sheets(content: &[u8]) -> Result<Filled, DoorFault> {
    let mut archive: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(|fault| broken(&fault))?;
    let names = archive.sheet_names();
    if names.len() > limits::SHEETS {
        return Err(too_large(Limit::Entries, limits::SHEETS));
    }
    let mut filled = Filled::default();
    let mut room = Room { rows: limits::ROWS, cells: limits::FILLED_CELLS, text_bytes: limits::TEXT_BYTES };
    for name in names {
        let Some(mut sheet) = read_sheet(&mut archive, &name, &mut room)? else { continue };
        sheet.percents = percents(&mut archive, &name)?;
        let merged = archive.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheet.merged = merged.iter().take(limits::MERGED).filter_map(span).collect();
        filled.sheets.push(sheet);
    }
    Ok(filled)
}

/// Cells whose number is shown as per cent. Most workbooks have no such format, and are not gone through again.
fn percents(archive: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<(u32, u16)>, DoorFault> {
    let mut cells = archive.worksheet_cells_reader(name).map_err(|fault| broken(&fault))?;
    let shows_percent =
        |style: &calamine::Style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'));
    let styles: Vec<bool> = cells.styles().iter().map(shows_percent).collect();
    let mut found = Vec::new();
    if !styles.contains(&true) {
        return Ok(found);
    }
    while let Some((row, column, style)) = cells.next_style_id().map_err(|fault| broken(&fault))? {
        if styles.get(style) == Some(&true) && found.len() < limits::FILLED_CELLS {
            found.push((row.saturating_add(1), u16::try_from(column).unwrap_or(u16::MAX)));
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn span(merged: &calamine::Dimensions) -> Option<Span> {
    let corner = |(row, column): (u32, u32)| Some((row.checked_add(1)?, u16::try_from(column).ok()?));
    Some(Span { first: corner(merged.start)?, last: corner(merged.end)? })
}

/// The cells of a sheet; nothing for one of another kind, such as a chart.
fn read_sheet(
    archive: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    room: &mut Room,
) -> Result<Option<FilledSheet>, DoorFault> {
    let mut cells = match archive.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(fault) => return Err(broken(&fault)),
    };
    let mut sheet = FilledSheet { name: nfc(name), ..FilledSheet::default() };
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(|fault| broken(&fault))? {
        let (row, column) = record.pos;
        let number = row.saturating_add(1);
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        if record.formula.is_some() {
            room.cells = room.cells.checked_sub(1).ok_or(too_large(Limit::Text, limits::TEXT_BYTES))?;
            sheet.formulas.push((number, column));
        }
        if letters(&record.value) > limits::CELL_BYTES {
            return Err(too_large(Limit::Text, limits::TEXT_BYTES));
        }
        if let Some(value) = value_of(&Cell::new(record.pos, record.value)) {
            put(&mut sheet, room, (number, column), value)?;
        }
    }
    sheet.formulas.sort_unstable();
    Ok(Some(sheet))
}

fn put(
    sheet: &mut FilledSheet,
    room: &mut Room,
    (number, column): (u32, u16),
    value: FilledValue,
) -> Result<(), DoorFault> {
    if usize::from(column) >= limits::COLUMNS {
        return Err(too_large(Limit::Columns, limits::COLUMNS));
    }
    room.cells = room.cells.checked_sub(1).ok_or(too_large(Limit::Text, limits::TEXT_BYTES))?;
    let text_bytes = room.text_bytes.checked_sub(value.text().len());
    room.text_bytes = text_bytes.ok_or(too_large(Limit::Text, limits::TEXT_BYTES))?;
    if sheet.rows.last().is_none_or(|row| row.number < number) {
        room.rows = room.rows.checked_sub(1).ok_or(too_large(Limit::Rows, limits::ROWS))?;
        sheet.rows.push(FilledRow { number, cells: Vec::new() });
    }
    let row = sheet.rows.last_mut().filter(|row| row.number == number);
    let row = row.ok_or_else(|| DoorFault::NotReadable { why: "rows of a sheet go backwards".to_owned() })?;
    row.cells.push((column, value));
    Ok(())
}

fn value_of(cell: &Cell<DataRef<'_>>) -> Option<FilledValue> {
    let text =
        |text: &str| Some(text).filter(|text| !text.is_empty()).map(|text| FilledValue::Text(nfc(restored(text))));
    match cell.get_value() {
        DataRef::SharedString(words) => text(words),
        DataRef::String(words) => text(words),
        DataRef::Int(number) => Some(FilledValue::Number(number.to_string())),
        DataRef::Float(number) => Some(FilledValue::Number(plain(*number))),
        DataRef::Bool(answer) => Some(FilledValue::Number(u8::from(*answer).to_string())),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Some(FilledValue::Day(format!("{year:04}-{month:02}-{day:02}")))
        }
        DataRef::DateTime(duration) => Some(FilledValue::Day(plain(duration.as_f64()))),
        DataRef::DateTimeIso(words) => Some(FilledValue::Day(words.split('T').next().unwrap_or_default().to_owned())),
        DataRef::DurationIso(words) => Some(FilledValue::Day(words.clone())),
        DataRef::Error(fault) => Some(FilledValue::Broken(fault.to_string())),
        DataRef::Empty => None,
    }
}

/// A number to fifteen figures: further ones are what binary fractions leave, and no program shows them.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_are_written_to_fifteen_figures() {
        let table = [
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (-0.0, "-0"),
            (999_999_999_999.123_4, "999999999999.123"),
            (1e21, "1000000000000000000000"),
            (1.0 / 3.0, "0.333333333333333"),
        ];
        for (number, written) in table {
            assert_eq!(plain(number), written);
        }
    }
}
