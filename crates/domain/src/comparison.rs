//! Two texts side by side: which pieces stayed, which became others, which came and went; and the words that differ.
//!
//! Pure functions over words. Pieces that are the same line up first; what is left between them is paired where most words
//! are shared. Every piece of both sides stands in the result exactly once.

use crate::text::fold;
use std::collections::BTreeSet;

/// How much two pieces must share to be one that was changed, in hundredths.
const ALIKE_PERCENT: usize = 45;
/// Longer texts are not compared word by word: the table would not fit.
const MOST_WORDS: usize = 1500;

/// How a piece of one side stands to the other: places from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// The same on both sides.
    Same(usize, usize),
    /// Other words, but the same piece.
    Changed(usize, usize),
    /// Only before.
    Removed(usize),
    /// Only after.
    Added(usize),
}

/// Lines two sequences of pieces up.
pub fn pairs(before: &[String], after: &[String]) -> Vec<Pair> {
    let folded = |pieces: &[String]| pieces.iter().map(|piece| plain(piece)).collect::<Vec<_>>();
    let (old, new) = (folded(before), folded(after));
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    let anchors = common(&old, &new).into_iter().map(Some).chain([None]);
    for anchor in anchors {
        let (until, unto) = anchor.unwrap_or((old.len(), new.len()));
        between(&old, &new, (from, until), (to, unto), &mut found);
        if let Some((one, other)) = anchor {
            let same = before.get(one) == after.get(other);
            found.push(if same { Pair::Same(one, other) } else { Pair::Changed(one, other) });
            (from, to) = (one + 1, other + 1);
        }
    }
    found
}

fn plain(piece: &str) -> String {
    fold(&piece.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Pairs what lies between two anchors, in order, where most words are shared.
fn between(
    old: &[String],
    new: &[String],
    (from, until): (usize, usize),
    (to, unto): (usize, usize),
    found: &mut Vec<Pair>,
) {
    let mut next = to;
    for one in from..until {
        let like = |other: &usize| matches!((old.get(one), new.get(*other)), (Some(a), Some(b)) if are_alike(a, b));
        if let Some(other) = (next..unto).find(like) {
            found.extend((next..other).map(Pair::Added));
            found.push(Pair::Changed(one, other));
            next = other + 1;
        } else {
            found.push(Pair::Removed(one));
        }
    }
    found.extend((next..unto).map(Pair::Added));
}

/// Whether two pieces share most of their words.
pub fn are_alike(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(fold).collect::<BTreeSet<String>>();
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    let all = one.union(&other).count();
    all > 0 && shared * 100 >= all * ALIKE_PERCENT
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub stands: Stands,
    /// The words, parted by spaces.
    pub words: String,
}

/// On which side a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// On both.
    Both,
    /// Only before.
    Before,
    /// Only after.
    After,
}

/// The words of two pieces in one line: what is on both sides, what went, what came.
pub fn runs(before: &str, after: &str) -> Vec<Run> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (words(before), words(after));
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |stands: Stands, words: &[String]| match runs.last_mut() {
        _ if words.is_empty() => {}
        Some(last) if last.stands == stands => {
            last.words.push(' ');
            last.words.push_str(&words.join(" "));
        }
        _ => runs.push(Run { stands, words: words.join(" ") }),
    };
    let (mut from, mut to) = (0, 0);
    for (one, other) in common(&old, &new).into_iter().chain([(old.len(), new.len())]) {
        push(Stands::Before, old.get(from..one).unwrap_or_default());
        push(Stands::After, new.get(to..other).unwrap_or_default());
        push(Stands::Both, old.get(one..(one + 1).min(old.len())).unwrap_or_default());
        (from, to) = (one + 1, other + 1);
    }
    runs
}

/// The longest common subsequence, as pairs of places. Of texts too long for it, the equal beginning and end.
fn common(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    let middle = (old.get(start..old.len() - end), new.get(start..new.len() - end));
    if let (Some(old), Some(new)) = middle
        && old.len() <= MOST_WORDS
        && new.len() <= MOST_WORDS
    {
        pairs.extend(longest(old, new).into_iter().map(|(a, b)| (a + start, b + start)));
    }
    pairs.extend((0..end).rev().map(|at| (old.len() - 1 - at, new.len() - 1 - at)));
    pairs
}

fn longest(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    let at = |lengths: &[u32], one: usize, other: usize| lengths.get(one * width + other).copied().unwrap_or_default();
    for (one, a) in old.iter().enumerate().rev() {
        for (other, b) in new.iter().enumerate().rev() {
            let length = if a == b {
                at(&lengths, one + 1, other + 1) + 1
            } else {
                at(&lengths, one + 1, other).max(at(&lengths, one, other + 1))
            };
            if let Some(place) = lengths.get_mut(one * width + other) {
                *place = length;
            }
        }
    }
    let (mut one, mut other, mut pairs) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (old.get(one), new.get(other)) {
        if a == b {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if at(&lengths, one + 1, other) >= at(&lengths, one, other + 1) {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}
