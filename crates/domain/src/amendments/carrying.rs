//! Which obligation of the newer document is the same as one of the older: the same clause by the pairing, and most words
//! shared. Each stands in at most one match, so that nothing is carried on twice.

use crate::{comparison::are_alike, text::fold};

/// An obligation on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty<'d> {
    /// Place of its pair in the pairing; none where its clause stands in no pair.
    pub pair: Option<usize>,
    /// What is to be done.
    pub action: &'d str,
}

/// The matches, by places in both lists, in the order of the older one. The same words go before words that are alike.
pub fn match_duties(old: &[Duty<'_>], new: &[Duty<'_>]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let alike: [fn(&str, &str) -> bool; 2] = [|a, b| fold(a) == fold(b), are_alike];
    for fits in alike {
        for (one, before) in old.iter().enumerate() {
            if before.pair.is_none() || found.iter().any(|(taken, _)| *taken == one) {
                continue;
            }
            let is_free = |other: usize| found.iter().all(|(_, taken)| *taken != other);
            let like = new.iter().enumerate().find(|(other, after)| {
                is_free(*other) && after.pair == before.pair && fits(before.action, after.action)
            });
            if let Some((other, _)) = like {
                found.push((one, other));
            }
        }
    }
    found.sort_unstable();
    found
}
