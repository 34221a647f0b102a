//! Forms: which indicators and narratives a unit is asked for, in which order, in which periods.
//! A form says nothing of who is asked or when: that is the round's.

use super::Words;

/// A form of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Code.
    pub code: String,
    /// Grows with every change of the form.
    pub version: i64,
    /// What it is called.
    pub name: Words,
    /// Code of the regime that gives its periods.
    pub regime: String,
    /// Codes of its indicators, in order.
    pub indicators: Vec<String>,
    /// Codes of those that may be left empty.
    pub optional: Vec<String>,
    /// Its narratives, in order.
    pub narratives: Vec<Narrative>,
}

/// A question that is answered in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// Code, unique in its form.
    pub code: String,
    /// The question.
    pub question: Words,
    /// Whether it must be answered.
    pub is_required: bool,
    /// Characters that the answer may have.
    pub max_chars: usize,
}

impl Form {
    /// Whether a figure of this indicator must be there.
    pub fn requires(&self, indicator: &str) -> bool {
        self.indicators.iter().any(|code| code == indicator) && !self.optional.iter().any(|code| code == indicator)
    }

    /// The narrative with this code.
    pub fn narrative(&self, code: &str) -> Option<&Narrative> {
        self.narratives.iter().find(|narrative| narrative.code == code)
    }
}
