//! Draws a history: bodies on two lines, what became of them, and what they said of three indicators in four quarters,
//! late, corrected, withdrawn, waived, with part reports of bodies that ended inside a quarter.

use domain::{
    ids::{EventId, OrganisationId},
    organisations::{Catalogue as Classes, Change, Event, Graph, Rows, Share, apply},
    packs::Period,
    reporting::Amount,
};
use jiff::civil::{Date, date};
use rollup::{Marks, Statement};
use std::collections::BTreeSet;
use uuid::Uuid;

pub const LINES: [&str; 2] = ["state", "party"];
pub const MEASURES: usize = 4;
const FOUNDED: Date = date(2020, 1, 1);

/// Drawn numbers that a seed repeats (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of_list<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }
}

/// A statement of the history, in the order in which it was told.
#[derive(Debug, Clone)]
pub struct Said {
    pub sheet: usize,
    pub body: OrganisationId,
    pub measure: usize,
    pub on: Date,
    pub statement: Statement,
    pub marks: Marks,
}

/// Who is asked.
#[derive(Debug, Clone)]
pub struct Request {
    pub sheet: usize,
    pub measure: usize,
    pub bodies: Vec<OrganisationId>,
}

pub struct History {
    /// The graph without its last event, and with it.
    pub before: Graph,
    pub graph: Graph,
    pub bodies: Vec<OrganisationId>,
    pub periods: Vec<Period>,
    /// Period and last day.
    pub sheets: Vec<(usize, Date)>,
    pub requests: Vec<Request>,
    pub said: Vec<Said>,
    /// So many of what was said came before the last event was known.
    pub said_before: usize,
    /// Days on which views are asked.
    pub days: Vec<Date>,
}

pub fn body(number: usize) -> OrganisationId {
    OrganisationId::from(Uuid::from_u128(1 + (number as u128 * 7919) % 104_729))
}

struct World {
    rows: Rows,
    bodies: Vec<OrganisationId>,
    events: u128,
}

impl World {
    /// Whether the event could be; one that breaks a rule of the register did not happen.
    fn happens(&mut self, on: Date, change: Change) -> bool {
        self.events += 1;
        let id = EventId::from(Uuid::from_u128(0xE0_0000 + self.events));
        let event = Event { id, on, legal_basis: "basis".to_owned(), note: None, change };
        let mut rows = self.rows.clone();
        let founds = matches!(event.change, Change::Found { .. });
        let is_applied = apply(&mut rows, event).is_ok();
        let happened = is_applied && (founds || Graph::build(rows.clone(), Classes::default()).is_ok());
        if happened {
            self.rows = rows;
        }
        happened
    }

    fn found(&mut self, dice: &mut Dice, on: Date, uppers: &[OrganisationId]) -> Option<OrganisationId> {
        let organisation = body(self.bodies.len());
        let mut parents = Vec::new();
        for line in LINES {
            if let Some(upper) = dice.of_list(uppers).filter(|_| line == LINES[0] || !dice.one_in(4)) {
                parents.push((line.to_owned(), upper));
            }
        }
        let change = Change::Found {
            organisation,
            name: format!("{}", self.bodies.len()),
            short_name: None,
            class: "body".to_owned(),
            level: "any".to_owned(),
            codes: Vec::new(),
            parents,
        };
        self.happens(on, change).then(|| {
            self.bodies.push(organisation);
            organisation
        })
    }

    fn graph(&self) -> Graph {
        Graph::build(self.rows.clone(), Classes::default()).unwrap()
    }

    fn reorganise(&mut self, dice: &mut Dice, on: Date) {
        let graph = self.graph();
        let mut alive: Vec<OrganisationId> = self.bodies.iter().copied().filter(|id| graph.exists(*id, on)).collect();
        let uppers: Vec<OrganisationId> = alive.iter().copied().take(3).collect();
        let lower: Vec<OrganisationId> = alive.split_off(alive.len().min(3));
        let (Some(one), Some(other)) = (dice.of_list(&lower), dice.of_list(&lower)) else { return };
        match dice.below(6) {
            0 | 1 if one != other => {
                let fresh = if dice.one_in(2) { self.found(dice, on, &uppers) } else { None };
                let from = if fresh.is_some() && dice.one_in(3) { vec![one] } else { vec![one, other] };
                self.happens(on, Change::Merge { from, into: fresh.unwrap_or(other) });
            }
            2 | 3 => {
                let ends = dice.one_in(2);
                let parts = 2 + dice.below(2);
                let denominator = [2, 3, 5, 7][dice.below(4)] * parts as i64;
                let mut into = Vec::new();
                let mut rest = if ends { denominator } else { denominator - 1 };
                for part in 0..parts {
                    let fresh = self.found(dice, on, &uppers);
                    let to = if dice.one_in(3) { Some(other).filter(|other| *other != one) } else { fresh };
                    let numerator = if ends && part + 1 == parts { rest } else { 1 + dice.below(2) as i64 };
                    let known = into.iter().any(|share: &Share| Some(share.to) == to);
                    if let Some(to) = to.filter(|_| !known && numerator <= rest && numerator > 0) {
                        rest -= numerator;
                        into.push(Share { to, numerator, denominator, scope: None });
                    }
                }
                self.happens(on, Change::Split { from: one, into, ends });
            }
            4 => {
                let parent = dice.of_list(&uppers);
                self.happens(on, Change::Move { organisation: one, line: LINES[dice.below(2)].to_owned(), parent });
            }
            _ => {
                if dice.one_in(3) {
                    self.happens(on, Change::Dissolve { organisation: one });
                } else {
                    self.found(dice, on, &uppers);
                }
            }
        }
    }
}

