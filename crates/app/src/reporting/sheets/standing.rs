//! What stands in a place of a form, written in one way only, so that two of them are the same when they say the same: the
//! number 1234 is «1.234», however it was typed. What cannot be read stays as it was typed.

use crate::reporting::{
    draft::Draft,
    reading::{Names, narrative_name, read_cell, read_in, shown_text},
};
use domain::{
    packs::{Indicator, Pack},
    reporting::{Amount, Cell, CellState, KeyLists, SCALE, write_number},
};
use std::{fmt, str::FromStr};

/// A place of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A number, an answer, a list of keys.
    Figure(Cell),
    /// Why a number is unusual.
    Why(Cell),
    /// The answer to a question, by its code.
    Words(String),
}

/// The field of the form, as its hidden lines name it.
impl fmt::Display for Spot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&match self {
            Spot::Figure(cell) => Names::of(cell).value,
            Spot::Why(cell) => Names::of(cell).why,
            Spot::Words(code) => narrative_name(code),
        })
    }
}

impl FromStr for Spot {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, rest) = text.split_once('-').ok_or(())?;
        let cell = || rest.parse().map_err(|_| ());
        match kind {
            "o" => Ok(Spot::Figure(cell()?)),
            "g" => Ok(Spot::Why(cell()?)),
            "l" => Ok(Spot::Words(rest.to_owned())),
            _ => Err(()),
        }
    }
}

/// What stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The text.
    pub text: String,
    /// «Không phát sinh».
    pub nothing_arose: bool,
}

impl Standing {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Standing { text: text.into(), nothing_arose: false }
    }

    /// «Không phát sinh».
    pub fn nothing_arose() -> Self {
        Standing { text: String::new(), nothing_arose: true }
    }

    /// Whether nothing stands there at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.nothing_arose
    }

    /// What stands in a place of a working copy.
    pub fn of(draft: &Draft, pack: &Pack, spot: &Spot) -> Self {
        match spot {
            Spot::Why(cell) => Standing::text(draft.field(&Names::of(cell).why)),
            Spot::Words(code) => Standing::text(draft.field(&narrative_name(code))),
            Spot::Figure(cell) => {
                let names = Names::of(cell);
                let typed = draft.field(&names.value);
                let nothing_arose = !draft.field(&names.tick).is_empty();
                let Some(indicator) = pack.indicator(&cell.indicator) else { return Standing::text(typed) };
                let text = match read_in(indicator, cell, typed, draft.field(&names.reading), &mut KeyLists::new()) {
                    Ok(CellState::NothingArose) => return Standing::nothing_arose(),
                    Ok(CellState::Value(amount)) if !indicator.is_keys() => text_of(indicator, cell, amount),
                    _ => typed.to_owned(),
                };
                Standing { text, nothing_arose }
            }
        }
    }

    /// What a version says of a number.
    pub fn of_state(indicator: &Indicator, cell: &Cell, state: CellState) -> Self {
        match state {
            CellState::NothingArose => Standing::nothing_arose(),
            // How many keys there were says nothing of which they are.
            CellState::Value(amount) if !indicator.is_keys() => Standing::text(text_of(indicator, cell, amount)),
            _ => Standing::default(),
        }
    }

    /// The number, where it is one.
    pub fn amount(&self, indicator: &Indicator, cell: &Cell) -> Option<Amount> {
        if self.nothing_arose || indicator.is_keys() || indicator.is_yes_no() {
            return None;
        }
        read_in(indicator, cell, &self.text, "", &mut KeyLists::new()).ok()?.amount()
    }
}

/// A number as it is typed, such that it is read as this number and no other.
pub fn text_of(indicator: &Indicator, cell: &Cell, amount: Amount) -> String {
    let decimals = indicator.decimals_of(&cell.component);
    let is_read = |text: &String| read_cell(text, decimals, "") == Ok(CellState::Value(amount));
    // With three decimals «1,234» could be a thousand; one more zero makes it plain.
    let mut written = (decimals.max(amount.decimals())..=SCALE).map(|shown| write_number(amount, shown));
    let text = written.find(is_read).unwrap_or_else(|| write_number(amount, SCALE));
    shown_text(indicator, &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::packs;
    use domain::reporting::cells_of;
    use proptest::prelude::*;

    #[test]
    fn places_are_named_as_the_fields_of_the_page() {
        let cell: Cell = "C08.part.female".parse().unwrap();
        for spot in [Spot::Figure(cell.clone()), Spot::Why(cell), Spot::Words("results".to_owned())] {
            assert_eq!(spot.to_string().parse(), Ok(spot));
        }
        assert!("x-1".parse::<Spot>().is_err() && "o-".parse::<Spot>().is_err());
    }

    proptest! {
        #[test]
        fn a_number_is_written_so_that_it_is_read_as_itself(micro in -999_999_999_999_000_000_i64..999_999_999_999_000_000, decimals in 0_u8..=6) {
            let pack = &packs::newest("vocational-education").unwrap().pack;
            let cell = cells_of(pack.form("half-year").unwrap(), pack).remove(0);
            let indicator = Indicator { decimals, ..pack.indicator(&cell.indicator).unwrap().clone() };
            let step = 10_i64.pow(u32::from(SCALE - decimals));
            let amount = Amount::from_micro(micro / step * step);
            let standing = Standing::of_state(&indicator, &cell, CellState::Value(amount));
            prop_assert_eq!(standing.amount(&indicator, &cell), Some(amount), "{}", standing.text);
        }
    }
}
