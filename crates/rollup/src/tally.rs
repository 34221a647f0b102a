//! What a run of columns comes to: sums, and how many bodies stand behind them in which way.
//! Tallies of different columns, or of runs that do not overlap, add up.

use crate::{
    Marks,
    column::{Entry, Kind},
};
use std::{
    iter::Sum,
    ops::{Add, AddAssign},
};

/// Exact sums in millionths, and the statements behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Of numbers or numerators; of means times weights, in millionths of millionths.
    pub first: i128,
    /// Of denominators or weights.
    pub second: i128,
    /// Statements in the total, with a number or with «nothing arose».
    pub reported: u32,
    /// Bodies that were let off.
    pub waived: u32,
    /// Of the reported, those where nothing arose.
    pub nothing_arose: u32,
    /// Of the reported, those that the body marked as estimates.
    pub estimated: u32,
    /// Of the reported, those of which only a share, by a split, stands in this total.
    pub apportioned: u32,
    /// Of the reported, those that are another than what was accepted.
    pub changed: u32,
    /// Of the reported, accepted.
    pub accepted: u32,
    /// Of the reported, those that came after their due date.
    pub late: u32,
    /// How much of `first` is estimated or apportioned.
    pub estimated_first: i128,
    /// How much of `second` is.
    pub estimated_second: i128,
}

impl Tally {
    pub(crate) fn of(entry: &Entry) -> Self {
        let is_reported = entry.kind != Kind::Waived;
        let marked = |mark: Marks| u32::from(entry.marks.has(mark));
        let is_estimated = entry.marks.has(Marks::ESTIMATED);
        Tally {
            first: entry.first,
            second: i128::from(entry.second),
            reported: u32::from(is_reported),
            waived: u32::from(!is_reported),
            nothing_arose: u32::from(entry.kind == Kind::NothingArose),
            estimated: u32::from(is_estimated),
            apportioned: 0,
            changed: marked(Marks::CHANGED),
            accepted: marked(Marks::ACCEPTED),
            late: marked(Marks::LATE),
            estimated_first: if is_estimated { entry.first } else { 0 },
            estimated_second: if is_estimated { i128::from(entry.second) } else { 0 },
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.first += other.first;
        self.second += other.second;
        self.reported += other.reported;
        self.waived += other.waived;
        self.nothing_arose += other.nothing_arose;
        self.estimated += other.estimated;
        self.apportioned += other.apportioned;
        self.changed += other.changed;
        self.accepted += other.accepted;
        self.late += other.late;
        self.estimated_first += other.estimated_first;
        self.estimated_second += other.estimated_second;
    }
}

impl Add for Tally {
    type Output = Tally;

    fn add(mut self, other: Tally) -> Tally {
        self += other;
        self
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), Add::add)
    }
}
