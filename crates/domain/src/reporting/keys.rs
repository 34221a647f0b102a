//! Lists of keys, such as tax codes: typed or pasted one in a line, or with commas, semicolons or tabs between.
//!
//! Keys are compared without regard to case and to how many blanks stand in them; nothing else is changed. A list holds
//! each key once, however often it was typed.

use super::{Amount, Cell};
use crate::text::nfc;
use std::collections::{BTreeMap, BTreeSet};

/// Characters that a key may have.
pub const KEY_LIMIT: usize = 60;
/// Characters that a list may have as it is typed.
pub const KEYS_LIMIT: usize = 19_000;

/// The keys of a report, by the cell in which they stand.
pub type KeyLists = BTreeMap<Cell, BTreeSet<String>>;

/// Why a list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// One is too long to be a key.
    TooLong(String),
    /// The list is longer than a cell takes.
    TooMany,
}

/// The keys of a text, each once.
pub fn read_keys(typed: &str) -> Result<BTreeSet<String>, KeyFault> {
    if typed.chars().count() > KEYS_LIMIT {
        return Err(KeyFault::TooMany);
    }
    let typed = nfc(typed).to_uppercase();
    let keys =
        typed.split(['\n', '\r', '\t', ',', ';']).map(|key| key.split_whitespace().collect::<Vec<_>>().join(" "));
    let keys: BTreeSet<String> = keys.filter(|key| !key.is_empty()).collect();
    match keys.iter().find(|key| key.chars().count() > KEY_LIMIT) {
        Some(long) => Err(KeyFault::TooLong(long.chars().take(KEY_LIMIT).collect())),
        None => Ok(keys),
    }
}

/// How many keys there are, as the figure of their cell.
pub fn count_keys(keys: &BTreeSet<String>) -> Option<Amount> {
    count(keys.len())
}

pub(super) fn count(keys: usize) -> Option<Amount> {
    Amount::whole(i64::try_from(keys).ok()?)
}
