//! A workbook as somebody fills it in with another program: every cell is read and written again, some with something else, and
//! nothing of its looks is kept. Cells are found by the hidden keys of their row and column.

use papers::tables::{Filled, FilledValue, open_filled};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::collections::BTreeMap;

/// What somebody puts into a cell.
#[derive(Debug, Clone)]
pub enum Put {
    /// A number.
    Number(f64),
    /// A number that is shown as per cent.
    Percent(f64),
    /// Text.
    Text(String),
    /// A formula and the result that the file keeps.
    Formula(&'static str, &'static str),
    /// The first of July 2025.
    Day,
    /// Nothing.
    Blank,
}

impl From<f64> for Put {
    fn from(number: f64) -> Self {
        Put::Number(number)
    }
}

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        if text.is_empty() { Put::Blank } else { Put::Text(text.to_owned()) }
    }
}

/// Sheet from 0, row from 1, column from 0.
type At = (usize, u32, u16);

/// The workbook.
#[derive(Debug, Clone)]
pub struct Book {
    names: Vec<String>,
    cells: BTreeMap<At, Put>,
    merged: Vec<(At, u16)>,
}

impl Book {
    /// Opens one.
    pub fn of(bytes: &[u8]) -> Self {
        let filled: Filled = open_filled(bytes).expect("a workbook");
        let mut cells = BTreeMap::new();
        for (place, sheet) in filled.sheets.iter().enumerate() {
            for row in &sheet.rows {
                for (column, value) in &row.cells {
                    let put = match value {
                        FilledValue::Number(number) => Put::Number(number.parse().expect("a number")),
                        other => Put::Text(other.text().to_owned()),
                    };
                    cells.insert((place, row.number, *column), put);
                }
            }
        }
        Book { names: filled.sheets.iter().map(|sheet| sheet.name.clone()).collect(), cells, merged: Vec::new() }
    }

    fn text(&self, at: At) -> Option<&str> {
        match self.cells.get(&at) {
            Some(Put::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Where the cell of a row and a column stands, by their keys. The hidden sheet names keys too; it is the last.
    pub fn at(&self, row: &str, column: &str) -> At {
        let find = |wanted: &str| {
            let is_it = |(_, put): &(&At, &Put)| matches!(put, Put::Text(text) if text == wanted);
            self.cells.iter().filter(is_it).map(|(at, _)| *at).collect::<Vec<At>>()
        };
        let (rows, columns) = (find(row), find(column));
        let same = rows.iter().find_map(|row| columns.iter().find(|it| it.0 == row.0).map(|column| (row, column)));
        let (row, column) = same.unwrap_or_else(|| panic!("no cell {row} × {column}"));
        (row.0, row.1, column.2)
    }

    /// Puts something into a cell.
    pub fn put(&mut self, row: &str, column: &str, put: impl Into<Put>) -> &mut Self {
        let at = self.at(row, column);
        self.put_at(at, put)
    }

    /// The same where the place is known.
    pub fn put_at(&mut self, at: At, put: impl Into<Put>) -> &mut Self {
        match put.into() {
            Put::Blank => drop(self.cells.remove(&at)),
            put => drop(self.cells.insert(at, put)),
        }
        self
    }

    /// Gives the hidden sheet's first line another look: the workbook is none of the system's any more.
    pub fn without_hidden(&mut self) -> &mut Self {
        let place = self.names.iter().position(|name| name == "dondoc").expect("a hidden sheet");
        self.cells.retain(|at, _| at.0 != place);
        self
    }

    /// Puts an empty row before a row of a sheet.
    pub fn insert_row(&mut self, sheet: usize, before: u32) -> &mut Self {
        self.shift(|at| if at.0 == sheet && at.1 >= before { (at.0, at.1 + 1, at.2) } else { at })
    }

    /// Puts an empty column before a column of a sheet.
    pub fn insert_column(&mut self, sheet: usize, before: u16) -> &mut Self {
        self.shift(|at| if at.0 == sheet && at.2 >= before { (at.0, at.1, at.2 + 1) } else { at })
    }

    /// Takes a row out.
    pub fn delete_row(&mut self, sheet: usize, row: u32) -> &mut Self {
        self.cells.retain(|at, _| at.0 != sheet || at.1 != row);
        self.shift(|at| if at.0 == sheet && at.1 > row { (at.0, at.1 - 1, at.2) } else { at })
    }

    fn shift(&mut self, to: impl Fn(At) -> At) -> &mut Self {
        self.cells = std::mem::take(&mut self.cells).into_iter().map(|(at, put)| (to(at), put)).collect();
        self
    }

    /// Calls a sheet something else.
    pub fn rename(&mut self, sheet: usize, name: &str) -> &mut Self {
        self.names[sheet] = name.to_owned();
        self
    }

    /// Merges a cell with the one below it.
    pub fn merge_down(&mut self, row: &str, column: &str) -> &mut Self {
        let at = self.at(row, column);
        self.merged.push((at, at.2));
        self
    }

    /// Whether a text stands anywhere.
    pub fn says(&self, text: &str) -> bool {
        self.cells.keys().any(|at| self.text(*at).is_some_and(|own| own.contains(text)))
    }

    /// The number in a cell, if it is one.
    pub fn number(&self, row: &str, column: &str) -> Option<f64> {
        match self.cells.get(&self.at(row, column)) {
            Some(Put::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The text in a cell.
    pub fn words(&self, row: &str, column: &str) -> &str {
        self.text(self.at(row, column)).unwrap_or_default()
    }

    /// Names of the sheets.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// As bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (place, name) in self.names.iter().enumerate() {
            let worksheet = book.add_worksheet();
            worksheet.set_name(name).expect("a name");
            for ((sheet, row, column), _) in self.merged.iter().filter(|(at, _)| at.0 == place) {
                let format = Format::new();
                worksheet.merge_range(row - 1, *column, *row, *column, "", &format).expect("a merge");
                assert_eq!(*sheet, place);
            }
            for (at, put) in self.cells.iter().filter(|(at, _)| at.0 == place) {
                write(worksheet, (at.1 - 1, at.2), put);
            }
        }
        book.save_to_buffer().expect("a workbook")
    }
}

fn write(worksheet: &mut Worksheet, (row, column): (u32, u16), put: &Put) {
    let written = match put {
        Put::Number(number) => worksheet.write_number(row, column, *number),
        Put::Percent(number) => {
            worksheet.write_number_with_format(row, column, *number, &Format::new().set_num_format("0.0%"))
        }
        Put::Text(text) => worksheet.write_string(row, column, text),
        Put::Formula(formula, result) => {
            worksheet.write_formula(row, column, Formula::new(*formula).set_result(*result))
        }
        Put::Day => {
            let day = ExcelDateTime::from_ymd(2025, 7, 1).expect("a day");
            worksheet.write_datetime_with_format(row, column, &day, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        Put::Blank => return,
    };
    written.expect("a cell");
}
