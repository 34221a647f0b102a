//! Events of a draft: their identities and their order, and rows that cannot hold together.
//! The same draft gives the same events each time it is examined.

use super::{
    Draft,
    examining::ReadRow,
    fault::{Fault, What},
    matching::Match,
    rows::{Column, Kind},
};
use crate::organisations::{Change, Event, Graph};
use jiff::civil::Date;
use uuid::Uuid;

/// An event of a draft. `what` tells it from the others of the same draft.
pub(super) fn event(draft: &Draft, row: usize, what: &str, change: Change) -> Event {
    let typed = row.checked_sub(1).and_then(|at| draft.contents.rows.get(at));
    let own = typed.map(|row| row.basis.trim()).filter(|basis| !basis.is_empty());
    Event {
        id: Uuid::new_v5(&draft.id.uuid(), ["event:", what].concat().as_bytes()).into(),
        on: draft.effective_on,
        legal_basis: own.unwrap_or(&draft.legal_basis).to_owned(),
        note: None,
        change,
    }
}

/// Foundings first, then names and places, then what ends: what is below a body has left it before it ends.
pub(super) fn order(events: &mut [Event]) {
    events.sort_by_key(|event| match event.change {
        Change::Found { .. } => 0,
        Change::Rename { .. } | Change::Reclassify { .. } => 1,
        Change::Move { .. } => 2,
        Change::Split { ends: false, .. } => 3,
        Change::Merge { .. } | Change::Split { .. } => 4,
        Change::Dissolve { .. } => 5,
    });
}

/// Rows that say the same, or that cannot hold with each other.
pub(super) fn rows_against(rows: &[ReadRow], graph: &Graph, eve: Date, faults: &mut Vec<Fault>) {
    let name = |id| graph.last_name(id, eve).unwrap_or_default().to_owned();
    for (at, row) in rows.iter().enumerate() {
        let before = rows.get(..at).unwrap_or_default();
        if let Some(other) = before.iter().find(|other| is_same(row, other)) {
            faults.push(Fault::at(row.row, Column::Old, What::SameRow { other: other.row }));
        } else if let Some((old, other)) =
            row.old.and_then(|old| Some((old, before.iter().find(|other| contradicts(row, other))?)))
        {
            let what = What::Contradicts { other: other.row, name: name(old) };
            faults.push(Fault::at(row.row, Column::Kind, what));
        }
        let takes_over = matches!(row.kind, Some(Kind::Merge | Kind::Split | Kind::SplitOff | Kind::Move));
        let taken = row.new.known().filter(|new| takes_over && row.old != Some(*new));
        let ending = taken.and_then(|new| {
            let ends = |other: &&ReadRow| other.old == Some(new) && ends(other);
            Some((new, rows.iter().find(ends)?))
        });
        if let Some((new, other)) = ending {
            let what = What::Contradicts { other: other.row, name: name(new) };
            faults.push(Fault::at(row.row, Column::New, what));
        }
    }
}

fn ends(row: &ReadRow) -> bool {
    match row.kind {
        Some(Kind::Merge) => row.new != Match::Nothing && row.new.known() != row.old,
        Some(Kind::Split | Kind::Dissolve) => true,
        _ => false,
    }
}

fn is_same(row: &ReadRow, other: &ReadRow) -> bool {
    let named = row.old.is_some() || row.kind == Some(Kind::Found);
    named
        && row.old == other.old
        && row.kind == other.kind
        && row.new == other.new
        && row.kind != Some(Kind::Move)
        && (row.kind == Some(Kind::Dissolve) || row.new != Match::Nothing)
}

/// Two rows of one old body: partings go together, and so does what does not end it; all else contradicts.
fn contradicts(row: &ReadRow, other: &ReadRow) -> bool {
    if row.old.is_none() || row.old != other.old {
        return false;
    }
    let (Some(kind), Some(than)) = (row.kind, other.kind) else { return false };
    match (kind, than) {
        (Kind::Split, Kind::Split) | (Kind::SplitOff, Kind::SplitOff) | (Kind::Move, Kind::Move) => false,
        (one, another) if one == another => true,
        _ => ends(row) || ends(other),
    }
}
