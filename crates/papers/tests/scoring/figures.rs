//! The figures of a reading against a label, counted as `docs/reading.md` says.
//!
//! Places are compared in characters that are not blank, so a reader may fold white space and nothing else.
#![allow(clippy::indexing_slicing)]

use papers::reading::{Reading, read};
use serde_json::Value;
use std::error::Error;
use std::path::Path;

/// The names of the figures, in the order of a row.
pub const FIGURES: [&str; 10] = [
    "header",
    "recipients",
    "provisions",
    "citations",
    "duties",
    "addressees",
    "deadlines",
    "targets",
    "kinds",
    "modality",
];

/// Hits, what was found, and what the labels have, for each figure.
#[derive(Debug, Clone, Default)]
pub struct Score {
    counts: [(usize, usize, usize); 10],
    /// What does not agree.
    pub misses: Vec<String>,
}

impl Score {
    /// Adds another document.
    pub fn add(&mut self, other: &Score) {
        for (own, more) in self.counts.iter_mut().zip(other.counts) {
            *own = (own.0 + more.0, own.1 + more.1, own.2 + more.2);
        }
    }

    /// One figure between 0 and 1; `None` when there was nothing to find.
    pub fn figure(&self, name: &str) -> Option<f64> {
        let at = FIGURES.iter().position(|figure| *figure == name)?;
        let (hits, found, wanted) = self.counts.get(at).copied()?;
        (found + wanted > 0).then(|| 2.0 * hits as f64 / (found + wanted) as f64)
    }

    /// The figures in columns.
    pub fn row(&self) -> String {
        let shown = |name: &&str| self.figure(name).map_or("-".to_owned(), |figure| format!("{figure:.3}"));
        FIGURES.iter().map(|name| format!("{:>12}", shown(name))).collect()
    }

    fn put(&mut self, name: &str, hits: usize, found: usize, wanted: usize) {
        if let Some(count) = FIGURES.iter().position(|figure| *figure == name).and_then(|at| self.counts.get_mut(at)) {
            *count = (count.0 + hits, count.1 + found, count.2 + wanted);
        }
    }
}

/// Reads the text beside a label and scores the reading.
pub fn score(label: &Path) -> Result<Score, Box<dyn Error>> {
    let wanted: Value = serde_json::from_slice(&std::fs::read(label)?)?;
    let content = std::fs::read(label.with_extension("txt"))?;
    let reading = read("label.txt", &content).map_err(|problem| format!("{}: {problem:?}", label.display()))?;
    let text = String::from_utf8(content)?;
    let mut score = Score::default();
    let found = serde_json::to_value(&reading)?;
    header(&mut score, &wanted["document"], &found["document"]);
    lists(&mut score, &wanted, &found, &text, &reading);
    duties(&mut score, &wanted, &found, &text, &reading);
    Ok(score)
}

