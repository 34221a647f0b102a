//! Single totals that explain themselves: what they come to, how complete they are, and the statements behind them.
//! A body that has said nothing is never a zero: it is missing.

use crate::{
    Day,
    catalogue::{Measure, Shape},
    column::{Column, Entry, Kind},
    figures::Figures,
    places::{Place, PlaceSet, Run},
    restating::{Landing, apportion},
    row::{Marks, MeasureNumber},
    sheet::{Sheet, SheetKey},
    tally::Tally,
    view::{Ground, Partial, View},
};
use domain::{
    ids::OrganisationId,
    packs::Period,
    reporting::{Amount, TotalFigure},
};

/// Which knowledge counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// What stands now.
    Now,
    /// What stood at the end of a day.
    On(Day),
}

/// What a measure comes to for a body and everyone below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// Sums, and how the statements behind them stand.
    pub tally: Tally,
    /// Of those who are asked now, how many belong into it.
    pub owed: u32,
}

/// How a body stands in a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// In it, with a number.
    Counted,
    /// In it: nothing arose.
    NothingArose,
    /// Said nothing.
    Missing,
    /// Let off.
    Waived,
}

/// A body in a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Of which sheet.
    pub sheet: SheetKey,
    /// Who.
    pub organisation: OrganisationId,
    /// How.
    pub standing: Standing,
    /// What it adds to the first and the second sum.
    pub adds: (i128, i128),
    /// Whether only a share of what it said stands here.
    pub is_apportioned: bool,
    /// What is to be known of it.
    pub marks: Marks,
}

impl Total {
    /// Of those who are asked, how many said nothing.
    pub fn missing(&self) -> u32 {
        self.owed.saturating_sub(self.tally.reported).saturating_sub(self.tally.waived)
    }

    /// The figure. A total without a statement is no figure, not zero.
    pub fn figure(&self, measure: &Measure) -> TotalFigure {
        let Tally { first, second, reported, nothing_arose, .. } = self.tally;
        if reported == 0 {
            return TotalFigure::NoFigure;
        }
        if reported == nothing_arose {
            return TotalFigure::NothingArose;
        }
        let amount = |sum: i128| i64::try_from(sum).ok().map(Amount::from_micro);
        let figure = match measure.shape {
            Shape::Amount => amount(first).map(TotalFigure::Amount),
            Shape::Ratio => amount(first)
                .zip(amount(second))
                .map(|(numerator, denominator)| TotalFigure::Ratio { numerator, denominator }),
            Shape::Mean => amount(second).map(|weight| TotalFigure::Mean { weighted: first, weight }),
            Shape::YesNo => usize::try_from(first / 1_000_000)
                .ok()
                .map(|yes| TotalFigure::Yes { yes, answered: (reported - nothing_arose) as usize }),
        };
        figure.unwrap_or(TotalFigure::TooLarge)
    }
}

impl Figures {
    /// What a measure comes to for a body and everyone below it, over periods that follow each other. Numbers of what is
    /// there on a day are not to be added over periods: ask for one, or for the [latest](Figures::latest).
    pub fn total(
        &self,
        view: &View,
        organisation: OrganisationId,
        measure: MeasureNumber,
        periods: &[Period],
        known: Known,
    ) -> Total {
        self.total_over(measure, periods, known, |sheet| view.ground(sheet, organisation))
    }

    /// What a measure comes to for a body alone, without those below it.
    pub fn own_total(
        &self,
        view: &View,
        organisation: OrganisationId,
        measure: MeasureNumber,
        periods: &[Period],
        known: Known,
    ) -> Total {
        self.total_over(measure, periods, known, |sheet| view.own_ground(sheet, organisation))
    }

    /// The bodies behind a total, in the order of sheets and trees.
    pub fn behind(
        &self,
        view: &View,
        organisation: OrganisationId,
        measure: MeasureNumber,
        periods: &[Period],
        known: Known,
    ) -> Vec<Behind> {
        self.behind_over(measure, periods, known, |sheet| view.ground(sheet, organisation))
    }

    /// The bodies behind the total of a body alone: itself, and those whose figures were restated on it.
    pub fn own_behind(
        &self,
        view: &View,
        organisation: OrganisationId,
        measure: MeasureNumber,
        periods: &[Period],
        known: Known,
    ) -> Vec<Behind> {
        self.behind_over(measure, periods, known, |sheet| view.own_ground(sheet, organisation))
    }

