//! One value between a row of the archive and an open format: whole numbers as JSON numbers as far as every program reads
//! them exactly, identities as UUIDs, other bytes as hexadecimal digits. There is one way to write each value, and reading
//! takes no other.

use database::archive::{Column, ColumnKind};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

/// Whole numbers beyond this are written as texts of digits: a program that keeps numbers as floating point would change
/// them (RFC 7493, 2.2).
const EXACT: i64 = (1 << 53) - 1;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A whole number of 64 bits.
    Integer,
    /// Text.
    Text,
    /// A UUID.
    Identity,
    /// Bytes, as hexadecimal digits.
    Bytes,
}

impl Kind {
    /// Of a column. SQLite keeps identities among other bytes: there the name tells hashes apart.
    pub fn of(column: &Column) -> Self {
        match column.kind {
            ColumnKind::Integer => Kind::Integer,
            ColumnKind::Text => Kind::Text,
            ColumnKind::Identity => Kind::Identity,
            ColumnKind::Bytes if column.name.ends_with("sha256") || column.name.ends_with("hash") => Kind::Bytes,
            ColumnKind::Bytes => Kind::Identity,
        }
    }

    /// From the archive into the open form; `None` where it does not hold such a value.
    pub fn opened(self, cell: Json) -> Option<Json> {
        match (self, cell) {
            (_, Json::Null) => Some(Json::Null),
            (Kind::Integer, Json::Number(number)) => number.as_i64().map(open_number),
            (Kind::Identity, Json::String(digits)) => Uuid::try_parse(&digits).ok().map(|id| id.to_string().into()),
            (Kind::Text | Kind::Bytes, Json::String(text)) => Some(text.into()),
            _ => None,
        }
    }

    /// From the open form into the archive; `None` where it is written otherwise than here.
    pub fn closed(self, cell: Json) -> Option<Json> {
        let back = match (self, &cell) {
            (_, Json::Null) => return Some(Json::Null),
            (Kind::Integer, Json::Number(number)) => number.as_i64()?.into(),
            (Kind::Integer, Json::String(digits)) => digits.parse::<i64>().ok()?.into(),
            (Kind::Identity, Json::String(text)) => Uuid::try_parse(text).ok()?.simple().to_string().into(),
            (Kind::Bytes, Json::String(digits)) if digits.chars().all(is_digit) => digits.clone().into(),
            (Kind::Text, Json::String(_)) => return Some(cell),
            _ => return None,
        };
        (self.opened(Json::clone(&back))? == cell).then_some(back)
    }
}

fn open_number(number: i64) -> Json {
    if (-EXACT..=EXACT).contains(&number) { number.into() } else { number.to_string().into() }
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || ('a'..='f').contains(&sign)
}
