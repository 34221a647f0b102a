//! A workbook for people as bytes. The same workbook gives the same bytes: no clock is asked.
//! Text is always written as text, whatever it begins with.

use super::looks::Looks;
use crate::tables::{
    Asks, Check, Content, Laid, LaidCell, LaidSheet, Look,
    neutral::{is_dangerous, is_marked, neutralised},
};
use domain::reporting::SCALE;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Formula,
    ProtectionOptions, Worksheet, XlsxError,
};

const A4: u8 = 9;
/// The largest number that a cell takes, in whole units.
const MOST: &str = "999999999999";
/// What a spreadsheet program shows of a hint or a refusal.
const HINT_LETTERS: usize = 255;

/// Writes a workbook.
pub fn laid_out(laid: &Laid) -> Result<Vec<u8>, XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut looks = Looks::default();
    for sheet in &laid.sheets {
        lay(book.add_worksheet(), sheet, &mut looks)?;
    }
    book.save_to_buffer()
}

fn lay(worksheet: &mut Worksheet, sheet: &LaidSheet, looks: &mut Looks) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    set_page(worksheet, sheet)?;
    for (column, width) in sheet.columns.iter().enumerate() {
        let column = whole(column);
        match width {
            0 => worksheet.set_column_hidden(column)?,
            width => worksheet.set_column_width(column, *width)?,
        };
    }
    for (number, row) in sheet.rows.iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        for (column, cell) in row.cells.iter().enumerate() {
            write(worksheet, (number, whole(column)), cell, looks)?;
        }
        match row.height {
            _ if row.is_hidden => drop(worksheet.set_row_hidden(number)?),
            Some(points) => drop(worksheet.set_row_height(number, points)?),
            None => {}
        }
    }
    for check in &sheet.checks {
        let ((first, left), (last, right)) = (check.first, check.last);
        worksheet.add_data_validation(first.saturating_sub(1), left, last.saturating_sub(1), right, &asked(check)?)?;
    }
    Ok(())
}

/// Paper, what stays on the screen, what is locked.
fn set_page(worksheet: &mut Worksheet, sheet: &LaidSheet) -> Result<(), XlsxError> {
    if sheet.is_hidden {
        worksheet.set_very_hidden(true);
    }
    // Without a password, and columns may be made wider: a number that does not fit shows as ####.
    let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    worksheet.protect_with_options(&options);
    if sheet.is_wide {
        worksheet.set_print_scale(80);
        worksheet.set_repeat_columns(0, sheet.kept_columns.saturating_sub(1))?;
    } else {
        worksheet.set_print_fit_to_pages(1, 0);
    }
    worksheet.set_paper_size(A4).set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    if sheet.is_landscape {
        worksheet.set_landscape();
    }
    // An ampersand begins a sign of the foot's own.
    worksheet.set_footer(format!("&L&9{}&R&9&P/&N", sheet.foot.replace('&', "&&")));
    worksheet.set_freeze_panes(sheet.kept_rows, sheet.kept_columns)?;
    if let Some(row) = sheet.head_row {
        worksheet.set_repeat_rows(row.saturating_sub(1), row.saturating_sub(1))?;
    }
    Ok(())
}

fn write(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &LaidCell,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    if cell.span > 1 {
        let format = looks.of(cell.look, false);
        worksheet.merge_range(row, column, row, column + cell.span - 1, "", format)?;
    }
    match &cell.content {
        Content::Blank if cell.look == Look::Plain => {}
        Content::Blank => drop(worksheet.write_blank(row, column, looks.of(cell.look, false))?),
        Content::Number(amount) => {
            let number = amount.micro() as f64 / 10_f64.powi(i32::from(SCALE));
            worksheet.write_number_with_format(row, column, number, looks.of(cell.look, false))?;
        }
        Content::Text(text) if is_dangerous(text) => {
            worksheet.write_string_with_format(row, column, text, looks.of(cell.look, true))?;
        }
        Content::Text(text) if is_marked(text) => {
            worksheet.write_string_with_format(row, column, neutralised(text), looks.of(cell.look, true))?;
        }
        Content::Text(text) => {
            worksheet.write_string_with_format(row, column, text, looks.of(cell.look, false))?;
        }
    }
    Ok(())
}

fn asked(check: &Check) -> Result<DataValidation, XlsxError> {
    let between = |allows_negative: bool| {
        let least = if allows_negative { format!("-{MOST}") } else { "0".to_owned() };
        DataValidationRule::Between(Formula::new(least), Formula::new(MOST))
    };
    let validation = DataValidation::new();
    let validation = match &check.asks {
        Asks::Whole { allows_negative } => validation.allow_whole_number_formula(between(*allows_negative)),
        Asks::Decimal { allows_negative } => validation.allow_decimal_number_formula(between(*allows_negative)),
        Asks::NumberOrWords { allows_negative } => validation
            .allow_decimal_number_formula(between(*allows_negative))
            .set_error_style(DataValidationErrorStyle::Warning),
        Asks::OneOf(words) => validation.allow_list_strings(words)?,
    };
    let short = |words: &str| words.chars().take(HINT_LETTERS).collect::<String>();
    validation.set_input_message(short(&check.hint))?.set_error_message(short(&check.refusal))
}

fn whole(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
