//! Tables, as far as their columns can be told from the places of words: one line for each row, cells parted by tabs.
//!
//! Rows belong to a table when several that follow each other have gaps in the same places. A cell that runs over several
//! lines is gathered into its row: a new row begins where the first column says something again, or after a wider space.

use super::rows::{Row, Sheet, Word, text_of};

/// Rows that must agree before they count as a table.
const FEWEST_ROWS: usize = 2;
/// The same on a recognised page, where a seal may stand beside a line.
const FEWEST_RECOGNISED_ROWS: usize = 4;

/// The table that begins at the row: its records, and the row after it.
pub(super) fn table(sheet: &Sheet, rows: &[Row], at: usize, before: Option<usize>) -> Option<(Vec<String>, usize)> {
    let last = before.filter(|end| *end > at).unwrap_or(rows.len());
    let first = rows.get(at).filter(|row| row.cells().len() >= 2)?;
    let mut columns = columns_of(first);
    let mut end = at + 1;
    let mut agreeing = 1;
    while let Some(row) = rows.get(end).filter(|_| end < last) {
        let cells = row.cells();
        let above = rows.get(end - 1).unwrap_or(first);
        let far = row.top() - above.bottom() > row.height() * 3.5;
        let fitting = cells.iter().all(|cell| overlaps(&columns, cell) <= 1);
        if far || !(cells.len() >= 2 || fitting && is_within(&columns, row)) {
            break;
        }
        if cells.len() >= 2 && !fitting {
            // A heading over several columns stands above finer ones.
            if cells.len() <= columns.len() {
                break;
            }
            columns = columns_of(row);
        } else {
            widen(&mut columns, &cells);
        }
        agreeing += usize::from(cells.len() >= 2);
        end += 1;
    }
    let fewest = if sheet.is_recognised { FEWEST_RECOGNISED_ROWS } else { FEWEST_ROWS };
    (agreeing >= fewest && columns.len() >= 2).then(|| (records(rows.get(at..end).unwrap_or_default(), &columns), end))
}

type Column = (f32, f32);

fn columns_of(row: &Row) -> Vec<Column> {
    row.cells().iter().map(|cell| (cell.left(), cell.right())).collect()
}

fn overlaps(columns: &[Column], cell: &Row) -> usize {
    columns.iter().filter(|(left, right)| cell.left() < *right && *left < cell.right()).count()
}

/// Whether a row of one cell keeps to one column instead of running across the sheet.
fn is_within(columns: &[Column], row: &Row) -> bool {
    let span = columns.last().map(|last| last.1).unwrap_or_default() - columns.first().map(|c| c.0).unwrap_or_default();
    row.right() - row.left() < span * 0.7 && overlaps(columns, row) == 1
}

/// Columns grow with their cells; a cell that touches none is a column of its own.
fn widen(columns: &mut Vec<Column>, cells: &[Row]) {
    for cell in cells {
        let (left, right) = (cell.left(), cell.right());
        match columns.iter_mut().find(|column| left < column.1 && column.0 < right) {
            Some(column) => *column = (column.0.min(left), column.1.max(right)),
            None => columns.push((left, right)),
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
}

fn records(rows: &[Row], columns: &[Column]) -> Vec<String> {
    let mut records: Vec<Vec<String>> = Vec::new();
    let mut bottom = f32::NEG_INFINITY;
    for row in rows {
        let mut cells: Vec<Vec<Word>> = vec![Vec::new(); columns.len()];
        for word in &row.words {
            let middle = (word.left + word.right) / 2.0;
            let nearest =
                columns.iter().enumerate().min_by(|(_, a), (_, b)| away(a, middle).total_cmp(&away(b, middle)));
            if let Some(cell) = nearest.and_then(|(number, _)| cells.get_mut(number)) {
                cell.push(word.clone());
            }
        }
        let texts: Vec<String> = cells.iter().map(|words| text_of(words)).collect();
        let opens = texts.first().is_some_and(|first| !first.is_empty()) || row.top() - bottom > row.height() * 0.9;
        match records.last_mut() {
            Some(record) if !opens => {
                record.iter_mut().zip(&texts).for_each(|(cell, more)| append(cell, more));
            }
            _ => records.push(texts),
        }
        bottom = row.bottom();
    }
    records.into_iter().map(|record| record.join("\t")).collect()
}

fn away(column: &Column, at: f32) -> f32 {
    (column.0 - at).max(at - column.1).max(0.0)
}

fn append(cell: &mut String, more: &str) {
    if !cell.is_empty() && !more.is_empty() {
        cell.push(' ');
    }
    cell.push_str(more);
}
