//! From what was typed to cells: each text read as a number, what can be read in two ways by the person's choice, and
//! everything that the checks say. Nothing is guessed, and nothing typed is changed.

use super::{
    draft::Draft,
    giving::{self, GivenFigures},
};
use domain::{
    packs::{Component, Form, Indicator, Pack},
    reporting::{
        Amount, Cell, CellState, Entries, KeyFault, KeyLists, Remark, RemarkKind, Severity, Typed, cells_of, check,
        count_keys, read_keys, read_number_for, write_number,
    },
    text::fold,
};
use std::collections::{BTreeMap, BTreeSet};

/// Names of the fields of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// What is typed.
    pub value: String,
    /// «Không phát sinh».
    pub tick: String,
    /// How an ambiguous number is read.
    pub reading: String,
    /// Why it is unusual.
    pub why: String,
    /// What was copied from the period before and still wants a look.
    pub copied: String,
}

impl Names {
    /// Of a cell.
    pub fn of(cell: &Cell) -> Self {
        Names {
            value: format!("o-{cell}"),
            tick: format!("k-{cell}"),
            reading: format!("d-{cell}"),
            why: format!("g-{cell}"),
            copied: format!("c-{cell}"),
        }
    }
}

/// Name of the field of a narrative.
pub fn narrative_name(code: &str) -> String {
    format!("l-{code}")
}

/// Names of every field of a form.
pub fn fields_of(pack: &Pack, form: &Form) -> BTreeSet<String> {
    let cells = cells_of(form, pack).into_iter().flat_map(|cell| {
        let names = Names::of(&cell);
        [names.value, names.tick, names.reading, names.why, names.copied]
    });
    let narratives = form.narratives.iter().map(|narrative| narrative_name(&narrative.code));
    cells.chain(narratives).collect()
}

/// A draft as it is read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What stands in the cells, as far as it can be read.
    pub entries: Entries,
    /// The keys of lists.
    pub keys: KeyLists,
    /// What the checks say, in the order of the form.
    pub remarks: Vec<Remark>,
    /// Cells with a number and «không phát sinh» at once.
    pub both: Vec<Cell>,
    /// Answers by the code of their question.
    pub narratives: BTreeMap<String, String>,
    /// Why cells are unusual.
    pub explanations: BTreeMap<Cell, String>,
    /// Fields that two people changed at once and nobody chose between.
    pub disputed: usize,
}

impl Reading {
    /// Places that must be put right before the head can endorse.
    pub fn errors(&self) -> usize {
        let errors = self.remarks.iter().filter(|remark| remark.severity() == Severity::Error).count();
        errors + self.both.len() + self.disputed
    }

    /// Cells that are unusual and about which nothing is said.
    pub fn unexplained(&self) -> usize {
        let mut cells: Vec<&Cell> = self
            .remarks
            .iter()
            .filter(|remark| remark.severity() == Severity::Warning)
            .filter_map(Remark::cell)
            .filter(|cell| self.explanations.get(cell).is_none_or(String::is_empty))
            .collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    }

    /// What is said of a cell.
    pub fn of<'r>(&'r self, cell: &'r Cell) -> impl Iterator<Item = &'r Remark> {
        self.remarks.iter().filter(move |remark| remark.cell() == Some(cell))
    }
}

/// How an ambiguous text is read, as the form sends it back: the way and the text for which it was chosen.
pub fn choice_of(way: &str, typed: &str) -> String {
    format!("{way}:{typed}")
}

/// What a draft is read beside.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The same unit's figures of the period before.
    pub previous: Option<Entries>,
    /// What the same unit gave in other reports for the same time.
    pub given: GivenFigures,
}

