//! A value of a layout with its source and how sure it is; the letters of one component.
//!
//! Nothing here knows what a value is for.

use serde::Deserialize;

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Mark {
    /// Stated by the rule.
    #[serde(rename = "R")]
    Rule,
    /// Measured on a paper that the rule's own office issued.
    #[serde(rename = "M")]
    Measured,
    /// Derived here from stated or measured values.
    #[serde(rename = "D")]
    Derived,
    /// Not stated anywhere that was read: a setting until the rule's annex is found.
    #[serde(rename = "?")]
    Open,
}

/// A value of a layout with its source.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated<T> {
    /// The value.
    pub is: T,
    /// How sure it is.
    pub mark: Mark,
    /// The rule and place that it comes from.
    pub from: String,
}

/// How the letters of one component look.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lettering {
    /// Size in points.
    pub size_pt: f64,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// In capitals.
    #[serde(default)]
    pub capitals: bool,
    /// How sure this is.
    pub mark: Mark,
    /// The rule and place that it comes from.
    pub from: String,
}
