//! Totals that explain themselves: the figure, how complete it is, and the rows that made it.
//!
//! A unit that has not reported is never a zero: it is missing, and named. A total without a row is no figure, not zero.
//! Ratios are made of sums, never of percentages. At a date and from a first day on, only units alive on the last day
//! count: their figures hold what their predecessors had, whose part reports stand beside and are never added.

use super::{Amount, Cell, CellState, Entries, ReportState, Segment, cells::state_of, write_number, write_percent};
use crate::{
    ids::OrganisationId,
    packs::{Component, Form, Indicator, Kind, Measure, Pack},
};

/// One report of a round, with the version of its figures that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// Whose.
    pub organisation: OrganisationId,
    /// For which days.
    pub segment: Segment,
    /// Whether it is the part report of a body that ended inside the period.
    pub is_part: bool,
    /// The figures.
    pub entries: Entries,
    /// The state of the version that counts, or of the report where none does.
    pub state: ReportState,
}

/// An indicator over many reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Code of the indicator.
    pub indicator: String,
    /// The figure.
    pub figure: TotalFigure,
    /// «Trong đó», in the order of the indicator.
    pub parts: Vec<PartTotal>,
    /// Who is in it and who is not.
    pub completeness: Completeness,
    /// Every report, in the order given, and how it stands in the total.
    pub rows: Vec<TotalRow>,
}

/// What a total comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalFigure {
    /// Nobody has reported it.
    NoFigure,
    /// Everyone who reported says that nothing arose.
    NothingArose,
    /// A sum.
    Amount(Amount),
    /// Two sums.
    Ratio {
        /// Of the numerators.
        numerator: Amount,
        /// Of the denominators.
        denominator: Amount,
    },
    /// More than can be kept.
    TooLarge,
}

/// The total of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartTotal {
    /// Code of the part.
    pub code: String,
    /// What it comes to.
    pub figure: TotalFigure,
    /// Reports in which it stands.
    pub reported: usize,
}

/// «Mức đầy đủ»: of the reports that the total asks for, how many are in it. `owed` is `reported`, `missing` and `waived`
/// together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Completeness {
    /// Reports that belong into the total.
    pub owed: usize,
    /// Of these, in the total, with a number or with «nothing arose».
    pub reported: usize,
    /// Of the reported, accepted.
    pub accepted: usize,
    /// Not reported, or without this figure.
    pub missing: usize,
    /// Let off.
    pub waived: usize,
    /// Of the missing, sent back.
    pub sent_back: usize,
    /// Of the reported, those where nothing arose.
    pub nothing_arose: usize,
}

/// One report in a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalRow {
    /// Whose.
    pub organisation: OrganisationId,
    /// For which days.
    pub segment: Segment,
    /// Whether it is a part report.
    pub is_part: bool,
    /// State of the report.
    pub state: ReportState,
    /// How it stands in the total.
    pub place: RowPlace,
    /// What it says, in the order of the indicator's numbers; all empty where nothing is submitted.
    pub cells: Vec<(Component, CellState)>,
}

/// How a report stands in a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowPlace {
    /// In it, with a number.
    Counted,
    /// In it: nothing arose.
    NothingArose,
    /// Not reported, or without this figure.
    Missing,
    /// Let off.
    Waived,
    /// Beside it: the part report of an indicator that is not added up over days.
    Beside,
}

/// The totals of a form, in its order.
pub fn totals(form: &Form, pack: &Pack, rows: &[RoundRow]) -> Vec<Total> {
    pack.indicators_of(form).map(|indicator| total(indicator, rows)).collect()
}

/// The total of one indicator.
pub fn total<'r>(indicator: &Indicator, rows: impl IntoIterator<Item = &'r RoundRow>) -> Total {
    let rows: Vec<TotalRow> = rows.into_iter().map(|row| placed(indicator, row)).collect();
    let parts = match &indicator.measure {
        Measure::Amount { parts } => parts.iter().map(|part| part_total(&rows, &part.code)).collect(),
        Measure::Ratio { .. } => Vec::new(),
    };
    Total {
        indicator: indicator.code.clone(),
        figure: figure(indicator, &rows),
        parts,
        completeness: Completeness::of(&rows),
        rows,
    }
}

