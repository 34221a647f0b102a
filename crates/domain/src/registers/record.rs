//! A row over time. Each change is a version; nothing is taken away. A version says from which day what it says holds, so that a
//! school that becomes autonomous on the first of July was not so before; without a day it puts right what was said from the
//! beginning.
//!
//! How long a row stands, and that it was withdrawn, is said by its last version for all days.

use super::value::Values;
use jiff::civil::Date;

/// The days on which a row stands, both ends included; open where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Option<Date>,
    /// The last.
    pub to: Option<Date>,
}

/// What a row said from one version on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: i64,
    /// From which day it holds; from the beginning where nothing is said.
    pub effective_on: Option<Date>,
    /// When it was written down.
    pub made_at_ms: i64,
    /// The row is withdrawn: it never stood.
    pub is_withdrawn: bool,
    /// The days on which the row stands.
    pub span: Span,
    /// What its fields say.
    pub values: Values,
}

/// A row with all its versions, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<I> {
    /// Which.
    pub id: I,
    /// Versions in the order of their numbers.
    pub versions: Vec<Version>,
}

/// A row on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'r> {
    /// What its fields say on that day.
    pub values: &'r Values,
    /// The days on which it stands.
    pub span: Span,
}

impl Span {
    /// Whether a day lies in it.
    pub fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether both have a day in common.
    pub fn meets(&self, other: &Span) -> bool {
        let begins_before_end = |one: &Span, two: &Span| one.from.is_none_or(|from| two.to.is_none_or(|to| from <= to));
        begins_before_end(self, other) && begins_before_end(other, self)
    }

    /// Whether its ends are in order.
    pub fn is_in_order(&self) -> bool {
        self.from.is_none_or(|from| self.to.is_none_or(|to| from <= to))
    }
}

impl<I> Record<I> {
    /// The row as it was known at a moment: nothing before it was written down, or once it was withdrawn.
    pub fn known_at(&self, at_ms: Option<i64>, day: Date) -> Option<Standing<'_>> {
        let is_known = |version: &&Version| at_ms.is_none_or(|at_ms| version.made_at_ms <= at_ms);
        let latest = self.versions.iter().rfind(is_known)?;
        if latest.is_withdrawn {
            return None;
        }
        let holds = |version: &&Version| version.effective_on.is_none_or(|from| from <= day);
        // Of those that hold, the one that holds from the latest day, and of these the last that was written.
        let said = self.versions.iter().filter(is_known).filter(holds).max_by_key(|it| (it.effective_on, it.number));
        let first = || self.versions.iter().find(is_known);
        Some(Standing { values: &said.or_else(first)?.values, span: latest.span })
    }

    /// The row on a day, as it is known now; nothing while it does not stand.
    pub fn on(&self, day: Date) -> Option<Standing<'_>> {
        self.known_at(None, day).filter(|standing| standing.span.has(day))
    }
}
