//! The clauses of an older and a newer document, paired: the same, changed, removed, new.
//!
//! A replacing document is paired as a whole by its words: in their order first, then what moved. An amending one speaks
//! of single clauses by their labels; those alone are paired, and all others stay in force where they stand.

use crate::{
    comparison::{self, are_alike},
    permissions::words,
    text::fold,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// What became of a clause.
    Change {
        /// Its words are the same.
        Same = "same",
        /// It has other words.
        Changed = "changed",
        /// It is gone.
        Removed = "removed",
        /// It was not there before.
        New = "new",
    }
}

/// A clause: its own words, without those of the clauses inside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// Its label and those around it, the outermost first, as printed.
    pub labels: Vec<String>,
    /// Its own words, without its label.
    pub words: String,
}

/// How a clause of the older document stands to one of the newer: places from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Of the older; none for a new one.
    pub old: Option<usize>,
    /// Of the newer; none for a removed one.
    pub new: Option<usize>,
    /// What became of it.
    pub change: Change,
}

/// What an amending document does with a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It gives it other words.
    Change,
    /// It takes it away.
    Repeal,
    /// It adds one.
    Insert,
}

/// One thing that an amending document says of a clause of the older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What.
    pub act: Act,
    /// Of which clause: labels, the outermost first. Empty where a clause is added.
    pub labels: Vec<String>,
    /// The clause of the newer document that says so.
    pub by: Option<usize>,
}

/// Pairs all clauses of a document that replaces another. Every clause of both stands in the result exactly once.
pub fn pair_whole(old: &[Clause], new: &[Clause]) -> Vec<Pair> {
    let pieces = |clauses: &[Clause]| clauses.iter().map(|clause| clause.words.clone()).collect::<Vec<_>>();
    let (before, after) = (pieces(old), pieces(new));
    let found = comparison::pairs(&before, &after).into_iter().map(|pair| match pair {
        comparison::Pair::Same(one, other) | comparison::Pair::Changed(one, other) => {
            paired(one, other, says_the_same(&before, one, &after, other))
        }
        comparison::Pair::Removed(one) => Pair { old: Some(one), new: None, change: Change::Removed },
        comparison::Pair::Added(other) => Pair { old: None, new: Some(other), change: Change::New },
    });
    find_moved(&before, &after, found.collect())
}

fn paired(one: usize, other: usize, is_same: bool) -> Pair {
    let change = if is_same { Change::Same } else { Change::Changed };
    Pair { old: Some(one), new: Some(other), change }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says_the_same(before: &[String], one: usize, after: &[String], other: usize) -> bool {
    matches!((before.get(one), after.get(other)), (Some(a), Some(b)) if plain(a) == plain(b))
}

/// What seems to be gone and what seems to be new may be one clause that stands elsewhere: the same words first, then most
/// words shared; the first that fits is taken, so that the outcome does not depend on chance.
fn find_moved(before: &[String], after: &[String], mut pairs: Vec<Pair>) -> Vec<Pair> {
    let alike: [fn(&str, &str) -> bool; 2] = [|a, b| !a.is_empty() && fold(a) == fold(b), are_alike];
    for fits in alike {
        let gone: Vec<usize> = pairs.iter().filter(|pair| pair.new.is_none()).filter_map(|pair| pair.old).collect();
        for one in gone {
            let like = |pair: &&Pair| {
                let other = pair.new.filter(|_| pair.old.is_none()).and_then(|other| after.get(other));
                matches!((before.get(one), other), (Some(a), Some(b)) if fits(a, b))
            };
            let Some(other) = pairs.iter().find(like).and_then(|pair| pair.new) else { continue };
            pairs.retain(|pair| !(pair.old.is_none() && pair.new == Some(other)));
            if let Some(pair) = pairs.iter_mut().find(|pair| pair.old == Some(one)) {
                *pair = paired(one, other, says_the_same(before, one, after, other));
            }
        }
    }
    pairs
}

/// Pairs what an amending document says of single clauses: every clause that it names exactly once, in the order of the
/// older document, then those that it adds. Of a clause that is named several times the last word counts. What is said of
/// a clause that the older document does not have comes back by its place, for a person.
pub fn pair_named(old: &[Clause], said: &[Said]) -> (Vec<Pair>, Vec<usize>) {
    let (mut pairs, mut added, mut not_found): (Vec<Pair>, Vec<Pair>, Vec<usize>) = Default::default();
    for (place, one) in said.iter().enumerate() {
        if one.act == Act::Insert {
            added.push(Pair { old: None, new: one.by, change: Change::New });
            continue;
        }
        let Some(clause) = find_clause(old, &one.labels) else {
            not_found.push(place);
            continue;
        };
        pairs.retain(|pair| pair.old != Some(clause));
        pairs.push(match one.act {
            Act::Repeal => Pair { old: Some(clause), new: None, change: Change::Removed },
            _ => Pair { old: Some(clause), new: one.by, change: Change::Changed },
        });
    }
    pairs.sort_by_key(|pair| pair.old);
    let mut seen = BTreeSet::new();
    added.retain(|pair| pair.new.is_some_and(|new| seen.insert(new)));
    pairs.extend(added);
    (pairs, not_found)
}

/// The clause that labels name: «II», «2» is the one labelled 2 somewhere inside II. None where several could be meant and
/// none of them is named in full.
pub fn find_clause(clauses: &[Clause], labels: &[String]) -> Option<usize> {
    let wanted: Vec<String> = labels.iter().map(|label| bare(label)).collect();
    let fitting: Vec<(usize, usize)> = clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| leads_to(&clause.labels, &wanted))
        .map(|(place, clause)| (place, clause.labels.len()))
        .collect();
    let whole = fitting.iter().filter(|(_, length)| *length == wanted.len()).collect::<Vec<_>>();
    match (whole.as_slice(), fitting.as_slice()) {
        ([(place, _)], _) | ([], [(place, _)]) => Some(*place),
        _ => None,
    }
}

/// Whether labels end with the last one wanted and hold the others, in their order, above it.
fn leads_to(labels: &[String], wanted: &[String]) -> bool {
    let Some((last, outer)) = wanted.split_last() else { return false };
    let Some((own, above)) = labels.split_last() else { return false };
    let mut above = above.iter().map(|label| bare(label));
    bare(own) == *last && outer.iter().all(|label| above.any(|one| one == *label))
}

/// A label without its signs and the word for its kind: «Điều 2.» is 2, «a)» is a, «II -» is ii.
fn bare(label: &str) -> String {
    let last = label.split_whitespace().rfind(|word| word.contains(char::is_alphanumeric)).unwrap_or_default();
    last.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}
