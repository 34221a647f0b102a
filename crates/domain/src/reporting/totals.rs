//! Totals that explain themselves: the figure, how complete it is, and the rows that made it.
//!
//! A unit that has not reported is never a zero: it is missing, and named. A total without a row is no figure, not zero.
//! Ratios are made of sums, never of percentages; means are weighted. At a date and from a first day on, only units alive
//! on the last day count: their figures hold what their predecessors had, whose part reports stand beside and are never
//! added. What belongs to an owner is the newest that the owner gave; nobody else's figure is added to it.

use super::{
    Amount, Cell, CellState, Entries, KeyLists, ReportState, Segment, cells::state_of, derived::derive, keys,
    write_mean, write_number, write_percent,
};
use crate::{
    ids::OrganisationId,
    packs::{Component, Form, Indicator, Kind, Measure, Pack},
};
use std::collections::BTreeMap;

/// One report of a round, with the version of its figures that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// Whose.
    pub organisation: OrganisationId,
    /// For which days.
    pub segment: Segment,
    /// Whether it is the part report of a body that ended inside the period.
    pub is_part: bool,
    /// Its class on the last of these days; figures that belong to a class of owners are asked of these alone.
    pub class: Option<String>,
    /// When the version that counts was handed in.
    pub given_at_ms: Option<i64>,
    /// The figures.
    pub entries: Entries,
    /// The keys behind figures that count keys.
    pub keys: KeyLists,
    /// The state of the version that counts, or of the report where none does.
    pub state: ReportState,
    /// The report as it was accepted first, where another version counts now or none.
    pub accepted: Option<Box<RoundRow>>,
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
    /// Two sums of which the mean is made: of the values, each times its weight, and of the weights.
    Mean {
        /// In millionths of millionths.
        weighted: i128,
        /// The weights together.
        weight: Amount,
    },
    /// Answers.
    Yes {
        /// How many said yes.
        yes: usize,
        /// How many answered.
        answered: usize,
    },
    /// Different keys.
    Keys {
        /// How many.
        distinct: usize,
        /// Of these, named by more than one report.
        shared: usize,
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
    /// Of its keys, those that another report names too.
    pub shared_keys: usize,
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
    /// Beside it: an owner gave a newer figure.
    Older,
    /// Not asked: the figure belongs to others.
    NotAsked,
}

/// The totals of a form, in its order.
pub fn totals(form: &Form, pack: &Pack, rows: &[RoundRow]) -> Vec<Total> {
    pack.indicators_of(form).map(|indicator| total(indicator, rows)).collect()
}

/// The total of one indicator.
pub fn total<'r>(indicator: &Indicator, rows: impl IntoIterator<Item = &'r RoundRow>) -> Total {
    let given: Vec<&RoundRow> = rows.into_iter().collect();
    let mut rows: Vec<TotalRow> = given.iter().map(|row| placed(indicator, row)).collect();
    if !indicator.owner.is_empty() {
        keep_newest(&given, &mut rows);
    }
    let named = name_keys(indicator, &given, &mut rows);
    Total {
        indicator: indicator.code.clone(),
        figure: figure(indicator, &rows, &named),
        parts: indicator.parts().iter().map(|part| part_total(&rows, &part.code)).collect(),
        completeness: Completeness::of(&rows),
        rows,
    }
}

fn placed(indicator: &Indicator, row: &RoundRow) -> TotalRow {
    let (cells, needed) = numbers(indicator, row);
    let place = match row.state {
        _ if !indicator.is_asked_of(row.class.as_deref()) => RowPlace::NotAsked,
        _ if row.is_part && indicator.kind != Kind::InPeriod => RowPlace::Beside,
        ReportState::Waived => RowPlace::Waived,
        _ if needed.iter().any(|state| state.is_empty()) => RowPlace::Missing,
        _ if needed.iter().all(|state| *state == CellState::NothingArose) => RowPlace::NothingArose,
        _ => RowPlace::Counted,
    };
    let RoundRow { organisation, segment, is_part, state, .. } = *row;
    TotalRow { organisation, segment, is_part, state, place, cells, shared_keys: 0 }
}

