//! A list for Excel as a person sees it on a page: title, what it was filtered by and when it was made above one table;
//! numbers and days as numbers and days, heads that stay, a filter, ready for A4. Texts open as texts, whatever is in them.
//!
//! The same list gives the same bytes: no clock is asked. What the cells mean, the caller knows.

use super::neutral::{is_dangerous, is_marked};
use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Whole numbers that a spreadsheet keeps exactly; larger ones are written as text.
const EXACT_DIGITS: i64 = 1_000_000_000_000_000;
/// Widths of columns, in letters.
const NARROWEST: usize = 8;
const WIDEST: usize = 48;
/// A line of the usual letters, and so many lines at the most: a sheet takes rows of 409 points.
const LINE_POINTS: f64 = 15.0;
const MOST_LINES: usize = 27;
/// A4.
const PAPER: u8 = 9;
/// The longest text of a cell.
const MOST_LETTERS: usize = 32_767;
/// A name of a sheet.
const MOST_LETTERS_OF_A_NAME: usize = 31;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListCell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Millionths, shown with so many decimals.
    Decimal {
        /// Millionths.
        micro: i64,
        /// Shown decimals.
        decimals: u8,
    },
    /// A day.
    Day(Date),
    /// A moment, in Viet Nam.
    Moment(DateTime),
}

/// A list on its way to Excel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// What the list is.
    pub title: String,
    /// Lines beneath: whose it is, the filter, the moment.
    pub remarks: Vec<String>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows, a cell for each head.
    pub rows: Vec<Vec<ListCell>>,
}

impl From<&str> for ListCell {
    fn from(text: &str) -> Self {
        if text.is_empty() { ListCell::Empty } else { ListCell::Text(text.to_owned()) }
    }
}

impl From<String> for ListCell {
    fn from(text: String) -> Self {
        if text.is_empty() { ListCell::Empty } else { ListCell::Text(text) }
    }
}

impl From<usize> for ListCell {
    fn from(number: usize) -> Self {
        ListCell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for ListCell {
    fn from(number: i64) -> Self {
        ListCell::Integer(number)
    }
}

impl From<Date> for ListCell {
    fn from(day: Date) -> Self {
        ListCell::Day(day)
    }
}

impl<T: Into<ListCell>> From<Option<T>> for ListCell {
    fn from(value: Option<T>) -> Self {
        value.map_or(ListCell::Empty, Into::into)
    }
}

/// How cells look.
struct Looks {
    title: Format,
    remark: Format,
    head: Format,
    text: Format,
    quoted: Format,
    integer: Format,
    day: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top).set_border(FormatBorder::Hair).set_text_wrap();
        let text = cell.clone().set_num_format("@");
        Looks {
            title: Format::new().set_bold().set_font_size(14),
            remark: Format::new().set_italic(),
            head: text.clone().set_bold().set_border(FormatBorder::Thin).set_background_color(Color::RGB(0xE7_E6_E6)),
            quoted: text.clone().set_quote_prefix(),
            text,
            integer: cell.clone().set_num_format("#,##0"),
            day: cell.clone().set_num_format("dd/mm/yyyy"),
            moment: cell.set_num_format("dd/mm/yyyy hh:mm"),
        }
    }

    /// A number with so many decimals.
    fn decimal(&self, decimals: u8) -> Format {
        if decimals == 0 {
            return self.integer.clone();
        }
        self.integer.clone().set_num_format(["#,##0.", &"0".repeat(usize::from(decimals))].concat())
    }
}

/// Writes a list.
///
/// # Errors
/// Those of the writer, such as more rows than a sheet has.
pub fn written(list: &List) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&list.title).set_creation_datetime(&made));
    let (sheet, looks) = (book.add_worksheet(), Looks::new());
    sheet.set_name(sheet_name(&list.title))?;
    write_text(sheet, (0, 0), &list.title, (&looks.title, &looks.title))?;
    for (row, remark) in (1..).zip(&list.remarks) {
        write_text(sheet, (row, 0), remark, (&looks.remark, &looks.remark))?;
    }
    // An empty row keeps the filter of the table from taking what stands above for a part of it.
    let head_row = u32::try_from(list.remarks.len()).unwrap_or_default() + 2;
    for (column, head) in (0..).zip(&list.heads) {
        write_text(sheet, (head_row, column), head, (&looks.head, &looks.head))?;
    }
    for (row, cells) in (head_row + 1..).zip(&list.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, (row, column), cell, &looks)?;
        }
    }
    set_up(sheet, list, head_row)?;
    book.save_to_buffer()
}

