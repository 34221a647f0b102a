//! Tables as values: widths, sides, the rows of the head, then every cell in one list, row by row.
//!
//! A cell that is nothing but words in the look of its column is a string; only what departs from it carries more, so that
//! an annex of thousands of rows stays small.

use super::content::{RunValues, cleaned, pt, runs};
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
pub fn of(table: &Table, all_mm: f64, profile: &Profile) -> Cells {
    let widths_mm: Vec<f64> =
        shares(table, PARTS).into_iter().map(|share| all_mm * share as f64 / PARTS as f64).collect();
    let sides = table.columns.iter().flat_map(|column| std::iter::repeat_n(side(column.alignment), column.cells()));
    let mut sides: Vec<&'static str> = sides.collect();
    sides.resize(widths_mm.len(), "left");
    let head = head_rows(table).into_iter().flatten().filter(|cell| cell.down > 0).map(|cell| HeadValues {
        runs: runs(&[SetRun::plain(cell.text)]),
        across: cell.across,
        down: cell.down,
    });
    let room_mm: Vec<f64> =
        widths_mm.iter().map(|width| (width - 2.0 * profile.ruling.beside_mm.is).max(1.0)).collect();
    let lettering = &profile.lettering.table;
    let cells = table.rows.iter().flat_map(|row| {
        room_mm.iter().enumerate().map(move |(index, room_mm)| cell(row, row.cells.get(index), *room_mm, lettering))
    });
    Cells { head: head.collect(), cells: cells.collect(), sides, widths: widths_mm.into_iter().map(pt).collect() }
}

fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Centre => "centre",
        Alignment::Right => "right",
    }
}

fn cell(row: &TableRow, cell: Option<&Cell>, room_mm: f64, lettering: &Lettering) -> CellValues {
    let (text, instead) = match cell {
        None => ("", false),
        Some(Cell::Value(text)) => (text.as_str(), false),
        Some(Cell::Instead(text)) => (text.as_str(), true),
    };
    let splits = lines(text, room_mm, lettering) > SPLIT_FROM_LINES;
    if instead || row.is_total || splits || text.contains('\n') {
        let run = SetRun { bold: row.is_total, italic: instead, ..SetRun::plain(text) };
        return CellValues::Apart { runs: runs(&[run]), middle: instead, splits };
    }
    CellValues::Plain(cleaned(text))
}

/// About how many lines a text takes in a cell.
fn lines(text: &str, room_mm: f64, lettering: &Lettering) -> f64 {
    if text.len() < 100 {
        return 1.0;
    }
    text.lines().map(|line| (width_mm(line, lettering) / room_mm).ceil().max(1.0)).sum()
}
