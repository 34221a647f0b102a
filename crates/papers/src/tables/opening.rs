//! From bytes or pasted text to a workbook: which kind of table it is, and that it is one which may be read.
//! What the rows mean is not asked here.

use super::{Filled, FilledSheet, Sheet, Workbook, limits, tsv, xlsx};
use crate::{
    doors::{DoorFault, Limit, decoded_text, tables_of_word},
    reading::secrecy::mark_of,
};

/// Rows of a sheet within which the mark of a state secret is searched: a paper bears it at its head.
const HEAD_ROWS: usize = 60;

/// Opens a file: .xlsx and .docx by their content, of a Word file its tables; else text whose cells are parted by tabs.
pub fn open(content: &[u8]) -> Result<Workbook, DoorFault> {
    let workbook = if content.starts_with(b"PK") && is_word(content) {
        of_word(content)?
    } else if content.starts_with(b"PK") {
        xlsx::read(content)?
    } else if content.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(xlsx::fault_of_compound(content));
    } else {
        let (text, _) = decoded_text(content)?;
        if text.contains('\0') {
            return Err(DoorFault::UnknownKind);
        }
        read_text(&text)?
    };
    admitted(workbook)
}

/// Whether a package holds a Word text: the names of its parts stand in it as they are.
fn is_word(content: &[u8]) -> bool {
    const TEXT: &[u8] = b"word/document.xml";
    content.windows(TEXT.len()).any(|window| window == TEXT)
}

/// Each table of a Word file as a sheet, within the limits of every table.
fn of_word(content: &[u8]) -> Result<Workbook, DoorFault> {
    let tables = tables_of_word(content)?;
    let (rows, bytes) =
        (tables.iter().map(Vec::len).sum::<usize>(), tables.iter().flatten().flatten().map(String::len).sum::<usize>());
    if rows > limits::ROWS {
        return Err(DoorFault::TooLarge { what: Limit::Entries, limit: limits::ROWS as u64 });
    }
    if bytes > limits::TEXT_BYTES {
        return Err(DoorFault::TooLarge { what: Limit::Text, limit: limits::TEXT_BYTES as u64 });
    }
    let sheets = tables.into_iter().take(limits::SHEETS).map(|rows| Sheet::of("", rows));
    Ok(Workbook { sheets: sheets.collect() })
}

/// What a file is by its first bytes, for whoever takes workbooks only and has to say what else came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Packed as .xlsx is.
    Xlsx,
    /// OpenDocument, as LibreOffice keeps tables.
    Ods,
    /// Of the time before .xlsx, or behind a password.
    Compound,
    /// Text or anything else.
    Other,
}

/// What a file is.
pub fn sort_of(content: &[u8]) -> Sort {
    const ODS: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    let head = content.get(..200.min(content.len())).unwrap_or_default();
    if head.starts_with(b"PK") {
        let is_ods = head.windows(ODS.len()).any(|window| window == ODS);
        if is_ods { Sort::Ods } else { Sort::Xlsx }
    } else if head.starts_with(b"\xd0\xcf\x11\xe0") {
        Sort::Compound
    } else {
        Sort::Other
    }
}

/// Opens a workbook that people filled in: .xlsx and nothing else.
pub fn open_filled(content: &[u8]) -> Result<Filled, DoorFault> {
    let filled = match sort_of(content) {
        Sort::Xlsx => xlsx::read_filled(content)?,
        Sort::Compound => return Err(xlsx::fault_of_compound(content)),
        Sort::Ods | Sort::Other => return Err(DoorFault::UnknownKind),
    };
    let head = |sheet: &FilledSheet| {
        let line =
            |row: &super::FilledRow| row.cells.iter().map(|(_, value)| value.text()).collect::<Vec<_>>().join("\t");
        sheet.rows.iter().take(HEAD_ROWS).map(line).collect::<Vec<_>>().join("\n")
    };
    match filled.sheets.iter().find_map(|sheet| mark_of(&head(sheet))) {
        Some(mark) => Err(DoorFault::Secret { mark }),
        None => Ok(filled),
    }
}

/// What was pasted from a spreadsheet program, or typed.
pub fn pasted(text: &str) -> Result<Workbook, DoorFault> {
    admitted(read_text(text)?)
}

fn read_text(text: &str) -> Result<Workbook, DoorFault> {
    if text.len() > limits::TEXT_BYTES {
        return Err(DoorFault::TooLarge { what: Limit::Text, limit: limits::TEXT_BYTES as u64 });
    }
    tsv::read(text)
}

/// What holds for every table: something stands in it, and it is no state secret.
fn admitted(workbook: Workbook) -> Result<Workbook, DoorFault> {
    let marked = |sheet: &Sheet| {
        let lines = sheet.rows.iter().take(HEAD_ROWS).map(|row| row.cells.join("\t"));
        mark_of(&lines.collect::<Vec<_>>().join("\n"))
    };
    if let Some(mark) = workbook.sheets.iter().find_map(marked) {
        return Err(DoorFault::Secret { mark });
    }
    let is_empty = workbook.sheets.iter().all(|sheet| sheet.rows.is_empty());
    if is_empty { Err(DoorFault::Empty) } else { Ok(workbook) }
}