/// Reads a draft; empty boxes hold what was given elsewhere.
pub fn read(pack: &Pack, form: &Form, draft: &Draft, beside: &Beside) -> Reading {
    let draft = &giving::filled(draft, pack, &beside.given);
    let known = fields_of(pack, form);
    let disputed = draft.disputed.keys().filter(|field| known.contains(*field)).count();
    let mut reading = Reading { disputed, ..Reading::default() };
    let mut unread = Vec::new();
    for cell in cells_of(form, pack) {
        let names = Names::of(&cell);
        let (typed, is_ticked) = (draft.field(&names.value), !draft.field(&names.tick).is_empty());
        if is_ticked && !typed.is_empty() {
            reading.both.push(cell.clone());
        } else if is_ticked {
            reading.entries.insert(cell.clone(), CellState::NothingArose);
        } else {
            let Some(indicator) = pack.indicator(&cell.indicator) else { continue };
            match read_in(indicator, &cell, typed, draft.field(&names.reading), &mut reading.keys) {
                Ok(CellState::Empty) => {}
                Ok(state) => drop(reading.entries.insert(cell.clone(), state)),
                Err(kind) => unread.push(Remark::on_cell(&cell, kind)),
            }
        }
        let why = draft.field(&names.why);
        if !why.is_empty() {
            reading.explanations.insert(cell, why.to_owned());
        }
    }
    for narrative in &form.narratives {
        let words = draft.field(&narrative_name(&narrative.code)).to_owned();
        reading.narratives.insert(narrative.code.clone(), words);
    }
    let mut remarks = check(form, pack, &reading.entries, &reading.narratives, beside.previous.as_ref());
    remarks.extend(giving::differences(&reading.entries, &beside.given));
    // A cell whose text cannot be read is not missing: its own remark says what to do.
    let is_unread = |remark: &Remark| {
        let said = |cell: &Cell| reading.both.contains(cell) || unread.iter().any(|other| other.cell() == Some(cell));
        remark.kind == RemarkKind::Missing && remark.cell().is_some_and(said)
    };
    remarks.retain(|remark| !is_unread(remark));
    unread.append(&mut remarks);
    let order = cells_of(form, pack);
    unread.sort_by_key(|remark| {
        remark.cell().map_or(usize::MAX, |cell| order.iter().position(|other| other == cell).unwrap_or(usize::MAX))
    });
    reading.remarks = unread;
    reading
}

/// What stands in a cell of this indicator: an answer, a list of keys, or a number.
pub fn read_in(
    indicator: &Indicator,
    cell: &Cell,
    typed: &str,
    chosen: &str,
    keys: &mut KeyLists,
) -> Result<CellState, RemarkKind> {
    if indicator.is_yes_no() {
        return read_answer(typed);
    }
    if indicator.is_keys() && cell.component == Component::Value {
        let list = read_keys(typed).map_err(|fault| match fault {
            KeyFault::TooLong(key) => RemarkKind::KeyTooLong { key },
            KeyFault::TooMany => RemarkKind::TooManyKeys,
        })?;
        let count = count_keys(&list).filter(|_| !list.is_empty());
        if count.is_some() {
            keys.insert(cell.clone(), list);
        }
        return Ok(count.map_or(CellState::Empty, CellState::Value));
    }
    read_cell(typed, indicator.decimals_of(&cell.component), chosen)
}

/// What the browser sends for yes.
const YES: &str = "co";
/// And for no.
const NO: &str = "khong";

/// What a box shows of a text: of an answer the word that the browser sends, nothing where it is none.
pub fn shown_text(indicator: &Indicator, typed: &str) -> String {
    if !indicator.is_yes_no() {
        return typed.to_owned();
    }
    match read_answer(typed).ok().and_then(CellState::amount) {
        None => String::new(),
        Some(Amount::ZERO) => NO.to_owned(),
        Some(_) => YES.to_owned(),
    }
}

/// Yes or no, as it is chosen or as tables write it, with or without marks.
fn read_answer(typed: &str) -> Result<CellState, RemarkKind> {
    match fold(typed.trim()).as_str() {
        "" => Ok(CellState::Empty),
        YES | "yes" | "1" | "x" => Ok(Amount::whole(1).map_or(CellState::Empty, CellState::Value)),
        NO | "no" | "0" => Ok(CellState::Value(Amount::ZERO)),
        _ => Err(RemarkKind::NotYesOrNo),
    }
}

/// What stands in a cell, or why it cannot be read.
pub fn read_cell(typed: &str, decimals: u8, chosen: &str) -> Result<CellState, RemarkKind> {
    let written = |amount: Amount| write_number(amount, amount.decimals());
    match read_number_for(typed, decimals) {
        Typed::Empty => Ok(CellState::Empty),
        Typed::Amount(amount) => Ok(CellState::Value(amount)),
        Typed::NothingArose => Ok(CellState::NothingArose),
        Typed::Ambiguous { as_whole, .. } if chosen == choice_of("nguyen", typed) => Ok(CellState::Value(as_whole)),
        Typed::Ambiguous { as_decimal, .. } if chosen == choice_of("le", typed) => Ok(CellState::Value(as_decimal)),
        Typed::Ambiguous { as_whole, as_decimal } => {
            Err(RemarkKind::Ambiguous { as_whole: written(as_whole), as_decimal: written(as_decimal) })
        }
        Typed::Dash => Err(RemarkKind::Dash),
        Typed::WithUnit { unit } => Err(RemarkKind::WithUnit { unit }),
        Typed::NotANumber => Err(RemarkKind::NotANumber),
        Typed::TooPrecise => Err(RemarkKind::TooPrecise { decimals: i64::from(decimals) }),
        Typed::TooLarge => Err(RemarkKind::TooLarge),
    }
}
