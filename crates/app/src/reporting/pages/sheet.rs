//! A content as it is read: one row for each number, a ratio's share under its two, the answers below. What is said of a
//! number stands beside it, with a way to the box where it is put right.

use super::{
    making::{GivenWords, Making, Message},
    part::{Folding, Part},
    words::{answer, of},
};
use crate::reporting::{
    draft::Draft,
    leaf::Leaf,
    reading::{Names, narrative_name},
};
use domain::{
    packs::{Component, FormSection, Indicator},
    reporting::{Cell, CellState, Entries, RemarkPlace, state_of, write_number},
};
use std::collections::BTreeSet;

/// What stands in a cell that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Nothing yet.
    Empty,
    /// «Không phát sinh».
    NothingArose,
    /// A number as it is read.
    Value(String),
    /// A text that is no number yet, as it was typed.
    Unread(String),
}

/// A row that is read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The cell, as it is written; none for a computed share.
    pub cell: String,
    /// Code of the indicator, at its first number.
    pub code: String,
    /// What is counted.
    pub label: String,
    /// In which unit.
    pub unit: String,
    /// The period before.
    pub was: String,
    /// Now.
    pub figure: Figure,
    /// The keys that the figure counts, in one line.
    pub keys: String,
    /// The change against the period before.
    pub change: String,
    /// Classes of the row.
    pub shape: String,
    /// What is said.
    pub remarks: Vec<Message>,
    /// The explanation.
    pub why: String,
    /// Why it was sent back.
    pub returned: Option<String>,
    /// Where it is put right.
    pub mend: Option<String>,
    /// Where it was given before.
    pub given: Option<GivenWords>,
    /// It is another than in the period before.
    pub is_changed: bool,
    /// What stood in the version before, where that was another.
    pub earlier: Option<String>,
}

impl Read {
    /// Whether anything is remarked of it or was explained.
    pub fn is_remarked(&self) -> bool {
        !self.remarks.is_empty() || !self.why.is_empty()
    }

    /// Whether a row of words follows.
    pub fn is_said(&self) -> bool {
        let is_told = self.returned.is_some() || self.given.is_some() || self.earlier.is_some();
        self.is_remarked() || is_told || !self.keys.is_empty()
    }

    /// A row that has words below it and no fault is not parted from them.
    pub fn row_shape(&self) -> String {
        let is_quiet = self.is_said() && self.said_shape() == "quiet";
        if is_quiet { format!("{} quiet", self.shape).trim_start().to_owned() } else { self.shape.clone() }
    }

    /// The row of words under a row that has no fault stands quietly.
    pub fn said_shape(&self) -> &str {
        if self.shape.contains("bad") || self.shape.contains("odd") { &self.shape } else { "quiet" }
    }
}

/// An answer that is read.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its name, by which an address leads to it.
    pub name: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub words: String,
    /// What is said.
    pub remarks: Vec<Message>,
    /// Where it is put right.
    pub mend: Option<String>,
}

/// A content as it is read.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Which version it is.
    pub note: String,
    /// Its figures, section by section.
    pub parts: Vec<Part>,
    /// Its answers.
    pub answers: Vec<Answer>,
    /// Why all its answers were sent back.
    pub answers_returned: Option<String>,
    /// A whole section can be sent back from here.
    pub offers_return: bool,
    /// How its sections stand.
    pub folding: Folding,
}

impl Sheet {
    /// Makes the sheet. `draft` gives the texts that could not be read; `base` leads to the form where the person may
    /// enter.
    pub fn new(making: Making<'_>, draft: Option<&Draft>, base: Option<&str>, note: String) -> Self {
        let part = |section: &FormSection| {
            let first = section.indicators.first().map(String::as_str).unwrap_or_default();
            let leaf = Leaf::of_indicator(first, making.form);
            let mend = mender(base, &leaf);
            let mut rows = Vec::new();
            for indicator in section.indicators.iter().filter_map(|code| making.pack.indicator(code)) {
                for component in indicator.components() {
                    rows.push(read_row(&making, indicator, &component, draft, &mend));
                }
                if indicator.is_ratio() || indicator.is_derived() {
                    rows.push(read_share(&making, indicator));
                }
            }
            let name = section.name.as_ref().map(|name| of(name, making.language()));
            let path = base.filter(|_| name.is_some()).map(|base| leaf.path(base));
            let (word, returned) = (leaf.word().to_owned(), making.to_mend.of_leaf(&leaf).cloned());
            let part = Part { word, title: name.unwrap_or_default(), returned, path, rows, is_open: false };
            Part { is_open: part.wants_a_look(), ..part }
        };
        let parts = making.form.sections().iter().map(part).collect();
        let words = RemarkPlace::Narrative(String::new());
        let mend = mender(base, &Leaf::of_place(&words, making.form));
        let answers = making.form.narratives.iter().map(|narrative| {
            let place = RemarkPlace::Narrative(narrative.code.clone());
            let remarks = making.reading.remarks.iter().filter(|remark| remark.place == place);
            Answer {
                name: narrative_name(&narrative.code),
                question: of(&narrative.question, making.language()),
                words: making.reading.narratives.get(&narrative.code).cloned().unwrap_or_default(),
                remarks: remarks.map(|remark| making.message(remark)).collect(),
                mend: mend(&narrative_name(&narrative.code)),
            }
        });
        let answers_returned = making.to_mend.of_leaf(&Leaf::Words).cloned();
        let (answers, folding) = (answers.collect(), Folding::None);
        Sheet { note, parts, answers, answers_returned, offers_return: false, folding }
    }