fn periods() -> Vec<Period> {
    (0..4)
        .map(|n: i8| {
            let first_day = date(2021, 1 + 3 * n, 1);
            let last_day = date(2021, 3 + 3 * n, 1).last_of_month();
            Period { regime: "quarter".to_owned(), year: 2021, n: i64::from(n) + 1, first_day, last_day }
        })
        .collect()
}

fn founded(dice: &mut Dice) -> World {
    let mut world = World { rows: Rows::default(), bodies: Vec::new(), events: 0 };
    let root = world.found(dice, FOUNDED, &[]).unwrap();
    for _ in 0..2 {
        world.found(dice, FOUNDED, &[root]);
    }
    let uppers: Vec<OrganisationId> = world.bodies.clone();
    for _ in 0..3 + dice.below(5) {
        world.found(dice, FOUNDED, &uppers);
    }
    world
}

fn number(dice: &mut Dice) -> Amount {
    Amount::from_micro(match dice.below(12) {
        0 => 0,
        1 => -(dice.below(9_000_000) as i64),
        2 => i64::MAX - dice.below(3) as i64,
        3 => i64::MIN + dice.below(3) as i64,
        _ => dice.below(1_000_000_000) as i64,
    })
}

fn statement(dice: &mut Dice, measure: usize) -> Statement {
    match dice.below(10) {
        0 => Statement::NothingArose,
        1 => Statement::Waived,
        2 => Statement::Withdrawn,
        _ => {
            let second = (measure == 1 || measure == 2).then(|| number(dice));
            let first = number(dice);
            if measure != 2 {
                return Statement::Number { first, second };
            }
            // Means and weights are refused where their product is beyond 2^100.
            let within = |amount: Amount| Amount::from_micro(amount.micro() % 1_000_000_000_000_000);
            let weight = second.map(|weight| within(if weight.is_negative() { Amount::ZERO } else { weight }));
            Statement::Number { first: within(first), second: weight }
        }
    }
}

fn marks(dice: &mut Dice) -> Marks {
    let all = [Marks::ESTIMATED, Marks::ACCEPTED, Marks::CHANGED, Marks::LATE];
    all.into_iter().filter(|_| dice.one_in(4)).fold(Marks::default(), Marks::with)
}

/// The history of a seed.
pub fn history(seed: u64) -> History {
    let mut dice = Dice::of(seed);
    let mut world = founded(&mut dice);
    let mut days: Vec<Date> = (0..dice.below(4)).map(|_| date(2021, 1, 2).saturating_add(days_of(&mut dice))).collect();
    days.sort_unstable();
    days.dedup();
    let mut before = world.graph();
    for day in &days {
        before = world.graph();
        world.reorganise(&mut dice, *day);
    }
    let graph = world.graph();
    let periods = periods();
    let mut sheets: BTreeSet<(usize, Date)> =
        periods.iter().enumerate().map(|(number, period)| (number, period.last_day)).collect();
    for body in &world.bodies {
        let last = graph.life(*body).and_then(|(_, ended)| ended).and_then(|ended| ended.yesterday().ok());
        let Some(last) = last else { continue };
        let cut = periods.iter().position(|period| period.first_day <= last && last < period.last_day);
        sheets.extend(cut.map(|period| (period, last)));
    }
    let mut history = History {
        before,
        graph,
        bodies: world.bodies,
        periods,
        sheets: sheets.into_iter().collect(),
        requests: Vec::new(),
        said: Vec::new(),
        said_before: 0,
        days: days.iter().flat_map(|day| [day.yesterday().unwrap(), *day]).collect(),
    };
    history.days.extend([date(2020, 6, 1), date(2021, 2, 10), date(2022, 1, 1)]);
    speak(&mut history, &mut dice);
    history
}

fn days_of(dice: &mut Dice) -> jiff::Span {
    jiff::Span::new().days(dice.below(363) as i64)
}

fn speak(history: &mut History, dice: &mut Dice) {
    let rows = dice.below(30);
    history.said_before = dice.below(rows + 1);
    let mut on = date(2021, 1, 5);
    for told in 0..rows {
        let sheet = dice.below(history.sheets.len());
        let last_day = history.sheets[sheet].1;
        let exists = |id: &OrganisationId| {
            history.graph.exists(*id, last_day) && (told >= history.said_before || history.before.exists(*id, last_day))
        };
        let bodies: Vec<OrganisationId> = history.bodies.iter().copied().filter(exists).collect();
        if dice.one_in(5) {
            let bodies = bodies.iter().copied().filter(|_| !dice.one_in(3)).collect();
            history.requests.push(Request { sheet, measure: dice.below(MEASURES), bodies });
        }
        if !dice.one_in(3) {
            on = on.saturating_add(jiff::Span::new().days(dice.below(25) as i64));
        }
        // Often the same body again: corrections.
        let again = history.said.last().filter(|_| dice.one_in(3)).map(|said| (said.sheet, said.body, said.measure));
        let fresh = dice.of_list(&bodies).map(|body| (sheet, body, dice.below(MEASURES)));
        let Some((sheet, body, measure)) = again.or(fresh) else { continue };
        let statement = statement(dice, measure);
        history.said.push(Said { sheet, body, measure, on, statement, marks: marks(dice) });
    }
    history.said_before = history.said_before.min(history.said.len());
}
