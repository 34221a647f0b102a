//! A workbook that is laid out for people to fill in: what they may type into, what is locked, what stays on the screen and
//! on every printed page. Numbers are numbers; no cell is a formula. What the cells mean, the caller knows.

use domain::reporting::Amount;

/// Sheets in their order.
#[derive(Debug, Clone, Default)]
pub struct Laid {
    /// The sheets.
    pub sheets: Vec<LaidSheet>,
}

/// One sheet. All but what may be typed into is locked, without a password: nobody is kept out, only from doing it unawares.
#[derive(Debug, Clone, Default)]
pub struct LaidSheet {
    /// Its name: at most 31 letters, none of `[]:*?/\`.
    pub name: String,
    /// Columns from A on: how wide in letters; of no width where it is hidden.
    pub columns: Vec<u16>,
    /// Rows from 1 on.
    pub rows: Vec<LaidRow>,
    /// So many rows stay on the screen.
    pub kept_rows: u32,
    /// So many columns stay on the screen.
    pub kept_columns: u16,
    /// The row, from 1, that stands on every printed page.
    pub head_row: Option<u32>,
    /// Too wide for a page: it is printed over several, each with the columns that stay.
    pub is_wide: bool,
    /// Paper across.
    pub is_landscape: bool,
    /// Kept from people altogether: shown by no menu.
    pub is_hidden: bool,
    /// At the foot of every printed page, before the page's number.
    pub foot: String,
    /// What may be typed where.
    pub checks: Vec<Check>,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct LaidRow {
    /// Cells from column A on.
    pub cells: Vec<LaidCell>,
    /// How high, in points; by the program where it is not said.
    pub height: Option<f64>,
    /// Not shown.
    pub is_hidden: bool,
}

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct LaidCell {
    /// What stands in it.
    pub content: Content,
    /// How it looks.
    pub look: Look,
    /// Over so many columns, where it is more than one.
    pub span: u16,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    #[default]
    Blank,
    /// Text, whatever it begins with.
    Text(String),
    /// A number.
    Number(Amount),
}

/// How a cell looks, and whether it may be typed into.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// Plain text, locked.
    #[default]
    Plain,
    /// The title of the sheet.
    Title,
    /// What is said under the title.
    Said,
    /// The head of a column.
    Head,
    /// The heading of a group of rows.
    Group,
    /// What a row is.
    Label,
    /// What a row is a part of.
    SubLabel,
    /// A code or a unit.
    Small,
    /// A number to compare with, of so many decimals.
    Was(u8),
    /// A box for a number of so many decimals.
    Number(u8),
    /// A box for words.
    Words,
    /// A box for one of several words.
    Choice,
    /// A box that is closed.
    Closed,
}

impl Look {
    /// Whether people may type into it.
    pub const fn is_open(self) -> bool {
        matches!(self, Look::Number(_) | Look::Words | Look::Choice)
    }
}

/// What may be typed into cells, and what the spreadsheet program says of it.
#[derive(Debug, Clone)]
pub struct Check {
    /// Row from 1 and column from 0 of the first cell.
    pub first: (u32, u16),
    /// Of the last.
    pub last: (u32, u16),
    /// What.
    pub asks: Asks,
    /// What is said while the cell is chosen; at most 255 letters.
    pub hint: String,
    /// What is said of anything else; at most 255 letters.
    pub refusal: String,
}

/// What is asked of a cell.
#[derive(Debug, Clone)]
pub enum Asks {
    /// A whole number.
    Whole {
        /// It may be below zero.
        allows_negative: bool,
    },
    /// A number.
    Decimal {
        /// It may be below zero.
        allows_negative: bool,
    },
    /// The same, but other text is only warned of.
    NumberOrWords {
        /// It may be below zero.
        allows_negative: bool,
    },
    /// One of these words.
    OneOf(Vec<String>),
}

impl LaidCell {
    /// Text.
    pub fn text(text: impl Into<String>, look: Look) -> Self {
        LaidCell { content: Content::of(text), look, span: 1 }
    }

    /// A number, or nothing.
    pub fn number(amount: Option<Amount>, look: Look) -> Self {
        LaidCell { content: amount.map_or(Content::Blank, Content::Number), look, span: 1 }
    }

    /// Over several columns.
    pub fn over(self, columns: u16) -> Self {
        LaidCell { span: columns, ..self }
    }
}

impl Content {
    /// Text; nothing where it is empty.
    pub fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Content::Blank } else { Content::Text(text) }
    }
}

impl LaidRow {
    /// A row of cells.
    pub fn of(cells: impl IntoIterator<Item = LaidCell>) -> Self {
        LaidRow { cells: cells.into_iter().collect(), ..LaidRow::default() }
    }

    /// A row of keys that nobody sees.
    pub fn hidden<T: Into<String>>(keys: impl IntoIterator<Item = T>) -> Self {
        let cells = keys.into_iter().map(|key| LaidCell::text(key, Look::Plain)).collect();
        LaidRow { cells, is_hidden: true, ..LaidRow::default() }
    }

    /// So high.
    pub fn high(self, points: f64) -> Self {
        LaidRow { height: Some(points), ..self }
    }
}
