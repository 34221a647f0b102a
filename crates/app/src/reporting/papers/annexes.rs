//! The annexes of a consolidated report: tables with a row for each report of the round and the total below.
//! A unit that has not reported has words in its cells, never a zero.

use super::pieces::{Pieces, counted, shown};
use crate::{
    language::Language,
    reporting::{actions::figures::Reported, pages::words},
};
use domain::{
    packs::{Component, Indicator, Words},
    reporting::{CellState, ReportState, RowPlace, Segment, Total, TotalFigure, TotalRow, write_number, write_percent},
};
use papers::writing::{Column, Coverage, Days, Shown, UnitRow, UnitTable};

/// Cells of figures that one table has at the most; further indicators go into the next.
const CELLS_OF_A_TABLE: usize = 8;

type Counted<'t> = (&'t Indicator, &'t Total);

/// The tables, the indicators in the order of the form.
pub(super) fn tables(pieces: &Pieces<'_>, totals: &[Counted<'_>]) -> Vec<UnitTable> {
    sheets(totals, |counted| counted.0).iter().map(|sheet| table(pieces, sheet)).collect()
}

/// What goes into one table each, in its order: as many indicators as have room.
pub(crate) fn sheets<T: Copy>(all: &[T], indicator: impl Fn(&T) -> &Indicator) -> Vec<Vec<T>> {
    let mut sheets: Vec<Vec<T>> = Vec::new();
    let mut used = 0;
    for one in all {
        let cells = heads(indicator(one)).len();
        match sheets.last_mut().filter(|_| used + cells <= CELLS_OF_A_TABLE) {
            Some(sheet) => sheet.push(*one),
            None => {
                sheets.push(vec![*one]);
                used = 0;
            }
        }
        used += cells;
    }
    sheets
}

/// A table of some indicators with its title and its columns, without a row.
pub(crate) fn without_rows<'i>(indicators: impl Iterator<Item = &'i Indicator> + Clone) -> UnitTable {
    let codes: Vec<&str> = indicators.clone().map(|indicator| indicator.code.as_str()).collect();
    UnitTable {
        title: Language::Vi.say("reporting-annex-title").with("codes", codes.join(", ")).to_string(),
        columns: indicators.map(column).collect(),
        rows: Vec::new(),
        total: Vec::new(),
        coverage: Coverage { reported: 0, owed: 0, nothing_arose: 0 },
        notes: Vec::new(),
    }
}

fn table(pieces: &Pieces<'_>, sheet: &[Counted<'_>]) -> UnitTable {
    let rows = &pieces.ordered;
    let owed = || rows.iter().filter(|row| row.row.state != ReportState::Waived && !row.row.is_part);
    let reported = owed().filter(|row| row.row.state.counts()).count();
    UnitTable {
        rows: rows.iter().map(|row| unit_row(pieces, sheet, row)).collect(),
        total: sheet.iter().flat_map(total_cells).collect(),
        coverage: Coverage { reported: counted(reported), owed: counted(owed().count()), nothing_arose: 0 },
        ..without_rows(sheet.iter().map(|(indicator, _)| *indicator))
    }
}

/// The numbers of an indicator as columns: of a ratio both and the percentage, of a mean itself and its weight, of an
/// amount itself and its parts.
fn heads(indicator: &Indicator) -> Vec<Option<Component>> {
    let components = indicator.numbers().into_iter().map(Some);
    components.chain(indicator.is_ratio().then_some(None)).collect()
}

fn column(indicator: &Indicator) -> Column {
    let name = |component: &Component| indicator.name_of(component).map(|name| words::of(name, Language::Vi));
    let head = |head: &Option<Component>| match head {
        None => words::of(&indicator.unit, Language::Vi),
        Some(Component::Value) => Language::Vi.say("reporting-annex-total").to_string(),
        Some(component @ Component::Part(_)) => {
            let Component::Part(code) = component else { return String::new() };
            let is_division = indicator.part(code).is_some_and(|part| part.is_division);
            let said = Language::Vi.say(if is_division { "reporting-annex-division" } else { "reporting-annex-part" });
            said.with("name", name(component).unwrap_or_default()).to_string()
        }
        Some(component) => name(component).unwrap_or_default(),
    };
    let heads = heads(indicator);
    Column {
        name: format!("{} {}", indicator.code, words::of(&indicator.name, Language::Vi)),
        unit: words::of(unit_of_column(indicator), Language::Vi),
        parts: if heads.len() > 1 { heads.iter().map(head).collect() } else { Vec::new() },
    }
}

