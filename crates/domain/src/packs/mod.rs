//! Packs: a domain as data that a specialist can read and write: regimes of periods, indicators with their dimensions,
//! forms, outlines, audiences, channels and registers.
//!
//! TOML text comes in; a whole `Pack` goes out, or a list of everything that is wrong with it, each with file, line and
//! what to do. A pack that was read is consistent: every code leads somewhere, every day lies in one period.

mod difference;
mod dimension;
mod fault;
mod form;
mod indicator;
mod outline;
mod reading;
mod regime;
mod register;
mod words;

pub use crate::difficulties::Clock;
pub use crate::urging::Steps;
pub use difference::{Change, Fate, FormDifference, PackDifference, compare};
pub use dimension::{Dimension, Member};
pub use fault::{Fault, PackFault};
pub use form::{Form, FormSection, Narrative};
pub use indicator::{Component, Formula, Indicator, Kind, Measure, Operand, Part, Range};
pub use outline::{Audience, Channel, Heading, Occasion, Outline, Source};
pub use reading::{FOLDERS, PackFile, parse_pack};
pub use regime::{Period, PeriodRule, Regime, YearDay};
pub use register::{Condition, Field, Register, Sort, Take, Test, What};
pub use words::Words;

#[cfg(test)]
mod tests;

/// A domain as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Code, such as `vocational-education`.
    pub code: String,
    /// Grows with every change; a round keeps the version with which it was opened.
    pub version: i64,
    /// What it is called.
    pub name: Words,
    /// A change against the period before above so many per cent asks for an explanation.
    pub change_percent: i64,
    /// Changes between whole numbers below this are not remarked on.
    pub change_from: i64,
    /// Regimes.
    pub regimes: Vec<Regime>,
    /// Dimensions.
    pub dimensions: Vec<Dimension>,
    /// Indicators, in the order of the pack.
    pub indicators: Vec<Indicator>,
    /// Forms.
    pub forms: Vec<Form>,
    /// Outlines of reviews.
    pub outlines: Vec<Outline>,
    /// Audiences of outreach.
    pub audiences: Vec<Audience>,
    /// Channels of outreach.
    pub channels: Vec<Channel>,
    /// Registers.
    pub registers: Vec<Register>,
    /// How long difficulties may wait, if the pack says so.
    pub difficulties: Option<Clock>,
    /// When units are reminded of what they owe, if the pack says so.
    pub urging: Option<Steps>,
}

impl Pack {
    /// The regime with this code.
    pub fn regime(&self, code: &str) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.code == code)
    }

    /// The indicator with this code.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }

    /// The form with this code.
    pub fn form(&self, code: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.code == code)
    }

    /// The dimension with this code.
    pub fn dimension(&self, code: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.code == code)
    }

    /// The register with this code.
    pub fn register(&self, code: &str) -> Option<&Register> {
        self.registers.iter().find(|register| register.code == code)
    }

    /// The indicators of a form, in its order.
    pub fn indicators_of<'p>(&'p self, form: &'p Form) -> impl Iterator<Item = &'p Indicator> {
        form.indicators.iter().filter_map(|code| self.indicator(code))
    }
}
