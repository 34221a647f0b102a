//! Phrases that mean the same in official language, as data: `alike.txt`, a group a line. A shared group counts as a pair of
//! words that both have, so that a text in other words is found and the words can still be shown.

use super::{Words, syllables::Syllable};
use domain::text::fold;
use std::{collections::HashMap, sync::LazyLock};

/// By the first syllable: the syllables of a phrase, and its group.
type Phrases = HashMap<String, Vec<(Vec<String>, usize)>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    let lines = include_str!("alike.txt").lines().filter(|line| !line.starts_with('#'));
    for (group, line) in lines.enumerate() {
        for phrase in line.split('=') {
            let parts: Vec<String> = fold(phrase).split(' ').map(str::to_owned).collect();
            if let Some(first) = parts.first().filter(|first| !first.is_empty()).cloned() {
                phrases.entry(first).or_default().push((parts, group));
            }
        }
    }
    phrases
});

/// The groups that a text has a phrase of, each with its places.
pub fn groups(syllables: &[Syllable]) -> Vec<(usize, Words)> {
    let mut found = Vec::new();
    for (place, one) in syllables.iter().enumerate() {
        let longest = PHRASES.get(&one.folded).into_iter().flatten().filter(|(phrase, _)| {
            let here = syllables.get(place..place + phrase.len());
            here.is_some_and(|here| here.iter().map(|one| &one.folded).eq(phrase.iter()))
        });
        if let Some((phrase, group)) = longest.max_by_key(|(phrase, _)| phrase.len())
            && let Some(last) = syllables.get(place + phrase.len() - 1)
        {
            found.push((*group, (one.words.0, last.words.1)));
        }
    }
    found
}