/// The unit of the numbers under a head: of a ratio that of its two numbers.
fn unit_of_column(indicator: &Indicator) -> &Words {
    let first = if indicator.is_ratio() { Component::Numerator } else { Component::Value };
    indicator.unit_of(&first)
}

fn unit_row(pieces: &Pieces<'_>, sheet: &[Counted<'_>], reported: &Reported) -> UnitRow {
    let (row, period) = (&reported.row, pieces.round.period());
    let days = Days { first: row.segment.first_day, last: row.segment.last_day };
    let cells = sheet.iter().flat_map(|(indicator, total)| {
        let placed =
            total.rows.iter().find(|placed| (placed.organisation, placed.segment) == (row.organisation, row.segment));
        let cell = move |head: Option<Component>| placed.map_or(Shown::NotAsked, |row| cell(indicator, row, head));
        heads(indicator).into_iter().map(cell)
    });
    UnitRow {
        unit: pieces.name_of(row.organisation),
        days: (row.segment != Segment::whole(&period)).then_some(days),
        is_part: false,
        cells: cells.collect(),
    }
}

fn cell(indicator: &Indicator, row: &TotalRow, head: Option<Component>) -> Shown {
    if matches!(row.place, RowPlace::Beside | RowPlace::NotAsked) {
        return Shown::NotAsked;
    }
    let Some(component) = head else {
        let (numerator, denominator) = (row.state_of(&Component::Numerator), row.state_of(&Component::Denominator));
        return match (numerator, denominator) {
            (CellState::Value(numerator), CellState::Value(denominator)) => {
                write_percent(numerator, denominator, indicator.decimals).map_or(Shown::NoFigures, Shown::Figure)
            }
            _ => cell(indicator, row, Some(Component::Denominator)),
        };
    };
    match row.state_of(&component) {
        CellState::Value(amount) if indicator.is_yes_no() => Shown::Figure(words::answer(Language::Vi, amount)),
        CellState::Value(amount) => {
            Shown::Figure(write_number(amount, indicator.decimals_of(&component).max(amount.decimals())))
        }
        CellState::NothingArose => Shown::NothingArose,
        CellState::Empty if row.place == RowPlace::Waived => Shown::Waived,
        CellState::Empty => Shown::NotReported,
    }
}

fn total_cells((indicator, total): &Counted<'_>) -> Vec<Shown> {
    figure_cells(indicator, &total.figure, |code| {
        let part = total.parts.iter().find(|part| part.code == code);
        part.map(|part| part.figure)
    })
}

/// A total in the cells of its indicator; its parts by their codes.
pub(crate) fn figure_cells(
    indicator: &Indicator,
    figure: &TotalFigure,
    part: impl Fn(&str) -> Option<TotalFigure>,
) -> Vec<Shown> {
    let amount = |amount, of: Component| Shown::Figure(write_number(amount, indicator.decimals_of(&of)));
    let cell = |head: Option<Component>| match (head, figure) {
        (Some(Component::Part(code)), _) => part(&code).map_or(Shown::NoFigures, |figure| shown(indicator, &figure)),
        (Some(Component::Numerator), TotalFigure::Ratio { numerator, .. }) => amount(*numerator, Component::Numerator),
        (Some(Component::Denominator), TotalFigure::Ratio { denominator, .. }) => {
            amount(*denominator, Component::Denominator)
        }
        (Some(Component::Weight), TotalFigure::Mean { weight, .. }) => amount(*weight, Component::Weight),
        (_, figure) => shown(indicator, figure),
    };
    heads(indicator).into_iter().map(cell).collect()
}
