//! From what was typed into a form's cells to entries, with a remark on everything that is not plainly a number.
//! A cell that cannot be read stays empty in the entries: it is never guessed and never taken for zero.

use super::{
    Cell, CellState, Entries, Remark, RemarkKind, RemarkPlace, Severity, Typed, cells_of, check, read_number_for,
    remark::written,
};
use crate::{
    packs::{Form, Pack},
    problem::Problem,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a person put into a cell, as it is kept in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypedCell {
    /// Text, as typed.
    Text(String),
    /// «Không phát sinh», chosen.
    NothingArose,
}

/// Reads the cells of a form. What was typed into others is left out.
pub fn read_typed(form: &Form, pack: &Pack, typed: &BTreeMap<Cell, TypedCell>) -> (Entries, Vec<Remark>) {
    let (mut entries, mut remarks) = (Entries::new(), Vec::new());
    for cell in cells_of(form, pack) {
        let decimals = pack.indicator(&cell.indicator).map_or(0, |indicator| indicator.entered_decimals());
        let state = match typed.get(&cell) {
            None => CellState::Empty,
            Some(TypedCell::NothingArose) => CellState::NothingArose,
            Some(TypedCell::Text(text)) => match state_of_text(text, decimals) {
                Ok(state) => state,
                Err(kind) => {
                    remarks.push(Remark::on_cell(&cell, kind));
                    CellState::Empty
                }
            },
        };
        entries.insert(cell, state);
    }
    (entries, remarks)
}

fn state_of_text(text: &str, decimals: u8) -> Result<CellState, RemarkKind> {
    match read_number_for(text, decimals) {
        Typed::Empty => Ok(CellState::Empty),
        Typed::Amount(amount) => Ok(CellState::Value(amount)),
        Typed::NothingArose => Ok(CellState::NothingArose),
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

/// Reads what was typed and checks it. A cell that could not be read is not called empty as well.
pub fn check_typed(
    form: &Form,
    pack: &Pack,
    typed: &BTreeMap<Cell, TypedCell>,
    narratives: &BTreeMap<String, String>,
    previous: Option<&Entries>,
) -> (Entries, Vec<Remark>) {
    let (entries, mut remarks) = read_typed(form, pack, typed);
    let unread: BTreeSet<RemarkPlace> = remarks.iter().map(|remark| remark.place.clone()).collect();
    let checked = check(form, pack, &entries, narratives, previous);
    remarks.extend(checked.into_iter().filter(|remark| !unread.contains(&remark.place)));
    (entries, remarks)
}

/// Whether the head can endorse a report with these remarks: no error, and every cell with a warning explained.
pub fn check_remarks(remarks: &[Remark], explanations: &BTreeMap<Cell, String>) -> Result<(), Problem> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let errors = remarks.iter().filter(|remark| remark.severity() == Severity::Error).count();
    if errors > 0 {
        return Err(Problem::FiguresWrong { count: count(errors) });
    }
    let open = unexplained(remarks, explanations).len();
    if open > 0 { Err(Problem::FiguresUnexplained { count: count(open) }) } else { Ok(()) }
}

/// Cells with a warning that nobody has explained.
pub fn unexplained(remarks: &[Remark], explanations: &BTreeMap<Cell, String>) -> BTreeSet<Cell> {
    let is_explained = |cell: &Cell| explanations.get(cell).is_some_and(|text| !text.trim().is_empty());
    let warnings = remarks.iter().filter(|remark| remark.severity() == Severity::Warning);
    warnings.filter_map(Remark::cell).filter(|cell| !is_explained(cell)).cloned().collect()
}
