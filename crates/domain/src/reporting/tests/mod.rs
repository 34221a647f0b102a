//! Tests of reporting: tables of cases, and random cases against plain code that knows nothing of the rules' own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::packs::{Component, Form, Pack, PackFile, parse_pack};
use std::collections::BTreeMap;

mod above;
mod calendar;
mod checking;
mod giving;
mod measures;
mod numbers;
mod owing;
mod random;
mod states;
mod totalling;

/// A small pack, with everything that a check can look at.
/// A small pack of these files.
fn pack_of(files: &[(&'static str, &'static str)]) -> Pack {
    let own = [
        ("pack.toml", "code = \"try\"\nversion = 1\nname = \"Thử\"\nchange_from = 10"),
        (
            "regimes.toml",
            "[[regime]]\ncode = \"year\"\nname = \"Năm\"\n[[regime.period]]\nname = \"Năm {year}\"\nfirst_day = \"1/1\"\nlast_day = \"31/12\"",
        ),
    ];
    let files: Vec<PackFile<'_>> = own.iter().chain(files).map(|(name, text)| PackFile { name, text }).collect();
    parse_pack(&files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn pack() -> Pack {
    pack_of(&[("indicators.toml", INDICATORS), ("forms.toml", FORMS)])
}

const INDICATORS: &str = r#"
[[indicator]]
code = "flow"
name = "Số người học"
unit = "người"
kind = "in-period"
plausible = { from = 1, to = 5000 }
parts = [{ code = "nu", name = "nữ" }, { code = "ngheo", name = "hộ nghèo" }]
[[indicator]]
code = "sum"
name = "Văn bản"
unit = "văn bản"
kind = "cumulative"
since = 2023-05-04
[[indicator]]
code = "stock"
name = "Nhà giáo"
unit = "người"
decimals = 1
kind = "at-date"
negative = true
[[indicator]]
code = "share"
name = "Tỷ lệ"
unit = "%"
decimals = 1
kind = "in-period"
plausible = { to = 90 }
ratio = { numerator = "tử số", denominator = "mẫu số", counted_in = "người", share = true }
[[indicator]]
code = "rate"
name = "Bình quân"
unit = "%"
kind = "at-date"
ratio = { numerator = "tử số", denominator = "mẫu số", counted_in = "người" }
"#;

const FORMS: &str = r#"
[[form]]
code = "all"
version = 1
name = "Biểu"
regime = "year"
indicators = ["flow", "sum", "stock", "share", "rate"]
optional = ["stock", "rate"]
[[form.narrative]]
code = "why"
question = "Vì sao?"
required = true
max_chars = 20
[[form.narrative]]
code = "more"
question = "Còn gì?"
max_chars = 5
"#;

fn form(pack: &Pack) -> &Form {
    pack.form("all").unwrap()
}

/// Entries from short text: `flow.value=12 flow.part.nu=- share.numerator=0,5`; a dash means that nothing arose.
fn entries(text: &str) -> Entries {
    let entry = |word: &str| {
        let (cell, state) = word.split_once('=').unwrap();
        let state = match state {
            "-" => CellState::NothingArose,
            number => CellState::Value(Amount::parse_plain(&number.replace(',', ".")).unwrap()),
        };
        (cell.parse().unwrap(), state)
    };
    text.split_whitespace().map(entry).collect()
}
