//! Which organisation a typed name means: exactly, then without marks, then asked.
//! An old body is looked for on the eve of the change, a new one too; a new name that nobody bears founds a body.

use super::{
    Draft,
    fault::{Fault, What},
    rows::{Column, day},
};
use crate::{
    ids::OrganisationId,
    organisations::Graph,
    text::{fold, nfc},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a person said that a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picked {
    /// This organisation.
    Organisation(OrganisationId),
    /// A body that is founded.
    New,
}

/// What a cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Nothing stands there, or nothing that is looked for.
    Nothing,
    /// An organisation of the register, by its name or without marks.
    Known(OrganisationId),
    /// A body that is founded, by its name as it is compared.
    New(String),
    /// A person must say.
    Asked,
}

impl Match {
    /// The organisation of the register.
    pub fn known(&self) -> Option<OrganisationId> {
        match self {
            Match::Known(id) => Some(*id),
            _ => None,
        }
    }
}

/// A name of which a person must say whom it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The first row with it, from 1.
    pub row: usize,
    /// In this column.
    pub column: Column,
    /// As it was typed.
    pub typed: String,
    /// As it is compared: what the answer is kept under.
    pub key: String,
    /// Who bears it.
    pub candidates: Vec<OrganisationId>,
    /// It may also be the name of a body that is founded.
    pub may_be_new: bool,
}

/// The form under which names are compared and answers are kept.
pub fn key_of(typed: &str) -> String {
    nfc(typed).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answer to a name in one column is not the answer in the other: «Yên Hến» ends and «Yên Hến» is founded.
fn picked_key(column: Column, typed: &str) -> String {
    [column.code(), ":", &key_of(typed)].concat()
}

/// What cells mean, with the faults and questions on the way.
/// Names are looked for on the eve of the change.
pub(super) struct Matcher<'d> {
    pub graph: &'d Graph,
    pub draft: &'d Draft,
    pub eve: Date,
    pub faults: Vec<Fault>,
    pub questions: Vec<Question>,
}

