//! Formulas of official language: words that stand in every plan and tell no clause from another.
//! They are data: `formulas.txt`, a phrase a line, in small letters with marks.

use super::syllables::Syllable;
use domain::text::fold;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

static PHRASES: LazyLock<HashMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    let lines = include_str!("formulas.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let parts: Vec<String> = fold(line).split(' ').map(str::to_owned).collect();
        if let Some(first) = parts.first().filter(|first| !first.is_empty()).cloned() {
            phrases.entry(first).or_default().push(parts);
        }
    }
    phrases
});

/// Syllables that join words and say nothing by themselves.
static JOINING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "va cac cho cua trong tai ve den tu voi theo de la co duoc nhu khi ma o nhung mot cung vao bang boi hoac do nham \
     tren duoi ra len sau truoc nay do moi tung vien se da dang phai"
        .split_whitespace()
        .collect()
});

/// Marks the syllables that belong to a formula.
pub fn mark(syllables: &mut [Syllable]) {
    for place in 0..syllables.len() {
        let Some(phrases) = syllables.get(place).and_then(|one| PHRASES.get(&one.folded)) else { continue };
        let fits = |phrase: &&Vec<String>| {
            let here = syllables.get(place..place + phrase.len());
            here.is_some_and(|here| here.iter().map(|one| &one.folded).eq(phrase.iter()))
        };
        let longest = phrases.iter().filter(fits).map(Vec::len).max().unwrap_or(0);
        for one in syllables.iter_mut().skip(place).take(longest) {
            one.is_formula = true;
        }
    }
}

/// Whether a syllable only joins words.
pub fn joins(folded: &str) -> bool {
    JOINING.contains(folded)
}
