//! The sheet that lists all marks. Every cell is text.
//! A sheet of somebody's own that bears its name is never written over.

use super::{
    escaped,
    parts::{Parts, SheetPart},
};
use crate::{
    doors::DoorFault,
    tables::{Marks, column_letters},
};

const NARROWEST: usize = 10;
const WIDEST: usize = 70;
const ROWS_FOR_WIDTH: usize = 300;

/// Writes the list: in the place of an earlier one, or as a sheet of its own at the end.
pub(super) fn write(
    parts: &mut Parts<'_>,
    sheets: &[SheetPart],
    marks: &Marks,
    format: Option<usize>,
) -> Result<(), DoorFault> {
    let text = sheet(marks, format);
    let earlier = sheets.iter().find(|sheet| sheet.name == marks.list);
    if let Some(earlier) = earlier.filter(|_| marks.is_listed_already) {
        parts.put(&earlier.part, text);
        return Ok(());
    }
    let mut names =
        std::iter::once(marks.list.clone()).chain((2_u32..).map(|number| format!("{} {number}", marks.list)));
    let is_free = |name: &String| sheets.iter().all(|sheet| sheet.name.to_lowercase() != name.to_lowercase());
    let name = names.find(is_free).unwrap_or_default();
    parts.add_sheet(&name, text)
}

fn sheet(marks: &Marks, format: Option<usize>) -> String {
    let style = format.map(|format| format!(" s=\"{format}\"")).unwrap_or_default();
    let width = |column: usize| {
        let cells = marks.rows.iter().take(ROWS_FOR_WIDTH).filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.chars().count() + 2).max().unwrap_or_default();
        longest.clamp(NARROWEST, WIDEST)
    };
    let count = marks.rows.first().map_or(1, Vec::len);
    let columns: String = (0..count)
        .map(|column| {
            format!("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", column + 1, width(column))
        })
        .collect();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>\
         <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>{columns}</cols><sheetData>"
    );
    for (number, row) in (1_u32..).zip(&marks.rows) {
        text.push_str(&format!("<row r=\"{number}\">"));
        for (column, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            let address = format!("{}{number}", column_letters(column));
            text.push_str(&format!(
                "<c r=\"{address}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{cell}</t></is></c>"
            ));
        }
        text.push_str("</row>");
    }
    text.push_str("</sheetData><pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/></worksheet>");
    text
}
