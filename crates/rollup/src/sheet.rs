//! A sheet: the columns of one period and one last day, on the tree of that day.
//!
//! A period that a reorganisation cuts has several: the part reports of bodies that ended inside it stand on the tree on
//! which these bodies last stood, and on no other.

use crate::{
    Refusal,
    catalogue::Catalogue,
    column::{Column, NotTaken, Told},
    places::{Place, PlaceSet},
    row::{MeasureNumber, Row},
    tree::Tree,
};
use domain::{ids::OrganisationId, packs::Period};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// Which sheet: the period, and the last day for which its figures stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetKey {
    /// Of which period.
    pub period: Period,
    /// The last day for which the figures stand: that of the period, or of part reports an earlier one.
    pub last_day: Date,
}

impl SheetKey {
    /// The sheet of a period's own last day.
    pub fn whole(period: Period) -> Self {
        let last_day = period.last_day;
        SheetKey { period, last_day }
    }

    /// Whether it is one of part reports.
    pub fn is_part(&self) -> bool {
        self.last_day != self.period.last_day
    }
}

/// The columns of one period and one last day.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub(crate) key: SheetKey,
    pub(crate) tree: Arc<Tree>,
    /// By measure.
    pub(crate) columns: Vec<Option<Arc<Column>>>,
    /// Who is asked, by measure. Whoever ever said something is among them, also when it was withdrawn.
    pub(crate) asked: Vec<Option<Arc<PlaceSet>>>,
}

impl Sheet {
    pub(crate) fn new(key: SheetKey, tree: Arc<Tree>) -> Self {
        Sheet { key, tree, columns: Vec::new(), asked: Vec::new() }
    }

    /// Of which period and day.
    pub fn key(&self) -> &SheetKey {
        &self.key
    }

    /// The tree on which its figures were given.
    pub fn tree(&self) -> &Arc<Tree> {
        &self.tree
    }

    pub(crate) fn column(&self, measure: MeasureNumber) -> Option<&Column> {
        self.columns.get(usize::from(measure.0))?.as_deref()
    }

    pub(crate) fn asked(&self, measure: MeasureNumber) -> Option<&PlaceSet> {
        self.asked.get(usize::from(measure.0))?.as_deref()
    }

    /// These bodies are asked for these measures, beside who was asked before.
    pub(crate) fn ask(&mut self, measures: &[MeasureNumber], who: &[OrganisationId]) -> Result<(), Refusal> {
        let mut places = who.iter().map(|id| self.place(*id)).collect::<Result<Vec<Place>, Refusal>>()?;
        places.sort_unstable();
        places.dedup();
        let fresh = Arc::new(PlaceSet::of_ascending(&places));
        for measure in measures {
            let asked = match taken(&mut self.asked, *measure) {
                None => Arc::clone(&fresh),
                Some(known) => united(known, &places),
            };
            put(&mut self.asked, *measure, asked);
        }
        Ok(())
    }

    /// Takes rows in the order in which they were told. On a refusal the sheet is to be thrown away.
    pub(crate) fn take(&mut self, rows: &[Row], catalogue: &Catalogue) -> Result<(), Refusal> {
        let mut by_measure: BTreeMap<MeasureNumber, Vec<Told>> = BTreeMap::new();
        for row in rows {
            let Row { known_from, statement, marks, .. } = *row;
            let told = Told { place: self.place(row.organisation)?, known_from: known_from.0, statement, marks };
            by_measure.entry(row.measure).or_default().push(told);
        }
        for (measure, mut told) in by_measure {
            let is_mean = catalogue.measure(measure)?.is_mean();
            self.say(measure, is_mean, &mut told)?;
        }
        Ok(())
    }

    fn say(&mut self, measure: MeasureNumber, is_mean: bool, told: &mut [Told]) -> Result<(), Refusal> {
        // Of one commit the day decides, of one day the order in which they were told.
        told.sort_by_key(|row| (row.place, row.known_from));
        let made = match taken(&mut self.columns, measure) {
            None => Column::empty(is_mean).with(told),
            Some(column) => column.with(told),
        };
        let column = made.map_err(|reason| {
            let (place, refusal): (Place, fn(OrganisationId) -> Refusal) = match reason {
                NotTaken::Backdated(place) => (place, Refusal::Backdated),
                NotTaken::TooLarge(place) => (place, Refusal::TooLarge),
            };
            self.tree.body(place).map_or(Refusal::UnknownMeasure(measure.0), refusal)
        })?;
        let asked = taken(&mut self.asked, measure).unwrap_or_default();
        let mut missing: Vec<Place> = told.iter().map(|row| row.place).collect();
        missing.retain(|place| !asked.contains(*place));
        missing.dedup();
        put(&mut self.asked, measure, united(asked, &missing));
        put(&mut self.columns, measure, Arc::new(column));
        Ok(())
    }