fn placed(indicator: &Indicator, row: &RoundRow) -> TotalRow {
    let cell = |component: Component| {
        let state = state_of(&row.entries, &Cell::new(&indicator.code, component.clone()));
        (component, if row.state.counts() { state } else { CellState::Empty })
    };
    let cells: Vec<(Component, CellState)> = indicator.components().into_iter().map(cell).collect();
    let needed = cells.iter().filter(|(component, _)| !matches!(component, Component::Part(_)));
    let states: Vec<CellState> = needed.map(|(_, state)| *state).collect();
    let place = match row.state {
        _ if row.is_part && indicator.kind != Kind::InPeriod => RowPlace::Beside,
        ReportState::Waived => RowPlace::Waived,
        _ if states.iter().any(|state| state.is_empty()) => RowPlace::Missing,
        _ if states.iter().all(|state| *state == CellState::NothingArose) => RowPlace::NothingArose,
        _ => RowPlace::Counted,
    };
    let RoundRow { organisation, segment, is_part, state, .. } = *row;
    TotalRow { organisation, segment, is_part, state, place, cells }
}

impl TotalRow {
    /// What it says of one of the indicator's numbers.
    pub fn state_of(&self, component: &Component) -> CellState {
        self.cells.iter().find(|(of, _)| of == component).map_or(CellState::Empty, |(_, state)| *state)
    }

    fn is_in(&self) -> bool {
        matches!(self.place, RowPlace::Counted | RowPlace::NothingArose)
    }
}

fn figure(indicator: &Indicator, rows: &[TotalRow]) -> TotalFigure {
    let counted = || rows.iter().filter(|row| row.place == RowPlace::Counted);
    if counted().next().is_none() {
        let nothing_arose = rows.iter().any(|row| row.place == RowPlace::NothingArose);
        return if nothing_arose { TotalFigure::NothingArose } else { TotalFigure::NoFigure };
    }
    let sum = |component: Component| sum(counted().map(|row| row.state_of(&component)));
    if !indicator.is_ratio() {
        return sum(Component::Value).map_or(TotalFigure::TooLarge, TotalFigure::Amount);
    }
    match (sum(Component::Numerator), sum(Component::Denominator)) {
        (Some(numerator), Some(denominator)) => TotalFigure::Ratio { numerator, denominator },
        _ => TotalFigure::TooLarge,
    }
}

/// The sum of what is there; «nothing arose» adds nothing. None when it is too large.
fn sum(states: impl Iterator<Item = CellState>) -> Option<Amount> {
    let micro: i128 = states.filter_map(CellState::amount).map(|amount| i128::from(amount.micro())).sum();
    i64::try_from(micro).ok().map(Amount::from_micro)
}

/// A part over the reports that are in the total; where nothing arose, nothing arose of the part either.
fn part_total(rows: &[TotalRow], code: &str) -> PartTotal {
    let component = Component::Part(code.to_owned());
    let state = |row: &TotalRow| match row.place {
        RowPlace::NothingArose => CellState::NothingArose,
        _ => row.state_of(&component),
    };
    let states: Vec<CellState> =
        rows.iter().filter(|row| row.is_in()).map(state).filter(|state| !state.is_empty()).collect();
    let figure = if states.is_empty() {
        TotalFigure::NoFigure
    } else if states.iter().all(|state| *state == CellState::NothingArose) {
        TotalFigure::NothingArose
    } else {
        sum(states.iter().copied()).map_or(TotalFigure::TooLarge, TotalFigure::Amount)
    };
    PartTotal { code: code.to_owned(), figure, reported: states.len() }
}

impl Completeness {
    fn of(rows: &[TotalRow]) -> Self {
        let asked: Vec<&TotalRow> = rows.iter().filter(|row| row.place != RowPlace::Beside).collect();
        let count = |holds: &dyn Fn(&TotalRow) -> bool| asked.iter().filter(|row| holds(row)).count();
        Completeness {
            owed: asked.len(),
            reported: count(&TotalRow::is_in),
            accepted: count(&|row| row.is_in() && row.state == ReportState::Accepted),
            missing: count(&|row| row.place == RowPlace::Missing),
            waived: count(&|row| row.place == RowPlace::Waived),
            sent_back: count(&|row| row.place == RowPlace::Missing && row.state == ReportState::SentBack),
            nothing_arose: count(&|row| row.place == RowPlace::NothingArose),
        }
    }
}

impl TotalFigure {
    /// The number as it is shown, rounded once; of a ratio the percentage. None where there is no number to show.
    pub fn written(&self, decimals: u8) -> Option<String> {
        match self {
            TotalFigure::Amount(amount) => Some(write_number(*amount, decimals)),
            TotalFigure::Ratio { numerator, denominator } => write_percent(*numerator, *denominator, decimals),
            TotalFigure::NoFigure | TotalFigure::NothingArose | TotalFigure::TooLarge => None,
        }
    }
}
