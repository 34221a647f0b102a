//! Indicators: what is counted or measured, in which unit, over which time, and of which numbers it consists.
//!
//! A ratio is entered as its two numbers and never as a percentage: percentages cannot be added up. Parts are «trong đó»
//! (each is at most the total, together they need not make it) or «chia ra» (together they are the total). What is
//! derived from others is computed and never entered.

use super::{Take, Words};
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
    /// How near a figure must be to a target that is «khoảng», in per cent of the target; where nothing is said, that gets no
    /// verdict.
    pub tolerance_percent: Option<i64>,
    /// Whether it may be below zero.
    pub allows_negative: bool,
    /// How it is counted, if the pack says so.
    pub note: Option<Words>,
    /// Classes of the bodies whose figure it is; nobody else is asked, and their newest is the total. Empty where every
    /// unit has one of its own.
    pub owner: Vec<String>,
    /// Codes of the regimes in which it is asked for; empty where the pack does not say.
    pub frequency: Vec<String>,
    /// Its numbers that are made of rows of a register; empty where they are counted otherwise.
    pub feeds: Vec<(Component, Take)>,
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
        /// «Trong đó» and «chia ra».
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
        /// Whether the denominator is what is there on the last day, such as all young people of an area: part reports
        /// then add to the numerator alone.
        denominator_at_date: bool,
    },
    /// A mean and the number that it is the mean of: means of many units are weighted with it.
    Mean {
        /// «Quyền số»: what is counted.
        weight: Words,
        /// Its unit.
        counted_in: Words,
        /// Decimals that may be entered for it.
        counted_decimals: u8,
    },
    /// Yes or no; the total is how many said yes.
    YesNo,
    /// A list of keys, such as tax codes; a key that several units name counts once.
    Keys {
        /// What a key is.
        key: Words,
    },
    /// Computed from others of the same form, never entered.
    Derived {
        /// How.
        formula: Formula,
        /// From which, in order.
        operands: Vec<Operand>,
    },
}

/// A number that is part of the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Code, unique in its indicator.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// Code of the dimension whose member it is; none for a part of this indicator alone.
    pub dimension: Option<String>,
    /// «Chia ra»: the parts of its dimension make the total; else «trong đó».
    pub is_division: bool,
}

/// How an indicator is computed from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// All of them together.
    Sum,
    /// The first without the second.
    Difference,
    /// The first in per cent of the second.
    Ratio,
}

/// An indicator from which another is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// Its unit.
    pub unit: Words,
    /// Its decimals.
    pub decimals: u8,
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
    /// The number that a mean is the mean of.
    Weight,
}

impl Component {
    /// The word that is stored: `value`, `part.female`, `numerator`, `denominator`, `weight`.
    pub fn code(&self) -> String {
        match self {
            Component::Value => "value".to_owned(),
            Component::Part(code) => format!("part.{code}"),
            Component::Numerator => "numerator".to_owned(),
            Component::Denominator => "denominator".to_owned(),
            Component::Weight => "weight".to_owned(),
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "value" => Some(Component::Value),
            "numerator" => Some(Component::Numerator),
            "denominator" => Some(Component::Denominator),
            "weight" => Some(Component::Weight),
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

impl Formula {
    /// The word of the pack language.
    pub const fn code(self) -> &'static str {
        match self {
            Formula::Sum => "sum",
            Formula::Difference => "difference",
            Formula::Ratio => "ratio",
        }
    }
}

impl Measure {
    /// The word for how figures of several units come together.
    pub const fn aggregation(&self) -> &'static str {
        match self {
            Measure::Amount { .. } => "sum",
            Measure::Ratio { .. } => "ratio",
            Measure::Mean { .. } => "mean",
            Measure::YesNo => "yes-no",
            Measure::Keys { .. } => "keys",
            Measure::Derived { .. } => "derived",
        }
    }
}

impl Indicator {
    /// The numbers to enter, in order; none of what is derived.
    pub fn components(&self) -> Vec<Component> {
        match &self.measure {
            Measure::Amount { parts } => {
                let parts = parts.iter().map(|part| Component::Part(part.code.clone()));
                std::iter::once(Component::Value).chain(parts).collect()
            }
            Measure::Ratio { .. } => vec![Component::Numerator, Component::Denominator],
            Measure::Mean { .. } => vec![Component::Value, Component::Weight],
            Measure::YesNo | Measure::Keys { .. } => vec![Component::Value],
            Measure::Derived { .. } => Vec::new(),
        }
    }

