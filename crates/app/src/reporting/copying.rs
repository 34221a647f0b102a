//! «Như kỳ trước»: figures of the period before put into empty boxes of a draft. What stands at a date or is counted up
//! goes on as it was; what happened in a period was copied from another one, and is marked until a person has looked.

use super::{
    draft::Draft,
    reading::{Names, shown_text},
};
use domain::{
    packs::{Kind, Pack},
    reporting::{Cell, CellState, Entries, state_of, write_number},
};

/// The text with which a number of the period before stands in a box.
pub fn text_of(pack: &Pack, cell: &Cell, state: CellState) -> Option<String> {
    // How many keys there were says nothing of which they are.
    let indicator = pack.indicator(&cell.indicator).filter(|indicator| !indicator.is_keys())?;
    let amount = state.amount()?;
    let written = write_number(amount, indicator.decimals_of(&cell.component).max(amount.decimals()));
    Some(shown_text(indicator, &written))
}

/// The field in which a number or «nothing arose» stands, and the text there; nothing for what no box can hold.
pub fn field_of(pack: &Pack, cell: &Cell, state: CellState) -> Option<(String, String)> {
    let names = Names::of(cell);
    match state {
        CellState::NothingArose => Some((names.tick, "1".to_owned())),
        state => text_of(pack, cell, state).map(|text| (names.value, text)),
    }
}

/// Whether a copy wants a look: last period's number is hardly this period's.
pub fn wants_a_look(pack: &Pack, cell: &Cell) -> bool {
    pack.indicator(&cell.indicator).is_some_and(|indicator| indicator.kind == Kind::InPeriod)
}

/// Copies into those of the cells in which nothing stands. Tells how many were filled.
pub fn copy_previous(draft: &mut Draft, pack: &Pack, cells: &[Cell], previous: &Entries) -> usize {
    let mut count = 0;
    for cell in cells {
        let names = Names::of(cell);
        if !draft.field(&names.value).is_empty() || !draft.field(&names.tick).is_empty() {
            continue;
        }
        let Some((field, text)) = field_of(pack, cell, state_of(previous, cell)) else { continue };
        if wants_a_look(pack, cell) {
            draft.put(&names.copied, text.clone());
        }
        draft.put(&field, text);
        count += 1;
    }
    count
}

/// Whether a box still holds what was copied into it and nobody has looked.
pub fn is_unseen(draft: &Draft, cell: &Cell) -> bool {
    let names = Names::of(cell);
    let copied = draft.field(&names.copied);
    !copied.is_empty() && (draft.field(&names.value) == copied || (copied == "1" && draft.field(&names.tick) == "1"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::packs;
    use domain::reporting::{Amount, cells_of};

    #[test]
    fn empty_boxes_are_filled_and_what_happened_in_a_period_is_marked() {
        let pack = &packs::newest("vocational-education").unwrap().pack;
        let cells = cells_of(pack.form("half-year").unwrap(), pack);
        let mut previous: Entries =
            cells.iter().map(|cell| (cell.clone(), CellState::Value(Amount::from_micro(1_234_000_000)))).collect();
        let [first, second, third] = [0, 1, 2].map(|place: usize| cells[place].clone());
        previous.insert(third.clone(), CellState::NothingArose);
        previous.remove(&cells[3]);
        let mut draft = Draft::default();
        draft.put(&Names::of(&first).value, "7");
        assert_eq!(copy_previous(&mut draft, pack, &cells, &previous), cells.len() - 2);
        assert_eq!(draft.field(&Names::of(&first).value), "7", "what stands in a box stays");
        assert_eq!(draft.field(&Names::of(&second).value), "1.234");
        assert_eq!(draft.field(&Names::of(&third).tick), "1");
        for cell in &cells {
            let is_copy = *cell != first && *cell != cells[3];
            assert_eq!(is_unseen(&draft, cell), is_copy && wants_a_look(pack, cell), "{cell}");
        }
        draft.put(&Names::of(&second).value, "1.235");
        assert!(!is_unseen(&draft, &second), "a number that was changed was looked at");
    }
}