/// Lower case, white space folded, no signs at the ends.
fn folded(value: &Value) -> String {
    let words = value.as_str().unwrap_or_default().to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

fn header(score: &mut Score, wanted: &Value, found: &Value) {
    for field in ["family", "type", "symbol", "issuer", "date", "subject", "secrecy", "urgency"] {
        let (one, other) = (folded(&wanted[field]), folded(&found[field]));
        let agrees = match field {
            "subject" => likeness(&one, &other) >= 0.95,
            _ => one == other,
        };
        one_of(score, field, agrees, &one, &other);
    }
    let name = |document: &Value| folded(&document["signatories"][0]["name"]);
    one_of(score, "signatory", name(wanted) == name(found), &name(wanted), &name(found));
}

fn one_of(score: &mut Score, field: &str, agrees: bool, wanted: &str, found: &str) {
    score.put("header", usize::from(agrees), 1, 1);
    if !agrees {
        score.misses.push(format!("header.{field}: wanted «{wanted}», found «{found}»"));
    }
}

/// How alike two texts are: one less the share of letters that must change.
fn likeness(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (number, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = number + 1;
        for (at, against) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != against);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    1.0 - row[other.len()] as f64 / longest as f64
}

/// Counts of characters that are not blank before each place.
fn ink(text: &str) -> Vec<usize> {
    let mut counts = vec![0];
    for letter in text.chars() {
        counts.push(counts[counts.len() - 1] + usize::from(!letter.is_whitespace()));
    }
    counts
}

fn place(counts: &[usize], value: &Value) -> usize {
    let at = value.as_u64().unwrap_or_default() as usize;
    counts[at.min(counts.len() - 1)]
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// One-to-one matches of two lists.
fn matches<T: std::fmt::Debug>(
    score: &mut Score,
    name: &str,
    wanted: &[T],
    found: &[T],
    same: impl Fn(&T, &T) -> bool,
) {
    let mut left: Vec<&T> = found.iter().collect();
    let mut hits = 0;
    for one in wanted {
        match left.iter().position(|other| same(one, other)) {
            Some(at) => {
                left.remove(at);
                hits += 1;
            }
            None => score.misses.push(format!("{name}: not found {one:?}")),
        }
    }
    left.iter().for_each(|other| score.misses.push(format!("{name}: not in the label {other:?}")));
    score.put(name, hits, found.len(), wanted.len());
}

fn lists(score: &mut Score, wanted: &Value, found: &Value, text: &str, reading: &Reading) {
    let recipients = |document: &Value| -> Vec<String> {
        items(&document["recipients"]).iter().map(|recipient| folded(&recipient["text"])).collect()
    };
    let (one, other) = (recipients(&wanted["document"]), recipients(&found["document"]));
    matches(score, "recipients", &one, &other, |one, other| one == other);

    let (of_text, of_reading) = (ink(text), ink(&reading.text));
    let provision = |provision: &Value, at: usize| (folded(&provision["kind"]), folded(&provision["label"]), at);
    let one: Vec<_> =
        items(&wanted["provisions"]).iter().map(|own| provision(own, place(&of_text, &own["start"]))).collect();
    let other: Vec<_> =
        items(&found["provisions"]).iter().map(|own| provision(own, place(&of_reading, &own["span"][0]))).collect();
    matches(score, "provisions", &one, &other, |one, other| {
        one.0 == other.0 && one.1 == other.1 && one.2.abs_diff(other.2) <= 3
    });

    let citations = |reading: &Value| -> Vec<(String, String)> {
        let cited = items(&reading["citations"]).iter().filter(|citation| citation["symbol"].is_string());
        let mut pairs: Vec<_> =
            cited.map(|citation| (folded(&citation["symbol"]), folded(&citation["date"]))).collect();
        pairs.sort();
        pairs.dedup();
        pairs
    };
    matches(score, "citations", &citations(wanted), &citations(found), |one, other| one == other);

    let targets = |reading: &Value| -> Vec<String> {
        let key = |target: &Value| {
            ["year", "low", "high", "unit"]
                .map(|field| target[field].as_f64().map_or(folded(&target[field]), |number| number.to_string()))
        };
        items(&reading["targets"]).iter().map(|target| key(target).join(" ")).collect()
    };
    matches(score, "targets", &targets(wanted), &targets(found), |one, other| one == other);
}

fn duties(score: &mut Score, wanted: &Value, found: &Value, text: &str, reading: &Reading) {
    let (of_text, of_reading) = (ink(text), ink(&reading.text));
    let span = |counts: &[usize], duty: &Value| (place(counts, &duty["span"][0]), place(counts, &duty["span"][1]));
    let mut left: Vec<((usize, usize), &Value)> =
        items(&found["duties"]).iter().map(|duty| (span(&of_reading, duty), duty)).collect();
    let (all_found, all_wanted) = (left.len(), items(&wanted["duties"]).len());
    let mut hits = 0;
    for duty in items(&wanted["duties"]) {
        let own = span(&of_text, duty);
        let common = |other: &(usize, usize)| own.1.min(other.1).saturating_sub(own.0.max(other.0));
        let same =
            |other: &(usize, usize)| common(other) > 0 && common(other) * 2 >= own.1.max(other.1) - own.0.min(other.0);
        let best = (0..left.len()).filter(|at| same(&left[*at].0)).max_by_key(|at| common(&left[*at].0));
        match best {
            Some(at) => {
                let (_, other) = left.remove(at);
                hits += 1;
                matched(score, duty, other);
            }
            None => score.misses.push(format!("duty: not found at {own:?}")),
        }
    }
    left.iter().for_each(|(_, other)| score.misses.push(format!("duty: not in the label «{}»", other["action"])));
    score.put("duties", hits, all_found, all_wanted);
}

/// Of two duties that are the same: who, when, what kind, how binding.
fn matched(score: &mut Score, wanted: &Value, found: &Value) {
    let addressee = |own: &Value| (folded(&own["role"]), folded(&own["text"]));
    let list = |duty: &Value| items(&duty["addressees"]).iter().map(addressee).collect::<Vec<_>>();
    matches(score, "addressees", &list(wanted), &list(found), |one, other| {
        one.0 == other.0 && shared_words(&one.1, &other.1) >= 0.6
    });
    let deadline = |duty: &Value| ["kind", "date", "rule"].map(|field| folded(&duty["deadline"][field]));
    let told = deadline(wanted) == deadline(found);
    if !told {
        score.misses.push(format!("deadline: wanted {:?}, found {:?}", deadline(wanted), deadline(found)));
    }
    score.put("deadlines", usize::from(told), 1, 1);
    for (figure, field) in [("kinds", "kind"), ("modality", "modality")] {
        let agrees = folded(&wanted[field]) == folded(&found[field]);
        if !agrees {
            score
                .misses
                .push(format!("{field}: wanted {}, found {} of «{}»", wanted[field], found[field], found["action"]));
        }
        score.put(figure, usize::from(agrees), 1, 1);
    }
}

fn shared_words(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    2.0 * common as f64 / (one.len() + other.len()).max(1) as f64
}
