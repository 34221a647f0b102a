//! The parts of a page of one thing: a heading with its count, a sentence, a few rows, the way to the whole list. Each subject has a
//! file here that asks it for a clause or for a unit.

pub mod assignments;
pub mod coverage;
pub mod difficulties;
pub mod findings;
pub mod money;
pub mod outreach;
pub mod plans;
pub mod registers;
pub mod reports;
pub mod targets;

use crate::{
    acting::Acting,
    coverage::clauses::Clause,
    documents::actions::StoredDocument,
    look::{Frame, Tone},
    reporting::Mark,
};
use domain::ids::{OrganisationId, ProvisionId};
use std::collections::BTreeSet;

/// So many rows of a part are shown.
pub const SHOWN: usize = 6;

/// Who looks, and how things are said.
#[derive(Clone, Copy)]
pub struct Looking<'l> {
    /// Language and day.
    pub frame: &'l Frame,
    /// The person.
    pub acting: &'l Acting,
}

impl Looking<'_> {
    /// The name of a body, today or as it last was.
    pub fn name(&self, id: OrganisationId) -> String {
        self.acting.graph.last_name(id, self.acting.today).unwrap_or_default().to_owned()
    }

    /// The short name of a body, where it has one.
    pub fn short_name(&self, id: OrganisationId) -> String {
        let short = self.acting.graph.names(id).last().and_then(|row| row.short_name.clone());
        short.unwrap_or_else(|| self.name(id))
    }

    /// A sentence of this subject.
    pub fn say(&self, key: &str) -> String {
        self.frame.say(key).to_string()
    }

    /// A sentence with a count.
    pub fn count(&self, key: &str, count: impl Into<usize>) -> String {
        self.frame.say(key).with("count", count.into()).to_string()
    }
}

/// A clause with everything inside it.
pub struct OfClause<'c> {
    /// The document.
    pub document: &'c StoredDocument,
    /// The clause.
    pub clause: &'c Clause,
    /// It and everything inside it.
    pub inside: BTreeSet<ProvisionId>,
}

/// One row of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it is.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Where it stands, whose it is, until when.
    pub meta: String,
    /// How it stands.
    pub mark: Option<Mark>,
}

/// A part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its code, for programs.
    pub code: &'static str,
    /// Its anchor.
    pub id: &'static str,
    /// What it is called.
    pub heading: String,
    /// How many rows there are that the person may read.
    pub count: usize,
    /// What they come to, in a sentence; empty where the rows say it.
    pub says: String,
    /// The first rows, those that need a hand first.
    pub lines: Vec<Line>,
    /// The list of the subject, filtered as far as it can be.
    pub list: Option<String>,
    /// What comes here, where nothing is.
    pub empty: String,
}

impl Part {
    /// A part without rows.
    pub fn new(looking: Looking<'_>, code: &'static str, id: &'static str, (heading, empty): (&str, &str)) -> Self {
        Part {
            code,
            id,
            heading: looking.say(heading),
            count: 0,
            says: String::new(),
            lines: Vec::new(),
            list: None,
            empty: looking.say(empty),
        }
    }

    /// With rows, those that need a hand first: the first few are shown.
    pub fn with(mut self, lines: Vec<Line>) -> Self {
        self.count = lines.len();
        self.lines = lines;
        self.lines.truncate(SHOWN);
        self
    }

    /// With a sentence.
    pub fn saying(mut self, says: String) -> Self {
        self.says = says;
        self
    }

    /// With the way to the list.
    pub fn listed(mut self, list: String) -> Self {
        self.list = Some(list);
        self
    }

    /// Rows that are not shown.
    pub fn more(&self) -> usize {
        self.count.saturating_sub(self.lines.len())
    }
}

/// A state as a mark.
pub fn marked((symbol, word, tone): (&'static str, String, Tone)) -> Mark {
    Mark { symbol, word, tone }
}

/// Sentences that say something, parted by points.
pub fn together(said: impl IntoIterator<Item = String>) -> String {
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}
