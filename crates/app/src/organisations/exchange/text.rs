//! Values as they stand in cells: dates, shares, pairs and identities. What is written is read back the same.
//! Nothing here knows of sheets or of the register.

use crate::look::dates;
use domain::{
    ids::{EventId, OrganisationId},
    organisations::organisation_of_word,
};
use jiff::civil::Date;
use uuid::Uuid;

/// Between pairs in one cell.
const BETWEEN: char = ';';

pub fn date(day: Option<Date>) -> String {
    day.map(dates::written).unwrap_or_default()
}

pub fn share(numerator: i64, denominator: i64) -> String {
    format!("{numerator}/{denominator}")
}

/// `1/3`; a whole is `1/1` or `1`. Fractions of both parts above zero.
pub fn read_share(text: &str) -> Option<(i64, i64)> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let numerator: i64 = numerator.trim().parse().ok()?;
    let denominator: i64 = denominator.trim().parse().ok()?;
    (numerator > 0 && denominator > 0 && numerator <= denominator).then_some((numerator, denominator))
}

pub fn pairs(pairs: impl IntoIterator<Item = (String, String)>) -> String {
    let written: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    written.join("; ")
}

/// `name=value; name=value`.
pub fn read_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let parts = text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty());
    let pair = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        (!name.is_empty() && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
    };
    parts.map(pair).collect()
}

/// An identity, or the one that a person's own word stands for.
pub fn organisation(text: &str) -> OrganisationId {
    text.parse::<Uuid>().map_or_else(|_| organisation_of_word(text), OrganisationId::from)
}

/// The same for an event.
pub fn event(text: &str) -> EventId {
    let of_word = || organisation_of_word(&["event:", text].concat()).uuid();
    EventId::from(text.parse::<Uuid>().unwrap_or_else(|_| of_word()))
}
