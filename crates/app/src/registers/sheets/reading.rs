//! A register's workbook as it came back: columns are found by their hidden codes, or by their heads where somebody wrote the
//! table anew; every cell is read, and every fault is kept with its place.

use super::SIGN;
use crate::{
    language::Language,
    registers::{actions::naming::Book, schema::Schema, words},
    reporting::actions::entering_for::Progress,
};
use domain::{
    ids::RegisterRecordId,
    packs::Field,
    problem::{Problem, RegisterProblem},
    registers::{Cell, FROM, FileRow, RowFault, Span, TO, Values, read_cell, read_day_in, tidied},
    text::fold,
};
use papers::tables::{Filled, FilledRow, FilledSheet, FilledValue, Place};
use std::collections::BTreeMap;

/// Rows that are taken at once.
pub const MOST_ROWS: usize = 20_000;
/// Rows of a sheet in which its heads are looked for.
const HEAD_ROWS: usize = 30;

/// What a workbook says.
#[derive(Debug, Clone, Default)]
pub struct Understood {
    /// Its rows.
    pub rows: Vec<FileRow<RegisterRecordId>>,
    /// Where the columns of the sheet stand, by the codes of their fields.
    pub columns: BTreeMap<String, u16>,
    /// The name of the sheet.
    pub sheet: String,
    /// What stands in cells that have a fault, by row and code.
    pub found: BTreeMap<(u32, String), String>,
}

/// A fault with its place and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFault {
    /// The cell.
    pub place: Place,
    /// What stands in it.
    pub found: String,
    /// What is wrong.
    pub fault: RowFault,
}

impl Understood {
    /// A fault of a row with its place: the cell of its field, or the first of the row.
    pub fn placed(&self, (row, field, fault): (u32, Option<String>, RowFault)) -> FoundFault {
        let code = field.unwrap_or_default();
        let first = || self.columns.values().copied().min().unwrap_or_default();
        let column = self.columns.get(&code).copied().unwrap_or_else(first);
        let place = Place { sheet: self.sheet.clone(), row, column: usize::from(column) };
        let found = self.found.get(&(row, code)).cloned().unwrap_or_default();
        FoundFault { place, found, fault }
    }
}

/// Reads a workbook for the register of a body.
///
/// # Errors
/// It is of another register or body, has no rows or too many, or it is to stop.
pub fn understand(
    filled: &Filled,
    schema: &Schema,
    body: &str,
    book: &Book,
    progress: &Progress,
) -> Result<Understood, Problem> {
    let sign = format!("{SIGN}:{}/{}:", schema.pack, schema.register.code);
    let signed = filled.sheets.iter().find_map(|sheet| signed(sheet).map(|(row, text)| (sheet, row, text)));
    let (sheet, head, columns) = match signed {
        Some((_, _, text)) if text != [sign.as_str(), body].concat() => {
            return Err(Problem::Register(RegisterProblem::OtherSheet));
        }
        // The heads stand three rows below the row of codes, unless somebody put rows between them.
        Some((sheet, row, _)) => {
            let columns = by_code(row);
            (sheet, head_below(schema, sheet, row.number, &columns), columns)
        }
        None => {
            let found = filled.sheets.iter().find_map(|sheet| by_heads(schema, sheet));
            found.ok_or(Problem::Register(RegisterProblem::NoRows))?
        }
    };
    let mut understood = Understood { columns, sheet: sheet.name.clone(), ..Understood::default() };
    let rows: Vec<&FilledRow> = sheet.rows.iter().filter(|row| row.number > head).collect();
    progress.begin(rows.len());
    missing_columns(schema, head, &mut understood);
    for row in rows {
        progress.step()?;
        if let Some(read) = read_row(schema, book, sheet, row, &mut understood) {
            understood.rows.push(read);
        }
        if understood.rows.len() > MOST_ROWS {
            let limit = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
            return Err(Problem::Register(RegisterProblem::TooManyRows { limit }));
        }
    }
    if understood.rows.is_empty() {
        return Err(Problem::Register(RegisterProblem::NoRows));
    }
    Ok(understood)
}

/// The hidden row of codes.
fn signed(sheet: &FilledSheet) -> Option<(&FilledRow, &str)> {
    let sign = |row: &FilledRow| row.cells.iter().any(|(_, value)| value.text().starts_with(SIGN));
    let row = sheet.rows.iter().take(HEAD_ROWS).find(|row| sign(row))?;
    let text = row.cells.iter().map(|(_, value)| value.text()).find(|text| text.starts_with(SIGN))?;
    Some((row, text))
}

fn by_code(row: &FilledRow) -> BTreeMap<String, u16> {
    let codes = row.cells.iter().map(|(column, value)| (value.text().trim().to_owned(), *column));
    codes
        .map(|(code, column)| if code.starts_with(SIGN) { (SIGN.to_owned(), column) } else { (code, column) })
        .collect()
}

/// The row of heads below the codes.
fn head_below(schema: &Schema, sheet: &FilledSheet, codes: u32, columns: &BTreeMap<String, u16>) -> u32 {
    let title = schema.register.title_field();
    let column = title.and_then(|field| columns.get(&field.code));
    let is_head = |row: &&FilledRow| {
        let text = column.map(|column| row.text(*column)).unwrap_or_default();
        title.is_some_and(|field| is_called(field, text))
    };
    let below = sheet.rows.iter().filter(|row| row.number > codes).take(HEAD_ROWS);
    below.clone().find(is_head).map_or(codes + 3, |row| row.number)
}

