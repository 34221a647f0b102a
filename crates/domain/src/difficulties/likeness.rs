//! How alike two difficulties are: words in their folded form, singly and in pairs, and whether both speak of the same clause,
//! duty or figure. It only proposes; whether two are one, the holder says.

use crate::{
    ids::{ObligationId, ProvisionId},
    text::fold,
};
use std::collections::BTreeSet;

/// From so many hundredths on two are proposed as one.
pub const PROPOSED_FROM: u32 = 45;
/// Words alone must share so much before the same clause counts.
const LEAST_WORDS: u32 = 20;
const SAME_CLAUSE: u32 = 25;
const SAME_OBLIGATION: u32 = 20;
const SAME_FIGURE: u32 = 20;
const WHOLE: u32 = 100;
/// Words that say nothing of the matter, folded.
const EMPTY_WORDS: [&str; 22] = [
    "va", "cua", "la", "co", "cac", "nhung", "cho", "de", "theo", "trong", "tren", "voi", "khi", "thi", "do", "boi",
    "tai", "mot", "duoc", "ve", "nay", "con",
];

/// What a likeness is found from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// As it was raised.
    pub words: &'a str,
    /// The clause.
    pub provision: Option<ProvisionId>,
    /// The duty of the assignment.
    pub obligation: Option<ObligationId>,
    /// Pack and indicator of the figure.
    pub figure: Option<(&'a str, &'a str)>,
}

/// How alike two are, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// In hundredths, at most 100.
    pub percent: u32,
    /// Of the words alone.
    pub words_percent: u32,
    /// Both speak of the same clause.
    pub same_clause: bool,
    /// Both speak of the same duty.
    pub same_obligation: bool,
    /// Both speak of the same figure.
    pub same_figure: bool,
}

/// Finds how alike two are.
pub fn likeness(one: Subject<'_>, other: Subject<'_>) -> Likeness {
    let same = |a: bool, b: bool| a && b;
    let same_clause = same(one.provision.is_some(), one.provision == other.provision);
    let same_obligation = same(one.obligation.is_some(), one.obligation == other.obligation);
    let same_figure = same(one.figure.is_some(), one.figure == other.figure);
    let words_percent = words_alike(one.words, other.words);
    let counted = |is_same: bool, weight: u32| if is_same && words_percent >= LEAST_WORDS { weight } else { 0 };
    let more = counted(same_clause, SAME_CLAUSE)
        + counted(same_obligation, SAME_OBLIGATION)
        + counted(same_figure, SAME_FIGURE);
    Likeness { percent: (words_percent + more).min(WHOLE), words_percent, same_clause, same_obligation, same_figure }
}

fn words_alike(one: &str, other: &str) -> u32 {
    let (one, other) = (counted_words(one), counted_words(other));
    let pairs = |words: &[String]| -> BTreeSet<String> { words.windows(2).map(|pair| pair.join(" ")).collect() };
    let single = |words: &[String]| -> BTreeSet<String> { words.iter().cloned().collect() };
    let of_words = shared(&single(&one), &single(&other));
    let (of_one, of_other) = (pairs(&one), pairs(&other));
    if of_one.is_empty() && of_other.is_empty() { of_words } else { (of_words + shared(&of_one, &of_other)) / 2 }
}

fn counted_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(word)).map(str::to_owned).collect()
}

/// Twice what is shared, of all that is there (Dice).
fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> u32 {
    let (all, both) = (one.len() + other.len(), one.intersection(other).count());
    (2 * both * 100).checked_div(all).map_or(0, |percent| u32::try_from(percent).unwrap_or(WHOLE))
}