    /// The same, its sections folded where nothing wants a look, or all open.
    pub fn folded(mut self, folding: Folding) -> Self {
        if folding == Folding::Open {
            self.parts.iter_mut().for_each(|part| part.is_open = true);
        }
        Sheet { folding, ..self }
    }

    /// Its sections can be folded.
    pub fn folds(&self) -> bool {
        self.folding != Folding::None
    }

    /// The address that opens every section, while some are folded.
    pub fn unfold(&self) -> Option<&str> {
        let is_folded = self.parts.iter().any(|part| !part.title.is_empty() && !part.is_open);
        match &self.folding {
            Folding::Quiet(path) if is_folded => Some(path),
            _ => None,
        }
    }
}

/// The way to a field of a leaf, where the person may enter.
fn mender<'b>(base: Option<&'b str>, leaf: &Leaf) -> impl Fn(&str) -> Option<String> + use<'b> {
    let path = base.map(|base| leaf.path(base));
    move |field| path.as_ref().map(|path| format!("{path}?kiem-tra=1#{field}"))
}

fn read_row(
    making: &Making<'_>,
    indicator: &Indicator,
    component: &Component,
    draft: Option<&Draft>,
    mend: &impl Fn(&str) -> Option<String>,
) -> Read {
    let cell = Cell::new(&indicator.code, component.clone());
    let (names, said) = (Names::of(&cell), making.said(indicator, component));
    let typed = draft.map(|draft| draft.field(&names.value)).unwrap_or_default();
    let figure = match state_of(&making.reading.entries, &cell) {
        CellState::Value(amount) if indicator.is_yes_no() => Figure::Value(answer(making.language(), amount)),
        CellState::Value(amount) => {
            Figure::Value(write_number(amount, indicator.decimals_of(component).max(amount.decimals())))
        }
        CellState::NothingArose => Figure::NothingArose,
        CellState::Empty if !typed.is_empty() => Figure::Unread(typed.to_owned()),
        CellState::Empty => Figure::Empty,
    };
    Read {
        keys: making.reading.keys.get(&cell).map(joined).unwrap_or_default(),
        cell: cell.to_string(),
        mend: mend(&names.value).filter(|_| !said.messages.is_empty()),
        code: said.code,
        label: said.label,
        unit: said.unit,
        was: said.was,
        figure,
        change: said.change,
        shape: said.shape,
        remarks: said.messages,
        why: said.why,
        returned: said.returned,
        given: said.given,
        is_changed: is_other(making.previous, &making.reading.entries, &cell),
        earlier: making
            .earlier
            .filter(|earlier| state_of(earlier, &cell) != state_of(&making.reading.entries, &cell))
            .map(|earlier| making.written(state_of(earlier, &cell), indicator, component)),
    }
}

/// Whether a cell is filled now and before, and otherwise.
fn is_other(before: Option<&Entries>, now: &Entries, cell: &Cell) -> bool {
    let (now, before) = (state_of(now, cell), before.map(|before| state_of(before, cell)));
    before.is_some_and(|before| !before.is_empty() && !now.is_empty() && before != now)
}

fn joined(keys: &BTreeSet<String>) -> String {
    keys.iter().map(String::as_str).collect::<Vec<_>>().join("; ")
}

fn read_share(making: &Making<'_>, indicator: &Indicator) -> Read {
    let share = making.share(indicator, &making.reading.entries);
    let before = making.previous.and_then(|entries| making.share(indicator, entries));
    Read {
        keys: String::new(),
        cell: String::new(),
        code: indicator.code.clone(),
        label: of(&indicator.name, making.language()),
        unit: of(&indicator.unit, making.language()),
        was: before.unwrap_or_default(),
        figure: share.map_or(Figure::Empty, Figure::Value),
        change: String::new(),
        shape: "calc".to_owned(),
        remarks: Vec::new(),
        why: String::new(),
        returned: None,
        mend: None,
        given: None,
        is_changed: false,
        earlier: None,
    }
}
