//! Weighing: how much two clauses share, each shared word by how rare it is among the clauses of the parent.
//! The weights were chosen on the plans that the method was tuned on, and stand for one clause of a plan only.

use super::{
    Clause, Words, alike, formulas,
    labels::{self, Cited},
    syllables::{Syllable, syllables},
};
use std::collections::{BTreeMap, HashMap};

/// A pair of syllables says more than the two alone.
const PAIR: f64 = 2.2;
/// With marks a word is surely the same; without, only likely.
const MARKED: f64 = 0.6;
const FOLDED: f64 = 0.4;
/// Another phrase of the same meaning says less than the same words.
const ALIKE: f64 = 0.7;
/// What stands above a clause counts less than its own words.
const CONTEXT: f64 = 0.35;
/// A formula counts hardly at all.
const FORMULA: f64 = 0.12;
/// What a named clause is worth, in parts of the highest score that words alone can give.
const NAMED: f64 = 1.0;
const NAMED_INSIDE: f64 = 0.5;
/// A parent of few words is not preferred for their fewness beyond this.
const EVEN: f64 = 9.0;
/// Below this share of the clause's own weight nothing is suggested.
const LEAST: f64 = 0.05;
/// Further suggestions reach this part of the best.
const NEAR: f64 = 0.3;
/// So many suggestions of a clause at the most.
const MOST: usize = 3;
/// So many shared words are shown at the most, the heaviest.
const SHOWN: usize = 12;

/// A clause of the parent that a clause may take up.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Its place among the parent's clauses.
    pub parent: usize,
    /// How much speaks for it, in thousandths; comparable for one clause only.
    pub weight: u32,
    /// A clause is named outright.
    pub is_named: bool,
    /// The words that decide, in the clause of the plan.
    pub own_words: Vec<Words>,
    /// The words that decide, in the clause of the parent.
    pub parent_words: Vec<Words>,
}

/// A word or a pair with its weight, and where it stands if it stands in the own text.
#[derive(Debug, Clone, Default)]
struct Term {
    weight: f64,
    places: Vec<Words>,
}

type Terms = BTreeMap<String, Term>;

/// The clauses of a parent, weighed.
#[derive(Debug, Clone)]
pub struct Matcher {
    parents: Vec<Terms>,
    paths: Vec<Vec<String>>,
    sizes: Vec<f64>,
    rarity: HashMap<String, f64>,
    unknown: f64,
}

