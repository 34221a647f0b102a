//! Tables: the ones with lines, and the bare grids that hold head and foot.
//!
//! Widths are fixed. A head of one or two rows is repeated on each page; no row is split over two pages.

use super::lines::{end, lines, paragraph, run};
use super::styles::{TABLE_STYLE, cell_margins};
use super::units;
use super::xml::Xml;
use crate::writing::paper::{Alignment, Cell, Table, TableRow};
use crate::writing::setting::{HeadCell, SetColumn, SetRun, Style, head_rows, shares};

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
    let widths = shares(table, units::mm(width_mm));
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

/// One row of columns without lines.
pub fn bare(xml: &mut Xml, columns: &[SetColumn]) {
    let widths: Vec<i64> = columns.iter().map(|column| units::mm(column.width_mm)).collect();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            fixed(xml, &widths);
            cell_margins(xml, 0.0);
        });
        grid(xml, &widths);
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
            for (column, width) in columns.iter().zip(&widths) {
                cell(xml, *width, 1, Merged::No, Level::Top, |xml| match column.lines.as_slice() {
                    [] => end(xml),
                    all => all.iter().for_each(|one| lines(xml, one)),
                });
            }
        });
    });
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

fn head(xml: &mut Xml, table: &Table, widths: &[i64]) {
    for row in head_rows(table) {
        head_row(xml, |xml| {
            let mut rest = widths;
            for HeadCell { text, across, down } in row {
                let (own, others) = rest.split_at(across.min(rest.len()));
                rest = others;
                let merged = match down {
                    0 => Merged::GoesOn,
                    1 => Merged::No,
                    _ => Merged::Begins,
                };
                head_cell(xml, own.iter().sum(), across, merged, text);
            }
        });
    }
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
            let (style, words) = match row.cells.get(index) {
                Some(Cell::Instead(text)) => (Style::TableMiddle, SetRun { italic: true, ..SetRun::plain(text) }),
                Some(Cell::Value(text)) => (style_of(side), SetRun::plain(text)),
                None => (style_of(side), SetRun::default()),
            };
            let words = SetRun { bold: row.is_total, ..words };
            cell(xml, *width, 1, Merged::No, Level::Top, |xml| {
                paragraph(xml, style, |_| {}, |xml| run(xml, &words));
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
