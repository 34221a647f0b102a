//! Measuring: how often the right clause is among the suggestions, on plans whose right answers a person wrote down.
//! `fixtures/coverage/README.md` tells how these were made.

use super::{Clause, Matcher};
use std::collections::BTreeSet;

/// A clause of a plan with the clauses of the parent that a person holds to be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// How people name it.
    pub path: String,
    /// The right ones.
    pub right: BTreeSet<String>,
    /// Its words.
    pub text: String,
}

/// How often a right clause came where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shares {
    /// Clauses asked about.
    pub asked: usize,
    /// A right one came first.
    pub first: usize,
    /// A right one was among the first three.
    pub in_three: usize,
}

impl Shares {
    /// Both together.
    pub fn with(self, other: Shares) -> Shares {
        Shares {
            asked: self.asked + other.asked,
            first: self.first + other.first,
            in_three: self.in_three + other.in_three,
        }
    }
}

/// The lines of a file of clauses: parts between bars, remarks left out.
fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let told = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    told.map(|line| line.split('|').map(str::trim).collect())
}

/// The clauses of a parent: name and words.
pub fn parent_clauses(text: &str) -> Vec<(String, String)> {
    let told = lines(text).filter_map(|parts| match parts.as_slice() {
        [path, words] => Some(((*path).to_owned(), (*words).to_owned())),
        _ => None,
    });
    told.collect()
}

/// The clauses of a plan with the right answers.
pub fn labelled_clauses(text: &str) -> Vec<Labelled> {
    let told = lines(text).filter_map(|parts| match parts.as_slice() {
        [path, right, words] => Some(Labelled {
            path: (*path).to_owned(),
            right: right.split(',').map(|one| one.trim().to_owned()).collect(),
            text: (*words).to_owned(),
        }),
        _ => None,
    });
    told.collect()
}

/// How often a right clause is suggested, and the clauses for which none is among the first three.
pub fn shares(parent: &[(String, String)], plan: &[Labelled]) -> (Shares, Vec<Labelled>) {
    let clauses: Vec<Clause<'_>> = parent.iter().map(|(path, text)| Clause { path, text, context: "" }).collect();
    let matcher = Matcher::new(&clauses);
    let (mut shares, mut missed) = (Shares::default(), Vec::new());
    for one in plan {
        let suggested = matcher.suggest(&Clause { path: &one.path, text: &one.text, context: "" });
        let is_right = |place: usize| parent.get(place).is_some_and(|(path, _)| one.right.contains(path));
        shares.asked += 1;
        shares.first += usize::from(suggested.first().is_some_and(|first| is_right(first.parent)));
        if suggested.iter().any(|suggestion| is_right(suggestion.parent)) {
            shares.in_three += 1;
        } else {
            missed.push(one.clone());
        }
    }
    (shares, missed)
}
