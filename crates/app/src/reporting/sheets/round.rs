//! One sheet for all units of a round: a row for each unit, a column for each number that any of them is asked for. It holds what was submitted and
//! nothing else; units whose report takes no figures now stand in it closed.

use super::{
    form::{asks, box_of, sheet_name},
    hidden::{Hidden, Kind},
    reading::{FIXED, KEYS},
    standing::Standing,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::Frame,
    reporting::{
        actions::entering_for::{RoundUnits, Unit},
        mending::ToMend,
        pages::{
            making::Making,
            words::{self, Head},
        },
        reading::Reading,
    },
};
use domain::{
    organisations::Graph,
    packs::{Form, Pack},
    reporting::{Cell, Entries, ReportStep, cells_of, state_of},
};
use jiff::civil::Date;
use papers::tables::{Asks, Check, Laid, LaidCell, LaidRow, LaidSheet, Look};
use std::collections::BTreeSet;

/// Columns before the first number: key, unit, state.
pub const BEFORE: u16 = 3;
/// Rows above the first unit: keys, title, what to do, names, codes and units of measurement.
const HEAD_ROWS: u32 = 5;
const UNIT_LETTERS: u16 = 34;
const STATE_LETTERS: u16 = 18;
const NUMBER_LETTERS: u16 = 15;

/// The workbook of a round as it stands now.
pub fn workbook(app: &App, asked: &Asked, caller: &Caller, units: &RoundUnits) -> Result<Laid, Failure> {
    let (frame, graph) = (asked.frame(app, caller), app.organisations());
    let (pack, form) = (&units.round.pack, units.round.form()?);
    let head = Head::of_round(&frame, &graph, &units.round);
    let rows: Vec<(&Unit, BTreeSet<Cell>)> =
        in_order(&graph, &units.units, app.today()).into_iter().map(|unit| (unit, asked_cells(unit))).collect();
    // A column that nobody in the round is asked for would only be typed into by mistake.
    let is_asked = |cell: &Cell| rows.iter().any(|(_, asked)| asked.contains(cell));
    let cells: Vec<Cell> = cells_of(form, pack).into_iter().filter(is_asked).collect();
    let made = Made { frame: &frame, graph: &graph, pack, form, head: &head, cells: &cells, today: app.today() };
    let mut laid = Laid::default();
    let name = sheet_name(&laid, &frame.say("reporting-sheet-units").to_string());
    laid.sheets.push(made.sheet(name, &rows));
    laid.sheets.push(hidden(units, &head, &rows, app).laid());
    Ok(laid)
}

/// Units in the order of lists, part reports after the others.
fn in_order<'u>(graph: &Graph, units: &'u [Unit], today: Date) -> Vec<&'u Unit> {
    let order = graph.sorted(units.iter().map(|unit| unit.report.row.organisation_id).collect(), today);
    let places: std::collections::HashMap<_, usize> = order.into_iter().zip(0..).collect();
    let mut ordered: Vec<&Unit> = units.iter().collect();
    ordered.sort_by_key(|unit| (unit.report.row.is_part, places.get(&unit.report.row.organisation_id)));
    ordered
}

fn hidden(units: &RoundUnits, head: &Head, rows: &[(&Unit, BTreeSet<Cell>)], app: &App) -> Hidden {
    let round = &units.round.row;
    let facts = [
        ("round", round.id.to_string()),
        ("period", head.period.clone()),
        ("pack", round.pack.clone()),
        ("pack-version", round.pack_version.to_string()),
        ("form", round.form.clone()),
        ("form-version", round.form_version.to_string()),
        ("made-at-ms", app.now().millisecond().to_string()),
    ];
    let line = |(unit, _): &(&Unit, BTreeSet<Cell>)| {
        [unit.report.row.id.to_string(), unit.submitted().to_string(), String::new()]
    };
    Hidden::new(Kind::Round, &facts, rows.iter().map(line).collect())
}

/// What the sheet is made of.
struct Made<'m> {
    frame: &'m Frame,
    graph: &'m Graph,
    pack: &'m Pack,
    form: &'m Form,
    head: &'m Head,
    cells: &'m [Cell],
    today: Date,
}

