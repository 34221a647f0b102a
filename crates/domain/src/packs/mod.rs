//! Packs: a domain as data that a specialist can read and write. Regimes of periods, indicators, forms.
//!
//! TOML text comes in; a whole `Pack` goes out, or a list of everything that is wrong with it, each with file, line and
//! what to do. A pack that was read is consistent: every code leads somewhere, every day lies in one period.

mod fault;
mod form;
mod indicator;
mod reading;
mod regime;
mod words;

pub use fault::{Fault, PackFault};
pub use form::{Form, FormSection, Narrative};
pub use indicator::{Component, Indicator, Kind, Measure, Part, Range};
pub use reading::{PackFile, parse_pack};
pub use regime::{Period, PeriodRule, Regime, YearDay};
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
    /// Indicators, in the order of the pack.
    pub indicators: Vec<Indicator>,
    /// Forms.
    pub forms: Vec<Form>,
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

    /// The indicators of a form, in its order.
    pub fn indicators_of<'p>(&'p self, form: &'p Form) -> impl Iterator<Item = &'p Indicator> {
        form.indicators.iter().filter_map(|code| self.indicator(code))
    }
}
