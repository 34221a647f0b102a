//! What stands in the field of a row, how it is stored, and by which text a row is known again.
//!
//! A value is stored as a JSON text or truth, by the code of its field, so that what a later pack has no field for stays readable.

use crate::{
    ids::{DocumentId, OrganisationId, ProvisionId, RegisterRecordId},
    packs::{Field, Register, Sort},
    reporting::{Amount, write_number},
    text::nfc,
};
use jiff::civil::Date;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(Amount),
    /// A day.
    Day(Date),
    /// Yes or no.
    Says(bool),
    /// The code of one of several.
    Choice(String),
    /// An organisation.
    Organisation(OrganisationId),
    /// A document, or one of its clauses.
    Document(DocumentId, Option<ProvisionId>),
    /// A row of another register.
    Record(RegisterRecordId),
}

/// By the codes of fields, as they are stored.
pub type Values = BTreeMap<String, Json>;

/// Between a document and its clause, where both are stored as one text.
const PART: char = '#';
/// Between the fields of a key: no text holds it.
const BETWEEN: &str = "\u{1f}";

impl Value {
    /// As it is stored.
    pub fn stored(&self) -> Json {
        match self {
            Value::Text(text) | Value::Choice(text) => Json::from(text.as_str()),
            Value::Number(amount) => Json::from(plain(*amount)),
            Value::Day(day) => Json::from(day.to_string()),
            Value::Says(said) => Json::from(*said),
            Value::Organisation(id) => Json::from(id.to_string()),
            Value::Document(id, None) => Json::from(id.to_string()),
            Value::Document(id, Some(clause)) => Json::from([id.to_string(), clause.to_string()].join("#")),
            Value::Record(id) => Json::from(id.to_string()),
        }
    }

    /// From what is stored. None where it is of another kind than the field: the pack has changed since.
    pub fn of(sort: &Sort, stored: &Json) -> Option<Self> {
        if let (Sort::YesNo, Json::Bool(said)) = (sort, stored) {
            return Some(Value::Says(*said));
        }
        let text = stored.as_str()?;
        match sort {
            Sort::Text => Some(Value::Text(text.to_owned())),
            Sort::Number { .. } => Amount::parse_plain(text).map(Value::Number),
            Sort::Day => text.parse().ok().map(Value::Day),
            Sort::YesNo => None,
            Sort::Choice { members, .. } => {
                members.iter().any(|member| member.code == text).then(|| Value::Choice(text.to_owned()))
            }
            Sort::Organisation => text.parse().ok().map(Value::Organisation),
            Sort::Document => match text.split_once(PART) {
                Some((id, clause)) => Some(Value::Document(id.parse().ok()?, Some(clause.parse().ok()?))),
                None => text.parse().ok().map(|id| Value::Document(id, None)),
            },
            Sort::Record { .. } => text.parse().ok().map(Value::Record),
        }
    }

    /// The number, where it is one.
    pub fn amount(&self) -> Option<Amount> {
        if let Value::Number(amount) = self { Some(*amount) } else { None }
    }
}

/// A number with a point, as files write it.
fn plain(amount: Amount) -> String {
    let sign = if amount.is_negative() { "-" } else { "" };
    let size = amount.micro().unsigned_abs();
    let written = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What stands in a field of a register.
pub fn value_in(register: &Register, values: &Values, code: &str) -> Option<Value> {
    let field: &Field = register.field(code)?;
    Value::of(&field.sort, values.get(code)?)
}

/// The values of fields that the register has, by their codes.
pub fn known_values(register: &Register, values: &Values) -> BTreeMap<String, Value> {
    let known = register.fields.iter();
    known.filter_map(|field| Some((field.code.clone(), value_in(register, values, &field.code)?))).collect()
}

/// The text by which a row is known again: equal for rows whose key fields say the same, whatever the case of letters. Empty
/// where the register has no key.
pub fn key_of(register: &Register, values: &Values) -> String {
    let part = |code: &String| match values.get(code) {
        Some(Json::String(text)) => nfc(text).to_lowercase(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    register.key.iter().map(part).collect::<Vec<_>>().join(BETWEEN)
}

/// The text by which a row is called, where its title is words, a number or a choice; else what is stored.
pub fn title_of(register: &Register, values: &Values) -> String {
    let Some(field) = register.title_field() else { return String::new() };
    match value_in(register, values, &field.code) {
        Some(Value::Text(text)) => text,
        Some(Value::Number(amount)) => write_number(amount, amount.decimals()),
        Some(Value::Choice(code)) => {
            let member = field.members().iter().find(|member| member.code == code);
            member.map_or(code, |member| member.name.vi.clone())
        }
        _ => values.get(&field.code).and_then(Json::as_str).unwrap_or_default().to_owned(),
    }
}
