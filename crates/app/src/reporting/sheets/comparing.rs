//! Three sides of a place: what stood in it when the workbook was made, what the workbook says, what stands in it now. Only what
//! the workbook changed is taken; where others changed the same place meanwhile to something else, a person chooses.

use super::standing::{Spot, Standing};
use crate::reporting::draft::Draft;
use domain::packs::Pack;
use papers::tables::Place;

/// A place that the workbook changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The place.
    pub spot: Spot,
    /// The cell of the workbook.
    pub place: Place,
    /// When the workbook was made.
    pub base: Standing,
    /// In the workbook.
    pub mine: Standing,
}

/// A place and what stands in it now.
pub type Beside = (Item, Standing);

/// What the workbook would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Nobody else touched them.
    pub changes: Vec<Beside>,
    /// Others changed them meanwhile to something else.
    pub conflicts: Vec<Beside>,
    /// They stand so already.
    pub same: usize,
}

/// Holds the changes of a workbook against a working copy.
pub fn compare(items: Vec<Item>, draft: &Draft, pack: &Pack) -> Compared {
    let mut compared = Compared::default();
    for item in items {
        let theirs = Standing::of(draft, pack, &item.spot);
        if item.mine == theirs {
            compared.same += 1;
        } else if theirs == item.base {
            compared.changes.push((item, theirs));
        } else {
            compared.conflicts.push((item, theirs));
        }
    }
    compared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::{packs, reading::Names};

    #[test]
    fn of_three_sides_only_what_differs_is_asked_about() {
        let pack = &packs::newest("vocational-education").unwrap().pack;
        let cell: domain::reporting::Cell = "A05.value".parse().unwrap();
        // base, mine, theirs as typed: changed, asked about, the same already.
        let table = [
            ("", "540", "", (1, 0, 0)),
            ("540", "541", "540", (1, 0, 0)),
            ("1.540", "1.541", "1540", (1, 0, 0)),
            ("540", "541", "541", (0, 0, 1)),
            ("540", "541", "600", (0, 1, 0)),
            ("540", "", "600", (0, 1, 0)),
            ("540", "", "540", (1, 0, 0)),
        ];
        for (base, mine, theirs, expected) in table {
            let mut draft = Draft::default();
            draft.put(&Names::of(&cell).value, theirs);
            let place = Place { sheet: String::new(), row: 1, column: 0 };
            let (base, mine) = (Standing::text(base), Standing::text(mine));
            let item = Item { spot: Spot::Figure(cell.clone()), place, base, mine };
            let compared = compare(vec![item], &draft, pack);
            assert_eq!((compared.changes.len(), compared.conflicts.len(), compared.same), expected);
        }
    }
}
