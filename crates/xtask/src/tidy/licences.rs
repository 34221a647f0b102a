//! Every package we build with stands under a licence of the list in `deny.toml`.
//!
//! Reads the SPDX expression that each package states. It does not read licence texts; cargo-deny does, where it is
//! installed, from the same list.

use super::{Faults, Project};
use std::collections::BTreeSet;
use toml::{Table, Value};

const LIST: &str = "deny.toml";

/// Compares each package's licence with the list.
pub fn check(project: &Project, faults: &mut Faults) {
    let allowed = allowed(project.text(LIST).unwrap_or_default());
    for package in &project.packages {
        let fits = package.license.as_deref().is_some_and(|licence| satisfies(licence, &allowed));
        if !fits {
            let licence = package.license.as_deref().unwrap_or("none stated");
            let message =
                format!("{} {} stands under `{licence}`, which is not allowed", package.name, package.version);
            faults.add(LIST, 0, message);
        }
    }
}

fn allowed(list: &str) -> BTreeSet<String> {
    let table: Table = list.parse().unwrap_or_default();
    let licences = table.get("licenses").and_then(|licences| licences.get("allow")).and_then(Value::as_array);
    licences.into_iter().flatten().filter_map(|licence| Some(licence.as_str()?.to_owned())).collect()
}

/// Whether an SPDX expression can be met with the allowed licences alone. `A/B` is the old way to write `A OR B`.
pub fn satisfies(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    let met = reader.any();
    met && reader.words.is_empty()
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn any(&mut self) -> bool {
        let mut met = self.all();
        while self.take("OR") {
            met |= self.all();
        }
        met
    }

    fn all(&mut self) -> bool {
        let mut met = self.one();
        while self.take("AND") {
            met &= self.one();
        }
        met
    }

    fn one(&mut self) -> bool {
        if self.take("(") {
            let met = self.any();
            return self.take(")") && met;
        }
        let Some(licence) = self.next() else { return false };
        if self.take("WITH") {
            let exception = self.next().unwrap_or_default();
            return self.allowed.contains(&format!("{licence} WITH {exception}"));
        }
        self.allowed.contains(licence)
    }

    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.next();
        }
        found
    }
}
