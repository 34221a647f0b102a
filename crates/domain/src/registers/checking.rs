//! What cannot stand side by side in one body's register: the same key twice, or twice at the same time.
//!
//! Rows are sorted once; each is then held against its neighbours alone.

use super::record::Span;
use crate::packs::Register;
use std::collections::BTreeMap;

/// One of the rows that are held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other<I> {
    /// Which.
    pub id: I,
    /// By which it is known again.
    pub key: String,
    /// When it stands.
    pub span: Span,
}

/// Two rows that cannot stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict<I> {
    /// Both have the same key.
    SameKey(I),
    /// Both have the same key and stand on the same days.
    Overlap(I),
}

/// For each of the rows the one with which it cannot stand, by its place; no entry where it can.
pub fn conflicts_of<I: Clone + PartialEq>(register: &Register, rows: &[Other<I>]) -> BTreeMap<usize, Conflict<I>> {
    let mut found = BTreeMap::new();
    if register.key.is_empty() {
        return found;
    }
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        by_key.entry(row.key.as_str()).or_default().push(place);
    }
    for mut places in by_key.into_values().filter(|places| places.len() > 1) {
        let span = |place: usize| rows.get(place).map(|row| row.span).unwrap_or_default();
        let id = |place: usize| rows.get(place).map(|row| row.id.clone());
        places.sort_by_key(|place| (span(*place).from, *place));
        if !register.has_validity {
            mark_pairs(&places, |_, _| true, |place| id(place).map(Conflict::SameKey), &mut found);
        } else if register.allows_overlap {
            let same_day = |one: usize, two: usize| span(one).from == span(two).from;
            mark_pairs(&places, same_day, |place| id(place).map(Conflict::SameKey), &mut found);
        } else {
            mark_overlaps(&places, span, |place| id(place).map(Conflict::Overlap), &mut found);
        }
    }
    found
}

/// Neighbours that are alike stand in each other's way.
fn mark_pairs<I>(
    places: &[usize],
    is_alike: impl Fn(usize, usize) -> bool,
    conflict: impl Fn(usize) -> Option<Conflict<I>>,
    found: &mut BTreeMap<usize, Conflict<I>>,
) {
    for pair in places.windows(2) {
        let [one, two] = *pair else { continue };
        if is_alike(one, two) {
            for (place, other) in [(one, two), (two, one)] {
                if let (false, Some(conflict)) = (found.contains_key(&place), conflict(other)) {
                    found.insert(place, conflict);
                }
            }
        }
    }
}

/// Of rows in the order of their first days: one meets an earlier one where it begins before the longest of those has ended.
fn mark_overlaps<I>(
    places: &[usize],
    span: impl Fn(usize) -> Span,
    conflict: impl Fn(usize) -> Option<Conflict<I>>,
    found: &mut BTreeMap<usize, Conflict<I>>,
) {
    let mut longest: Option<usize> = None;
    for place in places.iter().copied() {
        if let Some(before) = longest.filter(|before| span(*before).meets(&span(place))) {
            for (place, other) in [(before, place), (place, before)] {
                if let (false, Some(conflict)) = (found.contains_key(&place), conflict(other)) {
                    found.insert(place, conflict);
                }
            }
        }
        let ends_later = longest.is_none_or(|before| match (span(before).to, span(place).to) {
            (None, _) => false,
            (_, None) => true,
            (Some(before), Some(now)) => before < now,
        });
        if ends_later {
            longest = Some(place);
        }
    }
}
