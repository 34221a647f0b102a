//! Random histories of a small province: what the register gets, and what plain code remembers of every day.
//!
//! All bodies have their lives between 1/1/2025 and the middle of the year; the period is 1/2 to 31/5/2025. The root never
//! changes. The plain record knows nothing of graphs: it keeps, for each day, who lived and under whom.

use crate::{
    ids::OrganisationId,
    organisations::{Catalogue, Change, Event, Graph, Rows, Share, apply},
    packs::Period,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// The root of the tree, who asks.
pub const ROOT: u8 = 0;
pub const LINE: &str = "party";
pub const CLASS: &str = "dang-uy";
const FIRST: Date = date(2025, 1, 1);

pub fn period() -> Period {
    let (first_day, last_day) = (date(2025, 2, 1), date(2025, 5, 31));
    Period { regime: "x".to_owned(), year: 2025, n: 1, first_day, last_day }
}

pub fn id(number: u8) -> OrganisationId {
    uuid::Uuid::from_u128(1_000 + u128::from(number)).into()
}

/// The number of a body of a history.
pub fn number_of(organisation: OrganisationId) -> u8 {
    u8::try_from(organisation.uuid().as_u128() - 1_000).expect("a body of the history")
}

/// One wish, with numbers that choose among what lives. What cannot be is left out.
#[derive(Debug, Clone)]
pub enum Wish {
    Found { under: Option<u8> },
    Rename { who: u8 },
    Move { who: u8, under: Option<u8> },
    Merge { from: Vec<u8>, into: Option<u8> },
    Split { from: u8, into: Vec<u8>, new: u8, ends: bool },
    Dissolve { who: u8 },
}

pub fn wishes() -> impl Strategy<Value = Vec<(Wish, u8)>> {
    let number = any::<u8>;
    let maybe = || proptest::option::weighted(0.3, any::<u8>());
    let several = |most: usize| proptest::collection::vec(any::<u8>(), 0..most);
    let wish = prop_oneof![
        4 => maybe().prop_map(|under| Wish::Found { under }),
        1 => number().prop_map(|who| Wish::Rename { who }),
        2 => (number(), maybe()).prop_map(|(who, under)| Wish::Move { who, under }),
        5 => (several(4), proptest::option::of(any::<u8>())).prop_map(|(from, into)| Wish::Merge { from, into }),
        5 => (number(), several(3), 0..3_u8, any::<bool>())
            .prop_map(|(from, into, new, ends)| Wish::Split { from, into, new, ends }),
        1 => number().prop_map(|who| Wish::Dissolve { who }),
    ];
    proptest::collection::vec((wish, 0..14_u8), 4..28)
}

/// What plain code remembers.
#[derive(Debug, Default)]
pub struct Record {
    /// Who lived on a day, and under whom.
    pub days: BTreeMap<Date, Rc<BTreeMap<u8, Option<u8>>>>,
    /// Who handed on to whom, and when.
    pub handed_on: Vec<(Date, u8, u8)>,
    pub names: u8,
    lived: BTreeMap<u8, (Date, Date)>,
    living: Rc<BTreeMap<u8, Option<u8>>>,
    /// Those that were founded today, or gave a part away today and go on: they cannot end today.
    busy: BTreeSet<u8>,
    fresh: BTreeSet<u8>,
}

impl Record {
    fn pick(&self, number: u8) -> Option<u8> {
        let bodies: Vec<u8> = self.living.keys().copied().filter(|body| *body != ROOT).collect();
        bodies.get(usize::from(number) % bodies.len().max(1)).copied()
    }

    fn may_end(&self, who: u8) -> bool {
        !self.busy.contains(&who) && !self.fresh.contains(&who)
    }

    fn is_at_or_below(&self, root: u8, mut at: u8) -> bool {
        loop {
            if at == root {
                return true;
            }
            match self.living.get(&at).copied().flatten() {
                Some(parent) => at = parent,
                None => return false,
            }
        }
    }

    fn end(&mut self, who: u8) {
        Rc::make_mut(&mut self.living).remove(&who);
        for parent in Rc::make_mut(&mut self.living).values_mut() {
            *parent = parent.filter(|parent| *parent != who);
        }
    }

    fn found(&mut self, under: Option<u8>) -> (u8, Change) {
        let number = self.names;
        self.names += 1;
        Rc::make_mut(&mut self.living).insert(number, under);
        self.fresh.insert(number);
        let level = match under {
            None => "province",
            Some(ROOT) => "district",
            Some(_) => "commune",
        };
        let change = Change::Found {
            organisation: id(number),
            name: format!("Đảng ủy {number}"),
            short_name: None,
            class: CLASS.to_owned(),
            level: level.to_owned(),
            codes: Vec::new(),
            parents: under.map(|under| (LINE.to_owned(), id(under))).into_iter().collect(),
        };
        (number, change)
    }

    /// What a wish comes to: the changes of the register, in order.
    fn grant(&mut self, wish: Wish, on: Date) -> Vec<Change> {
        match wish {
            Wish::Found { under } => {
                let under = under.and_then(|under| self.pick(under)).unwrap_or(ROOT);
                vec![self.found(Some(under)).1]
            }
            Wish::Rename { who } => {
                let rename =
                    |who| Change::Rename {
                        organisation: id(who), name: "Đảng ủy mới".to_owned(), short_name: None
                    };
                self.pick(who).map(rename).into_iter().collect()
            }
            Wish::Move { who, under } => {
                let under = under.and_then(|under| self.pick(under)).unwrap_or(ROOT);
                let Some(who) = self.pick(who).filter(|who| !self.is_at_or_below(*who, under)) else {
                    return Vec::new();
                };
                Rc::make_mut(&mut self.living).insert(who, Some(under));
                vec![Change::Move { organisation: id(who), line: LINE.to_owned(), parent: Some(id(under)) }]
            }
            Wish::Merge { from, into } => self.merge(&from, into, on),
            Wish::Split { from, into, new, ends } => self.split(from, &into, new, ends, on),
            Wish::Dissolve { who } => {
                let Some(who) = self.pick(who).filter(|who| self.may_end(*who)) else { return Vec::new() };
                self.end(who);
                vec![Change::Dissolve { organisation: id(who) }]
            }
        }
    }

    fn merge(&mut self, from: &[u8], into: Option<u8>, on: Date) -> Vec<Change> {
        let into = into.and_then(|into| self.pick(into));
        let from: BTreeSet<u8> = from
            .iter()
            .filter_map(|who| self.pick(*who))
            .filter(|who| Some(*who) != into && self.may_end(*who))
            .collect();
        if from.is_empty() {
            return Vec::new();
        }
        let mut changes = Vec::new();
        let into = into.unwrap_or_else(|| {
            let (number, change) = self.found(Some(ROOT));
            changes.push(change);
            number
        });
        for who in &from {
            self.handed_on.push((on, *who, into));
            self.end(*who);
        }
        changes.push(Change::Merge { from: from.into_iter().map(id).collect(), into: id(into) });
        changes
    }

    fn split(&mut self, from: u8, into: &[u8], new: u8, ends: bool, on: Date) -> Vec<Change> {
        let Some(from) = self.pick(from).filter(|who| self.may_end(*who)) else { return Vec::new() };
        let mut into: BTreeSet<u8> = into.iter().filter_map(|who| self.pick(*who)).filter(|who| *who != from).collect();
        let mut changes = Vec::new();
        for _ in 0..new {
            let (number, change) = self.found(Some(ROOT));
            changes.push(change);
            into.insert(number);
        }
        if into.is_empty() {
            return changes;
        }
        let denominator = i64::try_from(into.len()).expect("few") + i64::from(!ends);
        let share = |to: &u8| Share { to: id(*to), numerator: 1, denominator, scope: None };
        let shares = into.iter().map(share).collect();
        self.handed_on.extend(into.iter().map(|to| (on, from, *to)));
        if ends {
            self.end(from);
        } else {
            self.busy.insert(from);
        }
        changes.push(Change::Split { from: id(from), into: shares, ends });
        changes
    }

    /// First and last day of the period on which a body lived.
    pub fn days_lived(&self, who: u8) -> Option<(Date, Date)> {
        self.lived.get(&who).copied()
    }

    /// Finds them by looking at each day.
    fn look_at_days(&mut self) {
        let period = period();
        for (day, living) in self.days.range(period.first_day..=period.last_day) {
            for who in living.keys() {
                self.lived.entry(*who).or_insert((*day, *day)).1 = *day;
            }
        }
    }

    pub fn lives(&self, who: u8, on: Date) -> bool {
        self.days[&on].contains_key(&who)
    }

    pub fn parent(&self, who: u8, on: Date) -> Option<u8> {
        self.days[&on].get(&who).copied().flatten()
    }

    /// All that can have something of a body after a day and up to another, found by following every chain of
    /// hand-overs whose days do not go back.
    pub fn reached(&self, who: u8, after: Date, until: Date) -> BTreeSet<u8> {
        let mut reached = BTreeSet::new();
        let mut chains = vec![(who, after.tomorrow().expect("a day"))];
        let mut seen = BTreeSet::new();
        while let Some((at, since)) = chains.pop() {
            for (on, from, to) in &self.handed_on {
                if *from == at && since <= *on && *on <= until && seen.insert((*to, *on)) {
                    reached.insert(*to);
                    chains.push((*to, *on));
                }
            }
        }
        reached.remove(&who);
        reached
    }
}

/// Plays wishes over half a year, and keeps every day of it.
pub fn play(wishes: Vec<(Wish, u8)>) -> (Record, Graph) {
    let (mut record, mut rows) = (Record::default(), Rows::default());
    let mut events = 0_u128;
    let mut put = |rows: &mut Rows, on: Date, change: Change| {
        events += 1;
        let id = uuid::Uuid::from_u128(events).into();
        let event = Event { id, on, legal_basis: "x".to_owned(), note: None, change };
        apply(rows, event.clone()).unwrap_or_else(|fault| panic!("{fault}: {event:?}"));
    };
    let mut on = FIRST;
    let (_, change) = record.found(None);
    put(&mut rows, on, change);
    for number in 0..5 {
        let under = if number == 4 { 1 } else { ROOT };
        let (_, change) = record.found(Some(under));
        put(&mut rows, on, change);
    }
    for (wish, days_on) in wishes {
        for _ in 0..days_on {
            record.days.insert(on, record.living.clone());
            record.busy.clear();
            record.fresh.clear();
            on = on.tomorrow().expect("a day");
        }
        for change in record.grant(wish, on) {
            put(&mut rows, on, change);
        }
    }
    while on <= date(2025, 7, 10) {
        record.days.insert(on, record.living.clone());
        on = on.tomorrow().expect("a day");
    }
    record.look_at_days();
    let graph = Graph::build(rows, Catalogue::default()).unwrap_or_else(|fault| panic!("{fault}"));
    (record, graph)
}
