//! Many totals at once: all bodies of a tree, provinces of a year, returns of a round, ranks. The same figures as the
//! single totals, by ways that go through a column once.

use crate::{
    Day, Marks, Tally,
    asking::{Known, asked_on, share_of},
    column::{Column, Kind, Past},
    places::{PlaceSet, Run},
    row::MeasureNumber,
    sheet::Sheet,
    sums::Sums,
    view::{Ground, View},
};
use domain::ids::OrganisationId;

/// One total of a table: sums, how many statements, and whether there is more to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Of numbers or numerators; of means times weights.
    pub first: i128,
    /// Of denominators or weights.
    pub second: i128,
    /// Statements in it.
    pub reported: u32,
    /// What is to be said of it.
    pub remarks: Remarks,
}

/// What is to be said of a total; how much of it, its [`Total`](crate::Total) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remarks(u8);

impl Remarks {
    /// A statement in it is an estimate, or a share by a split.
    pub const ESTIMATED: Remarks = Remarks(1);
    /// A statement in it is another than what was accepted.
    pub const CHANGED: Remarks = Remarks(2);
    /// Somebody was let off.
    pub const WAIVED: Remarks = Remarks(4);
    /// Somebody who is asked has said nothing.
    pub const MISSING: Remarks = Remarks(8);

    /// Whether all of those are among these.
    pub const fn has(self, other: Remarks) -> bool {
        self.0 & other.0 == other.0
    }

    fn when(self, holds: bool, remark: Remarks) -> Self {
        if holds { Remarks(self.0 | remark.0) } else { self }
    }
}

/// Where several bodies of a view stand in the sheets of one tree: made once for a table, used for all its columns.
#[derive(Debug, Clone)]
pub struct Grounds {
    bodies: Vec<Ground>,
    /// Of bodies that are one run each.
    runs: Option<Vec<Run>>,
    places: usize,
}

/// Totals of one measure after the other, each for the same bodies.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// In the order of measures, in each in that of bodies.
    pub cells: Vec<Cell>,
    ranks: Vec<u16>,
    asked: AskedRanks,
}

/// With as many runs as this, the ranks of all places are cheaper than those of the runs alone.
const PLACES_OF_A_RUN: usize = 8;

impl Grounds {
    /// Of runs of the tree on which the sheet is seen.
    pub fn of(view: &View, sheet: &Sheet, runs: &[Run]) -> Self {
        Grounds::new(runs.iter().map(|run| view.ground_of_run(sheet, *run)).collect(), sheet)
    }

    fn new(bodies: Vec<Ground>, sheet: &Sheet) -> Self {
        let single = bodies.iter().map(|ground| match (ground.runs.as_slice(), ground.partial.is_empty()) {
            ([run], true) => Some(*run),
            _ => None,
        });
        let runs = single.collect();
        Grounds { bodies, runs, places: sheet.tree().len() }
    }

    /// Of bodies, in their order; who is not on the tree stands on nothing.
    pub fn of_bodies(view: &View, sheet: &Sheet, bodies: &[OrganisationId]) -> Self {
        Grounds::new(bodies.iter().map(|body| view.ground(sheet, *body)).collect(), sheet)
    }
}

