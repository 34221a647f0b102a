//! Whether a body has taken a target of the body above into its own resolution or plan, with which value.
//!
//! Only documents of some kinds count; they stand in `containing-kinds.txt`. Nothing is guessed: a sentence of a document is
//! a proposal until a person confirms it, and who has said nothing is named as such.

use super::{Against, Bound, Cascading};
use crate::text::fold;
use std::collections::BTreeSet;

const KINDS: &str = include_str!("containing-kinds.txt");

/// Whether a type of document is one in which targets are taken up.
pub fn takes_targets_up(document_type: &str) -> bool {
    KINDS.lines().any(|line| !line.starts_with('#') && line.trim() == document_type)
}

/// By what a body's own target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A document of a kind that counts.
    Counted,
    /// A document that is not here, cited in words.
    Cited,
    /// A document of another kind.
    Other,
}

/// How a body stands to a target of the body above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Containing {
    /// It is contained; with how the value stands, where single values are compared at all.
    Contained(Option<Against>),
    /// It is set, by a document that does not count.
    Elsewhere,
    /// The body says that it does not take it up, with the reason.
    LeftOut,
    /// Nothing is said yet.
    NotSaid,
}

/// How a body stands to a target above, by its own target and by what it said.
pub fn containing((above, how): (&Bound, Cascading), own: Option<(&Bound, Ground)>, is_left_out: bool) -> Containing {
    match own {
        Some((_, Ground::Other)) => Containing::Elsewhere,
        // A number of one unit is not held against the number of all.
        Some((bound, _)) => Containing::Contained((how == Cascading::Each).then(|| bound.compare(above))),
        None if is_left_out => Containing::LeftOut,
        None => Containing::NotSaid,
    }
}

/// So much of the words of an indicator's name a sentence must have, in hundredths.
const NAMED_PERCENT: usize = 50;
/// Words that stand in most names and say nothing.
const SILENT: &[&str] = &["so", "luong", "ty", "le", "va", "cua", "cac", "co", "duoc", "trong", "tren", "dan", "nguoi"];

/// How much of the words of an indicator's name a sentence has, in hundredths; none where it is too little.
pub fn names_indicator(name: &str, sentence: &str) -> Option<usize> {
    let words = |text: &str| -> BTreeSet<String> {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter(|word| !SILENT.contains(word)).map(str::to_owned).collect()
    };
    let (name, sentence) = (words(name), words(sentence));
    let shared = name.intersection(&sentence).count();
    let percent = shared * 100 / name.len().max(1);
    (percent >= NAMED_PERCENT).then_some(percent)
}
