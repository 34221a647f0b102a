//! How reports came in, and who came how far: for all bodies of a round or a province at once.
//! Counts and sums are those of the columns; only an attainment is a quotient, rounded once at a million millionth.

use crate::{
    asking::Known,
    figures::Figures,
    places::{PlaceSet, Run},
    row::MeasureNumber,
    sheet::Sheet,
    tables::{Grounds, Table},
    view::View,
};
use domain::{ids::OrganisationId, packs::Period, reporting::Amount};
use std::collections::HashMap;

/// How the reports of a body and everyone below it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Returns {
    /// Figures asked for.
    pub owed: u32,
    /// Of these, given.
    pub reported: u32,
    /// Let off.
    pub waived: u32,
    /// Of the given, those that came after their due date.
    pub late: u32,
}

/// What is aimed at, by body and measure.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    amounts: HashMap<OrganisationId, Vec<Option<Amount>>>,
}

/// How far a body came, on the average of the measures for which it has a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attainment {
    /// Who.
    pub organisation: OrganisationId,
    /// In parts of a million million.
    pub attained: i128,
    /// 1 is the best; equal ones share a rank.
    pub rank: u32,
}

/// One whole of an attainment.
const WHOLE: i128 = 1_000_000_000_000;

impl Figures {
    /// How the figures of these measures came in, for each run of the sheet's own tree.
    pub fn returns(&self, sheet: &Sheet, measures: &[MeasureNumber], runs: &[Run]) -> Vec<Returns> {
        let places = sheet.tree().len();
        let mut counts = [vec![0_u32; places + 1], vec![0; places + 1], vec![0; places + 1], vec![0; places + 1]];
        let [owed, said, waived, late] = &mut counts;
        let mut shared: HashMap<usize, (u32, &PlaceSet)> = HashMap::new();
        for measure in measures {
            if let Some(asked) = sheet.asked(*measure) {
                shared.entry(std::ptr::from_ref(asked).addr()).or_insert((0, asked)).0 += 1;
            }
            if let Some(column) = sheet.column(*measure) {
                count_into(said, &column.entries, 1);
                count_into(waived, &column.waived, 1);
                count_into(late, &column.late, 1);
            }
        }
        for (times, asked) in shared.into_values() {
            count_into(owed, asked, times);
        }
        for counts in &mut counts {
            let mut sum = 0;
            for count in counts.iter_mut() {
                sum += std::mem::replace(count, sum);
            }
        }
        let between = |counts: &[u32], run: &Run| match (counts.get(run.start()), counts.get(run.end())) {
            (Some(start), Some(end)) => end - start,
            _ => 0,
        };
        let [owed, said, waived, late] = &counts;
        let of = |run: &Run| {
            let waived = between(waived, run);
            let (owed, reported, late) = (between(owed, run), between(said, run) - waived, between(late, run));
            Returns { owed, reported, waived, late }
        };
        runs.iter().map(of).collect()
    }

    /// How far bodies came: of each the sum of first numbers over the periods against its target, on the average of the
    /// measures that it reported and has a target for; best first. Who reported none of them is not ranked.
    pub fn attainment(
        &self,
        view: &View,
        bodies: &[OrganisationId],
        measures: &[MeasureNumber],
        periods: &[Period],
        targets: &Targets,
    ) -> Vec<Attainment> {
        let mut table = Table::default();
        table.cells.resize(bodies.len() * measures.len(), crate::Cell::default());
        let mut grounds: HashMap<usize, Grounds> = HashMap::new();
        for period in periods {
            for sheet in self.sheets_of(period, true) {
                let Some(tree) = view.number_of(sheet) else { continue };
                let grounds = grounds.entry(tree).or_insert_with(|| Grounds::of_bodies(view, sheet, bodies));
                for (number, measure) in measures.iter().enumerate() {
                    table.add_to(number * bodies.len(), sheet, *measure, grounds, Known::Now);
                }
            }
        }
        let attained = bodies.iter().enumerate().filter_map(|(number, body)| {
            let sums = table.cells.iter().skip(number).step_by(bodies.len());
            let parts = sums.zip(measures).filter(|(cell, _)| cell.reported > 0).filter_map(|(cell, measure)| {
                let target = targets.of(*body, *measure).filter(|target| target.micro() > 0)?;
                quotient(cell.first, i128::from(target.micro()))
            });
            let (sum, count) = parts.fold((0, 0), |(sum, count), part| (sum + part, count + 1));
            rounded(sum, count).map(|attained| Attainment { organisation: *body, attained, rank: 0 })
        });
        ranked(attained.collect())
    }
}

fn ranked(mut attained: Vec<Attainment>) -> Vec<Attainment> {
    attained.sort_by(|one, other| other.attained.cmp(&one.attained).then(one.organisation.cmp(&other.organisation)));
    let mut last: Option<(i128, u32)> = None;
    for (number, one) in attained.iter_mut().enumerate() {
        one.rank = match last {
            Some((attained, rank)) if attained == one.attained => rank,
            _ => number as u32 + 1,
        };
        last = Some((one.attained, one.rank));
    }
    attained
}

/// In parts of a whole; the short way where it fits.
fn quotient(sum: i128, target: i128) -> Option<i128> {
    rounded(sum.checked_mul(WHOLE)?, target)
}

/// To the nearest, a half up; none without a positive divisor.
fn rounded(dividend: i128, divisor: i128) -> Option<i128> {
    if divisor <= 0 {
        return None;
    }
    let raised = dividend.checked_add(divisor / 2)?;
    // Without signs the machine divides in one step what fits into it.
    match u128::try_from(raised) {
        Ok(raised) => i128::try_from(raised.checked_div(divisor.unsigned_abs())?).ok(),
        Err(_) => raised.checked_div_euclid(divisor),
    }
}

impl Targets {
    /// Sets what a body aims at.
    pub fn set(&mut self, organisation: OrganisationId, measure: MeasureNumber, target: Amount) {
        let amounts = self.amounts.entry(organisation).or_default();
        let number = usize::from(measure.0);
        if amounts.len() <= number {
            amounts.resize(number + 1, None);
        }
        if let Some(slot) = amounts.get_mut(number) {
            *slot = Some(target);
        }
    }

    /// What a body aims at.
    pub fn of(&self, organisation: OrganisationId, measure: MeasureNumber) -> Option<Amount> {
        self.amounts.get(&organisation)?.get(usize::from(measure.0)).copied().flatten()
    }
}

fn count_into(counts: &mut [u32], places: &PlaceSet, times: u32) {
    for place in places.iter() {
        if let Some(count) = counts.get_mut(usize::from(place)) {
            *count += times;
        }
    }
}