/// Whether a head is that of a field: its name in either language, with its unit or without.
fn is_called(field: &Field, head: &str) -> bool {
    let bare = |text: &str| fold(text.split('(').next().unwrap_or_default().trim_end_matches([' ', '*']));
    let head = bare(&tidied(head));
    !head.is_empty() && (head == bare(&field.name.vi) || head == bare(field.name.english()))
}

/// A table that somebody wrote anew: the row that names the most fields.
fn by_heads<'f>(schema: &Schema, sheet: &'f FilledSheet) -> Option<(&'f FilledSheet, u32, BTreeMap<String, u16>)> {
    let said = |key: &str, text: &str| {
        let bare = fold(tidied(text).trim_end_matches([' ', '*']));
        [Language::Vi, Language::En].iter().any(|language| fold(&language.say(key).to_string()) == bare)
    };
    let columns_of = |row: &FilledRow| -> BTreeMap<String, u16> {
        let code = |text: &str| {
            let field = schema.register.fields.iter().find(|field| is_called(field, text));
            let day = || {
                let days = [(FROM, "registers-first-day"), (TO, "registers-last-day")];
                days.into_iter().find(|(_, key)| said(key, text)).map(|(day, _)| day.to_owned())
            };
            field.map(|field| field.code.clone()).or_else(day)
        };
        row.cells.iter().filter_map(|(column, value)| Some((code(value.text())?, *column))).collect()
    };
    let rows = sheet.rows.iter().take(HEAD_ROWS).map(|row| (row.number, columns_of(row)));
    let (head, columns) = rows.max_by_key(|(number, columns)| (columns.len(), u32::MAX - number))?;
    columns.contains_key(&schema.register.title).then_some((sheet, head, columns))
}

/// A column that must be filled in and is not there is told once, at the row of heads.
fn missing_columns(schema: &Schema, head: u32, understood: &mut Understood) {
    let gone = schema.register.fields.iter().filter(|field| field.is_required);
    let gone = gone.filter(|field| !understood.columns.contains_key(&field.code));
    let faults: Vec<_> =
        gone.map(|field| (None, RowFault::ColumnMissing { name: words::of(&field.name, Language::Vi) })).collect();
    if !faults.is_empty() {
        let (values, span) = (Values::new(), Span::default());
        understood.rows.push(FileRow { number: head, mark: None, span, values, faults });
    }
}

fn cell_of<'c>(sheet: &FilledSheet, row: &'c FilledRow, column: u16) -> Cell<'c> {
    match row.cell(column).filter(|value| !value.text().trim().is_empty()) {
        Some(FilledValue::Text(text)) => Cell::Text(text),
        Some(FilledValue::Number(number)) => Cell::Number(number),
        Some(FilledValue::Day(day)) => Cell::Day(day),
        Some(FilledValue::Broken(_)) => Cell::Broken,
        None if sheet.is_formula(row.number, column) => Cell::Unknown,
        None => Cell::Text(""),
    }
}

/// A row, unless nothing stands in it.
fn read_row(
    schema: &Schema,
    book: &Book,
    sheet: &FilledSheet,
    row: &FilledRow,
    understood: &mut Understood,
) -> Option<FileRow<RegisterRecordId>> {
    let columns = &understood.columns;
    let marked = columns.get(SIGN).map(|column| row.text(*column)).unwrap_or_default();
    let of_fields = columns.iter().filter(|(code, _)| code.as_str() != SIGN);
    let is_blank = |column: u16| tidied(row.text(column)).is_empty() && !sheet.is_formula(row.number, column);
    if marked.is_empty() && of_fields.clone().all(|(_, column)| is_blank(*column)) {
        return None;
    }
    let (mark, mut faults) = match mark_of(marked) {
        Ok(mark) => (mark, Vec::new()),
        Err(fault) => (None, vec![(None, fault)]),
    };
    let mut values = Values::new();
    for field in &schema.register.fields {
        // A column that is not there is told once for all rows.
        let Some(column) = columns.get(&field.code).copied() else { continue };
        match read_cell(field, cell_of(sheet, row, column), book) {
            Ok(Some(value)) => drop(values.insert(field.code.clone(), value.stored())),
            Ok(None) => {}
            Err(fault) => faults.push((Some(field.code.clone()), fault)),
        }
    }
    let mut day = |code: &str| match columns.get(code).copied() {
        Some(column) if schema.register.has_validity => match read_day_in(cell_of(sheet, row, column)) {
            Ok(day) => day,
            Err(fault) => {
                faults.push((Some(code.to_owned()), fault));
                None
            }
        },
        _ => None,
    };
    let span = Span { from: day(FROM), to: day(TO) };
    let told = faults.iter().filter_map(|(code, _)| code.clone()).filter_map(|code| {
        let column = columns.get(&code).copied()?;
        Some(((row.number, code), row.text(column).to_owned()))
    });
    let told: Vec<_> = told.collect();
    understood.found.extend(told);
    Some(FileRow { number: row.number, mark, span, values, faults })
}

/// The row of the register and its version that a mark names.
fn mark_of(text: &str) -> Result<Option<(RegisterRecordId, i64)>, RowFault> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts = text.split_once('@').and_then(|(id, version)| Some((id.parse().ok()?, version.parse().ok()?)));
    parts.map(Some).ok_or(RowFault::RowUnknown)
}