impl Matcher<'_> {
    /// The old body of a row.
    pub fn old(&mut self, row: usize, typed: &str) -> Match {
        if typed.trim().is_empty() {
            return Match::Nothing;
        }
        let found = self.bearers(typed);
        match (self.picked(Column::Old, typed, &found), found.as_slice()) {
            (Some(Picked::Organisation(id)), _) => Match::Known(self.below(row, Column::Old, id)),
            (_, [id]) => Match::Known(self.below(row, Column::Old, *id)),
            (_, []) => {
                self.faults.push(Fault::at(row, Column::Old, self.unknown(typed)));
                Match::Nothing
            }
            _ => self.ask(row, Column::Old, typed, found, false),
        }
    }

    /// The new body of a row. `olds` are those that the draft changes: a new body may bear the name of one that ends.
    pub fn new_body(&mut self, row: usize, typed: &str, olds: &[OrganisationId]) -> Match {
        if typed.trim().is_empty() {
            return Match::Nothing;
        }
        // A body elsewhere may bear the same name: only those that the draft can mean are looked at.
        let mut found = self.bearers(typed);
        found.retain(|id| *id == self.draft.owner || self.graph.is_above(self.draft.owner, *id, self.eve));
        match self.picked(Column::New, typed, &found) {
            Some(Picked::Organisation(id)) => Match::Known(self.below(row, Column::New, id)),
            Some(Picked::New) => Match::New(key_of(typed)),
            None => match found.as_slice() {
                [] => Match::New(key_of(typed)),
                [id] if self.bears(*id, typed) && !olds.contains(id) => Match::Known(self.below(row, Column::New, *id)),
                _ => self.ask(row, Column::New, typed, found, true),
            },
        }
    }

    /// An organisation that must exist and is named as a superior: the preparing body itself, or one below it.
    pub fn superior(&mut self, row: usize, typed: &str, founded: &BTreeSet<String>) -> Match {
        let key = key_of(typed);
        if founded.contains(&key) {
            return Match::New(key);
        }
        let owner = self.draft.owner;
        let found = self.graph.find_by_name(typed, self.eve);
        if found.contains(&owner) {
            return Match::Known(owner);
        }
        let found = self.bearers(typed);
        match (self.picked(Column::New, typed, &found), found.as_slice()) {
            (Some(Picked::Organisation(id)), _) => Match::Known(self.below(row, Column::New, id)),
            (_, [id]) => Match::Known(self.below(row, Column::New, *id)),
            (_, []) => {
                self.faults.push(Fault::at(row, Column::New, self.unknown(typed)));
                Match::Nothing
            }
            _ => self.ask(row, Column::New, typed, found, false),
        }
    }

    /// Who bears a name on the eve: those below the body that prepares, where there are any.
    fn bearers(&self, typed: &str) -> Vec<OrganisationId> {
        let found = self.graph.find_by_name(typed, self.eve);
        let is_own = |id: &OrganisationId| self.graph.is_above(self.draft.owner, *id, self.eve);
        if found.iter().any(is_own) { found.into_iter().filter(is_own).collect() } else { found }
    }

    /// What a person said, as long as it can still be meant.
    fn picked(&self, column: Column, typed: &str, found: &[OrganisationId]) -> Option<Picked> {
        let picked = self.draft.contents.picked.get(&picked_key(column, typed)).copied()?;
        match picked {
            Picked::Organisation(id) => found.contains(&id).then_some(picked),
            Picked::New => Some(picked),
        }
    }

    fn ask(
        &mut self,
        row: usize,
        column: Column,
        typed: &str,
        candidates: Vec<OrganisationId>,
        may_be_new: bool,
    ) -> Match {
        let key = picked_key(column, typed);
        if self.questions.iter().all(|question| question.key != key) {
            self.questions.push(Question { row, column, typed: typed.to_owned(), key, candidates, may_be_new });
        }
        Match::Asked
    }

    /// Whether it bears the name with all its marks.
    fn bears(&self, id: OrganisationId, typed: &str) -> bool {
        let (typed, names) = (key_of(typed), self.graph.names(id));
        let mut current =
            names.filter(|name| name.valid_from <= self.eve && name.valid_to.is_none_or(|to| self.eve < to));
        current.any(|name| {
            key_of(&name.name) == typed || name.short_name.as_deref().is_some_and(|short| key_of(short) == typed)
        })
    }

    /// The organisation, with a fault where it does not stand below the body that prepares.
    fn below(&mut self, row: usize, column: Column, id: OrganisationId) -> OrganisationId {
        if !self.graph.is_above(self.draft.owner, id, self.eve) {
            let name = self.graph.last_name(id, self.eve).unwrap_or_default().to_owned();
            self.faults.push(Fault::at(row, column, What::NotBelow { name }));
        }
        id
    }

    /// Why nobody of that day bears a name: it ended before, came later, or never was.
    fn unknown(&self, typed: &str) -> What {
        let (typed, folded) = (typed.trim().to_owned(), fold(typed));
        let bore = |id: &OrganisationId| self.graph.names(*id).any(|name| fold(&name.name) == folded);
        let lives: Vec<(Date, Option<Date>)> =
            self.graph.all().filter(bore).filter_map(|id| self.graph.life(id)).collect();
        let ended = lives.iter().filter_map(|(_, ended)| *ended).filter(|ended| *ended <= self.eve).max();
        let founded = lives.iter().map(|(founded, _)| *founded).filter(|founded| *founded > self.eve).min();
        match (ended, founded) {
            (Some(day), _) => What::NameEnded { typed, date: written(day) },
            (None, Some(day)) => What::NameNotYet { typed, date: written(day) },
            (None, None) => What::NameUnknown { typed },
        }
    }

    /// The day of a row must be that of the whole.
    pub fn check_day(&mut self, row: usize, typed: &str) {
        if typed.trim().is_empty() {
            return;
        }
        let what = match day(typed) {
            None => What::DateUnreadable { typed: typed.trim().to_owned() },
            Some(day) if day == self.draft.effective_on => return,
            Some(_) => What::DateDiffers { date: written(self.draft.effective_on) },
        };
        self.faults.push(Fault::at(row, Column::Date, what));
    }
}

/// dd/mm/yyyy.
pub(super) fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}
