//! A workbook as bytes. Every cell is text; one that could be taken for a formula is marked as text for good, so that it
//! stays text when a person edits it. The same workbook gives the same bytes: no clock is asked.

use crate::tables::{
    Sheet, Workbook,
    neutral::{is_dangerous, is_marked, neutralised},
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

/// Widths of columns, in letters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// Rows that are looked at for the width of a column.
const ROWS_FOR_WIDTH: usize = 200;

/// Writes a workbook; the first row of each sheet is its head.
pub fn written(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in &workbook.sheets {
        write_sheet(book.add_worksheet(), sheet)?;
    }
    book.save_to_buffer()
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    if !sheet.name.is_empty() {
        worksheet.set_name(&sheet.name)?;
    }
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let quoted = text.clone().set_quote_prefix();
    let head = text.clone().set_bold().set_text_wrap();
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.set_landscape();
    worksheet.set_repeat_rows(0, 0)?;
    set_widths(worksheet, sheet)?;
    for (place, row) in sheet.rows.iter().enumerate() {
        let number = row.number.saturating_sub(1);
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            let format = if place == 0 { &head } else { &text };
            if is_dangerous(cell) {
                worksheet.write_string_with_format(number, column, cell, &quoted)?;
            } else if is_marked(cell) {
                worksheet.write_string_with_format(number, column, neutralised(cell), &quoted)?;
            } else {
                worksheet.write_string_with_format(number, column, cell, format)?;
            }
        }
    }
    Ok(())
}

fn set_widths(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let columns = sheet.rows.iter().take(ROWS_FOR_WIDTH).map(|row| row.cells.len()).max().unwrap_or_default();
    for column in 0..columns {
        let cells = sheet.rows.iter().take(ROWS_FOR_WIDTH).filter_map(|row| row.cells.get(column));
        let longest = cells.map(|cell| cell.chars().count() + 2).max().unwrap_or_default();
        let width = u16::try_from(longest.clamp(NARROWEST, WIDEST)).unwrap_or_default();
        worksheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), width)?;
    }
    Ok(())
}
