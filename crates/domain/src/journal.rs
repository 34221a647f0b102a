//! The journal's chain: each row's hash covers the row and the hash before it, so that a silent change of history shows.
//!
//! The hashed form is the canonical JSON of RFC 8785 for the values that occur here: strings, integers, booleans, null,
//! arrays and objects. Fractions are never written into the journal.

use crate::time::Moment;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The version of the row format below.
pub const SCHEMA_VERSION: i64 = 1;

/// The hash before the first row.
pub const ORIGIN: [u8; 32] = [0; 32];

/// One row of the journal, without its hash.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Position: 1, 2, 3 … without holes, given by the single writer.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who: an account; `None` for the system itself.
    pub actor: Option<Uuid>,
    /// For which organisation the person acted.
    pub on_behalf_of: Option<Uuid>,
    /// What was done, as a verb of the rights table.
    pub verb: String,
    /// To which kind of thing.
    pub thing: String,
    /// To which one.
    pub thing_id: Uuid,
    /// What was written, without words that may identify a citizen.
    pub particulars: Value,
    /// Version of the row format.
    pub schema_version: i64,
}

/// The hash of a row that stands after `previous`.
pub fn hash(row: &Row, previous: &[u8; 32]) -> [u8; 32] {
    let body = json!({
        "actor": row.actor.map(|id| id.to_string()),
        "at_ms": row.at.millisecond(),
        "on_behalf_of": row.on_behalf_of.map(|id| id.to_string()),
        "particulars": row.particulars,
        "previous": hex(previous),
        "schema_version": row.schema_version,
        "seq": row.seq,
        "thing": row.thing,
        "thing_id": row.thing_id.to_string(),
        "verb": row.verb,
    });
    Sha256::digest(canonical_json(&body).as_bytes()).into()
}

/// Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no white space, shortest escapes.
pub fn canonical_json(value: &Value) -> String {
    let mut out = String::new();
    write_canonical(value, &mut out);
    out
}

fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut keys: Vec<&String> = members.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (index, key) in keys.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(key.clone()).to_string());
                out.push(':');
                write_canonical(members.get(key).unwrap_or(&Value::Null), out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(seq: i64) -> Row {
        Row {
            seq,
            at: Moment::from_millisecond(1_795_000_000_000),
            actor: Some(Uuid::from_u128(7)),
            on_behalf_of: None,
            verb: "acknowledge".to_owned(),
            thing: "assignment".to_owned(),
            thing_id: Uuid::from_u128(9),
            particulars: json!({"b": 1, "a": "Đã nhận \"việc\""}),
            schema_version: SCHEMA_VERSION,
        }
    }

    #[test]
    fn canonical_form_sorts_keys_and_keeps_vietnamese() {
        assert_eq!(
            canonical_json(&json!({"é": 1, "a": [true, null], "z": {"y": "Đ\n"}})),
            r#"{"a":[true,null],"z":{"y":"Đ\n"},"é":1}"#
        );
    }

    #[test]
    fn a_change_anywhere_changes_the_hash() {
        let first = hash(&row(1), &ORIGIN);
        assert_eq!(first, hash(&row(1), &ORIGIN));
        assert_ne!(first, hash(&row(2), &ORIGIN));
        assert_ne!(first, hash(&row(1), &first));
        let mut other = row(1);
        other.particulars = json!({"b": 1, "a": "Đã nhận \"Việc\""});
        assert_ne!(first, hash(&other, &ORIGIN));
    }
}
