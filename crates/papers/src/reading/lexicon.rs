//! The words that many rules share, read from the lists of `lexicon/` once.
//!
//! A list has one entry a line; lines that begin with `#` are remarks. Entries match words of the lower-case view, with
//! any white space between them. No rule stands here.

use crate::letters::OwnWords;
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A pattern of the reader. All are constants; a debug build stops at one that is wrong, a release matches nothing.
pub(crate) fn pattern(text: &str) -> Regex {
    let made = Regex::new(text);
    debug_assert!(made.is_ok(), "{made:?}");
    made.unwrap_or_else(|_| never())
}

#[allow(clippy::expect_used)]
fn never() -> Regex {
    Regex::new("[^\\s\\S]").expect("the empty class is a pattern")
}

/// The entries of a list, with their columns.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Phrases of one to several words, found at the beginning of a run of words.
pub(super) struct Phrases {
    by_first: HashMap<&'static str, Vec<Vec<&'static str>>, OwnWords>,
}

/// No phrase of the lists has more words.
pub(super) const MOST_WORDS: usize = 9;

impl Phrases {
    /// From the first column of a list.
    pub fn new(list: &'static str) -> Phrases {
        let mut by_first: HashMap<&'static str, Vec<Vec<&'static str>>, OwnWords> = HashMap::default();
        for row in rows(list) {
            let words: Vec<&str> = row.first().copied().unwrap_or_default().split(' ').collect();
            debug_assert!(words.len() <= MOST_WORDS, "{words:?}");
            if let Some(first) = words.first() {
                by_first.entry(first).or_default().push(words);
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        Phrases { by_first }
    }

    /// How many words of the longest phrase that begins here; zero when none does.
    pub fn length_at<S: AsRef<str>>(&self, words: &[S]) -> usize {
        let Some(entries) = words.first().and_then(|first| self.by_first.get(first.as_ref())) else {
            return 0;
        };
        let fits = |entry: &&Vec<&str>| {
            entry.len() <= words.len() && entry.iter().zip(words).all(|(wanted, word)| *wanted == word.as_ref())
        };
        entries.iter().find(fits).map(Vec::len).unwrap_or_default()
    }
}

/// Heads of the names of bodies and offices: where an addressee can begin.
pub(super) static BODIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(include_str!("lexicon/bodies.txt")));
/// Nouns that name a class of bodies after an article.
pub(super) static CLASSES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("lexicon/classes-of-bodies.txt")));
/// Beginnings that look like a body's name and are none.
pub(super) static NOT_BODIES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("lexicon/not-bodies.txt")));
/// Verbs and adverbs with which a task begins.
pub(super) static VERBS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(include_str!("lexicon/verbs.txt")));
/// Verbs that only the beginning of a task may have: elsewhere they are nouns or parts of names.
pub(super) static TASK_VERBS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("lexicon/task-verbs.txt")));
/// Words that begin a statement and no task.
pub(super) static STATEMENTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("lexicon/statements.txt")));
/// Titles that are known as a whole.
pub(super) static TITLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("lexicon/titles.txt")).filter_map(|row| row.first().copied()).collect());
/// Titles of sections that hold no duties.
pub(super) static SILENT_TITLES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("lexicon/silent-titles.txt")));

/// A kind of document.
pub(super) struct DocumentType {
    /// As printed, in lower case.
    pub name: &'static str,
    /// Slug of the public contract.
    pub slug: &'static str,
    /// How its symbol abbreviates it; empty when it does not.
    pub abbreviation: &'static str,
}

/// Kinds of documents, longest names first.
pub(super) static DOCUMENT_TYPES: LazyLock<Vec<DocumentType>> = LazyLock::new(|| {
    let mut types: Vec<DocumentType> = rows(include_str!("lexicon/document-types.tsv"))
        .filter_map(|row| match row.as_slice() {
            [name, slug, abbreviation] => Some(DocumentType { name, slug, abbreviation }),
            [name, slug] => Some(DocumentType { name, slug, abbreviation: "" }),
            _ => None,
        })
        .collect();
    types.sort_by_key(|entry| std::cmp::Reverse(entry.name.len()));
    types
});
