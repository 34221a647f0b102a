//! A small province with a random history: who exists, who stands above whom and who takes over from whom, as the tests know
//! it by themselves, and the graph that says the same.

use crate::{
    ids::OrganisationId,
    organisations::{Catalogue, Change, Event, Graph, Rows, Share, apply},
};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

pub const FIRST_DAY: Date = date(2026, 1, 1);
const LINE: &str = "party";

pub fn body(number: u8) -> OrganisationId {
    uuid::Uuid::from_u128(0x1000 + u128::from(number)).into()
}

pub fn day(offset: i64) -> Date {
    FIRST_DAY.checked_add(jiff::Span::new().days(offset)).expect("a day")
}

/// A wish for a change, with numbers that choose among what is there.
#[derive(Debug, Clone)]
pub enum Happening {
    Merge { from: u8, into: u8 },
    Split { from: u8, first_part: u8 },
    Dissolve { who: u8 },
}

/// What is known by itself.
#[derive(Debug, Clone, Default)]
pub struct Province {
    /// From each day on: who lives, and below whom.
    days: Vec<(Date, BTreeMap<u8, Option<u8>>)>,
    /// On each day: who ended, who raises in its place, who holds in its place.
    pub ends: Vec<(Date, u8, Option<u8>, Option<u8>)>,
    count: u8,
}

impl Province {
    pub fn living(&self, on: Date) -> BTreeMap<u8, Option<u8>> {
        self.days.iter().rev().find(|(from, _)| *from <= on).map(|(_, living)| living.clone()).unwrap_or_default()
    }

    pub fn above(&self, who: u8, on: Date) -> Option<u8> {
        self.living(on).get(&who).copied().flatten()
    }

    pub fn is_above(&self, upper: u8, lower: u8, on: Date) -> bool {
        let mut at = lower;
        while let Some(next) = self.above(at, on) {
            if next == upper {
                return true;
            }
            at = next;
        }
        false
    }

    pub fn count(&self) -> u8 {
        self.count
    }
}

/// Builds the history in rows, one event after the other.
struct Building {
    rows: Rows,
    events: u128,
}

impl Building {
    fn apply(&mut self, on: Date, change: Change) {
        self.events += 1;
        let event = Event {
            id: uuid::Uuid::from_u128(self.events).into(),
            on,
            legal_basis: "x".to_owned(),
            note: None,
            change,
        };
        apply(&mut self.rows, event.clone()).unwrap_or_else(|fault| panic!("{fault}: {event:?}"));
    }

    fn found(&mut self, on: Date, number: u8, parent: Option<u8>) {
        let level = match (number, parent) {
            (0, _) => "province",
            (1 | 2, _) => "district",
            _ => "commune",
        };
        self.apply(
            on,
            Change::Found {
                organisation: body(number),
                name: format!("Ban {number:03}"),
                short_name: None,
                class: "so".to_owned(),
                level: level.to_owned(),
                codes: Vec::new(),
                parents: parent.map(|parent| (LINE.to_owned(), body(parent))).into_iter().collect(),
            },
        );
    }
}

/// Ten bodies: a province, two districts, six communes, a board of the province; then the changes, each on its own day.
pub fn play(changes: &[(i64, Happening)]) -> (Province, Graph) {
    let mut building = Building { rows: Rows::default(), events: 0 };
    let mut living: BTreeMap<u8, Option<u8>> = BTreeMap::new();
    for (number, parent) in
        [None, Some(0), Some(0), Some(1), Some(1), Some(1), Some(2), Some(2), Some(2), Some(0)].into_iter().enumerate()
    {
        let number = u8::try_from(number).expect("few");
        building.found(FIRST_DAY, number, parent);
        living.insert(number, parent);
    }
    let mut province = Province { days: vec![(FIRST_DAY, living.clone())], ends: Vec::new(), count: 10 };
    let mut by_day: BTreeMap<i64, &Happening> = BTreeMap::new();
    for (offset, change) in changes {
        by_day.entry(*offset).or_insert(change);
    }
    for (offset, change) in by_day {
        one(&mut province, &mut living, &mut building, day(offset), change);
        province.days.push((day(offset), living.clone()));
    }
    let graph = Graph::build(building.rows, Catalogue::default()).unwrap_or_else(|fault| panic!("{fault}"));
    (province, graph)
}

fn one(
    province: &mut Province,
    living: &mut BTreeMap<u8, Option<u8>>,
    building: &mut Building,
    on: Date,
    wish: &Happening,
) {
    let numbers: Vec<u8> = living.keys().copied().filter(|number| *number != 0).collect();
    let pick = |number: u8| numbers[usize::from(number) % numbers.len()];
    let born_today = |number: u8| !province.living(on.yesterday().expect("a day")).contains_key(&number);
    if numbers.len() < 3 {
        return;
    }
    match wish {
        Happening::Merge { from, into } => {
            let (from, into) = (pick(*from), pick(*into));
            if from == into || born_today(from) || is_below(living, from, into) {
                return;
            }
            hand_children(living, building, on, from, Some(into));
            building.apply(on, Change::Merge { from: vec![body(from)], into: body(into) });
            end(province, living, on, from, Some(into));
        }
        Happening::Split { from, first_part } => {
            let from = pick(*from);
            if born_today(from) {
                return;
            }
            let parent = living[&from];
            let parts = [province.count, province.count + 1];
            for part in parts {
                building.found(on, part, parent);
                living.insert(part, parent);
            }
            province.count += 2;
            let first = i64::from(first_part % 4) + 1;
            let share = |to: u8, numerator: i64| Share { to: body(to), numerator, denominator: 5, scope: None };
            // Of equal parts there are none; the larger one holds on.
            let into = vec![share(parts[0], first), share(parts[1], 5 - first)];
            let heir = if first > 5 - first { parts[0] } else { parts[1] };
            hand_children(living, building, on, from, Some(heir));
            building.apply(on, Change::Split { from: body(from), into, ends: true });
            end(province, living, on, from, Some(heir));
        }
        Happening::Dissolve { who } => {
            let who = pick(*who);
            if born_today(who) {
                return;
            }
            let parent = living[&who];
            hand_children(living, building, on, who, parent);
            building.apply(on, Change::Dissolve { organisation: body(who) });
            end(province, living, on, who, None);
        }
    }
}

fn is_below(living: &BTreeMap<u8, Option<u8>>, upper: u8, lower: u8) -> bool {
    let mut at = living[&lower];
    while let Some(next) = at {
        if next == upper {
            return true;
        }
        at = living[&next];
    }
    false
}

/// Those below a body that ends go to another one first.
fn hand_children(living: &mut BTreeMap<u8, Option<u8>>, building: &mut Building, on: Date, from: u8, to: Option<u8>) {
    let children: Vec<u8> =
        living.iter().filter(|(_, parent)| **parent == Some(from)).map(|(child, _)| *child).collect();
    for child in children.into_iter().filter(|child| Some(*child) != to) {
        building.apply(on, Change::Move { organisation: body(child), line: LINE.to_owned(), parent: to.map(body) });
        living.insert(child, to);
    }
}

fn end(province: &mut Province, living: &mut BTreeMap<u8, Option<u8>>, on: Date, who: u8, heir: Option<u8>) {
    let parent = living.remove(&who).flatten();
    province.ends.push((on, who, heir, heir.or(parent)));
}
