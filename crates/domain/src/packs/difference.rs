//! What changes from one version of a pack to another: indicators added, removed, renamed or counted otherwise, and the
//! forms that ask for them.
//!
//! Only what a person who reports or reads figures would notice is told. Nothing is judged: rounds keep their version.

use super::{Form, Indicator, Kind, Pack, Words};

/// From one version to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackDifference {
    /// Codes of indicators that only the new one has.
    pub added: Vec<String>,
    /// Codes of indicators that only the old one has.
    pub removed: Vec<String>,
    /// Codes of indicators that are in both, with what changed.
    pub changed: Vec<(String, Vec<Change>)>,
    /// Forms that are new, gone, or ask for something else.
    pub forms: Vec<FormDifference>,
}

/// What changed in an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What it is called.
    Name {
        /// Before.
        from: Words,
        /// Now.
        to: Words,
    },
    /// Its unit.
    Unit {
        /// Before.
        from: Words,
        /// Now.
        to: Words,
    },
    /// Over which time it is counted.
    Kind {
        /// Before.
        from: Kind,
        /// Now.
        to: Kind,
    },
    /// How figures of several units come together; the words of the pack language.
    Aggregation {
        /// Before.
        from: &'static str,
        /// Now.
        to: &'static str,
    },
    /// Its parts, its two numbers, its weight or its formula.
    Numbers,
    /// Decimals, the plausible range, how near «khoảng» is, or whether it may be below zero.
    Limits,
    /// How it is counted, in words.
    Note,
}

/// What changed in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDifference {
    /// Its code.
    pub code: String,
    /// Whether it is new, gone or another.
    pub fate: Fate,
    /// Indicators that it asks for now and did not.
    pub added: Vec<String>,
    /// Indicators that it asked for and does not.
    pub removed: Vec<String>,
    /// Indicators that it asks for and that changed.
    pub changed: Vec<String>,
}

/// What became of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Only the new version has it.
    New,
    /// Only the old version has it.
    Gone,
    /// Both have it, and something in it differs.
    Changed,
}

impl PackDifference {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty() && self.forms.is_empty()
    }
}

impl Indicator {
    /// The word for how figures of several units come together.
    pub fn aggregation(&self) -> &'static str {
        if self.owner.is_empty() { self.measure.aggregation() } else { "latest" }
    }
}

/// What changes from one version to another, in the order of the new one, what is gone last.
pub fn compare(old: &Pack, new: &Pack) -> PackDifference {
    let codes = |of: &Pack, without: &Pack| -> Vec<String> {
        let only = of.indicators.iter().filter(|indicator| without.indicator(&indicator.code).is_none());
        only.map(|indicator| indicator.code.clone()).collect()
    };
    let changed: Vec<(String, Vec<Change>)> = new
        .indicators
        .iter()
        .filter_map(|to| Some((to.code.clone(), changes(old.indicator(&to.code)?, to))))
        .filter(|(_, changes)| !changes.is_empty())
        .collect();
    let of_new = new.forms.iter().map(|form| (old.form(&form.code), Some(form)));
    let gone = old.forms.iter().filter(|form| new.form(&form.code).is_none()).map(|form| (Some(form), None));
    let forms = of_new.chain(gone).filter_map(|(from, to)| form_difference(from, to, &changed)).collect();
    PackDifference { added: codes(new, old), removed: codes(old, new), forms, changed }
}

fn changes(from: &Indicator, to: &Indicator) -> Vec<Change> {
    let mut changes = Vec::new();
    if from.name != to.name {
        changes.push(Change::Name { from: from.name.clone(), to: to.name.clone() });
    }
    if from.unit != to.unit {
        changes.push(Change::Unit { from: from.unit.clone(), to: to.unit.clone() });
    }
    if from.kind != to.kind {
        changes.push(Change::Kind { from: from.kind, to: to.kind });
    }
    if from.aggregation() != to.aggregation() {
        changes.push(Change::Aggregation { from: from.aggregation(), to: to.aggregation() });
    } else if from.measure != to.measure || from.owner != to.owner {
        changes.push(Change::Numbers);
    }
    let limits = |of: &Indicator| (of.decimals, of.plausible, of.allows_negative, of.tolerance_percent);
    if limits(from) != limits(to) {
        changes.push(Change::Limits);
    }
    if from.note != to.note {
        changes.push(Change::Note);
    }
    changes
}

fn form_difference(
    from: Option<&Form>,
    to: Option<&Form>,
    changes: &[(String, Vec<Change>)],
) -> Option<FormDifference> {
    let code = to.or(from)?.code.clone();
    let asked = |form: Option<&Form>| form.map(|form| form.indicators.clone()).unwrap_or_default();
    let (before, now) = (asked(from), asked(to));
    let fate = match (from, to) {
        (None, _) => Fate::New,
        (_, None) => Fate::Gone,
        _ => Fate::Changed,
    };
    let is_both = fate == Fate::Changed;
    let only = |of: &[String], without: &[String]| -> Vec<String> {
        of.iter().filter(|code| is_both && !without.contains(code)).cloned().collect()
    };
    let changed: Vec<String> = changes
        .iter()
        .map(|(code, _)| code)
        .filter(|code| is_both && now.contains(code) && before.contains(code))
        .cloned()
        .collect();
    (from != to || !changed.is_empty()).then(|| FormDifference {
        code,
        fate,
        added: only(&now, &before),
        removed: only(&before, &now),
        changed,
    })
}
