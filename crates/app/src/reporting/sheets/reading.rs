//! A unit's own form as it came back: rows are found by their hidden keys, wherever they stand by now, and every place is read as
//! the page reads it. What cannot be read is a fault at its cell; nothing is guessed and nothing is written.

use super::{
    comparing::Item,
    faults::{Fault, Wrong},
    form::{ANSWER, NOTE, STATE, VALUE},
    hidden::Hidden,
    standing::{Spot, Standing, text_of},
};
use crate::{
    language::Language,
    reporting::reading::{fields_of, read_in},
};
use domain::{
    packs::{Form, Indicator, Pack},
    reporting::{Amount, Cell, CellState, KeyLists, RemarkKind},
    text::fold,
};
use papers::tables::{Filled, FilledRow, FilledSheet, FilledValue, Place};
use std::collections::{BTreeMap, BTreeSet};

/// The longest text of one field, in characters.
const FIELD_LIMIT: usize = 20_000;
/// The largest number that a cell takes, in whole units.
const MOST: i64 = 999_999_999_999;

/// A workbook that came back and waits.
#[derive(Debug, Clone, Default)]
pub struct FormUpload {
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What stands in it.
    pub filled: Filled,
}

impl FormUpload {
    /// How much memory it takes, roughly.
    pub fn bytes(&self) -> usize {
        const OF_A_CELL: usize = 64;
        let cells: usize = self.filled.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).sum();
        self.content.len() + cells * OF_A_CELL
    }
}

/// What a workbook says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understood {
    /// Places that it changed.
    pub items: Vec<Item>,
    /// What is wrong, and hints.
    pub faults: Vec<Fault>,
    /// Where each place of the form stands in the workbook.
    pub places: BTreeMap<Spot, Place>,
}

/// Reads a workbook beside its hidden lines.
pub fn understand(filled: &Filled, hidden: &Hidden, pack: &Pack, form: &Form) -> Understood {
    let asked = fields_of(pack, form);
    let mut base: BTreeMap<Spot, Standing> = BTreeMap::new();
    for [key, text, mark] in &hidden.lines {
        if let Ok(spot) = key.parse() {
            base.insert(spot, Standing { text: text.clone(), nothing_arose: !mark.is_empty() });
        }
    }
    let mut reader = Reader { pack, base, asked, understood: Understood::default(), seen: BTreeSet::new() };
    for sheet in &filled.sheets {
        if let Some(columns) = Columns::of(sheet) {
            reader.read_sheet(sheet, &columns);
        }
    }
    reader.name_what_is_gone();
    reader.understood
}

/// The columns of a sheet of the form, by their hidden keys.
pub(super) struct Columns {
    key_row: u32,
    by_key: BTreeMap<String, u16>,
}

/// A sheet of the form says so in the first cell of its row of keys.
pub(super) const KEYS: &str = "dondoc-keys";
/// The key of rows that hold titles and headings: nothing in them is read.
pub(super) const FIXED: &str = "dondoc-fixed";

impl Columns {
    pub(super) fn of(sheet: &FilledSheet) -> Option<Self> {
        // It is the first row; somebody may have put others above it.
        let is_it = |row: &&FilledRow| row.cells.iter().any(|(_, value)| value.text() == KEYS);
        let row = sheet.rows.iter().take(50).find(is_it)?;
        let by_key = row.cells.iter().map(|(column, value)| (value.text().to_owned(), *column)).collect();
        Some(Columns { key_row: row.number, by_key })
    }

    pub(super) fn column(&self, key: &str) -> Option<u16> {
        self.by_key.get(key).copied()
    }

    /// The column in which the keys of rows stand.
    pub(super) fn keys(&self) -> u16 {
        self.column(KEYS).unwrap_or_default()
    }

    /// Columns of cells of the form, in order.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&str, u16)> {
        self.by_key.iter().map(|(key, column)| (key.as_str(), *column))
    }

    pub(super) const fn key_row(&self) -> u32 {
        self.key_row
    }
}

struct Reader<'r> {
    pack: &'r Pack,
    base: BTreeMap<Spot, Standing>,
    asked: BTreeSet<String>,
    understood: Understood,
    seen: BTreeSet<Spot>,
}