    /// The numbers of which it consists, entered or computed, in order.
    pub fn numbers(&self) -> Vec<Component> {
        match &self.measure {
            Measure::Derived { formula: Formula::Ratio, .. } => vec![Component::Numerator, Component::Denominator],
            Measure::Derived { .. } => vec![Component::Value],
            _ => self.components(),
        }
    }

    /// What one of its numbers is called; none for one that it does not have.
    pub fn name_of(&self, component: &Component) -> Option<&Words> {
        match (&self.measure, component) {
            (_, Component::Value) => (!self.is_ratio()).then_some(&self.name),
            (_, Component::Part(code)) => self.part(code).map(|part| &part.name),
            (Measure::Ratio { numerator, .. }, Component::Numerator) => Some(numerator),
            (Measure::Ratio { denominator, .. }, Component::Denominator) => Some(denominator),
            (Measure::Mean { weight, .. }, Component::Weight) => Some(weight),
            _ => self.operand(component).map(|operand| &operand.name),
        }
    }

    /// The part with this code.
    pub fn part(&self, code: &str) -> Option<&Part> {
        self.parts().iter().find(|part| part.code == code)
    }

    /// «Trong đó» and «chia ra».
    pub fn parts(&self) -> &[Part] {
        if let Measure::Amount { parts } = &self.measure { parts } else { &[] }
    }

    /// «Chia ra»: the parts that make the total together, one list for each way to divide it.
    pub fn divisions(&self) -> Vec<Vec<&Part>> {
        let mut found: Vec<Vec<&Part>> = Vec::new();
        for part in self.parts().iter().filter(|part| part.is_division) {
            let of_same = |division: &&mut Vec<&Part>| division.iter().any(|other| other.dimension == part.dimension);
            match found.iter_mut().find(of_same) {
                Some(division) => division.push(part),
                None => found.push(vec![part]),
            }
        }
        found
    }

    /// The operand of a derived ratio that is its upper or lower number.
    fn operand(&self, component: &Component) -> Option<&Operand> {
        match (&self.measure, component) {
            (Measure::Derived { formula: Formula::Ratio, operands }, Component::Numerator) => operands.first(),
            (Measure::Derived { formula: Formula::Ratio, operands }, Component::Denominator) => operands.get(1),
            _ => None,
        }
    }

    /// The unit of one of its numbers.
    pub fn unit_of(&self, component: &Component) -> &Words {
        match (&self.measure, component) {
            (Measure::Ratio { counted_in, .. }, _) | (Measure::Mean { counted_in, .. }, Component::Weight) => {
                counted_in
            }
            _ => self.operand(component).map_or(&self.unit, |operand| &operand.unit),
        }
    }

    /// The decimals with which one of its numbers may be entered.
    pub fn decimals_of(&self, component: &Component) -> u8 {
        match (&self.measure, component) {
            (Measure::Ratio { counted_decimals, .. }, _)
            | (Measure::Mean { counted_decimals, .. }, Component::Weight) => *counted_decimals,
            _ => self.operand(component).map_or(self.decimals, |operand| operand.decimals),
        }
    }

    /// Whether two numbers are shown as a percentage.
    pub fn is_ratio(&self) -> bool {
        matches!(self.measure, Measure::Ratio { .. } | Measure::Derived { formula: Formula::Ratio, .. })
    }

    /// Whether it is computed and never entered.
    pub fn is_derived(&self) -> bool {
        matches!(self.measure, Measure::Derived { .. })
    }

    /// Whether it is answered with yes or no.
    pub fn is_yes_no(&self) -> bool {
        matches!(self.measure, Measure::YesNo)
    }

    /// Whether it is a list of keys.
    pub fn is_keys(&self) -> bool {
        matches!(self.measure, Measure::Keys { .. })
    }

    /// How one of its numbers is made of rows, if it is.
    pub fn feed_of(&self, component: &Component) -> Option<&Take> {
        self.feeds.iter().find(|(fed, _)| fed == component).map(|(_, take)| take)
    }

    /// Whether a body of this class is asked for it.
    pub fn is_asked_of(&self, class: Option<&str>) -> bool {
        self.owner.is_empty() || class.is_some_and(|class| self.owner.iter().any(|owner| owner == class))
    }
}
