//! Whether a figure reaches a target, and how far it is from it. Comparisons are exact: a ratio is compared as its two
//! numbers. «About» gets no verdict unless a tolerance was set; above a range a person judges, not the machine.

use super::Bound;
use crate::{
    packs::{Indicator, Kind},
    reporting::{Amount, TotalFigure, divide_half_up},
};
use jiff::civil::Date;
use std::cmp::Ordering;

/// A figure as an exact number of millionths: a dividend and a positive divisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    dividend: i128,
    divisor: i128,
}

/// What became of a target, at the figure that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attainment {
    /// It is reached.
    Reached,
    /// It is not reached: so much is missing.
    Short(Amount),
    /// It is not reached: there is so much too much.
    Over(Amount),
    /// No verdict: the figure stands so far from the target, below zero when it is less.
    Beside(Amount),
}

impl Measured {
    /// A plain number.
    pub const fn amount(amount: Amount) -> Self {
        Measured { dividend: amount.micro() as i128, divisor: 1 }
    }

    /// The figure of a total. None where there is no number: nobody reported, nothing arose, or no denominator.
    pub fn of(figure: &TotalFigure) -> Option<Self> {
        let counted = |count: usize| Amount::whole(i64::try_from(count).ok()?).map(Self::amount);
        match *figure {
            TotalFigure::Amount(amount) => Some(Self::amount(amount)),
            TotalFigure::Ratio { numerator, denominator } => {
                let one = 1_000_000;
                Self::positive(i128::from(numerator.micro()) * 100 * one, i128::from(denominator.micro()))
            }
            TotalFigure::Mean { weighted, weight } => Self::positive(weighted, i128::from(weight.micro())),
            TotalFigure::Yes { yes, .. } => counted(yes),
            TotalFigure::Keys { distinct, .. } => counted(distinct),
            TotalFigure::NoFigure | TotalFigure::NothingArose | TotalFigure::TooLarge => None,
        }
    }

    fn positive(dividend: i128, divisor: i128) -> Option<Self> {
        (divisor > 0).then_some(Measured { dividend, divisor })
    }

    fn cmp(self, amount: Amount) -> Ordering {
        self.dividend.cmp(&(i128::from(amount.micro()) * self.divisor))
    }

    /// Less the amount, rounded to a millionth; the amount itself where that is beyond all numbers.
    fn less(self, amount: Amount) -> Amount {
        let rest = self.dividend - i128::from(amount.micro()) * self.divisor;
        let rounded = divide_half_up(rest, self.divisor).and_then(|rest| i64::try_from(rest).ok());
        rounded.map_or(amount, Amount::from_micro)
    }

    /// To the nearest millionth, for drawing.
    pub fn rounded(self) -> Option<Amount> {
        divide_half_up(self.dividend, self.divisor).and_then(|micro| i64::try_from(micro).ok()).map(Amount::from_micro)
    }
}

/// How far a figure may be from a target that is «khoảng» and still reach it: so many per cent of the target, where the pack
/// says how many. None for every other target, and where the pack says nothing.
pub fn tolerance(indicator: &Indicator, bound: &Bound) -> Option<Amount> {
    let (Bound::About(edge), Some(percent)) = (bound, indicator.tolerance_percent) else { return None };
    let micro = divide_half_up(i128::from(edge.size().micro()) * i128::from(percent), 100)?;
    i64::try_from(micro).ok().map(Amount::from_micro)
}

/// Whether the figure reaches the bound. `tolerance` says how near «about» is, where the pack says so.
pub fn attained(bound: &Bound, figure: Measured, tolerance: Option<Amount>) -> Attainment {
    let short = |edge: Amount| Attainment::Short(figure.less(edge).size());
    let over = |edge: Amount| Attainment::Over(figure.less(edge).size());
    match *bound {
        Bound::AtLeast(edge) if figure.cmp(edge).is_lt() => short(edge),
        Bound::Above(edge) if figure.cmp(edge).is_le() => short(edge),
        Bound::AtMost(edge) if figure.cmp(edge).is_gt() => over(edge),
        Bound::Below(edge) if figure.cmp(edge).is_ge() => over(edge),
        Bound::AtLeast(_) | Bound::Above(_) | Bound::AtMost(_) | Bound::Below(_) => Attainment::Reached,
        Bound::Range { from, .. } if figure.cmp(from).is_lt() => short(from),
        Bound::Range { to, .. } if figure.cmp(to).is_gt() => Attainment::Beside(figure.less(to)),
        Bound::Range { .. } => Attainment::Reached,
        Bound::Exactly(edge) => match figure.cmp(edge) {
            Ordering::Less => short(edge),
            Ordering::Equal => Attainment::Reached,
            Ordering::Greater => over(edge),
        },
        Bound::About(edge) => about(edge, figure, tolerance),
    }
}

fn about(edge: Amount, figure: Measured, tolerance: Option<Amount>) -> Attainment {
    let difference = figure.less(edge);
    match tolerance {
        Some(tolerance) if difference.size() <= tolerance => Attainment::Reached,
        Some(_) if difference.is_negative() => Attainment::Short(difference.size()),
        Some(_) => Attainment::Over(difference),
        None => Attainment::Beside(difference),
    }
}

/// The shortest period that counts as a year: a year of some regimes ends in the middle of December.
const YEAR_DAYS: i32 = 360;

/// Whether a figure of these days can be held against the target of a year. What is there at a date, or since a first day,
/// can; what happened in half a year cannot be held against what is to happen in a whole one.
pub fn is_comparable(kind: Kind, first_day: Date, last_day: Date) -> bool {
    match kind {
        Kind::AtDate | Kind::Cumulative { .. } => true,
        Kind::InPeriod => first_day.until(last_day).is_ok_and(|span| span.get_days() >= YEAR_DAYS),
    }
}
