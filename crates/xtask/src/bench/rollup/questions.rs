//! The nine questions, asked of the product's roll-up as its pages ask them. Each gives the check values that the other
//! engines print: rows, a sum, and a count.

use super::loading::{Ground, LINE, PARTS, day, organisation, period};
use anyhow::Context;
use domain::{ids::OrganisationId, packs::Period, reporting::Amount};
use jiff::civil::date;
use rollup::{
    Cell, Change, Figures, Grounds, Known, Marks, MeasureNumber, Rollup, Row, Run, Sheet, SheetKey, Statement, Table,
    View,
};
use std::{collections::HashMap, sync::Arc};

/// The day whose tree is the tree of now.
const NOW: jiff::civil::Date = date(2026, 7, 31);

/// Rows, sum, count.
#[derive(Debug, Clone, Copy, Default)]
pub struct Check {
    pub rows: u64,
    /// In millionths, or in parts of a million million.
    pub sum: i128,
    pub sum_one: i128,
    pub third: i128,
    pub third_one: i128,
}

/// What the questions are asked of, made once.
pub struct Asked<'g> {
    pub ground: &'g Ground,
    pub was: View,
    pub now: View,
    wholes: Vec<MeasureNumber>,
    year: Vec<Period>,
    all: Vec<Period>,
    last: Period,
    old_province: OrganisationId,
    new_province: OrganisationId,
    communes: Vec<OrganisationId>,
    /// Where the last period's bodies stand, the same for all its columns.
    grounds: Vec<Option<Grounds>>,
}

impl Check {
    fn amounts(rows: u64, sum: i128, third: i128) -> Self {
        Check { rows, sum, sum_one: 1_000_000, third, third_one: 1 }
    }

    fn add(&mut self, cell: &Cell) {
        if cell.reported > 0 {
            self.rows += 1;
            self.sum += cell.first;
            self.third += i128::from(cell.reported);
        }
    }

    pub fn written(&self) -> [f64; 3] {
        let divided = |number: i128, one: i128| number as f64 / one.max(1) as f64;
        [self.rows as f64, divided(self.sum, self.sum_one), divided(self.third, self.third_one)]
    }
}

impl<'g> Asked<'g> {
    pub fn new(ground: &'g Ground) -> anyhow::Result<Self> {
        let (figures, meta) = (&ground.figures, &ground.meta);
        let now = View::as_is(figures, LINE, NOW)?;
        let was = View::as_was(figures, LINE)?;
        let new_province = organisation(meta.new_prov);
        let tree = now.tree().context("a tree")?;
        let run = tree.run(new_province).context("a province")?;
        let communes = tree.bodies_in(run).iter().skip(1).copied().collect();
        let mut grounds: Vec<Option<Grounds>> = Vec::new();
        for sheet in figures.sheets() {
            let number = was.number_of(sheet).context("a tree")?;
            grounds.resize_with(grounds.len().max(number + 1), || None);
            if let Some(slot @ None) = grounds.get_mut(number) {
                *slot = Some(Grounds::of(&was, sheet, &sheet.tree().runs_to_depth(2)));
            }
        }
        Ok(Asked {
            ground,
            wholes: ground.measures.iter().map(|measure| measure.whole).collect(),
            year: (meta.y0..=meta.y1).map(|number| period(meta, number)).collect::<Result<_, _>>()?,
            all: (0..meta.periods).map(|number| period(meta, number)).collect::<Result<_, _>>()?,
            last: period(meta, meta.plast)?,
            old_province: organisation(meta.old_prov),
            new_province,
            communes,
            was,
            now,
            grounds,
        })
    }

    fn sheets<'f>(&self, figures: &'f Figures, periods: &'f [Period]) -> impl Iterator<Item = &'f Arc<Sheet>> {
        periods.iter().flat_map(|period| figures.sheets_of(period, true))
    }

    /// One old province × all indicators × a year by month.
    pub fn q1(&self) -> Check {
        let figures = &self.ground.figures;
        let mut check = Check::amounts(0, 0, 0);
        let mut grounds: HashMap<usize, Grounds> = HashMap::new();
        let mut table = Table::default();
        for sheet in self.sheets(figures, &self.year) {
            let Some(tree) = self.was.number_of(sheet) else { continue };
            let grounds =
                grounds.entry(tree).or_insert_with(|| Grounds::of_bodies(&self.was, sheet, &[self.old_province]));
            for measure in &self.wholes {
                table.add(sheet, *measure, grounds, Known::Now);
            }
        }
        table.cells.iter().for_each(|cell| check.add(cell));
        check
    }

    /// The last of the year of the same.
    pub fn q1b(&self) -> Check {
        let mut check = Check::amounts(0, 0, 0);
        for measure in &self.wholes {
            let tally = self.ground.figures.latest(&self.was, self.old_province, *measure, &self.year);
            check.rows += u64::from(tally.reported > 0);
            check.sum += tally.first;
        }
        check
    }

    /// All bodies × all indicators, one month.
    pub fn q2(&self, figures: &Figures, table: &mut Table) -> Check {
        let mut check = Check::amounts(0, 0, 0);
        for sheet in figures.sheets_of(&self.last, true) {
            self.whole_sheet(sheet, table, &mut check);
        }
        check
    }

    /// All bodies × indicators × periods, each period on its own tree.
    pub fn q3(&self, table: &mut Table) -> Check {
        let mut check = Check::amounts(0, 0, 0);
        for sheet in self.sheets(&self.ground.figures, &self.all) {
            self.whole_sheet(sheet, table, &mut check);
        }
        check
    }