impl Table {
    /// Empties it and keeps its memory.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.asked = AskedRanks::default();
    }

    /// Adds a row of totals of one measure in one sheet.
    pub fn add(&mut self, sheet: &Sheet, measure: MeasureNumber, grounds: &Grounds, known: Known) {
        let from = self.cells.len();
        self.cells.resize(from + grounds.bodies.len(), Cell::default());
        self.add_to(from, sheet, measure, grounds, known);
    }

    /// Adds what a sheet holds to totals that are there, such as those of the months of a year.
    pub fn add_to(&mut self, from: usize, sheet: &Sheet, measure: MeasureNumber, grounds: &Grounds, known: Known) {
        let cells = self.cells.get_mut(from..).unwrap_or_default();
        let asked = sheet.asked(measure);
        let Some(column) = sheet.column(measure) else {
            let asked = |ground: &Ground| asked.is_some_and(|asked| asked_on(asked, ground) > 0);
            for (cell, _) in cells.iter_mut().zip(&grounds.bodies).filter(|(_, ground)| asked(ground)) {
                cell.remarks = cell.remarks.when(true, Remarks::MISSING);
            }
            return;
        };
        let runs = grounds.runs.as_ref().filter(|_| known == Known::Now);
        let is_full = asked.is_none_or(|asked| asked.len() == column.entries.len());
        match runs {
            Some(runs) if runs.len() * PLACES_OF_A_RUN > grounds.places => {
                column.entries.ranks(grounds.places, &mut self.ranks);
                self.asked.of(asked.filter(|_| !is_full), grounds.places);
                column.fill_by_rank(runs, &self.ranks, &self.asked.ranks, cells);
            }
            Some(runs) => column.fill_in_order(runs, asked.filter(|_| !is_full), cells),
            None => {
                for (cell, ground) in cells.iter_mut().zip(&grounds.bodies) {
                    let said = column.add_cell(cell, ground, known);
                    let is_missing = asked.is_some_and(|asked| asked_on(asked, ground) > said);
                    cell.remarks = cell.remarks.when(is_missing, Remarks::MISSING);
                }
            }
        }
    }
}

/// The ranks of a set that measures share, kept from column to column.
#[derive(Debug, Clone, Default)]
struct AskedRanks {
    of: Option<usize>,
    /// Empty where nobody is missing.
    ranks: Vec<u16>,
}

impl AskedRanks {
    fn of(&mut self, asked: Option<&PlaceSet>, places: usize) {
        let identity = asked.map(|asked| std::ptr::from_ref(asked).addr());
        if self.of != identity || identity.is_none() {
            self.ranks.clear();
            self.of = identity;
            if let Some(asked) = asked {
                asked.ranks(places, &mut self.ranks);
            }
        }
    }
}

impl Column {
    /// For whole trees: the members before each place are at hand.
    fn fill_by_rank(&self, runs: &[Run], ranks: &[u16], asked: &[u16], cells: &mut [Cell]) {
        let is_plain = self.is_plain();
        for (cell, run) in cells.iter_mut().zip(runs) {
            let (Some(start), Some(end)) = (ranks.get(run.start()), ranks.get(run.end())) else { continue };
            self.add_between(cell, usize::from(*start), usize::from(*end));
            if !is_plain {
                self.remark(cell, *run);
            }
            if let (Some(asked), Some(before)) = (asked.get(run.end()), asked.get(run.start())) {
                cell.remarks = cell.remarks.when(asked - before > end - start, Remarks::MISSING);
            }
        }
    }

    /// For some bodies: where one follows the other, the rank between them is looked up once.
    fn fill_in_order(&self, runs: &[Run], asked: Option<&PlaceSet>, cells: &mut [Cell]) {
        let is_plain = self.is_plain();
        let mut last = (0, 0);
        for (cell, run) in cells.iter_mut().zip(runs) {
            let start = if last.0 == run.start() { last.1 } else { self.entries.rank(run.start()) };
            let end = self.entries.rank(run.end());
            last = (run.end(), end);
            self.add_between(cell, start, end);
            if !is_plain {
                self.remark(cell, *run);
            }
            if let Some(asked) = asked {
                cell.remarks = cell.remarks.when(asked.count(*run) > end - start, Remarks::MISSING);
            }
        }
    }

    fn is_plain(&self) -> bool {
        self.waived.is_empty() && self.changed.is_empty() && self.estimated.is_none()
    }

    #[inline]
    fn add_between(&self, cell: &mut Cell, start: usize, end: usize) {
        cell.first += self.first.between(start, end);
        if let Some(second) = &self.second {
            cell.second += second.between(start, end);
        }
        cell.reported += (end - start) as u32;
    }

    /// What is exceptional in a run; the let-off are not in the reported.
    fn remark(&self, cell: &mut Cell, run: Run) {
        let waived = self.waived.count(run) as u32;
        cell.reported -= waived;
        let estimated = self.estimated.as_ref().is_some_and(|estimates| estimates.places.count(run) > 0);
        let changed = !self.changed.is_empty() && self.changed.count(run) > 0;
        let remarks = cell.remarks.when(waived > 0, Remarks::WAIVED).when(changed, Remarks::CHANGED);
        cell.remarks = remarks.when(estimated, Remarks::ESTIMATED);
    }