/// What a report says of an indicator, and what must be there for it to be in the total: not its parts; of what is
/// derived, the operands.
fn numbers(indicator: &Indicator, row: &RoundRow) -> (Vec<(Component, CellState)>, Vec<CellState>) {
    let none = Entries::new();
    let entries = if row.state.counts() { &row.entries } else { &none };
    if let Some(derivation) = derive(indicator, entries) {
        return (derivation.numbers, derivation.operands);
    }
    let state = |component: Component| {
        let state = state_of(entries, &Cell::new(&indicator.code, component.clone()));
        (component, state)
    };
    let cells: Vec<(Component, CellState)> = indicator.components().into_iter().map(state).collect();
    let needed = cells.iter().filter(|(component, _)| !matches!(component, Component::Part(_)));
    let needed = needed.map(|(_, state)| *state).collect();
    (cells, needed)
}

/// Of what owners gave, the newest stays; of two at one moment the later in the order given.
fn keep_newest(given: &[&RoundRow], rows: &mut [TotalRow]) {
    let is_in = |row: &TotalRow| matches!(row.place, RowPlace::Counted | RowPlace::NothingArose);
    let moments = rows.iter().zip(given).enumerate().filter(|(_, (row, _))| is_in(row));
    let newest = moments.map(|(place, (_, row))| (row.given_at_ms, place)).max();
    for (place, row) in rows.iter_mut().enumerate() {
        if is_in(row) && newest.is_some_and(|(_, newest)| newest != place) {
            row.place = RowPlace::Older;
        }
    }
}

/// How many reports of the total name each key. Each row learns how many of its keys others name too.
fn name_keys(indicator: &Indicator, given: &[&RoundRow], rows: &mut [TotalRow]) -> BTreeMap<String, usize> {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    if !indicator.is_keys() {
        return named;
    }
    let cell = Cell::new(&indicator.code, Component::Value);
    let counts = |row: &TotalRow| row.place == RowPlace::Counted;
    for (_, row) in rows.iter().zip(given).filter(|(row, _)| counts(row)) {
        for key in row.keys.get(&cell).into_iter().flatten() {
            *named.entry(key.clone()).or_default() += 1;
        }
    }
    for (row, given) in rows.iter_mut().zip(given).filter(|(row, _)| counts(row)) {
        let keys = given.keys.get(&cell).into_iter().flatten();
        row.shared_keys = keys.filter(|key| named.get(*key).is_some_and(|reports| *reports > 1)).count();
    }
    named
}

impl TotalRow {
    /// What it says of one of the indicator's numbers.
    pub fn state_of(&self, component: &Component) -> CellState {
        self.cells.iter().find(|(of, _)| of == component).map_or(CellState::Empty, |(_, state)| *state)
    }

    /// Whether the total asks for it.
    fn is_asked(&self) -> bool {
        !matches!(self.place, RowPlace::Beside | RowPlace::NotAsked)
    }

    fn is_in(&self) -> bool {
        matches!(self.place, RowPlace::Counted | RowPlace::NothingArose | RowPlace::Older)
    }
}

fn figure(indicator: &Indicator, rows: &[TotalRow], named: &BTreeMap<String, usize>) -> TotalFigure {
    let counted = || rows.iter().filter(|row| row.place == RowPlace::Counted);
    if counted().next().is_none() {
        let nothing_arose = rows.iter().any(|row| row.place == RowPlace::NothingArose);
        return if nothing_arose { TotalFigure::NothingArose } else { TotalFigure::NoFigure };
    }
    let states = |component: Component| {
        let adding = counted().filter(|row| adds(indicator, row, &component));
        adding.map(|row| row.state_of(&component)).collect::<Vec<_>>()
    };
    match &indicator.measure {
        Measure::Mean { .. } => mean(&states(Component::Value), &states(Component::Weight)),
        Measure::YesNo => yes(&states(Component::Value)),
        Measure::Keys { .. } => {
            let shared = named.values().filter(|reports| **reports > 1).count();
            TotalFigure::Keys { distinct: named.len(), shared }
        }
        _ if indicator.is_ratio() => {
            let sums = (sum(&states(Component::Numerator)), sum(&states(Component::Denominator)));
            let (Some(numerator), Some(denominator)) = sums else { return TotalFigure::TooLarge };
            TotalFigure::Ratio { numerator, denominator }
        }
        _ => {
            let states = states(Component::Value);
            // A number that was computed and cannot be kept is not there, although its operands are.
            let is_kept = states.iter().all(|state| !state.is_empty());
            sum(&states).filter(|_| is_kept).map_or(TotalFigure::TooLarge, TotalFigure::Amount)
        }
    }
}