impl Reader<'_> {
    fn fault(&mut self, place: Place, spot: Option<Spot>, found: &str, wrong: Wrong) {
        self.understood.faults.push(Fault { place, spot, found: found.to_owned(), wrong });
    }

    fn read_sheet(&mut self, sheet: &FilledSheet, columns: &Columns) {
        let Some(value) = columns.column(VALUE).or_else(|| columns.column(ANSWER)) else {
            let place = sheet.place(columns.key_row(), 0);
            return self.fault(place, None, "", Wrong::ColumnGone);
        };
        for row in sheet.rows.iter().filter(|row| row.number > columns.key_row()) {
            let place = sheet.place(row.number, value);
            match row.text(columns.keys()).parse::<Spot>() {
                _ if row.text(columns.keys()) == FIXED => {}
                Ok(spot) if self.seen.contains(&spot) => {
                    self.fault(place, Some(spot), row.text(value), Wrong::RowTwice);
                }
                Ok(spot) => self.read_row(sheet, row, columns, (spot, value)),
                Err(()) if is_written(row, columns, value) => {
                    self.fault(place, None, row.text(value), Wrong::RowUnknown);
                }
                Err(()) => {}
            }
        }
    }

    fn read_row(&mut self, sheet: &FilledSheet, row: &FilledRow, columns: &Columns, (spot, value): (Spot, u16)) {
        self.seen.insert(spot.clone());
        let place = sheet.place(row.number, value);
        self.understood.places.insert(spot.clone(), place.clone());
        let at = At { sheet, row, column: value };
        let read = match &spot {
            Spot::Figure(cell) => {
                let state = columns.column(STATE).map(|column| row.text(column)).unwrap_or_default();
                self.pack.indicator(&cell.indicator).map_or(Err(Wrong::NotAsked), |indicator| {
                    at.figure(indicator, cell).and_then(|(standing, hint)| Ok((with_state(standing, state)?, hint)))
                })
            }
            _ => at.words().map(|standing| (standing, None)),
        };
        self.take(spot.clone(), place, row.text(value), read);
        if let (Spot::Figure(cell), Some(note)) = (&spot, columns.column(NOTE)) {
            let why = Spot::Why(cell.clone());
            self.seen.insert(why.clone());
            let place = sheet.place(row.number, note);
            self.understood.places.insert(why.clone(), place.clone());
            let words = At { sheet, row, column: note }.words().map(|standing| (standing, None));
            self.take(why, place, row.text(note), words);
        }
    }

    /// Takes what was read of a place, if it is not what stood there when the workbook was made.
    fn take(&mut self, spot: Spot, place: Place, found: &str, read: Result<(Standing, Option<Wrong>), Wrong>) {
        let base = self.base.get(&spot).cloned().unwrap_or_default();
        let (mine, hint) = match read {
            Ok(read) => read,
            // What could not be read before, and was left so, is no fault of the workbook.
            Err(_) if !base.text.is_empty() && found == base.text => return,
            Err(wrong) => return self.fault(place, Some(spot), found, wrong),
        };
        if mine == base {
            return;
        }
        if !self.asked.contains(&spot.to_string()) {
            return self.fault(place, Some(spot), found, Wrong::NotAsked);
        }
        if let Some(hint) = hint {
            self.fault(place.clone(), Some(spot.clone()), found, hint);
        }
        self.understood.items.push(Item { spot, place, base, mine });
    }

    /// Places that the workbook was made with and that are not in it any more: each sheet that is gone once, else each row.
    fn name_what_is_gone(&mut self) {
        let is_gone = |spot: &Spot| !matches!(spot, Spot::Why(_)) && !self.seen.contains(spot);
        let gone: Vec<Spot> = self.base.keys().filter(|spot| is_gone(spot)).cloned().collect();
        if self.seen.is_empty() && !gone.is_empty() {
            let place = Place { sheet: String::new(), row: 1, column: 0 };
            return self.fault(place, None, "", Wrong::SheetGone);
        }
        for spot in gone {
            let place = Place { sheet: String::new(), row: 1, column: 0 };
            self.fault(place, Some(spot), "", Wrong::RowGone);
        }
    }
}

/// Whether anything but a heading stands in a row: something in the value's column or behind it.
fn is_written(row: &FilledRow, columns: &Columns, value: u16) -> bool {
    let boxes = [Some(value), columns.column(STATE), columns.column(NOTE)];
    boxes.into_iter().flatten().any(|column| !row.text(column).is_empty())
}

/// The word beside a number: none, «có số liệu», or «không phát sinh».
fn with_state(standing: Standing, state: &str) -> Result<Standing, Wrong> {
    let is_word = |key: &'static str| {
        [Language::Vi, Language::En].iter().any(|language| fold(&language.say(key).to_string()) == fold(state))
    };
    if state.is_empty() {
        Ok(standing)
    } else if is_word("reporting-sheet-nothing-arose") {
        if standing.text.is_empty() { Ok(Standing::nothing_arose()) } else { Err(Wrong::Both) }
    } else if is_word("reporting-sheet-has-figure") {
        if standing.text.is_empty() { Err(Wrong::NoFigure) } else { Ok(standing) }
    } else {
        Err(Wrong::UnknownState)
    }
}