fn write_cell(sheet: &mut Worksheet, at: (u32, u16), cell: &ListCell, looks: &Looks) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        ListCell::Empty => sheet.write_blank(row, column, &looks.text)?,
        ListCell::Text(text) => return write_text(sheet, at, text, (&looks.text, &looks.quoted)),
        ListCell::Integer(number) if number.unsigned_abs() >= EXACT_DIGITS.unsigned_abs() => {
            sheet.write_string_with_format(row, column, number.to_string(), &looks.text)?
        }
        ListCell::Integer(number) => sheet.write_number_with_format(row, column, *number as f64, &looks.integer)?,
        ListCell::Decimal { micro, decimals } => match as_number(*micro) {
            Some(number) => sheet.write_number_with_format(row, column, number, &looks.decimal(*decimals))?,
            None => sheet.write_string_with_format(row, column, exact(*micro), &looks.text)?,
        },
        ListCell::Day(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, &looks.day)?,
            None => sheet.write_string_with_format(row, column, day.to_string(), &looks.text)?,
        },
        ListCell::Moment(moment) => {
            let time = (u16::from(moment.hour().unsigned_abs()), moment.minute().unsigned_abs(), moment.second());
            let day = excel_day(moment.date()).and_then(|day| day.and_hms(time.0, time.1, time.2).ok());
            match day {
                Some(moment) => sheet.write_datetime_with_format(row, column, &moment, &looks.moment)?,
                None => sheet.write_string_with_format(row, column, moment.to_string(), &looks.text)?,
            }
        }
    };
    Ok(())
}

/// Text that could be taken for a formula is marked as text for good, so that it stays text when a person edits it.
fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    (plain, quoted): (&Format, &Format),
) -> Result<(), XlsxError> {
    let text: String = text.chars().take(MOST_LETTERS).collect();
    let format =
        if is_dangerous(&text) || is_marked(&text) { quoted.clone().set_quote_prefix() } else { plain.clone() };
    sheet.write_string_with_format(row, column, text, &format).map(drop)
}

/// Heads that stay and are repeated, a filter, one page wide on A4.
fn set_up(sheet: &mut Worksheet, list: &List, head_row: u32) -> Result<(), XlsxError> {
    let last_column = u16::try_from(list.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let last_row = head_row + u32::try_from(list.rows.len()).unwrap_or_default();
    sheet.set_freeze_panes(head_row + 1, 0)?;
    if !list.heads.is_empty() {
        sheet.autofilter(head_row, 0, last_row, last_column)?;
    }
    sheet.set_repeat_rows(head_row, head_row)?;
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&C&P/&N");
    let widths: Vec<usize> = (0..list.heads.len()).map(|column| width(list, column)).collect();
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, u16::try_from(*width).unwrap_or_default())?;
    }
    // Excel fits the height of a row to its words by itself, LibreOffice does not.
    let heads: Vec<ListCell> = list.heads.iter().map(|head| ListCell::Text(head.clone())).collect();
    for (row, cells) in (head_row..).zip(std::iter::once(&heads).chain(&list.rows)) {
        let lines = cells.iter().zip(&widths).map(|(cell, width)| lines(cell, *width)).max().unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(row, LINE_POINTS * f64::from(u16::try_from(lines.min(MOST_LINES)).unwrap_or(1)))?;
        }
    }
    Ok(())
}

/// Letters across a column: its cells in one line if they are not too long; a head may be folded between its words.
fn width(list: &List, column: usize) -> usize {
    let cells = list.rows.iter().filter_map(|row| row.get(column)).map(letters);
    let words = list.heads.get(column).into_iter().flat_map(|head| head.split_whitespace());
    let longest = cells.chain(words.map(|word| word.chars().count())).max().unwrap_or_default() + 2;
    longest.clamp(NARROWEST, WIDEST)
}

/// About so many lines high in a column of this width; a folded line is not quite full.
fn lines(cell: &ListCell, width: usize) -> usize {
    let ListCell::Text(text) = cell else { return 1 };
    text.lines().map(|line| (line.chars().count() + 2).div_ceil(width).max(1)).sum::<usize>().max(1)
}

/// About so many letters wide.
fn letters(cell: &ListCell) -> usize {
    match cell {
        ListCell::Empty => 0,
        ListCell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default(),
        ListCell::Integer(number) => number.to_string().len() * 4 / 3,
        ListCell::Decimal { micro, decimals } => (micro / 1_000_000).to_string().len() * 4 / 3 + usize::from(*decimals),
        ListCell::Day(_) => 10,
        ListCell::Moment(_) => 16,
    }
}

/// Millionths as a decimal number.
fn exact(micro: i64) -> String {
    let (sign, micro) = (if micro < 0 { "-" } else { "" }, micro.unsigned_abs());
    format!("{sign}{}.{:06}", micro / 1_000_000, micro % 1_000_000)
}

/// The same as a number, where a spreadsheet keeps all its digits.
fn as_number(micro: i64) -> Option<f64> {
    let written = exact(micro);
    let number: f64 = written.parse().ok()?;
    (format!("{number:.6}") == written && number.abs() < EXACT_DIGITS as f64).then_some(number)
}

/// A day, as far as spreadsheets have days.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// The title as the name of a sheet, without what such a name may not have.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).collect();
    let name: String = name.trim().chars().take(MOST_LETTERS_OF_A_NAME).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name.trim_end().to_owned() }
}

#[cfg(test)]
mod tests;
