//! The leaves of an entry form: what is entered on one page. A form without sections is one leaf; else each section is
//! one, and the questions are the last. A leaf names its address, its boxes in the order in which they are shown, and
//! what comes after it; it knows no figures.

use super::reading::{Names, narrative_name};
use domain::{
    packs::{Form, FormSection, Indicator, Pack},
    reporting::{Cell, RemarkPlace},
};

/// One page of an entry form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// All of a form without sections.
    Whole,
    /// A section, by its code.
    Section(String),
    /// The questions of a form with sections.
    Words,
}

/// The word for the questions in a form's field. No section has it: codes begin with a letter.
const WORDS: &str = "-";

impl Leaf {
    /// The leaves of a form, in order.
    pub fn all(form: &Form) -> Vec<Leaf> {
        if !form.is_sectioned() {
            return vec![Leaf::Whole];
        }
        let words = (!form.narratives.is_empty()).then_some(Leaf::Words);
        form.sections().iter().map(|section| Leaf::Section(section.code.clone())).chain(words).collect()
    }

    /// From what a form's field says; the first leaf where it says nothing that there is.
    pub fn named(word: &str, form: &Form) -> Leaf {
        let mut all = Leaf::all(form);
        let place = all.iter().position(|leaf| leaf.word() == word).unwrap_or(0);
        all.swap_remove(place)
    }

    /// What a form's field says.
    pub fn word(&self) -> &str {
        match self {
            Leaf::Whole => "",
            Leaf::Section(code) => code,
            Leaf::Words => WORDS,
        }
    }

    /// Its address.
    pub fn path(&self, base: &str) -> String {
        match self {
            Leaf::Whole => format!("{base}/nhap"),
            Leaf::Section(code) => format!("{base}/nhap/phan/{code}"),
            Leaf::Words => format!("{base}/nhap/phan-loi"),
        }
    }

    /// Where a remark is put right.
    pub fn of_place(place: &RemarkPlace, form: &Form) -> Leaf {
        match place {
            RemarkPlace::Cell(cell) => Leaf::of_indicator(&cell.indicator, form),
            RemarkPlace::Narrative(_) if form.is_sectioned() => Leaf::Words,
            RemarkPlace::Narrative(_) => Leaf::Whole,
        }
    }

    /// Where an indicator is entered.
    pub fn of_indicator(code: &str, form: &Form) -> Leaf {
        let section = form.section_of(code).filter(|_| form.is_sectioned());
        section.map_or(Leaf::Whole, |section| Leaf::Section(section.code.clone()))
    }

    /// Its section, where it is one.
    pub fn section<'f>(&self, form: &'f Form) -> Option<&'f FormSection> {
        match self {
            Leaf::Section(code) => form.section(code),
            _ => None,
        }
    }

    /// What comes after it.
    pub fn next(&self, form: &Form) -> Option<Leaf> {
        let mut all = Leaf::all(form).into_iter().skip_while(|leaf| leaf != self);
        all.nth(1)
    }

    /// Its indicators as they are shown: those of a section in the author's order, all of a whole form by the time that
    /// they are counted over.
    pub fn indicators<'p>(&self, pack: &'p Pack, form: &Form) -> Vec<&'p Indicator> {
        match self {
            Leaf::Whole => {
                let mut all: Vec<&Indicator> = form.indicators.iter().filter_map(|code| pack.indicator(code)).collect();
                let place = |it: &&Indicator| KINDS.iter().position(|kind| *kind == it.kind.code());
                all.sort_by_key(place);
                all
            }
            Leaf::Section(_) => {
                let codes = self.section(form).map(|section| section.indicators.as_slice()).unwrap_or_default();
                codes.iter().filter_map(|code| pack.indicator(code)).collect()
            }
            Leaf::Words => Vec::new(),
        }
    }

    /// Its boxes as they are shown.
    pub fn cells(&self, pack: &Pack, form: &Form) -> Vec<Cell> {
        let of = |it: &Indicator| it.components().into_iter().map(|component| Cell::new(&it.code, component)).collect();
        self.indicators(pack, form).into_iter().flat_map(|it| -> Vec<Cell> { of(it) }).collect()
    }

    /// The names of the fields that it shows.
    pub fn fields(&self, pack: &Pack, form: &Form) -> Vec<String> {
        let of_cell = |cell: Cell| {
            let names = Names::of(&cell);
            [names.value, names.tick, names.reading, names.why, names.copied]
        };
        let cells = self.cells(pack, form).into_iter().flat_map(of_cell);
        let asks = matches!(self, Leaf::Words | Leaf::Whole);
        let words = form.narratives.iter().filter(|_| asks).map(|narrative| narrative_name(&narrative.code));
        cells.chain(words).collect()
    }
}

/// The order of a whole form.
pub const KINDS: [&str; 3] = ["in-period", "cumulative", "at-date"];