    fn total_over(
        &self,
        measure: MeasureNumber,
        periods: &[Period],
        known: Known,
        ground: impl Fn(&Sheet) -> Ground,
    ) -> Total {
        let mut total = Total::default();
        self.each_sheet(measure, periods, |sheet| total += total_on(sheet, measure, &ground(sheet), known));
        total
    }

    fn behind_over(
        &self,
        measure: MeasureNumber,
        periods: &[Period],
        known: Known,
        ground: impl Fn(&Sheet) -> Ground,
    ) -> Vec<Behind> {
        let mut rows = Vec::new();
        self.each_sheet(measure, periods, |sheet| behind_on(sheet, measure, &ground(sheet), known, &mut rows));
        rows
    }

    fn each_sheet(&self, measure: MeasureNumber, periods: &[Period], mut with: impl FnMut(&Sheet)) {
        let is_in_period = self.catalogue().measure(measure).is_ok_and(|measure| measure.is_in_period);
        for period in periods {
            for sheet in self.sheets_of(period, is_in_period) {
                with(sheet);
            }
        }
    }

    /// Of each body the latest statement of these periods, added up: the periods in ascending order, one tree after the
    /// other as the view says.
    pub fn latest(
        &self,
        view: &View,
        organisation: OrganisationId,
        measure: MeasureNumber,
        periods: &[Period],
    ) -> Tally {
        let mut tally = Tally::default();
        let mut seen = Seen::default();
        for period in periods.iter().rev() {
            for sheet in self.sheets_of(period, false) {
                let Some(column) = sheet.column(measure) else { continue };
                let ground = view.ground(sheet, organisation);
                seen.take_latest(sheet, column, &ground, &mut tally);
            }
        }
        tally
    }
}

/// Who was seen in a later period: by place while the tree is the same, by identity over trees.
#[derive(Default)]
struct Seen {
    tree: Option<std::sync::Arc<crate::tree::Tree>>,
    words: Vec<u64>,
    bodies: std::collections::HashSet<OrganisationId>,
}

impl Seen {
    fn take_latest(&mut self, sheet: &Sheet, column: &Column, ground: &Ground, tally: &mut Tally) {
        if !self.tree.as_ref().is_some_and(|tree| std::sync::Arc::ptr_eq(tree, &sheet.tree)) {
            self.change_tree(sheet);
        }
        let mut landed = Vec::new();
        for run in &ground.runs {
            for number in run.start() / 64..run.end().div_ceil(64) {
                let fresh = column.entries.word(number) & !self.words.get(number).copied().unwrap_or_default();
                let mut before = None;
                for place in crate::places::members_of(fresh & within(*run, number), number * 64) {
                    let rank = *before.get_or_insert_with(|| column.entries.rank(number * 64));
                    let below = column.entries.word(number) & ((1_u64 << (place % 64)) - 1);
                    let entry = rank + below.count_ones() as usize;
                    tally.first += column.first.at(entry);
                    tally.second += column.second.as_ref().map_or(0, |sums| sums.at(entry));
                    tally.reported += u32::from(column.waived.is_empty() || !column.waived.contains(place));
                }
                if let Some(word) = self.words.get_mut(number) {
                    *word |= fresh & within(*run, number);
                }
            }
        }
        for partial in &ground.partial {
            let (number, bit) = (usize::from(partial.place) / 64, partial.place % 64);
            let is_seen = self.words.get(number).is_some_and(|word| word >> bit & 1 == 1);
            if let Some(entry) = column.entries_in(one(partial.place)).next().filter(|_| !is_seen) {
                *tally += share_of(&entry, partial, &mut landed);
                if let Some(word) = self.words.get_mut(number) {
                    *word |= 1 << bit;
                }
            }
        }
    }

    fn change_tree(&mut self, sheet: &Sheet) {
        if let Some(tree) = &self.tree {
            for (number, word) in self.words.iter().enumerate() {
                let places = crate::places::members_of(*word, number * 64);
                self.bodies.extend(places.filter_map(|place| tree.body(place)));
            }
        }
        self.words = vec![0; sheet.tree.len().div_ceil(64)];
        for place in self.bodies.iter().filter_map(|id| sheet.tree.place(*id)) {
            if let Some(word) = self.words.get_mut(usize::from(place) / 64) {
                *word |= 1 << (place % 64);
            }
        }
        self.tree = Some(std::sync::Arc::clone(&sheet.tree));
    }
}

