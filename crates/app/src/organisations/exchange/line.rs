//! One row of a sheet as it is read: each cell by its column, each fault noted where it stands.
//! It reads what stands there and never repairs it.

use super::{Column, Fault, Table, Wrong, labels, text};
use crate::look::dates;
use domain::{
    ids::{EventId, OrganisationId},
    organisations::Catalogue,
    text::fold,
};
use jiff::civil::Date;
use papers::tables::{Place, Row, Sheet};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashSet},
};

/// What a cell may refer to.
pub struct Known<'k> {
    pub catalogue: &'k Catalogue,
    pub organisations: HashSet<OrganisationId>,
    pub events: HashSet<EventId>,
}

/// The columns of a sheet by its head.
pub struct Columns {
    pub table: Table,
    places: BTreeMap<Column, usize>,
}

impl Columns {
    /// Reads the head of a sheet: every column is known, and those that must be are there.
    pub fn read(table: Table, sheet: &Sheet, head: &Row, faults: &RefCell<Vec<Fault>>) -> Self {
        let mut places = BTreeMap::new();
        let fault = |column: usize, wrong: Wrong| {
            faults.borrow_mut().push(Fault { place: sheet.place(head, column), column: None, wrong });
        };
        for (place, words) in head.cells.iter().enumerate().filter(|(_, words)| !words.trim().is_empty()) {
            match labels::column_headed(table, words) {
                Some(column) => _ = places.entry(column).or_insert(place),
                None => fault(place, Wrong::UnknownColumn(words.trim().to_owned())),
            }
        }
        for column in table.required().iter().filter(|column| !places.contains_key(column)) {
            fault(0, Wrong::ColumnMissing(*column));
        }
        Columns { table, places }
    }

    pub fn are_complete(&self) -> bool {
        self.table.required().iter().all(|column| self.places.contains_key(column))
    }
}

/// A row with its columns.
pub struct Line<'l> {
    pub sheet: &'l Sheet,
    pub row: &'l Row,
    pub columns: &'l Columns,
    pub known: &'l Known<'l>,
    pub faults: &'l RefCell<Vec<Fault>>,
}

impl Line<'_> {
    pub fn cell(&self, column: Column) -> &str {
        self.columns.places.get(&column).map(|place| self.row.cell(*place)).unwrap_or_default()
    }

    pub fn place(&self, column: Column) -> Place {
        self.sheet.place(self.row, self.columns.places.get(&column).copied().unwrap_or_default())
    }

    pub fn fault<T>(&self, column: Column, wrong: Wrong) -> Option<T> {
        self.faults.borrow_mut().push(Fault { place: self.place(column), column: Some(column), wrong });
        None
    }

    pub fn required(&self, column: Column) -> Option<&str> {
        let cell = self.cell(column);
        if cell.is_empty() { self.fault(column, Wrong::Empty) } else { Some(cell) }
    }

    pub fn optional(&self, column: Column) -> Option<String> {
        Some(self.cell(column).to_owned()).filter(|cell| !cell.is_empty())
    }

    pub fn date(&self, column: Column) -> Option<Date> {
        let cell = self.required(column)?;
        dates::read(cell).ok().or_else(|| self.fault(column, Wrong::NotADate(cell.to_owned())))
    }

    /// Nothing where nothing stands; `None` where it is wrong.
    pub fn optional_date(&self, column: Column) -> Option<Option<Date>> {
        if self.cell(column).is_empty() { Some(None) } else { self.date(column).map(Some) }
    }

    /// From a day up to another: the second may be open, and is later.
    pub fn time(&self, from: Column, to: Column) -> Option<(Date, Option<Date>)> {
        let (begins, ends) = (self.date(from), self.optional_date(to));
        let (begins, ends) = (begins?, ends?);
        if ends.is_some_and(|ends| ends <= begins) {
            return self.fault(to, Wrong::EndsBeforeItBegins);
        }
        Some((begins, ends))
    }

    pub fn organisation(&self, column: Column) -> Option<OrganisationId> {
        let cell = self.required(column)?;
        let id = text::organisation(cell);
        let is_known = self.known.organisations.contains(&id);
        if is_known { Some(id) } else { self.fault(column, Wrong::UnknownOrganisation(cell.to_owned())) }
    }

    pub fn event(&self, column: Column) -> Option<EventId> {
        let cell = self.required(column)?;
        let id = text::event(cell);
        if self.known.events.contains(&id) {
            Some(id)
        } else {
            self.fault(column, Wrong::UnknownEvent(cell.to_owned()))
        }
    }

    pub fn share(&self, column: Column) -> Option<(i64, i64)> {
        let cell = self.required(column)?;
        text::read_share(cell).or_else(|| self.fault(column, Wrong::NotAShare(cell.to_owned())))
    }

    pub fn kind(&self, column: Column) -> Option<&'static str> {
        let cell = self.required(column)?;
        labels::kind_named(cell).or_else(|| self.fault(column, Wrong::NotAKind(cell.to_owned())))
    }

    pub fn pairs(&self, column: Column) -> Option<Vec<(String, String)>> {
        let cell = self.cell(column);
        text::read_pairs(cell).or_else(|| self.fault(column, Wrong::NotAPair(cell.to_owned())))
    }

    /// A class by its code or its name.
    pub fn class(&self, column: Column) -> Option<String> {
        let cell = self.required(column)?;
        let folded = fold(cell);
        let mut named = self.known.catalogue.all().filter(|class| fold(&class.name_vi) == folded);
        let code = self.known.catalogue.class(cell).or_else(|| named.next()).map(|class| class.code.clone());
        code.or_else(|| self.fault(column, Wrong::UnknownClass(cell.to_owned())))
    }

    /// A level by its code or its name.
    pub fn level(&self, column: Column) -> Option<String> {
        let cell = self.required(column)?;
        let folded = fold(cell);
        let named = self.known.catalogue.levels().iter().find(|level| fold(&level.name_vi) == folded);
        let code = self.known.catalogue.level(cell).or(named).map(|level| level.code.clone());
        code.or_else(|| self.fault(column, Wrong::UnknownLevel(cell.to_owned())))
    }

    /// A line by its code or its name.
    pub fn line(&self, column: Column, word: &str) -> Option<String> {
        let folded = fold(word);
        let lines = self.known.catalogue.lines();
        let found = lines.iter().find(|line| line.code == word || fold(&line.name_vi) == folded);
        let code = found.map(|line| line.code.clone());
        code.or_else(|| self.fault(column, Wrong::UnknownLine(word.to_owned())))
    }
}
