//! Tables: the ones with lines, and the bare grids that hold head and foot.
//!
//! Widths are fixed. A head of one or two rows is repeated on each page; no row is split over two pages.

use super::paragraphs::{end, paragraph};
use super::styles::{Style, TABLE_STYLE, cell_margins};
use super::units;
use super::xml::Xml;
use crate::writing::paper::{Alignment, Cell, Run, Table, TableColumn, TableRow};

/// How a cell of a head takes part in a heading over two rows.
#[derive(Clone, Copy)]
enum Merged {
    No,
    Begins,
    GoesOn,
}

/// Where the words of a cell stand between its upper and lower edge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Top,
    Middle,
}

/// A table over the whole width.
pub fn write(xml: &mut Xml, table: &Table, width_mm: f64) {
    let widths = widths(table, width_mm);
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", TABLE_STYLE);
            fixed(xml, &widths);
            xml.empty("w:tblLook", &[("w:val", &"0420"), ("w:firstRow", &1), ("w:noVBand", &1)]);
        });
        grid(xml, &widths);
        head(xml, table, &widths);
        for row in &table.rows {
            body_row(xml, table, row, &widths);
        }
    });
}

/// What a cell of a bare grid holds.
pub type Inside<'a> = &'a dyn Fn(&mut Xml);

/// One row of columns without lines: the width of each in millimetres and what is in it. A column of nothing is a gap.
pub fn bare(xml: &mut Xml, columns: &[(f64, Option<Inside<'_>>)]) {
    let widths: Vec<i64> = columns.iter().map(|(width_mm, _)| units::mm(*width_mm)).collect();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            fixed(xml, &widths);
            cell_margins(xml, 0.0);
        });
        grid(xml, &widths);
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
            for ((_, inside), width) in columns.iter().zip(&widths) {
                cell(xml, *width, 1, Merged::No, Level::Top, |xml| match inside {
                    Some(inside) => inside(xml),
                    None => end(xml),
                });
            }
        });
    });
}

/// Twips of each column. What rounding leaves over goes to the last one.
fn widths(table: &Table, width_mm: f64) -> Vec<i64> {
    let weights = table.columns.iter().flat_map(|column| std::iter::repeat_n(column.weight.max(1), column.cells()));
    let mut weights: Vec<i64> = weights.map(i64::from).collect();
    weights.resize(table.cells_of_a_row(), weights.last().copied().unwrap_or(1));
    let (all, sum) = (units::mm(width_mm), weights.iter().sum::<i64>().max(1));
    let mut widths: Vec<i64> = weights.iter().map(|weight| weight * all / sum).collect();
    let left_over = all - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += left_over;
    }
    widths
}

fn fixed(xml: &mut Xml, widths: &[i64]) {
    xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<i64>()), ("w:type", &"dxa")]);
    xml.value("w:jc", "left");
    xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
    xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
}

fn grid(xml: &mut Xml, widths: &[i64]) {
    xml.element("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", width)]);
        }
    });
}

/// One row of headings, or two when a column has parts.
fn head(xml: &mut Xml, table: &Table, widths: &[i64]) {
    let has_parts = table.columns.iter().any(|column| !column.parts.is_empty());
    head_row(xml, |xml| {
        for (column, widths) in with_widths(table, widths) {
            let merged = if has_parts && column.parts.is_empty() { Merged::Begins } else { Merged::No };
            head_cell(xml, widths.iter().sum(), widths.len(), merged, &column.heading);
        }
    });
    if has_parts {
        head_row(xml, |xml| {
            for (column, widths) in with_widths(table, widths) {
                if column.parts.is_empty() {
                    head_cell(xml, widths.iter().sum(), 1, Merged::GoesOn, "");
                }
                for (part, width) in column.parts.iter().zip(widths) {
                    head_cell(xml, *width, 1, Merged::No, part);
                }
            }
        });
    }
}

/// Each column with the widths of its cells; cells beyond the head get a heading without words.
fn with_widths<'a>(table: &'a Table, widths: &'a [i64]) -> Vec<(TableColumn, &'a [i64])> {
    let mut rest = widths;
    let mut columns = Vec::new();
    for column in &table.columns {
        let (own, others) = rest.split_at(column.cells().min(rest.len()));
        columns.push((column.clone(), own));
        rest = others;
    }
    columns.extend(rest.chunks(1).map(|width| (TableColumn::new("", 1, Alignment::Left), width)));
    columns
}

fn head_row(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:tblHeader", &[]);
        });
        inside(xml);
    });
}

fn head_cell(xml: &mut Xml, width: i64, across: usize, merged: Merged, text: &str) {
    cell(xml, width, across, merged, Level::Middle, |xml| {
        super::paragraph(xml, Style::TableHead, text);
    });
}

fn body_row(xml: &mut Xml, table: &Table, row: &TableRow, widths: &[i64]) {
    let sides = table.columns.iter().flat_map(|column| std::iter::repeat_n(column.alignment, column.cells()));
    let sides = sides.chain(std::iter::repeat(Alignment::Left));
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
        for ((index, width), side) in widths.iter().enumerate().zip(sides) {
            let (style, run) = match row.cells.get(index) {
                Some(Cell::Instead(text)) => (Style::TableMiddle, Run::italic(text)),
                Some(Cell::Value(text)) => (style_of(side), Run::plain(text)),
                None => (style_of(side), Run::default()),
            };
            let run = Run { bold: row.is_total, ..run };
            cell(xml, *width, 1, Merged::No, Level::Top, |xml| {
                paragraph(xml, style, |_| {}, |xml| super::paragraphs::run(xml, &run));
            });
        }
    });
}

fn style_of(side: Alignment) -> Style {
    match side {
        Alignment::Left => Style::TableWords,
        Alignment::Centre => Style::TableMiddle,
        Alignment::Right => Style::TableNumbers,
    }
}

fn cell(xml: &mut Xml, width: i64, across: usize, merged: Merged, level: Level, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            if across > 1 {
                xml.value("w:gridSpan", across);
            }
            match merged {
                Merged::No => {}
                Merged::Begins => xml.value("w:vMerge", "restart"),
                Merged::GoesOn => xml.empty("w:vMerge", &[]),
            }
            if level == Level::Middle {
                xml.value("w:vAlign", "center");
            }
        });
        inside(xml);
    });
}