/// The bits of a word that lie in a run.
fn within(run: Run, number: usize) -> u64 {
    let (start, end) = (run.start().max(number * 64) - number * 64, run.end().min(number * 64 + 64) - number * 64);
    let below = |bits: usize| if bits >= 64 { u64::MAX } else { (1_u64 << bits) - 1 };
    below(end) & !below(start)
}

/// A single place as a run.
pub(crate) fn one(place: Place) -> Run {
    Run { start: place, end: place.saturating_add(1) }
}

/// What a sheet adds on a ground.
pub(crate) fn total_on(sheet: &Sheet, measure: MeasureNumber, ground: &Ground, known: Known) -> Total {
    let owed = sheet.asked(measure).map_or(0, |asked| asked_on(asked, ground));
    let tally = sheet.column(measure).map(|column| column.tally_on(ground, known)).unwrap_or_default();
    Total { tally, owed }
}

pub(crate) fn asked_on(asked: &PlaceSet, ground: &Ground) -> u32 {
    let whole: usize = ground.runs.iter().map(|run| asked.count(*run)).sum();
    let partial = ground.partial.iter().filter(|partial| asked.contains(partial.place)).count();
    (whole + partial) as u32
}

impl Column {
    pub(crate) fn tally_on(&self, ground: &Ground, known: Known) -> Tally {
        let mut tally = Tally::default();
        for run in &ground.runs {
            tally += match known {
                Known::Now => self.tally(*run),
                Known::On(day) => self.tally_as_known(*run, day),
            };
        }
        let mut parts = Vec::new();
        for partial in &ground.partial {
            if let Some(entry) = self.known_at(partial.place, known) {
                tally += share_of(&entry, partial, &mut parts);
            }
        }
        tally
    }

    pub(crate) fn known_at(&self, place: Place, known: Known) -> Option<Entry> {
        match known {
            Known::Now => self.entries_in(one(place)).next(),
            Known::On(day) => self.entries_as_known(one(place), day).next(),
        }
    }
}

/// What a divided figure adds where only a part of it belongs.
pub(crate) fn share_of(entry: &Entry, partial: &Partial, parts: &mut Vec<i128>) -> Tally {
    let mut inside = |number: i128| -> i128 {
        apportion(number, &partial.landings, parts);
        let landings = partial.landings.iter().zip(parts.iter());
        landings.filter(|(landing, _)| is_inside(landing, partial.inside)).map(|(_, part)| part).sum()
    };
    let (first, second) = (inside(entry.first), inside(i128::from(entry.second)));
    let mut tally = Tally::of(entry);
    (tally.first, tally.second) = (first, second);
    // What is let off or did not arise is not an estimate, however it is divided.
    if entry.kind == Kind::Number {
        tally.apportioned = 1;
        (tally.estimated_first, tally.estimated_second) = (first, second);
    }
    tally
}

fn is_inside(landing: &Landing, run: Run) -> bool {
    run.contains(landing.place)
}

fn behind_on(sheet: &Sheet, measure: MeasureNumber, ground: &Ground, known: Known, rows: &mut Vec<Behind>) {
    let empty = PlaceSet::default();
    let asked = sheet.asked(measure).unwrap_or(&empty);
    let column = sheet.column(measure);
    let whole = ground.runs.iter().flat_map(|run| run.start..run.end).map(|place| (place, None));
    let partial = ground.partial.iter().map(|partial| (partial.place, Some(partial)));
    let mut parts = Vec::new();
    for (place, partial) in whole.chain(partial).filter(|(place, _)| asked.contains(*place)) {
        let Some(organisation) = sheet.tree.body(place) else { continue };
        let entry = column.and_then(|column| column.known_at(place, known));
        let standing = entry.map_or(Standing::Missing, |entry| match entry.kind {
            Kind::Number => Standing::Counted,
            Kind::NothingArose => Standing::NothingArose,
            Kind::Waived => Standing::Waived,
        });
        let tally = entry.map(|entry| match partial {
            None => Tally::of(&entry),
            Some(partial) => share_of(&entry, partial, &mut parts),
        });
        rows.push(Behind {
            sheet: sheet.key.clone(),
            organisation,
            standing,
            adds: tally.map_or((0, 0), |tally| (tally.first, tally.second)),
            is_apportioned: tally.is_some_and(|tally| tally.apportioned > 0),
            marks: entry.map(|entry| entry.marks).unwrap_or_default(),
        });
    }
}

impl std::ops::AddAssign for Total {
    fn add_assign(&mut self, other: Total) {
        self.tally += other.tally;
        self.owed += other.owed;
    }
}
