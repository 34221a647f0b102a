//! Reading a table into rows, pasted or from a file, with or without a line of headings.
//! Nothing is judged here: what stands in a cell is kept as it was typed.

use super::rows::{Column, DraftRow};

/// Reads rows from cells. Where the first line names columns, they stand in that order; otherwise in the usual one.
/// Blank lines are passed over.
pub fn rows_of(lines: &[Vec<String>]) -> Vec<DraftRow> {
    let mut lines = lines.iter().filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty())).peekable();
    let headed = lines.peek().and_then(|first| headings(first));
    let columns = match headed {
        Some(columns) => {
            lines.next();
            columns
        }
        None => Column::ALL.iter().copied().map(Some).collect(),
    };
    let row = |cells: &Vec<String>| {
        let mut row = DraftRow::default();
        for (column, cell) in columns.iter().zip(cells) {
            if let Some(column) = column {
                row.set(*column, cell);
            }
        }
        row
    };
    lines.map(row).filter(|row| !row.is_blank()).collect()
}

/// The columns of a line of headings; nothing when fewer than two cells name one.
fn headings(cells: &[String]) -> Option<Vec<Option<Column>>> {
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| Column::of_heading(cell)).collect();
    (columns.iter().flatten().count() >= 2).then_some(columns)
}
