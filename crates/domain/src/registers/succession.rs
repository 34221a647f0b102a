//! Who succeeds whom among the rows of a register: a row ends on a day and goes into another, or is dissolved.
//!
//! A row ends once. What it goes into stands on that day, and never leads back to it.

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How a row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// «Sáp nhập»: it goes into another.
    Merged,
    /// «Giải thể»: it ends without a successor.
    Dissolved,
}

/// A row that went into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond<I> {
    /// The one that ended.
    pub predecessor: I,
    /// The one that it went into.
    pub successor: I,
    /// On which day it no longer stood.
    pub on: Date,
}

/// Why a row cannot end so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BondFault<I> {
    /// It ended before, on this day, and perhaps went into another.
    EndedBefore(Date, Option<I>),
    /// It would go into itself, or into one that goes into it.
    Circular,
    /// What it would go into does not stand on that day; it went into another.
    SuccessorEnded(Option<I>),
    /// It began on that day or later.
    NotBegun,
}

/// What is known of the two rows on the day.
#[derive(Debug, Clone, Copy)]
pub struct Ends {
    /// First day of the one that is to end.
    pub from: Option<Date>,
    /// Its last day, where it has ended.
    pub to: Option<Date>,
    /// The successor stands on the day.
    pub successor_stands: bool,
}

impl Kind {
    /// All, as they are offered.
    pub const ALL: [Kind; 2] = [Kind::Merged, Kind::Dissolved];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Merged => "merged",
            Kind::Dissolved => "dissolved",
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a row may end on a day and go into another.
///
/// # Errors
/// The first reason against it, in the order in which a person can do something about them.
pub fn check<I: Copy + Ord>(
    bonds: &[Bond<I>],
    (predecessor, successor): (I, Option<I>),
    on: Date,
    ends: Ends,
) -> Result<(), BondFault<I>> {
    let went_into: BTreeMap<I, (I, Date)> =
        bonds.iter().map(|bond| (bond.predecessor, (bond.successor, bond.on))).collect();
    if let Some((into, on)) = went_into.get(&predecessor) {
        return Err(BondFault::EndedBefore(*on, Some(*into)));
    }
    if let Some(to) = ends.to.filter(|to| *to < on) {
        return Err(BondFault::EndedBefore(to, None));
    }
    if ends.from.is_some_and(|from| on <= from) {
        return Err(BondFault::NotBegun);
    }
    let Some(successor) = successor else { return Ok(()) };
    let (mut seen, mut at) = (BTreeSet::new(), successor);
    loop {
        if at == predecessor {
            return Err(BondFault::Circular);
        }
        match went_into.get(&at) {
            Some((next, _)) if seen.insert(at) => at = *next,
            _ => break,
        }
    }
    if !ends.successor_stands {
        return Err(BondFault::SuccessorEnded(went_into.get(&successor).map(|(into, _)| *into)));
    }
    Ok(())
}
