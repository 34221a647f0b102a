//! The workbook of a register: a hidden row of codes, a hidden column of marks, heads, the rows that stand, and empty rows below them.
//! Nothing in it gives a right: the hidden codes only say where a cell belongs.

use super::SIGN;
use crate::{
    look::{Frame, dates},
    registers::{
        actions::{finding::Known, naming::Book},
        schema::Schema,
        words,
    },
};
use domain::{
    ids::OrganisationId,
    packs::{Field, Sort},
    registers::{FROM, TO, Value, Values},
};
use papers::tables::{Asks, Check, Laid, LaidCell, LaidRow, LaidSheet, Look};

/// Rows above the first of the register: codes, title, what to do, heads.
const HEAD_ROWS: u32 = 4;
/// Empty rows for new ones.
const SPARE_ROWS: usize = 200;
/// Letters of a column.
const NARROW: u16 = 14;
const WIDE: u16 = 34;
/// A list of words in a check takes so many letters.
const LIST_LETTERS: usize = 250;

/// Makes it.
pub fn workbook(frame: &Frame, schema: &Schema, book: &Book, body: (OrganisationId, &str), rows: &[Known]) -> Laid {
    let register = &schema.register;
    let days: &[&str] = if register.has_validity { &[FROM, TO] } else { &[] };
    let sign = format!("{SIGN}:{}/{}:{}", schema.pack, register.code, body.0);
    let codes = register.fields.iter().map(|field| field.code.as_str()).chain(days.iter().copied());
    let across = u16::try_from(register.fields.len() + days.len()).unwrap_or(1).max(1);
    let line = |text: String, look: Look| {
        LaidRow::of([LaidCell::text("", Look::Plain), LaidCell::text(text, look).over(across)])
    };
    let head = |field: &Field| {
        let mark = if field.is_required { " *" } else { "" };
        LaidCell::text([words::head(frame, field).as_str(), mark].concat(), Look::Head)
    };
    let day_heads = days.iter().map(|day| {
        let key = if *day == FROM { "registers-first-day" } else { "registers-last-day" };
        let mark = if *day == FROM { " *" } else { "" };
        LaidCell::text([frame.say(key).to_string().as_str(), mark].concat(), Look::Head)
    });
    let heads = std::iter::once(LaidCell::text("", Look::Plain)).chain(register.fields.iter().map(head));
    let title = format!("{}. {}", words::register(frame, schema), body.1);
    let mut laid = vec![
        LaidRow::hidden(std::iter::once(sign.as_str()).chain(codes)),
        line(title, Look::Title).high(24.0),
        line(frame.say("registers-sheet-how-to").to_string(), Look::Said).high(52.0),
        LaidRow::of(heads.chain(day_heads)).high(36.0),
    ];
    laid.extend(rows.iter().map(|known| row(frame, schema, book, known)));
    laid.extend(std::iter::repeat_with(|| blank(schema, days.len())).take(SPARE_ROWS));
    let last = u32::try_from(laid.len()).unwrap_or(u32::MAX);
    let widths = register.fields.iter().map(|field| match field.sort {
        Sort::Text | Sort::Organisation | Sort::Record { .. } => WIDE,
        _ => NARROW,
    });
    let checks = register.fields.iter().zip(1_u16..).filter_map(|(field, column)| check(frame, field, column, last));
    let sheet = LaidSheet {
        name: sheet_name(&words::register(frame, schema)),
        columns: std::iter::once(0).chain(widths).chain(days.iter().map(|_| NARROW)).collect(),
        rows: laid,
        kept_rows: HEAD_ROWS,
        kept_columns: 2,
        head_row: Some(HEAD_ROWS),
        is_landscape: true,
        foot: words::register(frame, schema),
        checks: checks.collect(),
        ..LaidSheet::default()
    };
    Laid { sheets: vec![sheet] }
}

/// A name that a spreadsheet program takes.
fn sheet_name(wanted: &str) -> String {
    let plain: String = wanted.chars().map(|letter| if "[]:*?/\\'".contains(letter) { ' ' } else { letter }).collect();
    let name: String = plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(31).collect();
    name.trim().to_owned()
}

fn look_of(field: &Field) -> Look {
    match &field.sort {
        Sort::Number { decimals, .. } => Look::Number(*decimals),
        Sort::YesNo | Sort::Choice { .. } => Look::Choice,
        _ => Look::Words,
    }
}

fn row(frame: &Frame, schema: &Schema, book: &Book, known: &Known) -> LaidRow {
    let (values, span) = (known.values(), known.span());
    let mark = LaidCell::text(format!("{}@{}", known.id, known.version()), Look::Plain);
    let cells = schema.register.fields.iter().map(|field| cell(frame, book, field, &values));
    let day = |day: Option<_>| LaidCell::text(day.map(dates::written).unwrap_or_default(), Look::Words);
    let days = if schema.register.has_validity { vec![day(span.from), day(span.to)] } else { Vec::new() };
    LaidRow::of(std::iter::once(mark).chain(cells).chain(days))
}

fn cell(frame: &Frame, book: &Book, field: &Field, values: &Values) -> LaidCell {
    match values.get(&field.code).and_then(|stored| Value::of(&field.sort, stored)) {
        Some(Value::Number(amount)) => LaidCell::number(Some(amount), look_of(field)),
        _ => LaidCell::text(words::in_field(frame, book, field, values), look_of(field)),
    }
}

fn blank(schema: &Schema, days: usize) -> LaidRow {
    let cells = schema.register.fields.iter().map(|field| LaidCell::text("", look_of(field)));
    let days = std::iter::repeat_with(|| LaidCell::text("", Look::Words)).take(days);
    LaidRow::of(std::iter::once(LaidCell::text("", Look::Plain)).chain(cells).chain(days))
}

/// What may be typed into a column.
fn check(frame: &Frame, field: &Field, column: u16, last: u32) -> Option<Check> {
    let asks = match &field.sort {
        Sort::Choice { members, .. } => {
            Asks::OneOf(members.iter().map(|member| words::of(&member.name, frame.language)).collect())
        }
        Sort::YesNo => Asks::OneOf(["registers-yes", "registers-no"].map(|key| frame.say(key).to_string()).to_vec()),
        Sort::Number { decimals: 0, .. } => Asks::Whole { allows_negative: false },
        Sort::Number { .. } => Asks::Decimal { allows_negative: false },
        _ => return None,
    };
    if let Asks::OneOf(list) = &asks {
        let is_too_long = list.iter().map(|word| word.chars().count() + 1).sum::<usize>() > LIST_LETTERS;
        let has_commas = list.iter().any(|word| word.contains(','));
        if is_too_long || has_commas {
            return None;
        }
    }
    let note = field.note.as_ref().map(|note| words::of(note, frame.language)).unwrap_or_default();
    Some(Check {
        first: (HEAD_ROWS + 1, column),
        last: (last.max(HEAD_ROWS + 1), column),
        asks,
        hint: note,
        refusal: frame.say("registers-sheet-refusal").to_string(),
    })
}