/// A cell that is to be read.
pub(super) struct At<'r> {
    pub(super) sheet: &'r FilledSheet,
    pub(super) row: &'r FilledRow,
    pub(super) column: u16,
}

impl At<'_> {
    /// What holds for every cell: it is one cell, and its formula has a result.
    fn value(&self) -> Result<Option<&FilledValue>, Wrong> {
        let (number, column) = (self.row.number, self.column);
        if self.sheet.merged.iter().any(|span| span.has(number, column) && span.first != span.last) {
            return Err(Wrong::Merged);
        }
        let value = self.row.cell(column).filter(|value| !value.text().trim().is_empty());
        match value {
            Some(FilledValue::Broken(_)) => Err(Wrong::Failed),
            None if self.sheet.is_formula(number, column) => Err(Wrong::NoResult),
            value => Ok(value),
        }
    }

    /// Words, whatever they are written as.
    fn words(&self) -> Result<Standing, Wrong> {
        let text = self.value()?.map(|value| value.text().trim().replace("\r\n", "\n")).unwrap_or_default();
        if text.chars().count() > FIELD_LIMIT { Err(Wrong::TooLong) } else { Ok(Standing::text(text)) }
    }

    /// What belongs into the box of a number, with a hint where it was not written as one.
    pub(super) fn figure(&self, indicator: &Indicator, cell: &Cell) -> Result<(Standing, Option<Wrong>), Wrong> {
        let formula = self.sheet.is_formula(self.row.number, self.column).then_some(Wrong::Formula);
        match self.value()? {
            None => Ok((Standing::default(), None)),
            Some(FilledValue::Number(_)) if self.sheet.is_percent(self.row.number, self.column) => Err(Wrong::Percent),
            Some(FilledValue::Number(number)) if !indicator.is_keys() => {
                Ok((number_of(indicator, cell, number)?, formula))
            }
            Some(FilledValue::Day(_)) if !indicator.is_keys() => Err(Wrong::Day),
            Some(value) => typed(indicator, cell, value.text().trim(), formula),
        }
    }
}

/// A number of a workbook.
fn number_of(indicator: &Indicator, cell: &Cell, number: &str) -> Result<Standing, Wrong> {
    let decimals = if indicator.is_yes_no() { 0 } else { indicator.decimals_of(&cell.component) };
    let too_precise = Wrong::Unread(RemarkKind::TooPrecise { decimals: i64::from(decimals) });
    let whole = number.split('.').next().unwrap_or_default().trim_start_matches('-');
    if whole.len() > MOST.to_string().len() {
        return Err(Wrong::Unread(RemarkKind::TooLarge));
    }
    let amount = Amount::parse_plain(number).ok_or_else(|| too_precise.clone())?;
    if amount.decimals() > decimals {
        return Err(too_precise);
    }
    if indicator.is_yes_no() {
        return typed(indicator, cell, number, None).map(|(standing, _)| standing);
    }
    Ok(Standing::text(text_of(indicator, cell, amount)))
}

/// Text where a number, an answer or a list of keys belongs.
fn typed(
    indicator: &Indicator,
    cell: &Cell,
    text: &str,
    formula: Option<Wrong>,
) -> Result<(Standing, Option<Wrong>), Wrong> {
    if text.chars().count() > FIELD_LIMIT {
        return Err(Wrong::TooLong);
    }
    let decimals = indicator.decimals_of(&cell.component);
    match read_in(indicator, cell, text, "", &mut KeyLists::new()).map_err(Wrong::Unread)? {
        CellState::NothingArose => Ok((Standing::nothing_arose(), formula)),
        CellState::Empty => Ok((Standing::default(), formula)),
        CellState::Value(_) if indicator.is_keys() => Ok((Standing::text(text.replace("\r\n", "\n")), formula)),
        CellState::Value(amount) if indicator.is_yes_no() => {
            Ok((Standing::text(text_of(indicator, cell, amount)), formula))
        }
        CellState::Value(amount) if amount.decimals() > decimals => {
            Err(Wrong::Unread(RemarkKind::TooPrecise { decimals: i64::from(decimals) }))
        }
        CellState::Value(amount) => {
            let standing = Standing::text(text_of(indicator, cell, amount));
            let hint = Wrong::TextNumber { read: standing.text.clone() };
            Ok((standing, formula.or(Some(hint))))
        }
    }
}
