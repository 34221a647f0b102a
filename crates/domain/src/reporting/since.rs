//! What has changed in a total since the reports in it were accepted: the total as it was with what was accepted first,
//! as it is now, and the reports that make the difference.
//!
//! Both totals are made by the same rules from whole rows, so that a ratio or a mean is never compared part by part. A
//! report that is not in the total, before or now, changes nothing in it.

use super::{Amount, Cell, CellState, RoundRow, RowPlace, Segment, Total, TotalFigure, TotalRow, total};
use crate::{
    ids::OrganisationId,
    packs::{Component, Indicator},
};

/// A total that is no longer what was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The total with the versions that were accepted first.
    pub was: TotalFigure,
    /// The total now.
    pub now: TotalFigure,
    /// Parts whose total is another.
    pub parts: Vec<ChangedPart>,
    /// The reports that changed, in the order given.
    pub rows: Vec<ChangedRow>,
}

/// A part whose total is no longer what was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPart {
    /// Code of the part.
    pub code: String,
    /// Its total before.
    pub was: TotalFigure,
    /// Its total now.
    pub now: TotalFigure,
}

/// A report of which another version counts than was accepted, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// Whose.
    pub organisation: OrganisationId,
    /// For which days.
    pub segment: Segment,
    /// Each number that is another, with what was accepted and what counts.
    pub cells: Vec<(Component, CellState, CellState)>,
}

/// What has changed in the total of an indicator since reports in it were accepted; `None` where nothing has.
pub fn changed<'r>(indicator: &Indicator, rows: impl IntoIterator<Item = &'r RoundRow>) -> Option<Changed> {
    let now: Vec<&RoundRow> = rows.into_iter().collect();
    if now.iter().all(|row| row.accepted.is_none()) {
        return None;
    }
    let was: Vec<&RoundRow> = now.iter().map(|row| row.accepted.as_deref().unwrap_or(row)).collect();
    let (total_was, total_now) = (total(indicator, was.iter().copied()), total(indicator, now.iter().copied()));
    let pairs = total_was.rows.iter().zip(&total_now.rows).zip(was.iter().zip(&now));
    let rows: Vec<ChangedRow> = pairs.filter_map(|(totals, rows)| changed_row(indicator, totals, rows)).collect();
    (!rows.is_empty()).then(|| Changed {
        was: total_was.figure,
        now: total_now.figure,
        parts: changed_parts(&total_was, &total_now),
        rows,
    })
}

fn changed_row(
    indicator: &Indicator,
    (was, now): (&TotalRow, &TotalRow),
    (was_row, now_row): (&&RoundRow, &&RoundRow),
) -> Option<ChangedRow> {
    let is_in = |row: &TotalRow| matches!(row.place, RowPlace::Counted | RowPlace::NothingArose);
    if !is_in(was) && !is_in(now) {
        return None;
    }
    let keys = Cell::new(&indicator.code, Component::Value);
    // As many keys, but others: the total may be another.
    let other_keys = now_row.state.counts() && was_row.keys.get(&keys) != now_row.keys.get(&keys);
    let components = was.cells.iter().map(|(component, _)| component);
    let pair = |component: &Component| (component.clone(), was.state_of(component), now.state_of(component));
    let differs = |(component, was, now): &(Component, CellState, CellState)| {
        was != now || (other_keys && *component == Component::Value)
    };
    let cells: Vec<_> = components.map(pair).filter(differs).collect();
    let TotalRow { organisation, segment, .. } = *now;
    (!cells.is_empty()).then_some(ChangedRow { organisation, segment, cells })
}

fn changed_parts(was: &Total, now: &Total) -> Vec<ChangedPart> {
    let pairs = was.parts.iter().zip(&now.parts).filter(|(was, now)| was.figure != now.figure);
    pairs.map(|(was, now)| ChangedPart { code: now.code.clone(), was: was.figure, now: now.figure }).collect()
}

impl Changed {
    /// By how much a sum is another; `None` where it is no sum, or none in one of the two.
    pub fn difference(&self) -> Option<Amount> {
        let sum = |figure: TotalFigure| match figure {
            TotalFigure::Amount(amount) => Some(amount.micro()),
            TotalFigure::NothingArose => Some(0),
            _ => None,
        };
        sum(self.now)?.checked_sub(sum(self.was)?).map(Amount::from_micro)
    }
}