impl Made<'_> {
    fn sheet(&self, name: String, units: &[(&Unit, BTreeSet<Cell>)]) -> LaidSheet {
        let mut rows = self.top();
        rows.extend(units.iter().map(|(unit, asked)| self.row(unit, asked)));
        let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let numbers = self.cells.iter().map(|_| NUMBER_LETTERS);
        LaidSheet {
            name,
            columns: [0, UNIT_LETTERS, STATE_LETTERS].into_iter().chain(numbers).collect(),
            rows,
            kept_rows: HEAD_ROWS,
            kept_columns: BEFORE,
            head_row: Some(HEAD_ROWS - 1),
            is_landscape: true,
            is_wide: self.cells.len() > 8,
            foot: format!("{}. {}", self.head.form, self.head.period),
            checks: if last > HEAD_ROWS { self.checks(last) } else { Vec::new() },
            ..LaidSheet::default()
        }
    }

    fn top(&self) -> Vec<LaidRow> {
        let (reading, to_mend) = (Reading::default(), ToMend::default());
        let making = Making::of_form(self.frame, (self.pack, self.form), &reading, &to_mend);
        let across = 8.min(u16::try_from(self.cells.len()).unwrap_or(8) + 2);
        let keys = [KEYS, "unit", "state"].map(str::to_owned).into_iter().chain(self.cells.iter().map(Cell::to_string));
        let line = |text: String, look: Look| {
            LaidRow::of([LaidCell::text(FIXED, Look::Plain), LaidCell::text(text, look).over(across)])
        };
        let head = |words: String| LaidCell::text(words, Look::Head);
        let names = self.cells.iter().map(|cell| head(making.name_of(cell)));
        let said = |key: &'static str| self.frame.say(key).to_string();
        let heads = [
            LaidCell::text(FIXED, Look::Plain),
            head(said("reporting-sheet-unit-name")),
            head(said("reporting-sheet-unit-state")),
        ];
        let of_cell = |cell: &Cell| {
            let unit = self
                .pack
                .indicator(&cell.indicator)
                .map(|it| words::of(it.unit_of(&cell.component), self.frame.language));
            head(format!("{}\n{}", cell.indicator, unit.unwrap_or_default()))
        };
        let codes = [LaidCell::text(FIXED, Look::Plain), head(String::new()), head(String::new())];
        let title = format!("{}. {} ({})", self.head.form, self.head.period, self.head.days);
        vec![
            LaidRow::hidden(keys),
            line(title, Look::Title).high(24.0),
            line(said("reporting-sheet-round-how-to"), Look::Said).high(54.0),
            LaidRow::of(heads.into_iter().chain(names)).high(120.0),
            LaidRow::of(codes.into_iter().chain(self.cells.iter().map(of_cell))).high(38.0),
        ]
    }

    fn row(&self, unit: &Unit, asked: &BTreeSet<Cell>) -> LaidRow {
        let report = &unit.report;
        let is_open = report.check(ReportStep::Enter, self.today).is_ok();
        let state = words::state_outside(self.frame, report).word;
        let name = words::name(self.frame, self.graph, report.row.organisation_id);
        let name = match report.row.is_part {
            true => format!("{name} ({})", words::days(self.frame, report.row.first_day, report.row.last_day)),
            false => name,
        };
        let empty = Entries::new();
        let entries = unit.versions.get(&unit.submitted()).unwrap_or(&empty);
        let cells = self.cells.iter().map(|cell| self.cell(cell, entries, is_open && asked.contains(cell)));
        let first = [
            LaidCell::text(report.row.id.to_string(), Look::Plain),
            LaidCell::text(name, Look::Label),
            LaidCell::text(state, Look::Small),
        ];
        LaidRow::of(first.into_iter().chain(cells))
    }

    fn cell(&self, cell: &Cell, entries: &Entries, is_open: bool) -> LaidCell {
        let Some(indicator) = self.pack.indicator(&cell.indicator) else { return LaidCell::default() };
        let standing = Standing::of_state(indicator, cell, state_of(entries, cell));
        let written = match standing.nothing_arose {
            true => LaidCell::text(self.frame.say("figure-not-arisen").to_string(), Look::Choice),
            false => box_of(self.frame.language, indicator, cell, &standing),
        };
        match (is_open, standing.amount(indicator, cell)) {
            (true, _) => written,
            (false, Some(_)) => LaidCell { look: Look::Was(indicator.decimals_of(&cell.component)), ..written },
            (false, None) => LaidCell { look: Look::Closed, ..written },
        }
    }

    /// One check for each column: words are let through with a warning, for «không phát sinh» is one.
    fn checks(&self, last: u32) -> Vec<Check> {
        let check = |(cell, column): (&Cell, u16)| {
            let indicator = self.pack.indicator(&cell.indicator)?;
            let allows_negative = indicator.allows_negative;
            let asks = match asks(self.frame.language, indicator, cell)? {
                Asks::OneOf(words) => Asks::OneOf(words),
                _ => Asks::NumberOrWords { allows_negative },
            };
            let refusal = self.frame.say("reporting-sheet-round-refusal").to_string();
            Some(Check { first: (HEAD_ROWS + 1, column), last: (last, column), asks, hint: String::new(), refusal })
        };
        self.cells.iter().zip(BEFORE..).filter_map(check).collect()
    }
}

/// The numbers that a unit is asked for.
pub fn asked_cells(unit: &Unit) -> BTreeSet<Cell> {
    let form = unit.report.round.form();
    form.map(|form| cells_of(form, &unit.report.round.pack).into_iter().collect()).unwrap_or_default()
}
