//! What is answered: JSON, with days, moments and amounts written in one way everywhere.
//! Nothing here knows what the answers of a subject hold.

use super::signature::{Operation, Part};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::{reporting::Amount, time::Moment};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::json;
use std::borrow::Cow;

/// An answer with status 200.
pub struct Given<T>(pub T);

impl<T: Serialize> IntoResponse for Given<T> {
    fn into_response(self) -> Response {
        Json(self.0).into_response()
    }
}

impl<T: JsonSchema> Part for Given<T> {
    fn tell(operation: &mut Operation<'_>) {
        operation.answer = operation.schema::<T>();
    }
}

macro_rules! written {
    ($name:ident, $schema:expr) => {
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

/// A day, 2026-11-30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

written!(Day, json_schema!({"type": "string", "format": "date"}));

/// A moment in the time of Viet Nam, 2026-11-23T14:05:09.120+07:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub Moment);

impl Instant {
    /// From what is stored.
    pub fn of(at_ms: i64) -> Self {
        Instant(Moment::from_millisecond(at_ms))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:.3}+07:00", self.0.local()))
    }
}

written!(Instant, json_schema!({"type": "string", "format": "date-time"}));

/// An exact number, written in full with a point: «1234.5». Text, because a number of JSON is often read as a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Amount);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&plain(self.0))
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let fault = || D::Error::custom("a number in full with a point, at most six decimals");
        Amount::parse_plain(&text).map(Exact).ok_or_else(fault)
    }
}

written!(Exact, json_schema!({"type": "string", "pattern": r"^-?\d{1,13}(\.\d{1,6})?$"}));

/// Digits with a point, without grouping and without zeros behind.
pub fn plain(amount: Amount) -> String {
    plain_product(i128::from(amount.micro()), 6)
}

/// The same of a number that counts parts of ten to this power: sums, and products of two amounts.
pub fn plain_product(number: i128, power: u8) -> String {
    let one = 10_u128.pow(u32::from(power));
    let (whole, rest) = (number.unsigned_abs() / one, number.unsigned_abs() % one);
    let sign = if number < 0 { "-" } else { "" };
    let decimals = format!("{rest:0power$}", power = usize::from(power));
    match decimals.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        decimals => format!("{sign}{whole}.{decimals}"),
    }
}

/// A refusal as it is described.
pub(super) fn problem_schema() -> serde_json::Value {
    json!({
        "type": "object",
        "description": "Why a request was not carried out (RFC 9457). Some codes carry values of their own beside these.",
        "required": ["type", "code", "title", "status"],
        "properties": {
            "type": {"type": "string", "description": "Where the code is explained."},
            "code": {"type": "string", "description": "Stable; what a program looks at.", "enum": domain::problem::codes()},
            "title": {"type": "string", "description": "What happened, in the language asked for."},
            "detail": {"type": "string", "description": "What to do next, in the language asked for."},
            "status": {"type": "integer", "description": "The HTTP status."},
            "instance": {"type": "string", "description": "Of a fault: the reference under which it stands in the log."},
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_come_back() {
        for text in ["0", "-1.5", "1234567890123.000001", "12"] {
            let amount = Amount::parse_plain(text).unwrap();
            assert_eq!(plain(amount), text);
        }
    }

    #[test]
    fn a_moment_names_its_offset() {
        let at = Instant::of(1_751_302_800_120);
        assert_eq!(serde_json::to_value(at).unwrap(), "2025-07-01T00:00:00.120+07:00");
    }
}
