//! From what was typed into a form, or stands in a cell of a workbook, to a value. What has two meanings is not guessed, and what
//! a reference means is asked of the caller.

use super::{fault::RowFault, value::Value};
use crate::{
    ids::{DocumentId, OrganisationId, ProvisionId, RegisterRecordId},
    packs::{Field, Member, Sort},
    reporting::{Amount, Typed, read_number_for, write_number},
    text::{fold, nfc},
};
use jiff::{ToSpan, civil::Date};

/// The longest text of a field, in characters.
pub const TEXT_LIMIT: usize = 2_000;
/// The largest number that a field takes, in whole units.
const MOST: i64 = 999_999_999_999;
/// Spreadsheets count days from here.
const DAY_NUMBERS_FROM: Date = jiff::civil::date(1899, 12, 30);
/// Numbers that are days of our time: from 1930 to 2119. A year or a count is none.
const DAY_NUMBERS: std::ops::Range<i64> = 10_959..80_354;

/// What stands in a cell, or was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'c> {
    /// Words.
    Text(&'c str),
    /// A number, with a point before its decimals.
    Number(&'c str),
    /// A day as 2026-07-01, or a time.
    Day(&'c str),
    /// A formula that failed.
    Broken,
    /// A formula whose result was not kept.
    Unknown,
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefFault {
    /// Nothing is called so.
    Unknown,
    /// Several are.
    Several,
}

/// What names mean.
pub trait References {
    /// The organisation that is called so, by its name or one of its codes.
    ///
    /// # Errors
    /// It is unknown, or several are called so.
    fn organisation(&self, typed: &str) -> Result<OrganisationId, RefFault>;
    /// The document with this symbol, and the clause behind a comma.
    ///
    /// # Errors
    /// It is unknown, or several have it.
    fn document(&self, typed: &str) -> Result<(DocumentId, Option<ProvisionId>), RefFault>;
    /// The row of a register with this key or title.
    ///
    /// # Errors
    /// It is unknown, or several are called so.
    fn record(&self, register: &str, typed: &str) -> Result<RegisterRecordId, RefFault>;
}

/// Text as it is stored: composed letters, no invisible ones, one kind of blank, none at its edges.
pub fn tidied(text: &str) -> String {
    let is_seen = |letter: &char| !matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
    let same = |letter: char| if letter != '\n' && letter.is_whitespace() { ' ' } else { letter };
    let text: String = nfc(text).replace("\r\n", "\n").chars().filter(is_seen).map(same).collect();
    let lines =
        text.split('\n').map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Reads a cell; nothing where it is empty and may be.
///
/// # Errors
/// What is wrong with it.
pub fn read_cell(field: &Field, cell: Cell<'_>, references: &dyn References) -> Result<Option<Value>, RowFault> {
    let (text, is_number) = match cell {
        Cell::Broken => return Err(RowFault::FormulaFailed),
        Cell::Unknown => return Err(RowFault::FormulaWithoutResult),
        Cell::Day(day) => return read_day_cell(field, day, references),
        Cell::Number(number) => (tidied(number), true),
        Cell::Text(text) => (tidied(text), false),
    };
    if text.is_empty() {
        return if field.is_required { Err(RowFault::Missing) } else { Ok(None) };
    }
    if text.chars().count() > TEXT_LIMIT {
        return Err(RowFault::TooLong { limit: i64::try_from(TEXT_LIMIT).unwrap_or(i64::MAX) });
    }
    match &field.sort {
        Sort::Number { decimals, .. } => number(&text, *decimals, is_number).map(Some),
        Sort::Day => day(&text, is_number).map(Some),
        _ => words(field, &text, references).map(Some),
    }
}

/// Reads a cell in which a day belongs; nothing where it is empty.
///
/// # Errors
/// What is wrong with it.
pub fn read_day_in(cell: Cell<'_>) -> Result<Option<Date>, RowFault> {
    let (text, is_number) = match cell {
        Cell::Broken => return Err(RowFault::FormulaFailed),
        Cell::Unknown => return Err(RowFault::FormulaWithoutResult),
        Cell::Day(day) => {
            let day = day.get(..10).and_then(|day| day.parse::<Date>().ok());
            return day.map(Some).ok_or(RowFault::NotDay);
        }
        Cell::Number(number) => (tidied(number), true),
        Cell::Text(text) => (tidied(text), false),
    };
    if text.is_empty() {
        return Ok(None);
    }
    match day(&text, is_number)? {
        Value::Day(day) => Ok(Some(day)),
        _ => Err(RowFault::NotDay),
    }
}

/// A cell that a spreadsheet program takes for a day.
fn read_day_cell(field: &Field, day: &str, references: &dyn References) -> Result<Option<Value>, RowFault> {
    let date = day.get(..10).and_then(|day| day.parse::<Date>().ok());
    match (&field.sort, date) {
        (Sort::Day, Some(date)) => Ok(Some(Value::Day(date))),
        (Sort::Day, None) => Err(RowFault::NotDay),
        (Sort::Text, Some(date)) => Ok(Some(Value::Text(written_day(date)))),
        (Sort::Number { .. }, _) => Err(RowFault::DayForNumber),
        _ => words(field, &tidied(day), references).map(Some),
    }
}

/// As people write it.
fn written_day(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

fn words(field: &Field, text: &str, references: &dyn References) -> Result<Value, RowFault> {
    match &field.sort {
        Sort::YesNo => match fold(text).as_str() {
            "co" | "yes" | "x" | "1" | "true" | "dung" => Ok(Value::Says(true)),
            "khong" | "no" | "0" | "false" | "sai" => Ok(Value::Says(false)),
            _ => Err(RowFault::NotYesNo),
        },
        Sort::Choice { members, .. } => choice(members, text),
        Sort::Organisation => references.organisation(text).map(Value::Organisation).map_err(|fault| match fault {
            RefFault::Unknown => RowFault::OrganisationUnknown { typed: text.to_owned() },
            RefFault::Several => RowFault::OrganisationAmbiguous { typed: text.to_owned() },
        }),
        Sort::Document => {
            let found = references.document(text);
            let fault = |_| RowFault::DocumentUnknown { typed: text.to_owned() };
            found.map(|(id, clause)| Value::Document(id, clause)).map_err(fault)
        }
        Sort::Record { register } => {
            references.record(register, text).map(Value::Record).map_err(|fault| match fault {
                RefFault::Unknown => RowFault::RecordUnknown { typed: text.to_owned() },
                RefFault::Several => RowFault::RecordAmbiguous { typed: text.to_owned() },
            })
        }
        Sort::Text | Sort::Number { .. } | Sort::Day => Ok(Value::Text(text.to_owned())),
    }
}

fn choice(members: &[Member], text: &str) -> Result<Value, RowFault> {
    let typed = fold(text);
    let is_it = |member: &&Member| {
        fold(&member.name.vi) == typed || fold(member.name.english()) == typed || member.code.eq_ignore_ascii_case(text)
    };
    match members.iter().find(is_it) {
        Some(member) => Ok(Value::Choice(member.code.clone())),
        None => {
            let known = members.iter().map(|member| member.name.vi.as_str()).collect::<Vec<_>>().join(", ");
            Err(RowFault::NotChoice { typed: text.to_owned(), known })
        }
    }
}

fn number(text: &str, decimals: u8, is_number: bool) -> Result<Value, RowFault> {
    let amount = if is_number { of_a_cell(text)? } else { typed(text, decimals)? };
    if amount.is_negative() {
        return Err(RowFault::BelowZero);
    }
    if amount.decimals() > decimals {
        return Err(RowFault::TooPrecise { decimals: i64::from(decimals) });
    }
    if Amount::whole(MOST).is_some_and(|most| amount > most) {
        return Err(RowFault::TooLarge);
    }
    Ok(Value::Number(amount))
}

/// A number of a workbook.
fn of_a_cell(text: &str) -> Result<Amount, RowFault> {
    const DIGITS: usize = 12;
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole.trim_start_matches('-').len() > DIGITS {
        return Err(RowFault::TooLarge);
    }
    if part.len() > 6 {
        return Err(RowFault::TooPrecise { decimals: 6 });
    }
    Amount::parse_plain(text).ok_or(RowFault::NotNumber)
}

fn typed(text: &str, decimals: u8) -> Result<Amount, RowFault> {
    let written = |amount: Amount| write_number(amount, amount.decimals());
    match read_number_for(text, decimals) {
        Typed::Amount(amount) => Ok(amount),
        Typed::Ambiguous { as_whole, as_decimal } => {
            Err(RowFault::Ambiguous { as_whole: written(as_whole), as_decimal: written(as_decimal) })
        }
        Typed::WithUnit { unit } => Err(RowFault::WithUnit { unit }),
        Typed::TooPrecise => Err(RowFault::TooPrecise { decimals: i64::from(decimals) }),
        Typed::TooLarge => Err(RowFault::TooLarge),
        Typed::Empty | Typed::NothingArose | Typed::Dash | Typed::NotANumber => Err(RowFault::NotNumber),
    }
}

/// A day as people write it, as programs do, or as spreadsheets count it.
fn day(text: &str, is_number: bool) -> Result<Value, RowFault> {
    if is_number {
        let number = text.split('.').next().and_then(|whole| whole.parse::<i64>().ok());
        let number = number.filter(|number| DAY_NUMBERS.contains(number)).ok_or(RowFault::NotDay)?;
        let date = DAY_NUMBERS_FROM.checked_add(number.days()).map_err(|_| RowFault::NotDay)?;
        return Ok(Value::Day(date));
    }
    read_day(text).map(Value::Day).ok_or(RowFault::NotDay)
}

/// `01/07/2026`, `1-7-2026`, `1.7.2026` or `2026-07-01`.
pub fn read_day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let is_year = year.len() == 4;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    is_year.then_some(date).filter(|date| (1900..=2200).contains(&date.year()))
}
