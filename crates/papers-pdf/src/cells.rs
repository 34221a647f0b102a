//! Tables as values: widths, sides, the rows of the head, then every cell in one list, row by row.
//!
//! A cell that is nothing but words in the look of its column is a string; only what departs from it carries more, so that
//! an annex of thousands of rows stays small.

use super::content::{RunValues, pt, runs};
use super::letters::Letters;
use papers::writing::setting::{SetRun, head_rows, shares, width_mm};
use papers::writing::{Alignment, Cell, Lettering, Profile, Table, TableRow};
use serde::Serialize;

/// Parts of the width that are shared out.
const PARTS: i64 = 100_000;
/// Lines of a cell from which on its row may be split over two pages; it could be longer than a page.
const SPLIT_FROM_LINES: f64 = 25.0;

/// A table.
#[derive(Serialize)]
pub struct Cells {
    widths: Vec<f64>,
    sides: Vec<&'static str>,
    head: Vec<HeadValues>,
    cells: Vec<CellValues>,
}

#[derive(Serialize)]
struct HeadValues {
    runs: Vec<RunValues>,
    across: usize,
    down: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum CellValues {
    Plain(String),
    Apart { runs: Vec<RunValues>, middle: bool, splits: bool },
}

/// The values of a table over this width.
#[expect(clippy::cast_precision_loss, reason = "a hundred thousand parts of a page")]
pub fn of(table: &Table, all_mm: f64, profile: &Profile, letters: &Letters) -> Cells {
    let widths_mm: Vec<f64> =
        shares(table, PARTS).into_iter().map(|share| all_mm * share as f64 / PARTS as f64).collect();
    let sides = table.columns.iter().flat_map(|column| std::iter::repeat_n(side(column.alignment), column.cells()));
    let mut sides: Vec<&'static str> = sides.collect();
    sides.resize(widths_mm.len(), "left");
    let head = head_rows(table).into_iter().flatten().filter(|cell| cell.down > 0).map(|cell| HeadValues {
        runs: runs(&[SetRun::plain(cell.text)], letters),
        across: cell.across,
        down: cell.down,
    });
    let room_mm: Vec<f64> =
        widths_mm.iter().map(|width| (width - 2.0 * profile.ruling.beside_mm.is).max(1.0)).collect();
    let lettering = &profile.lettering.table;
    let mut cells = Vec::with_capacity(table.rows.len() * widths_mm.len());
    for row in &table.rows {
        let long = |(cell, room_mm): (&Cell, &f64)| lines(text_of(cell), *room_mm, lettering) > SPLIT_FROM_LINES;
        let splits = row.cells.iter().zip(&room_mm).any(long);
        cells.extend((0..room_mm.len()).map(|index| cell(row, row.cells.get(index), splits, letters)));
    }
    Cells { head: head.collect(), cells, sides, widths: widths_mm.into_iter().map(pt).collect() }
}

fn text_of(cell: &Cell) -> &str {
    match cell {
        Cell::Value(text) | Cell::Instead(text) => text,
    }
}

fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Centre => "centre",
        Alignment::Right => "right",
    }
}

fn cell(row: &TableRow, cell: Option<&Cell>, splits: bool, letters: &Letters) -> CellValues {
    let text = cell.map_or("", text_of);
    let instead = matches!(cell, Some(Cell::Instead(_)));
    if instead || row.is_total || splits || text.contains('\n') {
        let run = SetRun { bold: row.is_total, italic: instead, ..SetRun::plain(text) };
        return CellValues::Apart { runs: runs(&[run], letters), middle: instead, splits };
    }
    CellValues::Plain(letters.of(text))
}

/// About how many lines a text takes in a cell.
fn lines(text: &str, room_mm: f64, lettering: &Lettering) -> f64 {
    if text.len() < 100 {
        return 1.0;
    }
    text.lines().map(|line| (width_mm(line, lettering) / room_mm).ceil().max(1.0)).sum()
}
