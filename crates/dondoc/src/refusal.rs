//! Why a command cannot do what it was asked to: one clear sentence and what to do, in both languages.
//!
//! The sentences stand in `labels.rs`. Whatever is not foreseen there is printed as it came, without a back-trace.

use std::fmt;

/// A foreseen refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Refusal {
    /// In both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Refusal { vi: vi.into(), en: en.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}\n        {}", self.vi, self.en)
    }
}

impl std::error::Error for Refusal {}

/// What is printed of a failure.
pub fn sentence(fault: &anyhow::Error) -> String {
    match fault.downcast_ref::<Refusal>() {
        Some(refusal) => refusal.to_string(),
        None => format!("{fault:#}"),
    }
}
