//! The oracle: what happened as plain words, told again from the beginning for each day that is asked about.
//! It shares nothing with the graph but the identities: no intervals, no rows, no indexes.

use domain::{
    ids::{EventId, OrganisationId},
    organisations::{Change, Event, Share, organisation_of_word},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub const LINES: [&str; 4] = ["party", "state", "front", "professional"];

/// An organisation of a history, by its number.
pub type Number = u8;

/// What happened on a day.
#[derive(Debug, Clone)]
pub struct Told {
    pub on: Date,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    Found { who: Number, known: Known },
    Rename { who: Number, name: String },
    Reclassify { who: Number, class: &'static str, level: &'static str },
    Move { who: Number, line: &'static str, parent: Option<Number> },
    Merge { from: BTreeSet<Number>, into: Number },
    Split { from: Number, into: BTreeMap<Number, (i64, i64)>, ends: bool },
    Dissolve { who: Number },
}

/// What is known of one living organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub founded_on: Date,
    pub name: String,
    pub class: &'static str,
    pub level: &'static str,
    pub codes: BTreeMap<&'static str, String>,
    pub parents: BTreeMap<&'static str, Number>,
}

/// A part that went from one to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passed {
    pub event: usize,
    pub old: Number,
    pub new: Number,
    pub share: (i64, i64),
}

/// The world as it is when a history has been told up to a day.
#[derive(Debug, Clone, Default)]
pub struct Living {
    pub known: BTreeMap<Number, Known>,
    pub passed: Vec<Passed>,
    pub dissolved: BTreeSet<Number>,
}

/// Tells a history from its beginning up to and with a day.
pub fn tell(history: &[Told], until: Date) -> Living {
    let mut living = Living::default();
    for (event, told) in history.iter().enumerate().filter(|(_, told)| told.on <= until) {
        living.hear(event, &told.what);
    }
    living
}

impl Living {
    fn hear(&mut self, event: usize, what: &What) {
        match what {
            What::Found { who, known } => drop(self.known.insert(*who, known.clone())),
            What::Rename { who, name } => self.of(*who).name.clone_from(name),
            What::Reclassify { who, class, level } => (self.of(*who).class, self.of(*who).level) = (class, level),
            What::Move { who, line, parent } => {
                self.of(*who).parents.remove(line);
                self.of(*who).parents.extend(parent.map(|parent| (*line, parent)));
            }
            What::Merge { from, into } => {
                for old in from {
                    self.passed.push(Passed { event, old: *old, new: *into, share: (1, 1) });
                    self.end(*old);
                }
            }
            What::Split { from, into, ends } => {
                let passed =
                    |(new, share): (&Number, &(i64, i64))| Passed { event, old: *from, new: *new, share: *share };
                self.passed.extend(into.iter().map(passed));
                if *ends {
                    self.end(*from);
                }
            }
            What::Dissolve { who } => {
                self.end(*who);
                self.dissolved.insert(*who);
            }
        }
    }

    fn of(&mut self, who: Number) -> &mut Known {
        self.known.get_mut(&who).expect("it lives")
    }

    fn end(&mut self, who: Number) {
        self.known.remove(&who);
        for known in self.known.values_mut() {
            known.parents.retain(|_, parent| *parent != who);
        }
    }

    /// The chain above on a line, the nearest first.
    pub fn above(&self, who: Number, line: &str) -> Vec<Number> {
        let mut chain = Vec::new();
        let mut at = who;
        while let Some(parent) = self.known.get(&at).and_then(|known| known.parents.get(line)) {
            chain.push(*parent);
            at = *parent;
        }
        chain
    }

    /// All that can be reached from one along what was passed on, forward or back.
    pub fn reached(&self, from: Number, forward: bool) -> BTreeSet<Number> {
        let mut reached = BTreeSet::from([from]);
        loop {
            let before = reached.len();
            for passed in &self.passed {
                let (start, end) = if forward { (passed.old, passed.new) } else { (passed.new, passed.old) };
                if reached.contains(&start) {
                    reached.insert(end);
                }
            }
            if reached.len() == before {
                reached.remove(&from);
                return reached;
            }
        }
    }
}

pub fn id(number: Number) -> OrganisationId {
    organisation_of_word(&format!("o{number}"))
}

pub fn event_id(number: usize) -> EventId {
    Uuid::from_u128(1 + number as u128).into()
}

pub fn legal_basis(number: usize) -> String {
    format!("Nghị quyết {number}/NQ-HĐND")
}

/// The history as events for the register.
pub fn events(history: &[Told]) -> Vec<Event> {
    let event = |(number, told): (usize, &Told)| {
        let note = (number % 3 == 0).then(|| format!("ghi chú {number}"));
        Event { id: event_id(number), on: told.on, legal_basis: legal_basis(number), note, change: change(&told.what) }
    };
    history.iter().enumerate().map(event).collect()
}

fn change(what: &What) -> Change {
    match what {
        What::Found { who, known } => Change::Found {
            organisation: id(*who),
            name: known.name.clone(),
            short_name: None,
            class: known.class.to_owned(),
            level: known.level.to_owned(),
            codes: known.codes.iter().map(|(scheme, code)| ((*scheme).to_owned(), code.clone())).collect(),
            parents: known.parents.iter().map(|(line, parent)| ((*line).to_owned(), id(*parent))).collect(),
        },
        What::Rename { who, name } => Change::Rename { organisation: id(*who), name: name.clone(), short_name: None },
        What::Reclassify { who, class, level } => {
            Change::Reclassify { organisation: id(*who), class: (*class).to_owned(), level: (*level).to_owned() }
        }
        What::Move { who, line, parent } => {
            Change::Move { organisation: id(*who), line: (*line).to_owned(), parent: parent.map(id) }
        }
        What::Merge { from, into } => {
            Change::Merge { from: from.iter().map(|old| id(*old)).collect(), into: id(*into) }
        }
        What::Split { from, into, ends } => {
            let share = |(to, (numerator, denominator)): (&Number, &(i64, i64))| Share {
                to: id(*to),
                numerator: *numerator,
                denominator: *denominator,
                scope: None,
            };
            Change::Split { from: id(*from), into: into.iter().map(share).collect(), ends: *ends }
        }
        What::Dissolve { who } => Change::Dissolve { organisation: id(*who) },
    }
}