/// The values, each times its weight, and the weights; a row in which one of the two did not arise adds nothing.
fn mean(values: &[CellState], weights: &[CellState]) -> TotalFigure {
    let both = values.iter().zip(weights).filter_map(|(value, weight)| Some((value.amount()?, weight.amount()?)));
    let (mut weighted, mut of_weights) = (0_i128, Vec::new());
    for (value, weight) in both {
        let times = i128::from(value.micro()) * i128::from(weight.micro());
        let Some(sum) = weighted.checked_add(times) else { return TotalFigure::TooLarge };
        weighted = sum;
        of_weights.push(CellState::Value(weight));
    }
    sum(&of_weights).map_or(TotalFigure::TooLarge, |weight| TotalFigure::Mean { weighted, weight })
}

fn yes(states: &[CellState]) -> TotalFigure {
    let answers = || states.iter().filter_map(|state| state.amount());
    TotalFigure::Yes { yes: answers().filter(|answer| *answer != Amount::ZERO).count(), answered: answers().count() }
}

/// Whether a number of a row is added: of a part report not what is there on the last day, for that is in the successor's
/// own report.
fn adds(indicator: &Indicator, row: &TotalRow, component: &Component) -> bool {
    let at_date = matches!(indicator.measure, Measure::Ratio { denominator_at_date: true, .. });
    !(row.is_part && at_date && *component == Component::Denominator)
}

/// The sum of what is there; «nothing arose» adds nothing. None when it is too large.
fn sum(states: &[CellState]) -> Option<Amount> {
    let micro: i128 = states.iter().filter_map(|state| state.amount()).map(|amount| i128::from(amount.micro())).sum();
    i64::try_from(micro).ok().map(Amount::from_micro)
}

/// A part over the reports that are in the total; where nothing arose, nothing arose of the part either.
fn part_total(rows: &[TotalRow], code: &str) -> PartTotal {
    let component = Component::Part(code.to_owned());
    let state = |row: &TotalRow| match row.place {
        RowPlace::NothingArose => CellState::NothingArose,
        _ => row.state_of(&component),
    };
    let counting = rows.iter().filter(|row| row.is_in() && row.place != RowPlace::Older);
    let states: Vec<CellState> = counting.map(state).filter(|state| !state.is_empty()).collect();
    let figure = if states.is_empty() {
        TotalFigure::NoFigure
    } else if states.iter().all(|state| *state == CellState::NothingArose) {
        TotalFigure::NothingArose
    } else {
        sum(&states).map_or(TotalFigure::TooLarge, TotalFigure::Amount)
    };
    PartTotal { code: code.to_owned(), figure, reported: states.len() }
}

impl Completeness {
    fn of(rows: &[TotalRow]) -> Self {
        let asked: Vec<&TotalRow> = rows.iter().filter(|row| row.is_asked()).collect();
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
            TotalFigure::Mean { weighted, weight } => write_mean(*weighted, *weight, decimals),
            TotalFigure::Yes { yes, answered } => Some(format!("{yes}/{answered}")),
            TotalFigure::Keys { distinct, .. } => Some(write_number(keys::count(*distinct)?, 0)),
            TotalFigure::NoFigure | TotalFigure::NothingArose | TotalFigure::TooLarge => None,
        }
    }
}
