//! The oracle: recomputes every total from the rows that were told, one by one, with plain fractions. It is slow, knows no
//! columns, no runs and no running sums, and follows what became of a body day by day.

use crate::making::{History, Said};
use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;
use rollup::{Marks, Statement, Tally, Total};
use std::collections::{BTreeMap, BTreeSet};

/// On which tree.
#[derive(Debug, Clone, Copy)]
pub enum Tree {
    AsWas,
    AsIs(Date),
}

pub struct Question<'q> {
    pub line: &'q str,
    pub tree: Tree,
    pub of: OrganisationId,
    pub measure: usize,
    pub periods: &'q [usize],
    pub known_on: Option<Date>,
}

type Fraction = (i128, i128);

fn is_below(graph: &Graph, upper: OrganisationId, lower: OrganisationId, line: &str, on: Date) -> bool {
    graph.exists(upper, on) && graph.is_within(upper, lower, line, on)
}

/// What stood for a body, as known on a day.
pub fn stands(
    history: &History,
    sheet: usize,
    body: OrganisationId,
    measure: usize,
    known: Option<Date>,
) -> Option<&Said> {
    let mut told = history.said.iter().filter(|said| (said.sheet, said.body, said.measure) == (sheet, body, measure));
    let last = told.rfind(|said| known.is_none_or(|day| said.on <= day))?;
    (last.statement != Statement::Withdrawn).then_some(last)
}

/// Parts of a body's figures and who has them on a later day.
fn parts(graph: &Graph, of: OrganisationId, from: Date, until: Date) -> BTreeMap<OrganisationId, Fraction> {
    let mut holders = BTreeMap::from([(of, (1, 1))]);
    for (day, _) in graph.event_days().filter(|(day, _)| from < *day && *day <= until) {
        let mut after: BTreeMap<OrganisationId, Fraction> = BTreeMap::new();
        let mut give = |to: OrganisationId, part: Fraction| {
            let sum = after.entry(to).or_insert((0, 1));
            *sum = lowest(sum.0 * part.1 + part.0 * sum.1, sum.1 * part.1);
        };
        for (holder, part) in holders {
            let mut kept: Fraction = (1, 1);
            for row in graph.successors(holder) {
                if graph.event(row.event_id).is_some_and(|event| event.on_date == day) {
                    let (numerator, denominator) = (i128::from(row.share_numerator), i128::from(row.share_denominator));
                    give(row.successor_id, lowest(part.0 * numerator, part.1 * denominator));
                    kept = lowest(kept.0 * denominator - numerator * kept.1, kept.1 * denominator);
                }
            }
            if graph.exists(holder, day) && kept.0 > 0 {
                give(holder, lowest(part.0 * kept.0, part.1 * kept.1));
            }
        }
        holders = after;
    }
    holders
}

fn lowest(numerator: i128, denominator: i128) -> Fraction {
    let (mut one, mut other) = (numerator, denominator);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    (numerator / one.max(1), denominator / one.max(1))
}

/// Bodies of an earlier day from which a body has something.
fn origins(graph: &Graph, of: OrganisationId, from: Date, until: Date) -> BTreeSet<OrganisationId> {
    let mut found = BTreeSet::from([of]);
    let days: Vec<Date> = graph.event_days().map(|(day, _)| day).filter(|day| until < *day && *day <= from).collect();
    for day in days.into_iter().rev() {
        for body in found.clone() {
            for row in graph.predecessors(body) {
                if graph.event(row.event_id).is_some_and(|event| event.on_date == day) {
                    found.insert(row.predecessor_id);
                }
            }
        }
    }
    found.retain(|body| graph.exists(*body, until));
    found
}

/// How bodies of a day are listed: each before those below it, by identity; then those outside the line.
pub fn order(history: &History, line: &str, on: Date) -> Vec<OrganisationId> {
    let graph = &history.graph;
    let mut alive: Vec<OrganisationId> = graph.all().filter(|id| graph.exists(*id, on)).collect();
    alive.sort_unstable();
    let mut listed = Vec::new();
    let heads = |is_wanted: bool| {
        let alive = alive.clone();
        alive.into_iter().filter(move |id| {
            graph.parent(*id, line, on).is_none() && graph.children(*id, line, on).is_empty() != is_wanted
        })
    };
    for head in heads(true).chain(heads(false)) {
        let mut waiting = vec![head];
        while let Some(next) = waiting.pop() {
            listed.push(next);
            let mut children = graph.children(next, line, on);
            children.sort_unstable();
            waiting.extend(children.into_iter().rev());
        }
    }
    listed
}

/// Rounded down, by the way that stays within the numbers of the machine.
fn part_of(size: i128, (numerator, denominator): Fraction) -> i128 {
    size / denominator * numerator + size % denominator * numerator / denominator
}

