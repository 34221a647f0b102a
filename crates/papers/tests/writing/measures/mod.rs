//! What the rules state and what the issuing office's own paper shows, beside what comes out of the printer.
//!
//! The figures stand here a second time on purpose: a layout that was changed by mistake must not bring its own measure.
//! Stated values [R] hold within half a millimetre, measured ones [M] within one and a half. The same figures measure the
//! Word files and the PDF.

pub mod party;
pub mod planted;
pub mod review;
pub mod state;

use super::sheets::Printed;

/// Of a stated value.
pub const STATED: f64 = 0.5;
/// Of a measured one.
pub const MEASURED: f64 = 1.5;
/// A point in millimetres.
pub const MM_OF_A_POINT: f64 = 25.4 / 72.0;
/// From the top of a single line to its base line, in sizes of Liberation Serif.
pub const SINGLE_ABOVE: f64 = 0.933;
/// From the top of an exact line to its base line, in its pitch.
pub const EXACT_ABOVE: f64 = 0.8;

/// Collects what is not as it should be.
#[derive(Default)]
pub struct Faults(pub Vec<String>);

impl Faults {
    /// A length beside its figure.
    pub fn near(&mut self, what: &str, is: f64, should_be: f64, tolerance: f64) {
        if (is - should_be).abs() > tolerance {
            self.0.push(format!("{what}: {is:.2}, should be {should_be:.2}"));
        }
    }

    /// Something that is so or not.
    pub fn holds(&mut self, what: &str, holds: bool) {
        if !holds {
            self.0.push(what.to_owned());
        }
    }
}

/// Paper, typeface, margins and page numbers of every page; upright ink reaches down to `lowest_mm` and no further.
pub fn sheet(faults: &mut Faults, printed: &Printed, lowest_mm: f64) {
    faults.holds("a typeface that is not embedded", printed.fonts.iter().all(|font| font.contains(" yes yes ")));
    faults.holds("another typeface", printed.fonts.iter().all(|font| font.contains("LiberationSerif")));
    let [mut left, mut right, mut lowest] = [f64::MAX, 0.0, 0.0_f64];
    for (index, page) in printed.pages.iter().enumerate() {
        let on_its_side = page.width > page.height;
        let (width, height) = if on_its_side { (297.0, 210.0) } else { (210.0, 297.0) };
        faults.near("width of the sheet", page.width, width, STATED);
        faults.near("height of the sheet", page.height, height, STATED);
        let [ink_left, ink_right, ink_bottom] = page.outermost();
        if on_its_side {
            if page.has_picture() {
                faults.near("left margin on its side", ink_left, 20.0, STATED);
                faults.near("right margin on its side", 297.0 - ink_right, 20.0, STATED);
            }
            faults.holds("bottom margin on its side", ink_bottom <= 195.0 + STATED);
        } else {
            left = left.min(ink_left);
            right = f64::max(right, ink_right);
            lowest = lowest.max(ink_bottom);
        }
        let number = page.highest();
        if number.baseline < 18.0 {
            faults.holds("page number on page 1", index > 0);
            faults.near(
                "middle of the page number",
                (number.left + number.right) / 2.0,
                if on_its_side { 148.5 } else { 112.5 },
                STATED,
            );
            faults.near(
                "page number from the top",
                number.baseline - SINGLE_ABOVE * 14.0 * MM_OF_A_POINT,
                10.0,
                STATED,
            );
            faults.near("size of the page number", number.size, 14.0, 0.1);
        }
    }
    faults.near("left margin", left, 30.0, STATED);
    faults.near("right margin", 210.0 - right, 15.0, STATED);
    faults.holds(&format!("bottom margin: ink down to {lowest}"), lowest <= lowest_mm + STATED);
}

/// Each annex is numbered as the rule says; the first of them lies on its side.
pub fn numbers(faults: &mut Faults, printed: &Printed, first: usize, wide: usize, count_alone: bool) {
    for (index, page) in printed.pages.iter().enumerate() {
        let start = match index {
            _ if !count_alone || index < first => 0,
            _ if index < first + wide => first,
            _ => first + wide,
        };
        let shown = Some(page.highest()).filter(|word| word.baseline < 18.0).map(|word| word.text.clone());
        let expected = (index > start).then(|| (index - start + 1).to_string());
        faults.holds(
            &format!("page number of sheet {}: {shown:?}, should be {expected:?}", index + 1),
            shown == expected,
        );
    }
}

/// Bold and italic.
pub fn look(faults: &mut Faults, printed: &Printed, looks: &[(&str, bool, bool)]) {
    for (text, bold, italic) in looks {
        let alone = printed.pieces.iter().find(|(piece, ..)| piece == text);
        // Words that stand far apart on a line are pieces of their own.
        let first_word = text.split(' ').next();
        let begins = |piece: &str| piece.starts_with(text) || first_word == Some(piece);
        let found = alone.or_else(|| printed.pieces.iter().find(|(piece, ..)| begins(piece)));
        let near = || {
            printed
                .pieces
                .iter()
                .map(|(piece, ..)| piece)
                .filter(|piece| first_word.is_some_and(|word| piece.contains(word)))
        };
        let found_or_near = found.map_or_else(
            || format!("not among {:?}", near().take(3).collect::<Vec<_>>()),
            |found| format!("{found:?}"),
        );
        faults.holds(
            &format!("look of «{text}»: {found_or_near}"),
            found.is_some_and(|piece| (piece.1, piece.2) == (*bold, *italic)),
        );
    }
}
