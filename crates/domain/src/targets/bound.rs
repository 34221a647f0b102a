//! What is to be reached: at least, above, at most, below, about, from … to, exactly.
//! It does not say whether a figure reaches it; amounts are those of the indicator, of a ratio in per cent.

use crate::{permissions::words, reporting::Amount};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

words! {
    /// How a bound bounds.
    BoundKind {
        /// «Ít nhất».
        AtLeast = "at-least",
        /// «Trên».
        Above = "above",
        /// «Nhiều nhất».
        AtMost = "at-most",
        /// «Dưới».
        Below = "below",
        /// «Khoảng».
        About = "about",
        /// «Từ … đến …», with both ends.
        Range = "range",
        /// «Đúng bằng».
        Exactly = "exactly",
    }
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// This or more.
    AtLeast(Amount),
    /// More than this.
    Above(Amount),
    /// This or less.
    AtMost(Amount),
    /// Less than this.
    Below(Amount),
    /// Near this; how near nobody said.
    About(Amount),
    /// Between these, both included.
    Range {
        /// The lower end.
        from: Amount,
        /// The upper end, above the lower.
        to: Amount,
    },
    /// This and nothing else.
    Exactly(Amount),
}

/// How a target stands against another, in the direction in which it is good: of an «at most» the smaller one asks more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// They ask the same.
    Same,
    /// It asks less.
    Lower,
    /// It asks more.
    Higher,
    /// One wants more where the other wants less, or one is «about» where the other is not.
    NotComparable,
}

/// In which direction a bound is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
    Neither,
}

impl Bound {
    /// How it bounds.
    pub const fn kind(&self) -> BoundKind {
        match self {
            Bound::AtLeast(_) => BoundKind::AtLeast,
            Bound::Above(_) => BoundKind::Above,
            Bound::AtMost(_) => BoundKind::AtMost,
            Bound::Below(_) => BoundKind::Below,
            Bound::About(_) => BoundKind::About,
            Bound::Range { .. } => BoundKind::Range,
            Bound::Exactly(_) => BoundKind::Exactly,
        }
    }

    /// Its two ends as they are stored; the same twice where it has one number.
    pub const fn ends(&self) -> (Amount, Amount) {
        match self {
            Bound::AtLeast(amount)
            | Bound::Above(amount)
            | Bound::AtMost(amount)
            | Bound::Below(amount)
            | Bound::About(amount)
            | Bound::Exactly(amount) => (*amount, *amount),
            Bound::Range { from, to } => (*from, *to),
        }
    }

    /// From what is stored. None for a range whose ends are not in order.
    pub fn of(kind: BoundKind, from: Amount, to: Amount) -> Option<Self> {
        Some(match kind {
            BoundKind::AtLeast => Bound::AtLeast(from),
            BoundKind::Above => Bound::Above(from),
            BoundKind::AtMost => Bound::AtMost(from),
            BoundKind::Below => Bound::Below(from),
            BoundKind::About => Bound::About(from),
            BoundKind::Exactly => Bound::Exactly(from),
            BoundKind::Range if from < to => Bound::Range { from, to },
            BoundKind::Range => return None,
        })
    }

    pub(super) const fn direction(&self) -> Direction {
        match self {
            Bound::AtLeast(_) | Bound::Above(_) => Direction::Up,
            Bound::AtMost(_) | Bound::Below(_) => Direction::Down,
            Bound::About(_) | Bound::Range { .. } | Bound::Exactly(_) => Direction::Neither,
        }
    }

    /// What is reached at the least, if it says so.
    pub(super) const fn floor(&self) -> Option<Amount> {
        match self {
            Bound::AtMost(_) | Bound::Below(_) => None,
            _ => Some(self.ends().0),
        }
    }

    /// What is reached at the most, if it says so.
    pub(super) const fn ceiling(&self) -> Option<Amount> {
        match self {
            Bound::AtLeast(_) | Bound::Above(_) => None,
            _ => Some(self.ends().1),
        }
    }

    /// How it stands against another, such as that of the superior.
    pub fn compare(&self, other: &Bound) -> Against {
        match (self.direction(), other.direction()) {
            (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up) => Against::NotComparable,
            (Direction::Up, _) | (_, Direction::Up) => self.compare_ends(other, Bound::floor, false),
            (Direction::Down, _) | (_, Direction::Down) => self.compare_ends(other, Bound::ceiling, true),
            (Direction::Neither, Direction::Neither) => self.compare_whole(other),
        }
    }

    /// By the one end that matters; a strict bound asks a little more than one that is not.
    fn compare_ends(&self, other: &Bound, end: fn(&Bound) -> Option<Amount>, is_reversed: bool) -> Against {
        let (Some(own), Some(others)) = (end(self), end(other)) else { return Against::NotComparable };
        let order = if is_reversed { others.cmp(&own) } else { own.cmp(&others) };
        match order {
            Ordering::Less => Against::Lower,
            Ordering::Greater => Against::Higher,
            Ordering::Equal if self.is_about() != other.is_about() => Against::NotComparable,
            Ordering::Equal => match (self.is_strict(), other.is_strict()) {
                (true, false) => Against::Higher,
                (false, true) => Against::Lower,
                _ => Against::Same,
            },
        }
    }

    /// Both ends must point the same way.
    fn compare_whole(&self, other: &Bound) -> Against {
        let ((from, to), (other_from, other_to)) = (self.ends(), other.ends());
        match (from.cmp(&other_from), to.cmp(&other_to)) {
            (Ordering::Equal, Ordering::Equal) if self.is_about() != other.is_about() => Against::NotComparable,
            (Ordering::Equal, Ordering::Equal) => Against::Same,
            (Ordering::Less, Ordering::Greater) | (Ordering::Greater, Ordering::Less) => Against::NotComparable,
            (Ordering::Less, _) | (_, Ordering::Less) => Against::Lower,
            _ => Against::Higher,
        }
    }

    const fn is_about(&self) -> bool {
        matches!(self, Bound::About(_))
    }

    const fn is_strict(&self) -> bool {
        matches!(self, Bound::Above(_) | Bound::Below(_))
    }
}