/// Divides by largest remainder, in the order of the list.
fn divided(number: i128, parts: &[Fraction]) -> Vec<i128> {
    let size = number.abs();
    let mut given: Vec<i128> = parts.iter().map(|part| part_of(size, *part)).collect();
    let together =
        parts.iter().fold((0, 1), |sum: Fraction, part| lowest(sum.0 * part.1 + part.0 * sum.1, sum.1 * part.1));
    let mut left = part_of(size, together) - given.iter().sum::<i128>();
    let mut rests: Vec<usize> = (0..parts.len()).collect();
    let rest = |at: usize| -> Fraction { (size % parts[at].1 * parts[at].0 % parts[at].1, parts[at].1) };
    rests.sort_by(|one, other| {
        let (one, other) = (rest(*one), rest(*other));
        (other.0 * one.1).cmp(&(one.0 * other.1))
    });
    for at in rests {
        if left > 0 {
            given[at] += 1;
            left -= 1;
        }
    }
    given.into_iter().map(|part| if number < 0 { -part } else { part }).collect()
}

/// The total of a question.
pub fn total(history: &History, question: &Question<'_>) -> Total {
    let mut total = Total::default();
    // The third measure is a mean at a date: part reports stand beside it.
    let is_in_period = question.measure != 2;
    for (sheet, (period, last_day)) in history.sheets.iter().enumerate() {
        let is_part = *last_day != history.periods[*period].last_day;
        if !question.periods.contains(period) || (is_part && !is_in_period) {
            continue;
        }
        for body in history.graph.all().filter(|body| history.graph.exists(*body, *last_day)) {
            if let Some(place) = place_of(history, question, body, *last_day) {
                add(history, question, (sheet, body), &place, &mut total);
            }
        }
    }
    total
}

/// How much of a body's figures stands in a question: all, or parts of which some are inside.
enum Place {
    All,
    Some { parts: Vec<Fraction>, is_inside: Vec<bool> },
}

fn place_of(history: &History, question: &Question<'_>, body: OrganisationId, last_day: Date) -> Option<Place> {
    let (graph, line, of) = (&history.graph, question.line, question.of);
    match question.tree {
        Tree::AsWas => is_below(graph, of, body, line, last_day).then_some(Place::All),
        Tree::AsIs(on) if on < last_day => {
            let origins = origins(graph, body, last_day, on);
            let all = !origins.is_empty() && origins.iter().all(|origin| is_below(graph, of, *origin, line, on));
            all.then_some(Place::All)
        }
        Tree::AsIs(on) => {
            let parts = parts(graph, body, last_day, on);
            let listed = order(history, line, on).into_iter().filter_map(|id| Some((id, *parts.get(&id)?)));
            let (bodies, parts): (Vec<OrganisationId>, Vec<Fraction>) = listed.unzip();
            let is_inside: Vec<bool> = bodies.iter().map(|id| is_below(graph, of, *id, line, on)).collect();
            let sum = parts
                .iter()
                .fold((0, 1), |sum: Fraction, part| lowest(sum.0 * part.1 + part.0 * sum.1, sum.1 * part.1));
            if !is_inside.contains(&true) {
                return None;
            }
            let is_all = !is_inside.contains(&false) && sum == (1, 1);
            Some(if is_all { Place::All } else { Place::Some { parts, is_inside } })
        }
    }
}

fn add(
    history: &History,
    question: &Question<'_>,
    (sheet, body): (usize, OrganisationId),
    place: &Place,
    total: &mut Total,
) {
    let measure = question.measure;
    let mine = |request: &&crate::making::Request| {
        (request.sheet, request.measure) == (sheet, measure) && request.bodies.contains(&body)
    };
    // Whoever ever said anything was asked.
    let told = history.said.iter().any(|said| (said.sheet, said.body, said.measure) == (sheet, body, measure));
    total.owed += u32::from(told || history.requests.iter().any(|request| mine(&request)));
    let Some(said) = stands(history, sheet, body, measure, question.known_on) else { return };
    let mut tally = Tally { ..Tally::default() };
    let has = |mark: Marks| u32::from(said.marks.has(mark));
    (tally.estimated, tally.changed, tally.accepted, tally.late) =
        (has(Marks::ESTIMATED), has(Marks::CHANGED), has(Marks::ACCEPTED), has(Marks::LATE));
    match said.statement {
        Statement::Waived => tally.waived = 1,
        Statement::NothingArose => (tally.reported, tally.nothing_arose) = (1, 1),
        Statement::Withdrawn => return,
        Statement::Number { first, second } => {
            tally.reported = 1;
            let second = i128::from(second.map_or(0, |second| second.micro()));
            let first = i128::from(first.micro()) * if measure == 2 { second } else { 1 };
            let inside = |number: i128| match place {
                Place::All => number,
                Place::Some { parts, is_inside } => {
                    let given = divided(number, parts).into_iter().zip(is_inside);
                    given.filter(|(_, is_inside)| **is_inside).map(|(part, _)| part).sum()
                }
            };
            (tally.first, tally.second) = (inside(first), inside(second));
            tally.apportioned = u32::from(matches!(place, Place::Some { .. }));
            if tally.apportioned + tally.estimated > 0 {
                (tally.estimated_first, tally.estimated_second) = (tally.first, tally.second);
            }
        }
    }
    total.tally += tally;
}
