//! How rows of registers are said: what stands in a field, from when to when a row stands, what was done to it. Numbers keep the
//! decimals that they have; nothing is rounded.

pub use crate::reporting::words::{name, of};

use super::{
    actions::{VersionRow, finding::Known, naming::Book},
    schema::Schema,
};
use crate::{
    language::Language,
    look::{Frame, Tone, dates, numbers},
};
use domain::{
    ids::OrganisationId,
    packs::{Field, Sort},
    registers::{Span, Value, Values},
    reporting::{Amount, write_number},
    time::Moment,
};
use jiff::civil::Date;
use papers::tables::ListCell;

/// The address of a register of a body.
pub fn address(body: OrganisationId, pack: &str, register: &str) -> String {
    format!("/so-theo-doi/don-vi/{body}/{pack}/{register}")
}

/// A number as it is read.
pub fn number(language: Language, amount: Amount) -> String {
    numbers::parted_for(write_number(amount, amount.decimals()), language)
}

/// What stands in a field.
pub fn value(frame: &Frame, book: &Book, field: &Field, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(amount) => number(frame.language, *amount),
        Value::Day(day) => dates::written(*day),
        Value::Says(said) => frame.say(if *said { "registers-yes" } else { "registers-no" }).to_string(),
        Value::Choice(code) => {
            let member = field.members().iter().find(|member| member.code == *code);
            member.map_or_else(|| code.clone(), |member| of(&member.name, frame.language))
        }
        Value::Organisation(id) => book.organisation_name(*id),
        Value::Document(id, clause) => book.document_name(*id, *clause),
        Value::Record(id) => match &field.sort {
            Sort::Record { register } => {
                book.row_name(register, *id).unwrap_or_else(|| frame.say("registers-row-gone").to_string())
            }
            _ => String::new(),
        },
    }
}

/// What a field of a row says; nothing where it is empty. What is stored in another way than the field is now stands as it is.
pub fn in_field(frame: &Frame, book: &Book, field: &Field, values: &Values) -> String {
    let Some(stored) = values.get(&field.code) else { return String::new() };
    match Value::of(&field.sort, stored) {
        Some(found) => value(frame, book, field, &found),
        None => as_stored(stored),
    }
}

/// What is stored, as it stands.
pub fn as_stored(stored: &serde_json::Value) -> String {
    stored.as_str().map_or_else(|| stored.to_string(), str::to_owned)
}

/// What a field of a row is in a cell of a list.
pub fn cell(frame: &Frame, book: &Book, field: &Field, values: &Values) -> ListCell {
    match values.get(&field.code).and_then(|stored| Value::of(&field.sort, stored)) {
        Some(Value::Number(amount)) => {
            ListCell::Decimal { micro: amount.micro(), decimals: field.decimals().unwrap_or_default() }
        }
        Some(Value::Day(day)) => ListCell::Day(day),
        _ => in_field(frame, book, field, values).into(),
    }
}

/// What a form shows in the box of a field.
pub fn typed(book: &Book, field: &Field, values: &Values) -> String {
    let Some(stored) = values.get(&field.code) else { return String::new() };
    match Value::of(&field.sort, stored) {
        Some(Value::Text(text)) => text,
        // Without marks between thousands, so that it is never read in two ways.
        Some(Value::Number(amount)) => write_number(amount, amount.decimals()).replace('.', ""),
        Some(Value::Day(day)) => dates::written(day),
        Some(Value::Says(said)) => if said { "co" } else { "khong" }.to_owned(),
        Some(Value::Choice(code)) => code,
        Some(Value::Organisation(id)) => book.organisation_name(id),
        Some(Value::Document(id, clause)) => book.document_name(id, clause),
        Some(Value::Record(id)) => match &field.sort {
            Sort::Record { register } => book.row_name(register, id).unwrap_or_default(),
            _ => String::new(),
        },
        None => as_stored(stored),
    }
}

/// From when to when a row stands.
pub fn span(frame: &Frame, span: &Span) -> String {
    let said = |key| frame.say(key);
    match (span.from, span.to) {
        (None, None) => String::new(),
        (Some(from), None) => said("registers-from").with("from", dates::written(from)).to_string(),
        (None, Some(to)) => said("registers-to").with("to", dates::written(to)).to_string(),
        (Some(from), Some(to)) => {
            said("registers-from-to").with("from", dates::written(from)).with("to", dates::written(to)).to_string()
        }
    }
}

/// How a row stands on a day: word, drawing, tone.
pub fn state(frame: &Frame, known: &Known, on: Date) -> (&'static str, String, Tone) {
    let span = known.span();
    let (symbol, key, tone) = if known.is_withdrawn() {
        ("s-off", "registers-state-withdrawn", Tone::Mute)
    } else if span.to.is_some_and(|to| to < on) {
        ("s-off", "registers-state-ended", Tone::Mute)
    } else if span.from.is_some_and(|from| on < from) {
        ("s-wait", "registers-state-coming", Tone::Plain)
    } else {
        ("s-done", "registers-state-standing", Tone::Ok)
    };
    (symbol, frame.say(key).to_string(), tone)
}

/// What was done by a version.
pub fn step(frame: &Frame, row: &VersionRow) -> String {
    let key = match row.step.as_str() {
        "entered" => "registers-step-entered",
        "imported" => "registers-step-imported",
        "changed" => "registers-step-changed",
        "ended" => "registers-step-ended",
        "merged" => "registers-step-merged",
        "dissolved" => "registers-step-dissolved",
        "reopened" => "registers-step-reopened",
        "withdrawn" => "registers-step-withdrawn",
        _ => "registers-step-corrected",
    };
    frame.say(key).to_string()
}

/// When a version was written.
pub fn moment(frame: &Frame, at_ms: i64) -> String {
    crate::reporting::words::at(frame, at_ms)
}

/// The day on which a version was written.
pub fn day(at_ms: i64) -> Date {
    Moment::from_millisecond(at_ms).day()
}

/// The name of a field with its unit.
pub fn head(frame: &Frame, field: &Field) -> String {
    let name = of(&field.name, frame.language);
    match &field.sort {
        Sort::Number { unit: Some(unit), .. } => format!("{name} ({})", of(unit, frame.language)),
        _ => name,
    }
}

/// The name of a register.
pub fn register(frame: &Frame, schema: &Schema) -> String {
    of(&schema.register.name, frame.language)
}
