//! A scale: from amounts to places, with ticks at round numbers. Nothing is always on it, so that lengths compare.
//! Everything in it is whole: millionths in, tenths of a pixel out.

use super::Tenths;
use crate::{language::Language, look::numbers};
use domain::reporting::{Amount, write_number};

/// A scale between two round numbers, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    from: i128,
    to: i128,
    step: i128,
}

/// By what the numbers at an axis are divided, so that they stay short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Magnitude {
    /// As they are.
    One,
    /// In millions.
    Million,
    /// In thousands of millions.
    Billion,
}

/// One, in millionths.
const ONE: i128 = 1_000_000;
/// Numbers from here on are shown in millions.
const IN_MILLIONS: i128 = 10_000_000 * ONE;
/// Numbers from here on are shown in thousands of millions.
const IN_BILLIONS: i128 = 10_000_000_000 * ONE;

impl Scale {
    /// Over these amounts and nothing, in at most so many steps; no step is finer than the decimals.
    pub fn of(amounts: impl IntoIterator<Item = Amount>, steps: i128, decimals: u8) -> Self {
        let (mut low, mut high) = (0_i128, 0_i128);
        for amount in amounts {
            low = low.min(i128::from(amount.micro()));
            high = high.max(i128::from(amount.micro()));
        }
        let finest = 10_i128.pow(u32::from(6_u8.saturating_sub(decimals)));
        let mut step = round_above((high - low).div_euclid(steps.max(1)).max(1)).max(finest);
        loop {
            let (from, to) = (low.div_euclid(step) * step, -((-high).div_euclid(step)) * step);
            let (from, to) = if from == to { (from, from + step) } else { (from, to) };
            // What is rounded outwards may need one step more than was wanted.
            if (to - from) / step <= steps.max(1) + 1 {
                return Scale { from, to, step };
            }
            step = round_above(step + 1);
        }
    }

    /// The numbers at its ticks, in millionths.
    pub fn ticks(&self) -> Vec<i128> {
        let mut ticks = Vec::new();
        let mut tick = self.from;
        while tick <= self.to {
            ticks.push(tick);
            tick += self.step;
        }
        ticks
    }

    /// How far from its start a number lies, on a length.
    pub fn at(&self, micro: i128, length: Tenths) -> Tenths {
        let along = (micro - self.from) * i128::from(length);
        i64::try_from(along.div_euclid((self.to - self.from).max(1))).unwrap_or(length)
    }

    /// The same for an amount.
    pub fn place(&self, amount: Amount, length: Tenths) -> Tenths {
        self.at(i128::from(amount.micro()), length)
    }

    /// By what its numbers are divided.
    pub fn magnitude(&self) -> Magnitude {
        match self.from.abs().max(self.to.abs()) {
            size if size >= IN_BILLIONS => Magnitude::Billion,
            size if size >= IN_MILLIONS => Magnitude::Million,
            _ => Magnitude::One,
        }
    }

    /// A tick in words, with the decimals that its step needs.
    pub fn label(&self, tick: i128, language: Language) -> String {
        let divisor = self.magnitude().divisor();
        let amount = |micro: i128| Amount::from_micro(i64::try_from(micro / divisor).unwrap_or(i64::MAX));
        numbers::parted_for(write_number(amount(tick), amount(self.step).decimals()), language)
    }
}

impl Magnitude {
    const fn divisor(self) -> i128 {
        match self {
            Magnitude::One => 1,
            Magnitude::Million => 1_000_000,
            Magnitude::Billion => 1_000_000_000,
        }
    }

    /// The key of its word, where it needs one.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Magnitude::One => None,
            Magnitude::Million => Some("explorer-millions"),
            Magnitude::Billion => Some("explorer-billions"),
        }
    }
}

/// The first of 1, 2, 5, 10, 20 … that is not below.
fn round_above(least: i128) -> i128 {
    let mut unit = 1_i128;
    loop {
        for of_unit in [1, 2, 5] {
            if of_unit * unit >= least {
                return of_unit * unit;
            }
        }
        unit *= 10;
    }
}
