//! Indicators: what is counted or measured, in which unit, over which time, and of which numbers it consists.
//!
//! A ratio is entered as its two numbers and never as a percentage: percentages cannot be added up. Parts are «trong
//! đó»: each is at most the total, and together they need not make it.

use super::Words;
use crate::reporting::Amount;
use jiff::civil::Date;

/// An indicator of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Code, such as `B01`.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// Unit in which it is shown; of a ratio: `%`.
    pub unit: Words,
    /// Decimals that are shown, and of an amount also those that may be entered: 0 to 6.
    pub decimals: u8,
    /// Over which time.
    pub kind: Kind,
    /// Of which numbers it consists.
    pub measure: Measure,
    /// Outside this a figure asks for an explanation; of a ratio in per cent.
    pub plausible: Option<Range>,
    /// Whether it may be below zero.
    pub allows_negative: bool,
    /// How it is counted, if the pack says so.
    pub note: Option<Words>,
}

/// Over which time a figure is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// «Số trong kỳ»: what happened from the first to the last day of the period.
    InPeriod,
    /// «Số lũy kế»: what happened from a day to the last day of the period.
    Cumulative {
        /// The day from which it is counted.
        since: Date,
    },
    /// «Số tại thời điểm»: what is there on the last day of the period.
    AtDate,
}

/// Of which numbers an indicator consists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// One number, perhaps with parts of it.
    Amount {
        /// «Trong đó».
        parts: Vec<Part>,
    },
    /// Two numbers, of which the first is shown as a percentage of the second.
    Ratio {
        /// «Tử số»: what it is called.
        numerator: Words,
        /// «Mẫu số»: what it is called.
        denominator: Words,
        /// Unit of both.
        counted_in: Words,
        /// Decimals that may be entered for both.
        counted_decimals: u8,
        /// Whether the numerator is a part of the denominator and so never above it.
        is_share: bool,
    },
}

/// «Trong đó»: a number that is part of the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Code, unique in its indicator.
    pub code: String,
    /// What it is called.
    pub name: Words,
}

/// What is usual, with both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub from: Option<Amount>,
    /// At most.
    pub to: Option<Amount>,
}

/// One of the numbers of which an indicator consists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// The number of an amount.
    Value,
    /// A part of it, by its code.
    Part(String),
    /// The upper number of a ratio.
    Numerator,
    /// The lower number of a ratio.
    Denominator,
}

impl Component {
    /// The word that is stored: `value`, `part.female`, `numerator`, `denominator`.
    pub fn code(&self) -> String {
        match self {
            Component::Value => "value".to_owned(),
            Component::Part(code) => format!("part.{code}"),
            Component::Numerator => "numerator".to_owned(),
            Component::Denominator => "denominator".to_owned(),
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "value" => Some(Component::Value),
            "numerator" => Some(Component::Numerator),
            "denominator" => Some(Component::Denominator),
            _ => {
                code.strip_prefix("part.").filter(|code| !code.is_empty()).map(|code| Component::Part(code.to_owned()))
            }
        }
    }
}

impl Kind {
    /// The word of the pack language.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::InPeriod => "in-period",
            Kind::Cumulative { .. } => "cumulative",
            Kind::AtDate => "at-date",
        }
    }
}

impl Range {
    /// Whether the amount lies in it.
    pub fn contains(&self, amount: Amount) -> bool {
        self.from.is_none_or(|from| from <= amount) && self.to.is_none_or(|to| amount <= to)
    }
}

impl Indicator {
    /// The numbers to enter, in order.
    pub fn components(&self) -> Vec<Component> {
        match &self.measure {
            Measure::Amount { parts } => {
                let parts = parts.iter().map(|part| Component::Part(part.code.clone()));
                std::iter::once(Component::Value).chain(parts).collect()
            }
            Measure::Ratio { .. } => vec![Component::Numerator, Component::Denominator],
        }
    }

    /// What one of its numbers is called; none for one that it does not have.
    pub fn name_of(&self, component: &Component) -> Option<&Words> {
        match (&self.measure, component) {
            (Measure::Amount { .. }, Component::Value) => Some(&self.name),
            (Measure::Amount { parts }, Component::Part(code)) => {
                parts.iter().find(|part| part.code == *code).map(|part| &part.name)
            }
            (Measure::Ratio { numerator, .. }, Component::Numerator) => Some(numerator),
            (Measure::Ratio { denominator, .. }, Component::Denominator) => Some(denominator),
            _ => None,
        }
    }

    /// The unit in which its numbers are entered.
    pub fn entered_unit(&self) -> &Words {
        match &self.measure {
            Measure::Amount { .. } => &self.unit,
            Measure::Ratio { counted_in, .. } => counted_in,
        }
    }

    /// The decimals with which its numbers may be entered.
    pub fn entered_decimals(&self) -> u8 {
        match &self.measure {
            Measure::Amount { .. } => self.decimals,
            Measure::Ratio { counted_decimals, .. } => *counted_decimals,
        }
    }

    /// Whether it is a ratio.
    pub fn is_ratio(&self) -> bool {
        matches!(self.measure, Measure::Ratio { .. })
    }
}
