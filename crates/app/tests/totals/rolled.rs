//! Figures in memory against what they must come to: the totals that `domain` counts from the rows of a round, and figures
//! that were read from the rows alone.

use app::{figures::LINE, reporting::actions::Round};
use domain::{
    ids::OrganisationId,
    packs::{Component, Indicator, Measure, Period},
    reporting::{RoundRow, RowPlace, Total, TotalFigure, changed, total},
};
use rollup::{Day, Figures, Known, SheetKey, View};
use std::collections::{BTreeMap, BTreeSet};

/// A round with the rows of its reports.
pub type OfRound = (Round, Vec<RoundRow>);

/// Whether the figures of a period are those of the rows of its rounds, for a body and everyone below it.
pub fn agree(figures: &Figures, above: OrganisationId, rounds: &[OfRound], known: Known) -> Result<(), String> {
    let view = View::as_was(figures, figures.line()).map_err(|refusal| refusal.to_string())?;
    let mut codes = BTreeSet::new();
    for (round, _) in rounds {
        let (form, pack) = (round.form().map_err(|failure| format!("{failure:?}"))?, &round.pack);
        for indicator in pack.indicators_of(form).filter(|indicator| codes.insert(indicator.code.clone())) {
            let asked = Asked { figures, view: &view, above, period: round.period(), known };
            asked.agrees(&pack.code, indicator, &newest(rounds, indicator))?;
        }
    }
    Ok(())
}

/// Of each body the row that counts for an indicator: the newest that gives it, else one that is missing, else the waived.
fn newest(rounds: &[OfRound], indicator: &Indicator) -> Vec<RoundRow> {
    let mut rows: BTreeMap<_, (_, &RoundRow)> = BTreeMap::new();
    for (round, of_round) in rounds {
        if !round.form().is_ok_and(|form| form.indicators.contains(&indicator.code)) {
            continue;
        }
        for row in of_round {
            let place = match total(indicator, [row]).rows.first().map(|row| row.place) {
                Some(RowPlace::Counted | RowPlace::NothingArose) => 2,
                Some(RowPlace::Waived) => 0,
                _ => 1,
            };
            let standing = (place, row.given_at_ms.filter(|_| place == 2));
            let known = rows.entry((row.organisation, row.segment.first_day)).or_insert((standing, row));
            if known.0 < standing {
                *known = (standing, row);
            }
        }
    }
    rows.into_values().map(|(_, row)| row.clone()).collect()
}

struct Asked<'f> {
    figures: &'f Figures,
    view: &'f View,
    above: OrganisationId,
    period: Period,
    known: Known,
}

impl Asked<'_> {
    fn agrees(&self, pack: &str, indicator: &Indicator, rows: &[RoundRow]) -> Result<(), String> {
        let name = format!("{pack}/{}", indicator.code);
        if indicator.is_keys() {
            return Ok(());
        }
        let total = total(indicator, rows);
        let (figure, found) = self.total(&name, None)?;
        let counts = &total.completeness;
        let expected =
            [counts.owed, counts.reported, counts.accepted, counts.missing, counts.waived, counts.nothing_arose];
        let tally = found.tally;
        let given = [found.owed, tally.reported, tally.accepted, found.missing(), tally.waived, tally.nothing_arose];
        if given.map(|count| count as usize) != expected || figure != total.figure {
            return Err(format!("{name}: {figure:?} {given:?} instead of {:?} {expected:?}", total.figure));
        }
        if matches!(indicator.measure, Measure::Amount { .. }) && changed_in(indicator, rows, &total) != tally.changed {
            return Err(format!("{name}: {} changed", tally.changed));
        }
        for part in &total.parts {
            let (figure, found) = self.total(&name, Some(&part.code))?;
            if (figure, found.tally.reported as usize) != (part.figure, part.reported) {
                return Err(format!("{name} {}: {figure:?} instead of {:?}", part.code, part.figure));
            }
        }
        Ok(())
    }

    fn total(&self, name: &str, part: Option<&str>) -> Result<(TotalFigure, rollup::Total), String> {
        let number = self.figures.catalogue().find(name, part).ok_or("a measure")?;
        let measure = self.figures.catalogue().measure(number).map_err(|refusal| refusal.to_string())?;
        let total = self.figures.total(self.view, self.above, number, std::slice::from_ref(&self.period), self.known);
        Ok((total.figure(measure), total))
    }
}

/// Of the rows in a total, those whose whole is another than what was accepted first.
fn changed_in(indicator: &Indicator, rows: &[RoundRow], total: &Total) -> u32 {
    let is_in = |of: &domain::reporting::ChangedRow| {
        let mut rows = total.rows.iter().filter(|row| (row.organisation, row.segment) == (of.organisation, of.segment));
        rows.any(|row| matches!(row.place, RowPlace::Counted | RowPlace::NothingArose))
    };
    let rows = changed(indicator, rows).map(|changed| changed.rows).unwrap_or_default();
    let is_whole = |row: &&domain::reporting::ChangedRow| row.cells.iter().any(|(of, ..)| *of == Component::Value);
    rows.iter().filter(is_whole).filter(|row| is_in(row)).count() as u32
}

/// Whether two give the same answers: every body's every statement, now and as known on every day on which one changed.
pub fn same(one: &Figures, other: &Figures) -> Result<(), String> {
    let answers = [one, other].map(answers);
    let [first, second] = &answers;
    if let Some((key, told)) = first.iter().find(|(key, told)| second.get(*key) != Some(told)) {
        return Err(format!("{key}: {told} instead of {:?}", second.get(key)));
    }
    match second.iter().find(|(key, _)| !first.contains_key(*key)) {
        Some((key, told)) => Err(format!("{key}: nothing instead of {told}")),
        None => Ok(()),
    }
}

fn answers(figures: &Figures) -> BTreeMap<String, String> {
    let view = View::as_was(figures, figures.line()).unwrap();
    let mut known: Vec<Known> = days().map(Known::On).collect();
    known.push(Known::Now);
    let mut told = BTreeMap::new();
    for sheet in figures.sheets() {
        let SheetKey { period, last_day } = sheet.key();
        for number in 0..figures.catalogue().measures().len() {
            let measure = figures.catalogue().measures()[number].clone();
            let number = figures.catalogue().find(&measure.indicator, measure.part.as_deref()).unwrap();
            for known in &known {
                let heads = sheet
                    .tree()
                    .bodies()
                    .iter()
                    .filter(|body| figures.graph().parent(**body, LINE, *last_day).is_none());
                for row in
                    heads.flat_map(|head| figures.behind(&view, *head, number, std::slice::from_ref(period), *known))
                {
                    if row.sheet == *sheet.key() {
                        let of = (&measure.indicator, &measure.part, row.organisation);
                        let key = format!("{period:?} {last_day} {of:?} {known:?}");
                        told.insert(key, format!("{:?} {:?} {:?}", row.standing, row.adds, row.marks));
                    }
                }
            }
        }
    }
    told
}

/// The days of the walks.
pub fn days() -> impl Iterator<Item = Day> {
    let first = app::demo::TODAY;
    (0..DAYS).filter_map(move |number| Day::of(first.saturating_add(jiff::Span::new().days(number))))
}

/// How many days a walk may take.
pub const DAYS: i64 = 12;
