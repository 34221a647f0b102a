//! How this program opens files and sets papers: by calling itself.
//! It decides nothing about them; the limits are those of `app::opening` and `app::printing`.

use app::{
    opening::{Cost, Opener},
    printing::Printer,
};

/// This very program, also when its file was replaced while it runs.
const ITSELF: &str = "/proc/self/exe";

/// Opens files in children.
pub fn children() -> Opener {
    Opener::in_child(ITSELF, Cost::default())
}

/// Sets papers in children.
pub fn printer() -> Printer {
    Printer::in_child(ITSELF, Printer::COST)
}
