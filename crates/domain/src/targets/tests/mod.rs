//! Tables of cases for targets, and random cascades against a plain oracle.

mod attaining;
mod cascading;
mod comparing;
mod containing;
mod typing;

use super::*;
use crate::reporting::Amount;

/// An amount as files write it.
pub fn amount(text: &str) -> Amount {
    Amount::parse_plain(text).unwrap_or_else(|| panic!("{text} is no amount"))
}

/// A bound as a clerk types it.
pub fn bound(typed: &str) -> Bound {
    match read_bound(typed, 6, &["%"]) {
        Ok(ReadBound::Bound(bound)) => bound,
        other => panic!("{typed}: {other:?}"),
    }
}
