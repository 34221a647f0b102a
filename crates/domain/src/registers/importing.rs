//! What a file would do to one body's register: which rows are new, changed, the same, or changed by somebody else since the file
//! was made; and everything that is wrong, not only the first.
//!
//! A row is known by the mark that it came out with, or else by its key and first day. Rows that are not in the file stay.

use super::{
    checking::{Conflict, Other, conflicts_of},
    fault::RowFault,
    record::Span,
    value::{Values, key_of},
};
use crate::packs::Register;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row of the register as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing<I> {
    /// Which.
    pub id: I,
    /// Its version.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// When it stands.
    pub span: Span,
    /// What its fields say.
    pub values: Values,
}

/// A row of a file, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow<I> {
    /// Where it stands in the file, from 1.
    pub number: u32,
    /// The mark that it came out with: a row and its version then. A mark that no row can have is nothing with a fault.
    pub mark: Option<(I, i64)>,
    /// When it stands.
    pub span: Span,
    /// What its fields say; what could not be read is not there.
    pub values: Values,
    /// What could not be read: the code of the field, or nothing for the row, and why.
    pub faults: Vec<(Option<String>, RowFault)>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is added.
    New,
    /// It is another than in the register.
    Changed,
    /// It says what the register says.
    Same,
    /// Somebody changed it in the register since the file was made, and the file says something else again.
    Overtaken,
}

/// A row of a file with what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned<I> {
    /// Where it stands in the file.
    pub number: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The row of the register, and its version now.
    pub existing: Option<(I, i64)>,
    /// When it will stand.
    pub span: Span,
    /// What its fields will say.
    pub values: Values,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<I> {
    /// Rows, in the order of the file.
    pub rows: Vec<Planned<I>>,
    /// What is wrong: the row of the file, the code of the field or nothing for the row, and what. In the order of the file.
    pub faults: Vec<(u32, Option<String>, RowFault)>,
}

impl<I> Plan<I> {
    /// How many rows have an outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|row| row.outcome == outcome).count()
    }
}

/// Holds a file against the register. Rows that were overtaken stay as the register has them, unless the file is to win.
pub fn plan<I: Copy + Ord + std::hash::Hash>(
    register: &Register,
    existing: &[Existing<I>],
    file: &[FileRow<I>],
    file_wins: bool,
) -> Plan<I> {
    let matched = matched(register, existing, file);
    let mut plan = Plan { rows: Vec::new(), faults: Vec::new() };
    let mut seen: BTreeMap<I, u32> = BTreeMap::new();
    for (row, found) in file.iter().zip(&matched) {
        let faults = row.faults.iter().map(|(field, fault)| (row.number, field.clone(), fault.clone()));
        plan.faults.extend(faults);
        let known = found.and_then(|place| existing.get(place));
        if let (Some((id, _)), true) = (row.mark, known.is_none()) {
            match seen.get(&id) {
                Some(first) => plan.faults.push((row.number, None, RowFault::RowTwice { row: i64::from(*first) })),
                None => plan.faults.push((row.number, None, RowFault::RowUnknown)),
            }
        }
        if let Some(known) = known {
            seen.entry(known.id).or_insert(row.number);
        }
        plan.rows.push(planned(register, row, known, file_wins));
        plan.faults.extend(faults_of_days(register, row));
    }
    let clashes = clashes(register, existing, file, &plan);
    plan.faults.extend(clashes);
    plan.faults.sort_by_key(|one| one.0);
    plan
}

/// The row of the register that each row of the file is, by its place.
fn matched<I: Copy + Ord + std::hash::Hash>(
    register: &Register,
    existing: &[Existing<I>],
    file: &[FileRow<I>],
) -> Vec<Option<usize>> {
    let by_id: HashMap<I, usize> = existing.iter().enumerate().map(|(place, row)| (row.id, place)).collect();
    let mut claimed = BTreeSet::new();
    let mut found: Vec<Option<usize>> = Vec::with_capacity(file.len());
    for row in file {
        let place = row.mark.and_then(|(id, _)| by_id.get(&id).copied());
        found.push(place.filter(|place| claimed.insert(*place)));
    }
    let day = |span: &Span| if register.has_validity { span.from } else { None };
    let mut by_key: HashMap<_, usize> = HashMap::new();
    for (place, row) in existing.iter().enumerate() {
        by_key.entry((key_of(register, &row.values), day(&row.span))).or_insert(place);
    }
    for (row, found) in file.iter().zip(&mut found) {
        if row.mark.is_none() && has_its_key(register, row) {
            let place = by_key.get(&(key_of(register, &row.values), day(&row.span))).copied();
            *found = place.filter(|place| claimed.insert(*place));
        }
    }
    found
}