    fn whole_sheet(&self, sheet: &Sheet, table: &mut Table, check: &mut Check) {
        let Some(number) = self.was.number_of(sheet) else { return };
        let Some(Some(grounds)) = self.grounds.get(number) else { return };
        table.clear();
        for measure in &self.wholes {
            table.add(sheet, *measure, grounds, Known::Now);
        }
        table.cells.iter().for_each(|cell| check.add(cell));
    }

    /// The communes of a province by how far they came in twelve months.
    pub fn q4(&self) -> Check {
        let meta = &self.ground.meta;
        let months = self.all.get(meta.plast - 11..=meta.plast).unwrap_or_default();
        let figures = &self.ground.figures;
        let ranked = figures.attainment(&self.was, &self.communes, &self.wholes, months, &self.ground.targets);
        let sum = ranked.iter().map(|one| one.attained).sum();
        let last = ranked.iter().map(|one| one.rank).max().unwrap_or_default();
        Check { rows: ranked.len() as u64, sum, sum_one: 1_000_000_000_000, third: i128::from(last), third_one: 1 }
    }

    /// Asked, given and in time, for every body.
    pub fn q5(&self) -> Check {
        let figures = &self.ground.figures;
        let mut check = Check { sum_one: 1, third_one: 1, ..Check::default() };
        for sheet in figures.sheets_of(&self.last, true) {
            for returns in figures.returns(sheet, &self.wholes, &sheet.tree().runs_to_depth(2)) {
                check.rows += 1;
                check.sum += i128::from(returns.owed - returns.reported - returns.waived);
                check.third += i128::from(returns.reported - returns.late);
            }
        }
        check
    }

    /// A new province and each of its communes, all indicators, the whole series restated.
    pub fn q6(&self) -> Check {
        let mut check = Check::amounts(0, 0, 0);
        check.third_one = 1_000_000;
        let bodies: Vec<OrganisationId> =
            std::iter::once(self.new_province).chain(self.communes.iter().copied()).collect();
        let mut grounds: HashMap<usize, Grounds> = HashMap::new();
        let mut table = Table::default();
        for sheet in self.sheets(&self.ground.figures, &self.all) {
            let Some(tree) = self.now.number_of(sheet) else { continue };
            let grounds = grounds.entry(tree).or_insert_with(|| Grounds::of_bodies(&self.now, sheet, &bodies));
            table.clear();
            for measure in &self.wholes {
                table.add(sheet, *measure, grounds, Known::Now);
            }
            for cell in table.cells.iter().filter(|cell| cell.reported > 0) {
                check.rows += 1;
                check.sum += cell.first;
                check.third += cell.second;
            }
        }
        check
    }

    /// A thousand new figures of the last month, as one commit.
    pub fn delivery(&self) -> anyhow::Result<Vec<Change>> {
        let meta = &self.ground.meta;
        let sheet = SheetKey::whole(self.last.clone());
        let known_from = day(meta.periods as i32 * 30 + 400)?;
        let mut rows = Vec::new();
        for (leaf, indicator, number) in &self.ground.delta {
            let numbers = self.ground.measures.get(usize::from(*indicator)).context("an indicator")?;
            let first = Amount::from_micro((number * 1e6).round() as i64);
            let mut say = |measure, statement| {
                let organisation = organisation(*leaf);
                rows.push(Row { organisation, measure, known_from, statement, marks: Marks::default() });
            };
            say(numbers.whole, Statement::Number { first, second: None });
            for (part, measure) in numbers.parts.iter().enumerate() {
                let said = Statement::Number { first, second: None };
                say(*measure, if part == 0 { said } else { Statement::Withdrawn });
            }
        }
        Ok(vec![Change::Say { sheet, rows }])
    }

    /// The commit in memory, then all bodies again.
    pub fn q7(&self, live: &Rollup, changes: &[Change], commit: u64, table: &mut Table) -> anyhow::Result<Check> {
        live.take(changes, commit)?;
        Ok(self.q2(&live.read(), table))
    }

    /// Provinces × indicators for a year, as known on a day.
    pub fn q8(&self) -> anyhow::Result<Check> {
        let known = Known::On(day(self.ground.meta.known_on)?);
        let cells = self.year_of_provinces(&self.wholes, known);
        let mut check = Check::amounts(0, 0, 0);
        cells.iter().for_each(|cell| check.add(cell));
        Ok(check)
    }

    /// Provinces × indicators × parts, a year.
    pub fn q9(&self) -> Check {
        let of = |numbers: &super::loading::Numbers| {
            let has_parts = numbers.parts.len() == usize::from(PARTS);
            if has_parts { numbers.parts.clone() } else { vec![numbers.whole] }
        };
        let measures: Vec<MeasureNumber> = self.ground.measures.iter().flat_map(of).collect();
        let mut check = Check::amounts(0, 0, 0);
        self.year_of_provinces(&measures, Known::Now).iter().for_each(|cell| check.add(cell));
        check
    }

    fn year_of_provinces(&self, measures: &[MeasureNumber], known: Known) -> Vec<Cell> {
        let mut table = Table::default();
        let mut grounds: Option<Grounds> = None;
        for sheet in self.sheets(&self.ground.figures, &self.year) {
            let runs: Vec<Run> = sheet.tree().runs_at_depth(1);
            table.cells.resize(runs.len() * measures.len(), Cell::default());
            // The year lies before the reorganisation: one tree.
            let grounds = grounds.get_or_insert_with(|| Grounds::of(&self.was, sheet, &runs));
            for (number, measure) in measures.iter().enumerate() {
                table.add_to(number * runs.len(), sheet, *measure, grounds, known);
            }
        }
        table.cells
    }
}
