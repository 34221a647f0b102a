//! Where a cell stands, in the words of spreadsheet programs.
//! Rows count from 1, columns from 0.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A cell's address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Name of the sheet; empty for pasted text.
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// From 0: column A is 0.
    pub column: usize,
}

impl Place {
    /// The letters of its column.
    pub fn letters(&self) -> String {
        column_letters(self.column)
    }
}

/// `Sheet!C12`, or `C12` without a sheet.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(formatter, "{}!", self.sheet)?;
        }
        write!(formatter, "{}{}", self.letters(), self.row)
    }
}

/// The letters of a column: 0 is A, 26 is AA.
pub fn column_letters(column: usize) -> String {
    const LETTERS: [char; 26] = [
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V',
        'W', 'X', 'Y', 'Z',
    ];
    let mut left = column;
    let mut letters: Vec<char> = Vec::new();
    loop {
        letters.extend(LETTERS.get(left % LETTERS.len()));
        match (left / LETTERS.len()).checked_sub(1) {
            Some(more) => left = more,
            None => return letters.into_iter().rev().collect(),
        }
    }
}
