//! Codes within a pack: each is given once, and every one that is named leads somewhere.
//! It remembers files and lines, so that a second use can point to the first.

use super::{
    super::Fault,
    nearest,
    table::{Placed, Table},
};
use std::collections::BTreeMap;

/// Codes given so far, with their files and lines.
#[derive(Default)]
pub(super) struct Codes(BTreeMap<String, (String, usize)>);

/// Codes that can be named, and whether the file that gives them could be read at all.
pub(super) struct Known {
    pub is_read: bool,
    pub codes: Vec<String>,
}

impl Codes {
    /// The code of a table, if nobody has it yet.
    pub fn of(&mut self, table: &Table<'_, '_>) -> Option<String> {
        let typed = table.code("code")?;
        match self.0.get(&typed) {
            Some((file, line)) => {
                let (file, first) = (file.clone(), i64::try_from(*line).unwrap_or(0));
                let fault = if file == table.sheet.name {
                    Fault::CodeTwice { typed, first }
                } else {
                    Fault::CodeTwiceInFiles { typed, file, first }
                };
                table.note("code", fault);
                None
            }
            None => {
                self.0.insert(typed.clone(), (table.sheet.name.to_owned(), table.line()));
                Some(typed)
            }
        }
    }

    /// The codes given up to here.
    pub fn so_far(&self) -> Known {
        Known { is_read: true, codes: self.0.keys().cloned().collect() }
    }

    /// All codes that were given, also of entries with another fault: naming those is not a fault of its own.
    pub fn known(self, is_read: bool) -> Known {
        Known { is_read, codes: self.0.into_keys().collect() }
    }
}

impl Known {
    /// Whether the code leads somewhere; else what is wrong.
    pub fn check(&self, typed: &str) -> Result<(), Fault> {
        if !self.is_read || self.codes.iter().any(|code| code == typed) {
            return Ok(());
        }
        let typed_owned = typed.to_owned();
        Err(match nearest(typed, self.codes.iter().map(String::as_str)) {
            Some(nearest) => Fault::CodeMistyped { typed: typed_owned, nearest: nearest.to_owned() },
            None => Fault::CodeNowhere { typed: typed_owned, known: self.codes.join(", ") },
        })
    }

    /// The codes of a list that lead somewhere, each once.
    pub fn listed(&self, table: &Table<'_, '_>, key: &str) -> Vec<String> {
        self.placed(table, key).into_iter().map(|item| item.value).collect()
    }

    /// The same, each with its line.
    pub fn placed(&self, table: &Table<'_, '_>, key: &str) -> Vec<Placed<String>> {
        let mut found: Vec<Placed<String>> = Vec::new();
        for item in table.texts(key) {
            let first = found.iter().find(|other| other.value == item.value).map(|other| other.line);
            let checked = match first {
                Some(first) => {
                    let first = i64::try_from(first).unwrap_or(0);
                    Err(Fault::CodeTwice { typed: item.value.clone(), first })
                }
                None => self.check(&item.value),
            };
            match checked {
                Ok(()) => found.push(item),
                Err(fault) => table.sheet.note(item.line, fault),
            }
        }
        found
    }
}