impl Matcher {
    /// Weighs the clauses of a parent.
    pub fn new(parents: &[Clause<'_>]) -> Self {
        let all: Vec<Terms> = parents.iter().map(terms_of).collect();
        let mut holders: HashMap<String, f64> = HashMap::new();
        for terms in &all {
            for term in terms.keys() {
                *holders.entry(term.clone()).or_default() += 1.0;
            }
        }
        let count = parents.len() as f64;
        let rarity: HashMap<String, f64> =
            holders.into_iter().map(|(term, holders)| (term, (1.0 + count / holders).ln())).collect();
        let mut made = Matcher {
            paths: parents.iter().map(|parent| labels::path_of(parent.path)).collect(),
            sizes: Vec::new(),
            parents: all,
            rarity,
            unknown: (1.0 + count).ln(),
        };
        made.sizes = made.parents.iter().map(|terms| made.size(terms)).collect();
        made
    }

    fn rarity(&self, term: &str) -> f64 {
        self.rarity.get(term).copied().unwrap_or(self.unknown)
    }

    fn size(&self, terms: &Terms) -> f64 {
        terms.iter().map(|(term, found)| found.weight * self.rarity(term)).sum()
    }

    /// The clauses of the parent that a clause may take up, the likeliest first; of equal ones the earlier first.
    pub fn suggest(&self, clause: &Clause<'_>) -> Vec<Suggestion> {
        let ranked = self.rank(clause);
        let best = ranked.first().map_or(0.0, |(_, score)| *score);
        let own = terms_of(clause);
        let named = labels::cited(clause.text);
        let near = ranked.into_iter().filter(|(_, score)| *score >= LEAST && *score >= best * NEAR);
        near.take(MOST).map(|(parent, score)| self.told(&own, &named, parent, score)).collect()
    }

    /// All clauses of the parent with what speaks for them, the likeliest first.
    pub fn rank(&self, clause: &Clause<'_>) -> Vec<(usize, f64)> {
        let own = terms_of(clause);
        let whole = self.size(&own).max(f64::MIN_POSITIVE);
        let named = labels::cited(clause.text);
        let mut ranked: Vec<(usize, f64)> = (0..self.parents.len())
            .map(|parent| (parent, self.shared(&own, parent, whole) + self.named(&named, parent)))
            .collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        ranked
    }

    /// What both have, held against the sizes of both: a long parent has more of everything.
    fn shared(&self, own: &Terms, parent: usize, whole: f64) -> f64 {
        let (Some(terms), Some(size)) = (self.parents.get(parent), self.sizes.get(parent)) else { return 0.0 };
        let both = own.iter().filter_map(|(term, found)| {
            let there = terms.get(term)?;
            Some(found.weight.min(there.weight) * self.rarity(term))
        });
        both.sum::<f64>() / ((whole + EVEN).sqrt() * (size + EVEN).sqrt())
    }

    fn named(&self, named: &[Cited], parent: usize) -> f64 {
        let Some(path) = self.paths.get(parent) else { return 0.0 };
        let likeness = named.iter().map(|cited| labels::likeness(&cited.path, path)).max().unwrap_or(0);
        match likeness {
            0 => 0.0,
            1 => NAMED_INSIDE,
            _ => NAMED,
        }
    }

    fn told(&self, own: &Terms, named: &[Cited], parent: usize, score: f64) -> Suggestion {
        let path = self.paths.get(parent).map(Vec::as_slice).unwrap_or_default();
        let names: Vec<Words> =
            named.iter().filter(|one| labels::likeness(&one.path, path) > 0).map(|one| one.words).collect();
        let mut shared: Vec<(f64, &Term, &Term)> = own
            .iter()
            .filter_map(|(term, found)| {
                let there = self.parents.get(parent)?.get(term)?;
                let is_own = !found.places.is_empty() && !there.places.is_empty();
                is_own.then(|| (found.weight.min(there.weight) * self.rarity(term), found, there))
            })
            .collect();
        shared.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.places.cmp(&other.1.places)));
        let heaviest = shared.first().map_or(0.0, |(weight, ..)| *weight);
        shared.retain(|(weight, ..)| *weight >= heaviest / 8.0);
        shared.truncate(SHOWN);
        let places = |side: fn(&(f64, &Term, &Term)) -> Vec<Words>| shared.iter().flat_map(side).collect::<Vec<_>>();
        Suggestion {
            parent,
            weight: (score * 1000.0).clamp(0.0, 10_000.0) as u32,
            is_named: !names.is_empty(),
            own_words: joined(places(|(_, found, _)| found.places.clone()).into_iter().chain(names).collect()),
            parent_words: joined(places(|(_, _, there)| there.places.clone())),
        }
    }
}

/// Words and pairs of a clause, with marks and without.
fn terms_of(clause: &Clause<'_>) -> Terms {
    let mut terms = Terms::new();
    add(&mut terms, &syllables(clause.text), 1.0, true);
    add(&mut terms, &syllables(clause.context), CONTEXT, false);
    terms
}

fn add(terms: &mut Terms, all: &[Syllable], share: f64, is_own: bool) {
    let mut put = |kind: char, word: String, weight: f64, words: Words| {
        let term = terms.entry([kind.to_string(), word].concat()).or_default();
        term.weight = term.weight.max(weight * share);
        if is_own && weight > FORMULA {
            term.places.push(words);
        }
    };
    for one in all.iter().filter(|one| !formulas::joins(&one.folded)) {
        let weight = if one.is_formula { FORMULA } else { 1.0 };
        put('m', one.marked.clone(), weight * MARKED, one.words);
        put('f', one.folded.clone(), weight * FOLDED, one.words);
    }
    for (group, words) in alike::groups(all) {
        put('a', group.to_string(), PAIR * ALIKE, words);
    }
    for pair in all.windows(2) {
        let [one, other] = pair else { continue };
        if other.begins || formulas::joins(&one.folded) && formulas::joins(&other.folded) {
            continue;
        }
        let weight = if one.is_formula && other.is_formula { FORMULA } else { PAIR };
        let words = (one.words.0, other.words.1);
        put('M', [&one.marked, " ", &other.marked].concat(), weight * MARKED, words);
        put('F', [&one.folded, " ", &other.folded].concat(), weight * FOLDED, words);
    }
}

/// Places in order; those that touch, or that only a blank parts, are one.
fn joined(mut places: Vec<Words>) -> Vec<Words> {
    places.sort_unstable();
    let mut made: Vec<Words> = Vec::new();
    for (start, end) in places {
        match made.last_mut() {
            Some(last) if start <= last.1 + 1 => last.1 = last.1.max(end),
            _ => made.push((start, end)),
        }
    }
    made
}