    /// The same statements on another tree of the same day.
    pub(crate) fn on_tree(&self, tree: Arc<Tree>) -> Result<Self, Refusal> {
        if *tree == *self.tree {
            return Ok(Sheet { tree, ..self.clone() });
        }
        let places: Vec<Option<Place>> = self.tree.bodies().iter().map(|body| tree.place(*body)).collect();
        let placed = |place: Place| -> Result<Place, Refusal> {
            let gone =
                || self.tree.body(place).map(|organisation| Refusal::NotThere { organisation, on: self.key.last_day });
            let found = places.get(usize::from(place)).copied().flatten();
            found.ok_or_else(|| gone().unwrap_or(Refusal::TooManyBodies { bodies: usize::from(place) }))
        };
        let mut sheet = Sheet::new(self.key.clone(), tree);
        for (number, column) in self.columns.iter().enumerate() {
            let Some(column) = column else { continue };
            let mut entries = column.entries().collect::<Vec<_>>();
            let mut past = column.past.to_vec();
            for place in
                entries.iter_mut().map(|entry| &mut entry.place).chain(past.iter_mut().map(|past| &mut past.place))
            {
                *place = placed(*place)?;
            }
            entries.sort_unstable_by_key(|entry| entry.place);
            let column = Column::of_entries(column.is_mean, &entries, past);
            put(&mut sheet.columns, MeasureNumber(number as u16), Arc::new(column));
        }
        for (number, asked) in self.asked.iter().enumerate() {
            let Some(asked) = asked else { continue };
            // Whoever said something has its place: it was asked for above.
            let there = |place: Place| places.get(usize::from(place)).copied().flatten();
            let mut asked: Vec<Place> = asked.iter().filter_map(there).collect();
            asked.sort_unstable();
            put(&mut sheet.asked, MeasureNumber(number as u16), Arc::new(PlaceSet::of_ascending(&asked)));
        }
        Ok(sheet)
    }

    pub(crate) fn put_asked(&mut self, measure: MeasureNumber, asked: Arc<PlaceSet>) {
        put(&mut self.asked, measure, asked);
    }

    pub(crate) fn put_column(&mut self, measure: MeasureNumber, column: Arc<Column>) {
        put(&mut self.columns, measure, column);
    }

    fn place(&self, organisation: OrganisationId) -> Result<Place, Refusal> {
        self.tree.place(organisation).ok_or(Refusal::NotThere { organisation, on: self.key.last_day })
    }

    pub(crate) fn size_bytes(&self) -> usize {
        let columns = self.columns.iter().flatten().map(|column| column.size_bytes()).sum::<usize>();
        let asked = self.asked.iter().flatten();
        // A set that many measures share is counted once.
        let asked: BTreeMap<*const PlaceSet, usize> =
            asked.map(|set| (Arc::as_ptr(set), set.size_bytes() + size_of::<PlaceSet>())).collect();
        columns + asked.values().sum::<usize>() + (self.columns.len() + self.asked.len()) * 8
    }
}

fn united(known: Arc<PlaceSet>, more: &[Place]) -> Arc<PlaceSet> {
    if more.iter().all(|place| known.contains(*place)) {
        return known;
    }
    let mut all: Vec<Place> = known.iter().chain(more.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    Arc::new(PlaceSet::of_ascending(&all))
}

fn taken<T>(slots: &mut [Option<T>], measure: MeasureNumber) -> Option<T> {
    slots.get_mut(usize::from(measure.0)).and_then(Option::take)
}

fn put<T>(slots: &mut Vec<Option<T>>, measure: MeasureNumber, value: T) {
    let number = usize::from(measure.0);
    if slots.len() <= number {
        slots.resize_with(number + 1, || None);
    }
    if let Some(slot) = slots.get_mut(number) {
        *slot = Some(value);
    }
}