    /// Adds what stands on a ground; how many said anything.
    fn add_cell(&self, cell: &mut Cell, ground: &Ground, known: Known) -> u32 {
        let mut said = match known {
            Known::On(day) if self.earliest > day.0 => return 0,
            Known::On(day) if self.latest > day.0 => {
                ground.runs.iter().map(|run| self.add_run_as_known(cell, *run, day.0)).sum()
            }
            _ => ground.runs.iter().map(|run| self.add_run(cell, *run)).sum(),
        };
        let mut parts = Vec::new();
        for partial in &ground.partial {
            if let Some(entry) = self.known_at(partial.place, known) {
                cell.add_tally(&share_of(&entry, partial, &mut parts));
                said += 1;
            }
        }
        said
    }

    fn add_run(&self, cell: &mut Cell, run: Run) -> u32 {
        let (start, end) = (self.entries.rank(run.start()), self.entries.rank(run.end()));
        self.add_between(cell, start, end);
        if !self.is_plain() {
            self.remark(cell, run);
        }
        (end - start) as u32
    }

    /// What a run came to at the end of a day: a walk over it, for each statement has a day of its own.
    fn add_run_as_known(&self, cell: &mut Cell, run: Run, day: u16) -> u32 {
        let (Sums::Narrow(first), true, false) = (&self.first, self.is_plain(), self.is_mean) else {
            let tally = self.tally_as_known(run, Day(day));
            cell.add_tally(&tally);
            return tally.reported + tally.waived;
        };
        let (start, end) = (self.entries.rank(run.start()), self.entries.rank(run.end()));
        let days = self.known_from.get(start..end).unwrap_or_default();
        cell.first += i128::from(known_of(first.get(start..=end).unwrap_or_default(), days, day));
        match &self.second {
            Some(Sums::Narrow(second)) => {
                cell.second += i128::from(known_of(second.get(start..=end).unwrap_or_default(), days, day));
            }
            Some(wide) => {
                let known = days.iter().enumerate().filter(|(_, known)| **known <= day);
                cell.second += known.map(|(number, _)| wide.at(start + number)).sum::<i128>();
            }
            None => {}
        }
        let mut said = days.iter().map(|known| u32::from(*known <= day)).sum::<u32>();
        cell.reported += said;
        for past in self.past_in(run).iter().filter(|past| past.from <= day && day < past.to) {
            said += 1;
            cell.add_past(past);
        }
        said
    }
}

/// Of numbers as running sums, those known by a day.
fn known_of(sums: &[i64], days: &[u16], day: u16) -> i64 {
    let numbers = sums.iter().zip(sums.iter().skip(1)).zip(days);
    // A mask instead of a branch: which ones are known has no pattern.
    numbers.map(|((before, after), known)| (after - before) & -i64::from(*known <= day)).sum()
}

impl Cell {
    fn add_past(&mut self, past: &Past) {
        self.first += i128::from(past.first);
        self.second += i128::from(past.second);
        let is_waived = past.kind == Kind::Waived;
        self.reported += u32::from(!is_waived);
        let remarks = self.remarks.when(is_waived, Remarks::WAIVED);
        let remarks = remarks.when(past.marks.has(Marks::ESTIMATED), Remarks::ESTIMATED);
        self.remarks = remarks.when(past.marks.has(Marks::CHANGED), Remarks::CHANGED);
    }

    fn add_tally(&mut self, tally: &Tally) {
        self.first += tally.first;
        self.second += tally.second;
        self.reported += tally.reported;
        let is_estimated = tally.estimated + tally.apportioned > 0;
        self.remarks = self.remarks.when(is_estimated, Remarks::ESTIMATED);
        self.remarks = self.remarks.when(tally.changed > 0, Remarks::CHANGED).when(tally.waived > 0, Remarks::WAIVED);
    }
}
