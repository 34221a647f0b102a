//! How the columns of a table share its width, and the rows of its head: the same in every format.
//!
//! It knows weights and headings, neither letters nor units of a format.

use crate::writing::paper::{Table, TableColumn};

/// A cell of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell<'t> {
    /// The heading.
    pub text: &'t str,
    /// How many columns it spans.
    pub across: usize,
    /// How many rows of the head it spans; none for the place below a cell that spans two.
    pub down: usize,
}

/// Widths of the columns in whole units out of `all`. What rounding leaves over goes to the last one.
pub fn shares(table: &Table, all: i64) -> Vec<i64> {
    let weights = table.columns.iter().flat_map(|column| std::iter::repeat_n(column.weight.max(1), column.cells()));
    let mut weights: Vec<i64> = weights.map(i64::from).collect();
    weights.resize(table.cells_of_a_row(), weights.last().copied().unwrap_or(1));
    let sum = weights.iter().sum::<i64>().max(1);
    let mut widths: Vec<i64> = weights.iter().map(|weight| weight * all / sum).collect();
    let left_over = all - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += left_over;
    }
    widths
}

/// One row of headings, or two when a column has parts. Cells beyond the head get a heading without words.
pub fn head_rows(table: &Table) -> Vec<Vec<HeadCell<'_>>> {
    let beyond = table.cells_of_a_row() - table.columns.iter().map(TableColumn::cells).sum::<usize>();
    let beyond = |down| std::iter::repeat_n(HeadCell { text: "", across: 1, down }, beyond);
    let has_parts = table.columns.iter().any(|column| !column.parts.is_empty());
    let down = |column: &TableColumn| if has_parts && column.parts.is_empty() { 2 } else { 1 };
    let first: Vec<_> = table
        .columns
        .iter()
        .map(|column| HeadCell { text: &column.heading, across: column.cells(), down: down(column) })
        .chain(beyond(if has_parts { 2 } else { 1 }))
        .collect();
    if !has_parts {
        return vec![first];
    }
    let mut second = Vec::new();
    for column in &table.columns {
        if column.parts.is_empty() {
            second.push(HeadCell { text: "", across: 1, down: 0 });
        }
        second.extend(column.parts.iter().map(|part| HeadCell { text: part, across: 1, down: 1 }));
    }
    second.extend(beyond(0));
    vec![first, second]
}