/// Whether the fields by which a row is known again could be read.
fn has_its_key<I>(register: &Register, row: &FileRow<I>) -> bool {
    !register.key.is_empty() && register.key.iter().all(|code| row.values.contains_key(code))
}

fn planned<I: Copy>(register: &Register, row: &FileRow<I>, known: Option<&Existing<I>>, file_wins: bool) -> Planned<I> {
    let Some(known) = known else {
        let (span, values) = (row.span, row.values.clone());
        return Planned { number: row.number, outcome: Outcome::New, existing: None, span, values };
    };
    // What the pack has no field for any more stays.
    let mut values = known.values.clone();
    values.retain(|code, _| register.field(code).is_none());
    values.extend(row.values.clone());
    // A register without days keeps those on which its rows were ended.
    let span = if register.has_validity { row.span } else { known.span };
    let is_same = values == known.values && span == known.span;
    let is_overtaken = row.mark.is_some_and(|(_, version)| version != known.version);
    let outcome = match (is_same, is_overtaken) {
        (true, _) => Outcome::Same,
        (false, true) if !file_wins => Outcome::Overtaken,
        (false, _) => Outcome::Changed,
    };
    let (span, values) =
        if outcome == Outcome::Overtaken { (known.span, known.values.clone()) } else { (span, values) };
    Planned { number: row.number, outcome, existing: Some((known.id, known.version)), span, values }
}

fn faults_of_days<I>(register: &Register, row: &FileRow<I>) -> Option<(u32, Option<String>, RowFault)> {
    let is_said = |wanted: &str| row.faults.iter().any(|(field, _)| field.as_deref() == Some(wanted));
    if !register.has_validity || is_said(FROM) || is_said(TO) {
        return None;
    }
    if row.span.from.is_none() {
        return Some((row.number, Some(FROM.to_owned()), RowFault::FirstDayMissing));
    }
    (!row.span.is_in_order()).then(|| (row.number, Some(TO.to_owned()), RowFault::DaysReversed))
}

/// The first day, where a fault names it as if it were a field.
pub const FROM: &str = "@from";
/// The last day.
pub const TO: &str = "@to";

/// Rows that cannot stand side by side.
fn clashes<I: Copy + Ord>(
    register: &Register,
    existing: &[Existing<I>],
    file: &[FileRow<I>],
    plan: &Plan<I>,
) -> Vec<(u32, Option<String>, RowFault)> {
    /// A row of the file by its place, or one of the register by its place.
    #[derive(Clone, PartialEq)]
    enum From {
        File(usize),
        Register(usize),
    }
    let touched: BTreeSet<I> = plan.rows.iter().filter_map(|row| row.existing).map(|(id, _)| id).collect();
    let has_days = |row: &FileRow<I>| !register.has_validity || faults_of_days(register, row).is_none();
    let takes_part = |row: &FileRow<I>| has_its_key(register, row) && has_days(row);
    let of_file = plan.rows.iter().zip(file).enumerate().filter(|(_, (_, row))| takes_part(row));
    let of_file = of_file.map(|(place, (planned, _))| Other {
        id: From::File(place),
        key: key_of(register, &planned.values),
        span: planned.span,
    });
    let others = existing.iter().enumerate().filter(|(_, row)| !touched.contains(&row.id));
    let others = others.map(|(place, row)| Other {
        id: From::Register(place),
        key: key_of(register, &row.values),
        span: row.span,
    });
    let all: Vec<Other<From>> = of_file.chain(others).collect();
    let key = register.key.first().cloned();
    let told = |(place, conflict): (usize, Conflict<From>)| {
        let From::File(own) = all.get(place)?.id else { return None };
        let planned = plan.rows.get(own)?;
        if planned.outcome == Outcome::Overtaken {
            return None;
        }
        let row = |place: usize| plan.rows.get(place).map_or(0, |row| i64::from(row.number));
        let title = |place: usize| existing.get(place).map(|row| row.title.clone()).unwrap_or_default();
        let fault = match conflict {
            Conflict::SameKey(From::File(other)) => RowFault::KeyTwiceInFile { row: row(other) },
            Conflict::SameKey(From::Register(other)) => RowFault::KeyTaken { title: title(other) },
            Conflict::Overlap(From::File(other)) => RowFault::OverlapInFile { row: row(other) },
            Conflict::Overlap(From::Register(other)) => RowFault::OverlapTaken { title: title(other) },
        };
        Some((planned.number, key.clone(), fault))
    };
    conflicts_of(register, &all).into_iter().filter_map(told).collect()
}
