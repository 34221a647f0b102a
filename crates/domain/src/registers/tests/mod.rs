//! Tests of registers: reading cells, rows over time, figures, succession, and files against a naive oracle.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::packs::{Field, Member, Register, Sort, Words};
use serde_json::json;

mod feeding;
mod random;
mod reading;
mod standing;

fn words(vi: &str) -> Words {
    Words { vi: vi.to_owned(), en: None }
}

fn field(code: &str, sort: Sort, is_required: bool) -> Field {
    Field { code: code.to_owned(), name: words(code), note: None, sort, is_required }
}

fn choice(codes: &[&str]) -> Sort {
    let member = |code: &&str| Member { code: (*code).to_owned(), name: words(code) };
    Sort::Choice { dimension: None, members: codes.iter().map(member).collect() }
}

/// A register of schools.
fn schools(has_validity: bool, allows_overlap: bool) -> Register {
    Register {
        code: "schools".to_owned(),
        name: words("Trường"),
        note: None,
        kept_by: Vec::new(),
        fields: vec![
            field("code", Sort::Text, true),
            field("name", Sort::Text, true),
            field("kind", choice(&["college", "centre"]), false),
            field("places", Sort::Number { decimals: 0, unit: None, is_money: false }, false),
            field("public", Sort::YesNo, false),
            field("opened", Sort::Day, false),
        ],
        title: "name".to_owned(),
        key: vec!["code".to_owned()],
        has_validity,
        allows_overlap,
        has_succession: has_validity,
        sums: vec!["places".to_owned()],
    }
}

fn values(code: &str, places: i64) -> Values {
    let pairs = [("code", json!(code)), ("name", json!(code)), ("places", json!(places.to_string()))];
    pairs.map(|(name, value)| (name.to_owned(), value)).into()
}
