//! Forms: which indicators and narratives a unit is asked for, in which order, in which periods.
//! A form says nothing of who is asked or when: that is the round's.

use super::{Pack, Words};

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
    /// Codes of its indicators, in order: those of all sections.
    pub indicators: Vec<String>,
    /// Its sections, at least one.
    pub(super) sections: Vec<FormSection>,
    /// Codes of those that may be left empty.
    pub optional: Vec<String>,
    /// Its narratives, in order.
    pub narratives: Vec<Narrative>,
}

/// A section of a form: indicators that are asked for together, on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSection {
    /// Code, unique in its form; empty in a form without sections.
    pub code: String,
    /// What it is called; nothing in a form without sections.
    pub name: Option<Words>,
    /// Codes of its indicators, in order.
    pub indicators: Vec<String>,
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

    /// The form as a body of this class is asked: without the figures that belong to owners of another class. A section
    /// of which nothing is left is left out.
    #[must_use]
    pub fn asked_of(&self, pack: &Pack, class: Option<&str>) -> Form {
        let is_asked = |code: &String| pack.indicator(code).is_none_or(|indicator| indicator.is_asked_of(class));
        let mut form = self.clone();
        form.indicators.retain(is_asked);
        form.optional.retain(is_asked);
        form.sections.iter_mut().for_each(|section| section.indicators.retain(is_asked));
        form.sections.retain(|section| !section.indicators.is_empty());
        form
    }

    /// Its sections, in order; of a form without sections one, which has no name and holds every indicator.
    pub fn sections(&self) -> &[FormSection] {
        &self.sections
    }

    /// Whether its author cut it into sections.
    pub fn is_sectioned(&self) -> bool {
        self.sections.iter().any(|section| section.name.is_some())
    }

    /// The section with this code.
    pub fn section(&self, code: &str) -> Option<&FormSection> {
        self.sections.iter().find(|section| section.code == code)
    }

    /// The section in which an indicator is asked for.
    pub fn section_of(&self, indicator: &str) -> Option<&FormSection> {
        self.sections.iter().find(|section| section.indicators.iter().any(|code| code == indicator))
    }

    /// The narrative with this code.
    pub fn narrative(&self, code: &str) -> Option<&Narrative> {
        self.narratives.iter().find(|narrative| narrative.code == code)
    }
}
